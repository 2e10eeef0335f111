/**
 * The one contract between the conversation and a messenger. A channel turns what its messenger sends into an
 * `IncomingUpdate` and an `OutgoingMessage` into calls of its messenger, and nothing else: it knows no cases and no people.
 *
 * - *account*: the messenger's own id of a private dialogue, as text.
 * - *update*: something that happened there; its `id` is unique within the channel and the same when delivered again.
 * - *ref*: what the messenger needs to find a sent message again, as text.
 */

export const channelNames = ['telegram', 'vk', 'max', 'sandbox'] as const;
export type ChannelName = (typeof channelNames)[number];

/** Limits of the lowest common denominator: every message of the dialogue fits into all messengers. */
export const messageLimits = {
  text: 4000,
  buttons: 10,
  rows: 6,
  label: 40,
  /** Bytes of a button's data. */
  data: 64,
} as const;

/** A button either answers (`data`, given back in a press) or opens a page of our own server (`url`). */
export type Button =
  | { readonly type: 'answer'; readonly label: string; readonly data: string }
  | { readonly type: 'open'; readonly label: string; readonly url: string };

/** Who goes first when a messenger is busy: answers, then calls for help, then meetings, then the rest. */
export type Priority = 'now' | 'safety' | 'soon' | 'later';

export type OutgoingMessage = {
  readonly text: string;
  /** Rows of buttons under the message; empty: none. */
  readonly buttons: readonly (readonly Button[])[];
  /**
   * A number made from the outbox key (int32, never 0), the same at each repeat and another for each message, for messengers
   * that drop repeats (VK's `random_id`).
   */
  readonly repeatId?: number;
  /** Absent: `now`. */
  readonly priority?: Priority;
};

/** What happened in a messenger. `id` is the cause of whatever follows from it. */
export type IncomingUpdate = {
  readonly channel: ChannelName;
  readonly id: string;
  readonly account: string;
  readonly at: Date;
} & (
  | { readonly type: 'start'; readonly code: string | null }
  | { readonly type: 'text'; readonly text: string }
  /** `ref`: the message whose button was pressed, if the messenger tells. */
  | { readonly type: 'press'; readonly data: string; readonly ref: string | null }
  | { readonly type: 'voice' | 'file' | 'contact' }
  /** Somebody wrote in a group; `account` is the group. */
  | { readonly type: 'group' }
  /** The person stopped the bot, or let it write again. */
  | { readonly type: 'blocked' | 'unblocked' }
);

/** A sending result says what to do next. */
export type SendResult =
  | { readonly type: 'sent'; readonly ref: string }
  /** `whole`: the messenger means everybody, not this message alone. */
  | {
      readonly type: 'tryLater';
      readonly seconds: number;
      readonly why: string;
      readonly whole?: true;
    }
  /** The person cannot be written to: do not repeat, ask somebody to call. */
  | { readonly type: 'unreachable'; readonly why: string }
  /** The message itself is refused: a defect of ours, do not repeat. */
  | { readonly type: 'rejected'; readonly why: string };

export type ChannelState =
  | { readonly type: 'off' }
  | { readonly type: 'working'; readonly since: Date }
  | { readonly type: 'failing'; readonly since: Date; readonly why: string };

/** Handles one update; resolves when its effects are saved and its reply is sent. It throws only when the store is away. */
export type Receive = (update: IncomingUpdate) => Promise<void>;

/** A webhook as a function from request to response, mounted by the panel under `/webhooks/<name>`. */
export type WebhookRequest = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
};
export type WebhookResponse = { readonly status: number; readonly body: string };

export interface Channel {
  readonly name: ChannelName;
  /** Begins to receive (long polling, or sets the webhook); rejects with one clear sentence when the token is wrong. */
  start(receive: Receive): Promise<void>;
  /** Stops receiving after the update in hand is done. */
  stop(): Promise<void>;
  /** Never throws: what went wrong is in the result. */
  send(account: string, message: OutgoingMessage): Promise<SendResult>;
  /** Shows that the bot is working; failures do not matter. */
  showTyping(account: string): Promise<void>;
  /** Folds the keyboard of a sent message and adds a line below its text («Вы ответили: …»); failures do not matter. */
  fold(account: string, ref: string, text: string): Promise<void>;
  /** The link that opens the bot with an invitation code (≤ 64 of `A-Za-z0-9_-`). */
  inviteLink(code: string): string;
  state(): ChannelState;
  /** Present where the messenger can call us. */
  webhook?(request: WebhookRequest): Promise<WebhookResponse>;
}
