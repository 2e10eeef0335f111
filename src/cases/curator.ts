import { type Case, last } from './case.js';
import { type StaffId } from './ids.js';

/** The family curator: the one named last, before that the curator who opened the case (J1). */
export function curator(kase: Case): StaffId | null {
  const named = last(kase, 'curatorAppointed')?.curator;
  if (named !== undefined) return named;
  const actor = last(kase, 'caseOpened')?.actor;
  return actor?.type === 'staff' && actor.role === 'familyCurator' ? actor.id : null;
}
