import { type StaffRole, staffRoles } from '../cases/actor.js';
import { addDays, type CalendarDay, dayIn } from '../cases/calendar-day.js';
import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseId, TextId } from '../cases/ids.js';
import { meetings } from '../cases/meetings.js';
import { type Projection } from '../cases/projection.js';
import { type CommandRequest } from '../cases/run-command.js';
import { type Status } from '../cases/status.js';
import { type WorkCalendar } from '../cases/working-days.js';
import { type Account } from '../people/account.js';
import { oneOf } from '../people/access-roles.js';
import { type Directory } from '../people/directory.js';
import { mayBeAssigned } from '../people/may-be-assigned.js';
import { shortName } from '../people/person.js';
import { isActive } from '../people/reach.js';
import { type ListScope, listScopes, rolesIn, type Staff } from '../people/staff.js';
import { getProcedure, procedureIds } from '../procedures/procedures.js';
import { type CaseRow, type StaffTalk } from './dialogue/staff/staff-talk.js';
import { shownTexts } from './session.js';
import { type StaffTalkWish } from './staff-conversing.js';
import { serviceOf } from './talk-for.js';

/** A row of the list as the store keeps it. */
export type ListedCase = Projection & {
  readonly id: CaseId;
  readonly number: string;
  readonly procedure: string;
};

/** The stores and rules a talk with staff is gathered from. */
export interface StaffSources {
  readonly staff: { all(): Promise<readonly Staff[]> };
  readonly cases: {
    list(query: { scope: readonly ListScope[]; closed?: boolean }): Promise<readonly ListedCase[]>;
    find(id: CaseId): Promise<{ readonly kase: Case } | null>;
  };
  readonly texts: { findMany(ids: readonly TextId[]): Promise<ReadonlyMap<TextId, string>> };
  readonly accounts: { ofStaff(staff: Staff['id']): Promise<readonly Account[]> };
  readonly settings: { directory(): Promise<Directory> };
  context(kase: Case, by: Pick<CommandRequest, 'actor' | 'door'>): Promise<Context>;
  readonly calendar: WorkCalendar;
  readonly hasPages: boolean;
  readonly now: () => Date;
  readonly technicalNow: () => Date;
}

/** Gathers what the dialogue may know about a member of staff, the own cases and the open one; null: no right to anything. */
export async function gatherStaffTalk(
  sources: StaffSources,
  wish: StaffTalkWish,
): Promise<StaffTalk | null> {
  const all = await sources.staff.all();
  const member = all.find(({ id }) => id === wish.staff);
  const roles = member === undefined ? [] : rolesOf(member, sources.technicalNow());
  const role = roles.find((one) => one === wish.role) ?? roles[0];
  if (member === undefined || role === undefined) return null;
  const [listed, opened, directory, accounts] = await Promise.all([
    Promise.all(roles.map((one) => casesAs(sources, member, one))),
    openedCase(sources, member, role, wish.caseId),
    sources.settings.directory(),
    sources.accounts.ofStaff(member.id),
  ]);
  const rows = listed[roles.indexOf(role)] ?? [];
  const procedure = getProcedure(rows[0]?.procedure ?? procedureIds[0] ?? '');
  const zone = opened?.ctx.zone ?? procedure.zone;
  const today = opened?.ctx.today ?? dayIn(zone, sources.now());
  const texts = await sources.texts.findMany(opened === null ? [] : shownTexts(opened.kase));
  const service = opened === null ? null : serviceOf(opened.kase, directory);
  const text = (id: string): string => texts.get(TextId.parse(id)) ?? '';
  return {
    staff: { id: member.id, role, name: shortName(member) },
    kase: opened?.kase ?? null,
    ctx: opened?.ctx ?? null,
    cases: rows.map((row) => caseRow(row, role)),
    roles: roles.map((one, at) => ({ role: one, n: listed[at]?.length ?? 0 })),
    isParticipant: (wish.account?.persons.length ?? 0) > 0,
    colleagues: opened === null ? [] : await colleagues(sources, opened.kase, all),
    services: directory.services.filter((s) => s.active).map(({ id, name }) => ({ id, name })),
    places: placesOf(opened?.kase ?? null, directory, text),
    sms: {
      leadName: shortName(member),
      phone: member.phone === '' ? (service?.phone ?? '') : member.phone,
      service: service?.name ?? '',
    },
    hasPages: sources.hasPages,
    otherDoor: accounts.find(({ id }) => id !== wish.account?.id)?.channel ?? 'panel',
    wording: procedure.wording,
    now: sources.now(),
    today,
    nextWorkingDay: nextWorkingDay(today, sources.calendar),
    zone,
    staffName: (id) => nameOf(all, id),
    text,
  };
}

/** The first working day after the day. */
function nextWorkingDay(day: CalendarDay, calendar: WorkCalendar): CalendarDay {
  const next = addDays(day, 1);
  return calendar.isWorking(next) ? next : nextWorkingDay(next, calendar);
}

function nameOf(all: readonly Staff[], id: string): string {
  const found = all.find((member) => member.id === id);
  return found === undefined ? '' : shortName(found);
}

/** The roles of the grants that hold now, each once, in their order. */
function rolesOf({ disabled, grants }: Staff, now: Date): StaffRole[] {
  if (disabled) return [];
  const held = grants.filter((grant) => isActive(grant, now)).map(({ role }) => role);
  return [...new Set(held.flatMap((role) => (oneOf(staffRoles, role) ? [role] : [])))];
}

/** The open cases that one of the roles may list. */
function casesAs(
  { cases, technicalNow }: StaffSources,
  member: Staff,
  role: StaffRole,
): Promise<readonly ListedCase[]> {
  const grants = member.grants.filter((grant) => grant.role === role);
  const scope = listScopes({ ...member, grants }, technicalNow());
  return scope.length === 0 ? Promise.resolve([]) : cases.list({ scope, closed: false });
}

/** The case, when this role reaches it: asked of the case itself, not of the list. */
async function openedCase(
  sources: StaffSources,
  member: Staff,
  role: StaffRole,
  id: CaseId | null,
): Promise<{ readonly kase: Case; readonly ctx: Context } | null> {
  const stored = id === null ? null : await sources.cases.find(id);
  const reached =
    stored !== null && rolesIn(member, stored.kase, sources.technicalNow()).includes(role);
  if (!reached) return null;
  const actor = { type: 'staff', id: member.id, role } as const;
  const ctx = await sources.context(stored.kase, { actor, door: 'messenger' });
  return { kase: stored.kase, ctx };
}

/** The results have reached the commission. */
const reported: ReadonlySet<Status> = new Set(['reported', 'heardByCommission', 'followUp']);

function caseRow(row: ListedCase, role: StaffRole): CaseRow {
  return {
    id: row.id,
    number: row.number,
    step: row.steps[role] ?? null,
    limit: row.nextLimit,
    lead: row.facilitators[0] ?? null,
    hearing: row.meeting,
    reported: reported.has(row.status),
    left: row.nextDue === null ? { type: 'noLimit' } : { type: 'due', due: row.nextDue },
    meeting: row.nextMeeting,
    unsent: row.toCall,
  };
}

/** Facilitators whom the service may assign, the one with the fewest open cases first. */
async function colleagues(
  { cases, technicalNow }: StaffSources,
  kase: Case,
  all: readonly Staff[],
): Promise<StaffTalk['colleagues']> {
  const open = await cases.list({ scope: [{ type: 'all' }], closed: false });
  return mayBeAssigned('facilitator', kase, { all, now: technicalNow() })
    .map((s) => ({
      id: s.id,
      name: shortName(s),
      cases: open.filter(({ facilitators }) => facilitators.includes(s.id)).length,
    }))
    .sort((a, b) => a.cases - b.cases);
}

/** The last place of the case comes first, then those of its service (I5). */
function placesOf(
  kase: Case | null,
  directory: Directory,
  text: (id: string) => string,
): readonly string[] {
  if (kase === null) return [];
  const last = meetings(kase).at(-1)?.place;
  const own = directory.services.find((s) => s.name === serviceOf(kase, directory).name);
  const places = [last === undefined ? '' : text(last), ...(own?.places ?? [])];
  return [...new Set(places.filter((place) => place !== ''))];
}
