import { type Case } from '../cases/case.js';
import { presentService } from '../cases/service-of-case.js';
import { isActive } from './reach.js';
import { type Grant, type Staff } from './staff.js';

/** Those to whom the case may be given in this role: the grant holds at `now` (technical clock), for its procedure and for the service that assigns (J1). */
export function mayBeAssigned(
  role: 'facilitator' | 'familyCurator',
  kase: Case,
  { all, now }: { readonly all: readonly Staff[]; readonly now: Date },
): Staff[] {
  const fits = (grant: Grant) =>
    grant.role === role && isActive(grant, now) && isOfProcedure(grant, kase) && isOf(grant, kase);
  return all.filter(({ disabled, grants }) => !disabled && grants.some(fits));
}

const isOfProcedure = ({ procedures }: Grant, kase: Case): boolean =>
  procedures?.includes(kase.procedure.id) ?? true;

/** A grant that names no service is for whichever assigns. */
function isOf(grant: Grant, kase: Case): boolean {
  const service = presentService(kase);
  if (grant.scope !== 'assigned' || grant.ids.length === 0) return true;
  return service === null || grant.ids.includes(service);
}
