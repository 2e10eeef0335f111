import { randomUUID } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import {
  type Instants,
  laneOf,
  type Message,
  messageStates,
  type MessageStore,
  type NewMessage,
  type NewReply,
  type Outcome,
  Recipient,
  type ReplyContent,
} from '../bot/outbox.js';
import { CaseId } from '../cases/ids.js';
import { type Keyring } from '../people/keyring.js';
import { foundBy, gather } from './gathered.js';
import { options } from './model-options.js';
import { nextOrder } from './order.js';

const Stored = z.object({
  _id: z.string(),
  caseId: CaseId.nullable(),
  to: Recipient,
  text: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  urgency: z.enum(['safety', 'meeting', 'normal']),
  createdAt: z.date(),
  notBefore: z.date(),
  state: z.enum(messageStates),
  attempts: z.number(),
  channel: z.string().nullable(),
  sentAt: z.date().nullable(),
  why: z.string().nullable(),
});

const Button = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), label: z.string(), data: z.string() }),
  z.object({ type: z.literal('open'), label: z.string(), url: z.string() }),
]);
const Reply = z.object({
  channel: z.string(),
  address: z.string(),
  message: z.object({
    text: z.string(),
    buttons: z.array(z.array(Button)),
    repeatId: z.number(),
  }),
});

interface MessageDocument extends Omit<z.output<typeof Stored>, 'caseId'> {
  caseId: string | null;
  /** Order of adding. */
  seq: number;
  /** Technical clock: leased or put off until then. */
  busyUntil: Date;
  /** Leased, not put off. */
  leased: boolean;
  /** Whose lease it was last: tells apart who took it. */
  leasedBy?: string;
  /** Whose queue it stands in, by which messenger, and how urgent it is. */
  lane: string;
  via: string | null;
  rank: number;
  /** A reply's address and words, until it has left. */
  sealed: string | null;
  /** Technical clock: a reply is forgotten then. */
  forgetAt: Date | null;
}

const { Mixed } = Schema.Types;
const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const number = { type: Number, required: true } as const;
const schema = new Schema<MessageDocument>(
  {
    _id: text,
    caseId: { type: String, default: null },
    to: { type: Mixed, required: true },
    text,
    data: { type: Mixed, required: true },
    urgency: text,
    createdAt: instant,
    seq: number,
    notBefore: instant,
    state: text,
    attempts: number,
    channel: { type: String, default: null },
    sentAt: { type: Date, default: null },
    why: { type: String, default: null },
    busyUntil: instant,
    leased: { type: Boolean, required: true },
    leasedBy: { type: String },
    lane: text,
    via: { type: String, default: null },
    rank: number,
    sealed: { type: String, default: null },
    forgetAt: { type: Date, default: null },
  },
  options('messages'),
);
schema.index({ state: 1, via: 1, rank: 1, createdAt: 1, seq: 1 });
schema.index({ state: 1, notBefore: 1 });
schema.index({ lane: 1, state: 1, rank: 1, createdAt: 1, seq: 1 });
schema.index({ caseId: 1, createdAt: -1 });
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const order = { rank: 1, createdAt: 1, seq: 1 } as const;
const never = new Date(0);
/** Sent replies are remembered for so long, in case their update comes once more. */
const rememberedMs = 3 * 86_400_000;
const sealOwner = 'replies';
const rank = { safety: 0, meeting: 1, normal: 2 } as const;

type Messages = Model<MessageDocument>;

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
    addReply: (reply, until) => addReply(messages, keyring, reply, until),
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

interface LaneAsked {
  readonly lane: string;
  readonly at: Instants;
}

/** So much of a long queue is looked at: reminders of a member of staff, replies to a dialogue. */
const longest = 200;

const longLane = (messages: Messages, { lane, at }: LaneAsked) =>
  messages
    .find({ lane, state: 'queued', notBefore: { $lte: at.domain } })
    .sort(order)
    .limit(longest)
    .lean();

/** The queues of several persons, none of which is long. */
async function lanesOf(messages: Messages, asked: readonly LaneAsked[]) {
  const until = new Date(Math.max(...asked.map(({ at }) => at.domain.getTime())));
  const lanes = [...new Set(asked.map(({ lane }) => lane))];
  const found = await messages
    .find({ lane: { $in: lanes }, state: 'queued', notBefore: { $lte: until } })
    .sort(order)
    .lean();
  return foundBy(found, ({ lane }) => [lane]);
}

interface LeaseAsked {
  readonly key: string;
  readonly now: Date;
  readonly until: Date;
}

/** Takes those that nobody else has; the keys of those it took. */
async function leaseAll(
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
  { key, account, createdAt, ...content }: NewReply,
  until: Date,
): Promise<'mine' | 'behind' | 'ended'> {
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
