import { type Case, lastOf } from './case.js';
import { type PersonId } from './ids.js';
import { members } from './participants.js';

/** What the person said of the present facilitator (R69; «Вместе»). */
export function facilitatorAnswer(kase: Case, who: PersonId): 'accepted' | 'declined' | 'none' {
  const newest = lastOf(
    kase,
    ['facilitatorAssigned', 'facilitatorReplaced', 'facilitatorAccepted', 'facilitatorDeclined'],
    (e) => !('person' in e) || e.person === who,
  );
  if (newest?.type === 'facilitatorAccepted') return 'accepted';
  return newest?.type === 'facilitatorDeclined' ? 'declined' : 'none';
}

/** The woman asked for another facilitator, and none was named since. */
export const isFacilitatorDeclined = (kase: Case): boolean =>
  members(kase).some((m) => m.role === 'woman' && facilitatorAnswer(kase, m.person) === 'declined');
