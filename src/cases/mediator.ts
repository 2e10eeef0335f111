import { type Case, last, lastOf } from './case.js';

/** The present mediator has not decided yet (Borodino; after a replacement it is asked anew). */
export function isMediatorAsked(kase: Case): boolean {
  const newest = lastOf(kase, ['facilitatorAssigned', 'facilitatorReplaced', 'mediatorDecided']);
  return newest !== undefined && newest.type !== 'mediatorDecided';
}

/** The present mediator runs the programme. */
export const isMediatorWilling = (kase: Case): boolean =>
  last(kase, 'mediatorDecided')?.decision === 'accept' && !isMediatorAsked(kase);
