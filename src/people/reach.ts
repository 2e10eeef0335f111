import { type Case, all, has, last, lastOf } from '../cases/case.js';
import { curator } from '../cases/curator.js';
import { type StaffId } from '../cases/ids.js';
import { staffBehind } from '../cases/projection.js';
import { presentService } from '../cases/service-of-case.js';
import { type AccessCase, type AccessGrant } from './access-case.js';
import { type GrantRole, type Scope } from './access-roles.js';

/** What a grant's scope is compared with. */
export type ReachCase = Pick<
  AccessCase,
  | 'procedure'
  | 'territory'
  | 'commissionId'
  | 'serviceId'
  | 'assignments'
  | 'enteredBy'
  | 'hearingPackage'
>;

/** True when the grant holds at the instant (technical clock). */
export function isActive(grant: AccessGrant, now: Date): boolean {
  const started = grant.from === undefined || grant.from.getTime() <= now.getTime();
  return started && (grant.until === undefined || now.getTime() < grant.until.getTime());
}

/** True when the grant of this account reaches the case (J1); whether it is active is asked apart. */
export function reachesCase(grant: AccessGrant, account: string, kase: ReachCase): boolean {
  const { procedures } = grant;
  if (procedures !== undefined && !procedures.includes(kase.procedure)) return false;
  return byScope[grant.scope](grant, account, kase);
}

type Reach = (grant: AccessGrant, account: string, kase: ReachCase) => boolean;

/** Members of the commission see a case from the hearing package on; its secretary and chair from the draft on. */
const fromTheHearing: ReadonlySet<GrantRole> = new Set<GrantRole>(['commission', 'council']);

const byScope: Readonly<Record<Scope, Reach>> = {
  installation: () => true,
  assigned: (grant, account, kase) =>
    kase.assignments.some((a) => a.staff === account && a.role === grant.role && a.until === null),
  service: (grant, _account, kase) => listed(grant, kase.serviceId),
  commission: (grant, _account, kase) =>
    listed(grant, kase.commissionId) && (!fromTheHearing.has(grant.role) || kase.hearingPackage),
  region: () => false,
  procedure: (grant, _account, kase) =>
    grant.procedures !== undefined &&
    ((grant.ids ?? []).length === 0 || listed(grant, kase.territory)),
  entry: (grant, account, kase) => kase.enteredBy.some((by) => by === account || listed(grant, by)),
};

function listed(grant: AccessGrant, id: string | null): boolean {
  return id !== null && (grant.ids ?? []).includes(id);
}

/** True when no open assignment names a facilitator, so that the head of the service (vmeste: the resource centre) acts. */
export function isLedByHead(kase: ReachCase): boolean {
  const led = kase.assignments.some((a) => a.role === 'facilitator' && a.until === null);
  return !led && (kase.serviceId !== null || kase.procedure === 'vmeste');
}

/** What scopes look at, of a case. */
export function reachOf(kase: Case): ReachCase {
  const opened = last(kase, 'caseOpened');
  return {
    procedure: kase.procedure.id,
    territory: opened?.territory ?? '',
    commissionId: opened?.commission ?? null,
    serviceId: presentService(kase),
    assignments: [...assignmentsOf(kase), ...curatorsOf(kase)],
    enteredBy: staffBehind(kase),
    hearingPackage: has(kase, 'resultsSent'),
  };
}

/** Who leads the family's side: open until another curator is named. */
function curatorsOf(kase: Case): AccessCase['assignments'] {
  const opened = last(kase, 'caseOpened');
  const present = curator(kase);
  if (opened === undefined || present === null) return [];
  const from = last(kase, 'curatorAppointed')?.at ?? opened.at;
  return [{ staff: present, role: 'familyCurator', from, until: null }];
}

/** Every assignment of a facilitator, from the event that made it to the event that named others or gave the case back. */
function assignmentsOf(kase: Case): AccessCase['assignments'] {
  const returned = last(kase, 'referralReturned')?.at ?? null;
  const changes = [...all(kase, 'facilitatorAssigned'), ...all(kase, 'facilitatorReplaced')].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  const present = lastOf(kase, ['facilitatorAssigned', 'facilitatorReplaced']);
  return changes.flatMap((change, i) => {
    const until = change === present ? returned : (changes[i + 1]?.at ?? change.at);
    return change.facilitators.map((staff: StaffId) => ({
      staff,
      role: 'facilitator' as const,
      from: change.at,
      until,
    }));
  });
}
