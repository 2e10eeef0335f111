import { type Actor, type StaffRole } from './actor.js';
import { type Case, has } from './case.js';

/** The roles that lead the case now (G1.1); of Kamchatka and Borodino the secretary, then the head, then the facilitator. */
export function keepers(kase: Case): readonly StaffRole[] {
  if (!has(kase, 'referralSent')) return ['commissionSecretary'];
  return has(kase, 'facilitatorAssigned') ? ['facilitator'] : ['serviceHead'];
}

/** True when who acts leads the case now. */
export function isKeeper(kase: Case, actor: Actor): boolean {
  return (actor.type === 'staff' || actor.type === 'token') && keepers(kase).includes(actor.role);
}
