import { type Case, last, lastOf } from './case.js';

/** The mediator has not decided yet, or another one was named after a refusal (Borodino, G3.3). */
export function isMediatorAsked(kase: Case): boolean {
  const newest = lastOf(kase, ['facilitatorAssigned', 'facilitatorReplaced', 'mediatorDecided']);
  const accepted = last(kase, 'mediatorDecided')?.decision === 'accept';
  return newest !== undefined && newest.type !== 'mediatorDecided' && !accepted;
}

/** The present mediator runs the programme. */
export const isMediatorWilling = (kase: Case): boolean =>
  last(kase, 'mediatorDecided')?.decision === 'accept' && !isMediatorAsked(kase);
