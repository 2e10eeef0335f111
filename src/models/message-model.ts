import { type Connection } from 'mongoose';
import {
  laneOf,
  type Message,
  type MessageStore,
  type NewMessage,
  type NewReply,
  type Outcome,
  Recipient,
  type ReplyContent,
} from '../bot/outbox.js';
import { type Keyring } from '../people/keyring.js';
import { gather } from './gathered.js';
import {
  type MessageDocument,
  type Messages,
  order,
  Reply,
  schema,
  Stored,
} from './message-document.js';
import { type LaneAsked, lanesOf, leaseAll, type LeaseAsked, longLane } from './message-lanes.js';
import { nextOrder } from './order.js';

const never = new Date(0);
/** Sent replies are remembered for so long, in case their update comes once more. */
const rememberedMs = 3 * 86_400_000;
const sealOwner = 'replies';
const rank = { safety: 0, meeting: 1, normal: 2 } as const;

/** The outbox in MongoDB or the embedded store. */
export function messageModel(
  connection: Connection,
  keyring: Keyring,
  technicalNow: () => Date,
): MessageStore & { createIndexes(): Promise<void> } {
  const messages = connection.model<MessageDocument>('Message', schema);
  const add = gather((added: readonly (readonly NewMessage[])[]) =>
    messages.bulkWrite(added.flat().map(addOne)),
  );
  const laneOfPerson = gather((asked: readonly LaneAsked[]) => lanesOf(messages, asked));
  const lease = gather((asked: readonly LeaseAsked[]) => leaseAll(messages, asked));
  return {
    add: async (added) => {
      if (added.length > 0) await add(added);
    },
    addReply: (reply, until) => addReply(messages, keyring, technicalNow, reply, until),
    waiting: async (via, { domain, technical }, limit, except = []) => {
      const due = { notBefore: { $lte: domain }, busyUntil: { $lte: technical } };
      const others = except.length === 0 ? {} : { lane: { $nin: [...except] } };
      const found = await messages
        .find({ state: 'queued', via, ...due, ...others }, { to: 1, lane: 1 })
        .sort(order)
        .limit(limit)
        .lean();
      const lanes = new Map(found.map((m) => [m.lane, Recipient.parse(m.to)]));
      return [...lanes.values()];
    },
    lane: async (to, at) => {
      const lane = laneOf(to);
      const found =
        to.type === 'person'
          ? (await laneOfPerson({ lane, at }))(lane)
          : await longLane(messages, { lane, at });
      const due = found.filter((m) => m.notBefore <= at.domain);
      const busy = due.findIndex((m) => m.busyUntil > at.technical);
      const free = busy < 0 ? due : due.slice(0, busy);
      return Promise.all(free.map((m) => messageOf(keyring, m)));
    },
    lease: async (key, technicalNow, until) =>
      (await lease({ key, now: technicalNow, until })).has(key),
    settle: async (keys, outcome) => {
      await settle(messages, keys, outcome);
      const replies =
        outcome.type === 'later' ? [] : keys.filter((key) => key.startsWith('reply:'));
      if (replies.length === 0) return;
      const forgetAt = new Date(technicalNow().getTime() + rememberedMs);
      await messages.updateMany({ _id: { $in: replies } }, { $set: { forgetAt } });
    },
    freeLeases: async () => {
      const free = { $set: { busyUntil: never, leased: false } };
      await messages.updateMany({ state: 'queued', leased: true }, free);
    },
    ofCase: async (caseId, limit) => {
      const found = await messages
        .find({ caseId })
        .sort({ createdAt: -1, seq: -1 })
        .limit(limit)
        .lean();
      return Promise.all(found.map((m) => messageOf(keyring, m)));
    },
    nextAt: async () => (await oldest(messages))?.notBefore ?? null,
    state: async (domainNow) => {
      const due = { state: 'queued' as const, notBefore: { $lte: domainNow } };
      const first = await oldest(messages);
      return {
        queued: await messages.countDocuments(due),
        oldest: first === null || first.notBefore > domainNow ? null : first.notBefore,
      };
    },
    createIndexes: () => messages.createIndexes(),
  };
}

function addOne({ key, ...message }: NewMessage) {
  const fresh = { ...fieldsOf(message), busyUntil: never, leased: false };
  return { updateOne: { filter: { _id: key }, update: { $setOnInsert: fresh }, upsert: true } };
}

const oldest = (messages: Messages) =>
  messages.findOne({ state: 'queued' }, { notBefore: 1 }).sort({ notBefore: 1 }).lean();

function fieldsOf({ via = null, ...message }: Omit<NewMessage, 'key'>) {
  return {
    ...message,
    via,
    lane: laneOf(message.to),
    rank: rank[message.urgency],
    seq: nextOrder(),
    state: 'queued',
    attempts: 0,
    channel: null,
    sentAt: null,
    why: null,
    sealed: null,
    forgetAt: null,
  };
}

async function addReply(
  messages: Messages,
  keyring: Keyring,
  technicalNow: () => Date,
  { key, account, createdAt, ...content }: NewReply,
  until: Date,
): Promise<'mine' | 'behind' | 'ended'> {
  const now = technicalNow();
  const known = await messages.findById(key, { state: 1, seq: 1 }).lean();
  if (known !== null && known.state !== 'queued') return 'ended';
  const to = { type: 'account', id: account } as const;
  const earlier = await messages.exists({
    lane: laneOf(to),
    state: 'queued',
    _id: { $ne: key },
    ...(known === null ? {} : { seq: { $lt: known.seq } }),
  });
  const mine = earlier === null;
  if (known !== null)
    return mine && (await takeAgain(messages, key, now, until)) ? 'mine' : 'behind';
  const fresh = {
    ...fieldsOf({
      caseId: null,
      to,
      text: 'reply',
      data: {},
      urgency: 'safety',
      createdAt,
      notBefore: createdAt,
      via: content.channel,
    }),
    sealed: await keyring.seal(sealOwner, content, key),
  };
  const lease = mine ? { busyUntil: until, leased: true } : { leased: false };
  await messages.updateOne(
    { _id: key, state: 'queued' },
    {
      $set: lease,
      $setOnInsert: mine ? fresh : { ...fresh, busyUntil: never },
    },
    { upsert: true },
  );
  return mine ? 'mine' : 'behind';
}

/** A reply whose update comes again; false: the outbox is sending it, or it is put off. */
async function takeAgain(
  messages: Messages,
  key: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const taken = await messages.updateOne(
    { _id: key, state: 'queued', busyUntil: { $lte: now } },
    { $set: { busyUntil: until, leased: true } },
  );
  return taken.matchedCount === 1;
}

async function settle(
  messages: Messages,
  keys: readonly string[],
  outcome: Outcome,
): Promise<void> {
  const these = { _id: { $in: [...keys] } };
  if (outcome.type === 'postponed') {
    const change = { notBefore: outcome.until, busyUntil: never, leased: false };
    await messages.updateMany(these, { $set: change });
    return;
  }
  if (outcome.type !== 'later') {
    const { type: state, at: sentAt, channel, why } = outcome;
    const change = { state, sentAt, channel, why, sealed: null, leased: false };
    await messages.updateMany(these, { $set: change });
    return;
  }
  const { until: busyUntil, why } = outcome;
  await messages.updateMany(these, { $set: { busyUntil, why, leased: false } });
  const lanes = await messages.distinct('lane', these);
  await messages.updateMany(
    { lane: { $in: lanes }, state: 'queued', rank: { $gt: 0 }, busyUntil: { $lt: busyUntil } },
    { $set: { busyUntil } },
  );
}

async function messageOf(keyring: Keyring, found: MessageDocument): Promise<Message> {
  const { _id, ...message } = Stored.parse(found);
  return { key: _id, ...message, reply: await replyOf(keyring, found) };
}

async function replyOf(
  keyring: Keyring,
  { _id, sealed }: Pick<MessageDocument, '_id' | 'sealed'>,
): Promise<ReplyContent | null> {
  return sealed === null ? null : Reply.parse(await keyring.open(sealOwner, sealed, _id));
}
