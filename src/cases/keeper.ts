import { type Actor, type StaffRole } from './actor.js';
import { type Case, has } from './case.js';

/** Who leads where no commission sends a referral (G1.1). */
const withoutReferral: Readonly<Record<string, (kase: Case) => readonly StaffRole[]>> = {
  altai: (kase) => [has(kase, 'facilitatorAssigned') ? 'facilitator' : 'serviceHead'],
  vmeste: (kase) => [
    has(kase, 'documentsPassed') ? 'facilitator' : 'ufsinSpecialist',
    'resourceCentre',
  ],
  yugra: () => ['familyCurator', 'resourceCentre'],
};

/** The roles that lead the case now (G1.1); with a commission the secretary, then the head, then the facilitator. */
export function keepers(kase: Case): readonly StaffRole[] {
  const own = withoutReferral[kase.procedure.id];
  if (own !== undefined) return own(kase);
  if (!has(kase, 'referralSent')) return ['commissionSecretary'];
  return has(kase, 'facilitatorAssigned') ? ['facilitator'] : ['serviceHead'];
}

/** True when who acts leads the case now. */
export function isKeeper(kase: Case, actor: Actor): boolean {
  return (actor.type === 'staff' || actor.type === 'token') && keepers(kase).includes(actor.role);
}
