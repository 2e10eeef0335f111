import { z } from 'zod';
import { type CaseId, PersonId, StaffId } from '../cases/ids.js';
import { type OutgoingMessage } from './channels/channel.js';

/** To whom a message goes: a person, a member of staff, or, for a reply, the dialogue it answers (its lookup id). */
export const Recipient = z.discriminatedUnion('type', [
  z.object({ type: z.literal('person'), id: PersonId }),
  z.object({ type: z.literal('staff'), id: StaffId }),
  z.object({ type: z.literal('account'), id: z.string() }),
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
  /** What a reply says, until it has left; null for everything whose sentence is made when it is sent. */
  readonly reply: ReplyContent | null;
}

export type NewMessage = Pick<
  Message,
  'key' | 'caseId' | 'to' | 'text' | 'data' | 'urgency' | 'createdAt' | 'notBefore'
> & {
  /** The messenger it will probably leave by, so that one that is slow holds up no other; absent: not known. */
  readonly via?: string | null;
};

/** A made sentence and where it goes; sealed at rest. */
export interface ReplyContent {
  readonly channel: string;
  /** The messenger's own id of the dialogue. */
  readonly address: string;
  readonly message: OutgoingMessage;
}

/** An answer to a press or a text, written down before it is sent. */
export interface NewReply extends ReplyContent {
  /** `reply:<update>:<number>`. */
  readonly key: string;
  /** The lookup id of the dialogue. */
  readonly account: string;
  /** Domain clock. */
  readonly createdAt: Date;
}

/** How the sending of a message ended. */
export type Outcome =
  | {
      readonly type: 'sent' | 'panel' | 'unreachable' | 'rejected' | 'dropped';
      readonly at: Date;
      readonly channel: string | null;
      readonly why: string | null;
    }
  /** Technical clock; whatever else waits for this recipient waits as long. */
  | { readonly type: 'later'; readonly until: Date; readonly why: string }
  /** Domain clock: the recipient's hours are over. */
  | { readonly type: 'postponed'; readonly until: Date };

/** An instant of both clocks. */
export interface Instants {
  readonly domain: Date;
  readonly technical: Date;
}

/** Where messages wait; fulfilled by `models`. */
export interface MessageStore {
  /** Adds those whose key is new. */
  add(messages: readonly NewMessage[]): Promise<void>;
  /**
   * Writes a reply down before it is sent. `mine`: leased to the caller until then, who sends it now; `behind`: earlier replies
   * to the dialogue wait and it follows them, or the outbox has it in hand; `ended`: it was sent before.
   */
  addReply(reply: NewReply, until: Date): Promise<'mine' | 'behind' | 'ended'>;
  /**
   * Who has something that may leave by this messenger, the most urgent and oldest first; what is leased or put off does not
   * count, nor do the queues that are excepted. At most `limit` messages are looked at.
   */
  waiting(
    via: string | null,
    at: Instants,
    limit: number,
    except?: readonly string[],
  ): Promise<readonly Recipient[]>;
  /**
   * What may leave to the recipient, in order; empty while the first of it is leased or put off. Of a very long queue of staff its
   * beginning.
   */
  lane(to: Recipient, at: Instants): Promise<readonly Message[]>;
  /** Takes the message for a while (technical clock); false: another process has it. */
  lease(key: string, technicalNow: Date, until: Date): Promise<boolean>;
  /** What was said together is settled together. */
  settle(keys: readonly string[], outcome: Outcome): Promise<void>;
  /** Frees every lease: only where no other process can be sending. */
  freeLeases(): Promise<void>;
  ofCase(caseId: CaseId, limit: number): Promise<readonly Message[]>;
  /** The first domain instant at which a queued message may leave. */
  nextAt(): Promise<Date | null>;
  /** How many may leave at the domain instant, and since when the oldest of them. */
  state(domainNow: Date): Promise<{ readonly queued: number; readonly oldest: Date | null }>;
}

/** What tells the queues of the outbox apart: messages of one are sent in order. */
export const laneOf = ({ type, id }: Recipient): string => `${type}:${id}`;
