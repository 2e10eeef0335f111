import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type Message, messageStates, type MessageStore, Recipient } from '../bot/outbox.js';
import { CaseId } from '../cases/ids.js';

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

interface MessageDocument extends Omit<z.output<typeof Stored>, 'caseId'> {
  caseId: string | null;
  /** Order of adding within one instant. */
  seq: number;
  /** Technical clock: leased or put off until then. */
  busyUntil: Date;
}

const { Mixed } = Schema.Types;
const schema = new Schema<MessageDocument>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, default: null },
    to: { type: Mixed, required: true },
    text: { type: String, required: true },
    data: { type: Mixed, required: true },
    urgency: { type: String, required: true },
    createdAt: { type: Date, required: true },
    seq: { type: Number, required: true },
    notBefore: { type: Date, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    channel: { type: String, default: null },
    sentAt: { type: Date, default: null },
    why: { type: String, default: null },
    busyUntil: { type: Date, required: true },
  },
  {
    collection: 'messages',
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  },
);
schema.index({ state: 1, notBefore: 1 });
schema.index({ caseId: 1, createdAt: -1 });

const order = { createdAt: 1, seq: 1, _id: 1 } as const;
const never = new Date(0);

/** The outbox in MongoDB or the embedded store. */
export function messageModel(
  connection: Connection,
): MessageStore & { createIndexes(): Promise<void> } {
  const messages = connection.model<MessageDocument>('Message', schema);
  return {
    add: async (added) => {
      for (const [seq, { key, ...message }] of added.entries()) {
        const fresh = {
          ...message,
          seq,
          state: 'queued',
          attempts: 0,
          channel: null,
          sentAt: null,
          why: null,
          busyUntil: never,
        };
        await messages.updateOne({ _id: key }, { $setOnInsert: fresh }, { upsert: true });
      }
    },
    due: async (domainNow, technicalNow, limit) => {
      const found = await messages
        .find({
          state: 'queued',
          notBefore: { $lte: domainNow },
          busyUntil: { $lte: technicalNow },
        })
        .sort(order)
        .limit(limit)
        .lean();
      return found.map(messageOf);
    },
    lease: async (key, technicalNow, until) => {
      const taken = await messages.updateOne(
        { _id: key, state: 'queued', busyUntil: { $lte: technicalNow } },
        { $set: { busyUntil: until }, $inc: { attempts: 1 } },
      );
      return taken.matchedCount === 1;
    },
    settle: async (key, outcome) => {
      const { why } = outcome;
      await messages.updateOne(
        { _id: key },
        outcome.type === 'later'
          ? { $set: { busyUntil: outcome.until, why } }
          : { $set: { state: outcome.type, sentAt: outcome.at, channel: outcome.channel, why } },
      );
    },
    ofCase: async (caseId, limit) =>
      (await messages.find({ caseId }).sort({ createdAt: -1, seq: -1 }).limit(limit).lean()).map(
        messageOf,
      ),
    nextAt: async () =>
      (await messages.findOne({ state: 'queued' }, { notBefore: 1 }).sort({ notBefore: 1 }).lean())
        ?.notBefore ?? null,
    state: async () => ({
      queued: await messages.countDocuments({ state: 'queued' }),
      oldest:
        (
          await messages
            .findOne({ state: 'queued' }, { notBefore: 1 })
            .sort({ notBefore: 1 })
            .lean()
        )?.notBefore ?? null,
    }),
    createIndexes: async () => {
      await messages.createIndexes();
    },
  };
}

function messageOf(found: unknown): Message {
  const { _id, ...message } = Stored.parse(found);
  return { key: _id, ...message };
}
