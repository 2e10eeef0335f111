import { type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { messageStates, Recipient } from '../bot/outbox.js';
import { CaseId } from '../cases/ids.js';
import { options } from './model-options.js';

/** What is read back of a message. */
export const Stored = z.object({
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
/** What a reply says, behind its seal. */
export const Reply = z.object({
  channel: z.string(),
  address: z.string(),
  message: z.object({
    text: z.string(),
    buttons: z.array(z.array(Button)),
    repeatId: z.number(),
  }),
});

/** A message as it is stored. */
export interface MessageDocument extends Omit<z.output<typeof Stored>, 'caseId'> {
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
export const schema = new Schema<MessageDocument>(
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

/** How messages of one queue follow each other. */
export const order = { rank: 1, createdAt: 1, seq: 1 } as const;

export type Messages = Model<MessageDocument>;
