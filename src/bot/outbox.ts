import { z } from 'zod';
import { type CaseId, PersonId, StaffId } from '../cases/ids.js';

/** To whom a message goes: a person, or a member of staff. */
export const Recipient = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person'), id: PersonId }),
  z.object({ type: z.literal('staff'), id: StaffId }),
]);
export type Recipient = z.output<typeof Recipient>;

/** `panel`: the recipient has no messenger; staff see it in the panel. */
export const messageStates = [
  'queued',
  'sent',
  'panel',
  'unreachable',
  'rejected',
  'dropped',
] as const;
export type MessageState = (typeof messageStates)[number];

/** A message of the outbox: the text's key and ids; the sentence is made when it is sent. */
export interface Message {
  /** Made from what caused it; doing it twice adds nothing. */
  readonly key: string;
  /** Null: of no case alone (a digest, several reminders in one, a newly linked messenger). */
  readonly caseId: CaseId | null;
  readonly to: Recipient;
  readonly text: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly urgency: 'safety' | 'meeting' | 'normal';
  /** Domain clock. */
  readonly createdAt: Date;
  /** Domain clock: not before the sending hours of its recipient. */
  readonly notBefore: Date;
  readonly state: MessageState;
  readonly attempts: number;
  readonly channel: string | null;
  /** Domain clock; null until it left. */
  readonly sentAt: Date | null;
  readonly why: string | null;
}

export type NewMessage = Pick<
  Message,
  'key' | 'caseId' | 'to' | 'text' | 'data' | 'urgency' | 'createdAt' | 'notBefore'
>;

/** How the sending of a message ended. */
export type Outcome =
  | {
      readonly type: 'sent' | 'panel' | 'unreachable' | 'rejected' | 'dropped';
      readonly at: Date;
      readonly channel: string | null;
      readonly why: string | null;
    }
  /** Technical clock. */
  | { readonly type: 'later'; readonly until: Date; readonly why: string };

/** Where messages wait; fulfilled by `models`. */
export interface MessageStore {
  /** Adds those whose key is new. */
  add(messages: readonly NewMessage[]): Promise<void>;
  /** Messages that may leave at the domain instant, oldest first; those leased or put off (technical clock) are left out. */
  due(domainNow: Date, technicalNow: Date, limit: number): Promise<readonly Message[]>;
  /** Takes the message for a while (technical clock); false: another process has it. */
  lease(key: string, technicalNow: Date, until: Date): Promise<boolean>;
  settle(key: string, outcome: Outcome): Promise<void>;
  ofCase(caseId: CaseId, limit: number): Promise<readonly Message[]>;
  /** The first domain instant at which a queued message may leave. */
  nextAt(): Promise<Date | null>;
  state(): Promise<{ readonly queued: number; readonly oldest: Date | null }>;
}
