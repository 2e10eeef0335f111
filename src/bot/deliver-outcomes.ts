import { type SendResult } from './channels/channel.js';
import { type Delivering } from './deliver-lane.js';
import { type Outcome, type Recipient } from './outbox.js';

/** Seconds to wait at least after the n-th failure that the messenger did not explain by a flood. */
const backoff = (attempts: number): number => Math.min(60, 5 * 2 ** Math.min(attempts, 4));

/** How a sending ended, as the messenger said it. */
export function outcomeOf(
  delivering: Delivering,
  result: SendResult,
  channel: string,
  attempts: number,
): Outcome {
  if (result.type === 'sent') return ended(delivering, 'sent', channel, null);
  if (result.type !== 'tryLater') return ended(delivering, result.type, channel, result.why);
  const { seconds, whole, why } = result;
  return later(delivering, whole === true ? seconds : Math.max(seconds, backoff(attempts)), why);
}

/** Once more after so many seconds. */
export const later = ({ technicalNow }: Delivering, seconds: number, why: string): Outcome => ({
  type: 'later',
  until: new Date(technicalNow().getTime() + seconds * 1000),
  why,
});

/** Ended for good. */
export const ended = (
  delivering: Delivering,
  type: 'sent' | 'panel' | 'unreachable' | 'rejected' | 'dropped',
  channel: string | null,
  why: string | null,
): Outcome => ({ type, at: delivering.domainNow(), channel, why });

/** Nothing is written there: staff see it in the panel, a participant is called (G1.8, R192). */
export const nowhere = (
  delivering: Delivering,
  { type }: Recipient,
  why: 'noAccount' | 'channelOff',
): Outcome => ended(delivering, type === 'staff' ? 'panel' : 'unreachable', null, why);
