import { randomUUID } from 'node:crypto';
import { type Instants } from '../bot/outbox.js';
import { foundBy } from './gathered.js';
import { type Messages, order } from './message-document.js';

/** Whose queue, as of when. */
export interface LaneAsked {
  readonly lane: string;
  readonly at: Instants;
}

/** So much of a long queue is looked at: reminders of a member of staff, replies to a dialogue. */
const longest = 200;

/** The beginning of a queue that may be long. */
export const longLane = (messages: Messages, { lane, at }: LaneAsked) =>
  messages
    .find({ lane, state: 'queued', notBefore: { $lte: at.domain } })
    .sort(order)
    .limit(longest)
    .lean();

/** The queues of several persons, none of which is long. */
export async function lanesOf(messages: Messages, asked: readonly LaneAsked[]) {
  const until = new Date(Math.max(...asked.map(({ at }) => at.domain.getTime())));
  const lanes = [...new Set(asked.map(({ lane }) => lane))];
  const found = await messages
    .find({ lane: { $in: lanes }, state: 'queued', notBefore: { $lte: until } })
    .sort(order)
    .lean();
  return foundBy(found, ({ lane }) => [lane]);
}

/** Which message, at which technical instant, for how long. */
export interface LeaseAsked {
  readonly key: string;
  readonly now: Date;
  readonly until: Date;
}

/** Takes those that nobody else has; the keys of those it took. */
export async function leaseAll(
  messages: Messages,
  asked: readonly LeaseAsked[],
): Promise<ReadonlySet<string>> {
  const keys = asked.map(({ key }) => key);
  const now = new Date(Math.max(...asked.map((one) => one.now.getTime())));
  const busyUntil = new Date(Math.min(...asked.map(({ until }) => until.getTime())));
  const leasedBy = randomUUID();
  const taken = await messages.updateMany(
    { _id: { $in: keys }, state: 'queued', busyUntil: { $lte: now } },
    { $set: { busyUntil, leased: true, leasedBy }, $inc: { attempts: 1 } },
  );
  if (taken.matchedCount === new Set(keys).size) return new Set(keys);
  const mine = await messages.find({ _id: { $in: keys }, leasedBy }, { _id: 1 }).lean();
  return new Set(mine.map(({ _id }) => _id));
}
