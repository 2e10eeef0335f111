import { type PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { bundleOf } from './bundle.js';
import { type Channel, type OutgoingMessage, type Priority } from './channels/channel.js';
import { ended, later, nowhere, outcomeOf } from './deliver-outcomes.js';
import {
  type Instants,
  type Message,
  type MessageStore,
  type Outcome,
  type Recipient,
} from './outbox.js';

/** What messages are when they are sent. */
export type Rendered =
  /** The parts of one message in order; `notWanted` names the keys of those that nobody needs any more, and why. */
  | {
      readonly type: 'messages';
      readonly messages: readonly OutgoingMessage[];
      /** The keys that these parts say; the rest is said later. */
      readonly said: readonly string[];
      readonly notWanted?: ReadonlyMap<string, string>;
    }
  /** None of them is wanted. */
  | { readonly type: 'notWanted'; readonly why: string }
  /** The recipient's hours begin then (domain clock). */
  | { readonly type: 'wait'; readonly until: Date };

export interface Delivering {
  readonly messages: MessageStore;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly accountsOf: (to: Recipient) => Promise<readonly Account[]>;
  readonly addressOf: (account: string) => Promise<string | null>;
  /** The messenger is not switched off for the case of the message (R192). */
  readonly isOn: (message: Message, channel: string) => Promise<boolean>;
  /** Makes the sentence of what is said together now, after asking once more whether it is still wanted. */
  readonly render: (together: readonly Message[], account: Account) => Promise<Rendered>;
  /** When a reply that comes late may be said (domain clock); null: now. */
  readonly replyOpening: (reply: Message) => Promise<Date | null>;
  /** A participant cannot be reached, for this reason: the keeper is asked to call. */
  readonly onUnreachable: (message: Message, person: PersonId, why: string | null) => Promise<void>;
  readonly domainNow: () => Date;
  readonly technicalNow: () => Date;
  readonly log: (fields: Readonly<Record<string, string | number>>, message: string) => void;
}

const leaseMs = 30_000;
const priorities = {
  safety: 'safety',
  meeting: 'soon',
  normal: 'later',
} as const satisfies Record<Message['urgency'], Priority>;

export const instants = ({ domainNow, technicalNow }: Delivering): Instants => ({
  domain: domainNow(),
  technical: technicalNow(),
});

/** Says everything that may leave to one recipient, in order, until stopped; false: there was nothing to be done. */
export async function deliverLane(
  delivering: Delivering,
  to: Recipient,
  stopped: () => boolean,
): Promise<boolean> {
  for (let rounds = 0; ; rounds += 1) {
    if (stopped()) return true;
    const queue = await delivering.messages.lane(to, instants(delivering));
    const [first] = queue;
    if (first === undefined || !(await lease(delivering, first))) return rounds > 0;
    const next = await deliverNext(delivering, queue);
    if (next === 'held' || (next === 'all' && to.type === 'person')) return true;
  }
}

function lease({ messages, technicalNow }: Delivering, { key }: Message): Promise<boolean> {
  const now = technicalNow();
  return messages.lease(key, now, new Date(now.getTime() + leaseMs));
}

/** `held`: the rest of the lane has to wait; `all`: nothing of the queue is left. */
async function deliverNext(
  delivering: Delivering,
  queue: readonly Message[],
): Promise<'held' | 'all' | 'some'> {
  const { together, overtaken } = bundleOf(queue);
  if (overtaken.length > 0)
    await settle(delivering, overtaken, ended(delivering, 'dropped', null, 'overtaken'));
  const wanted = queue.filter((message) => !overtaken.includes(message));
  const said = await deliverOne(delivering, together, wanted).catch((error: unknown) =>
    broken(delivering, together, error),
  );
  for (const { messages, outcome } of said) {
    await noticeUnreachable(delivering, messages, outcome);
    await settle(delivering, messages, outcome);
  }
  if (said.some(({ outcome }) => outcome.type === 'later')) return 'held';
  return said.flatMap(({ messages }) => messages).length === wanted.length ? 'all' : 'some';
}

interface Said {
  readonly messages: readonly Message[];
  readonly outcome: Outcome;
}

/** A defect of ours in one message holds up its recipient and nobody else. */
function broken(delivering: Delivering, together: readonly Message[], error: unknown): Said[] {
  const why = error instanceof Error ? error.name : 'unknown';
  const [first] = together;
  delivering.log({ message: first?.text ?? '', error: why }, 'a message could not be made');
  return [{ messages: together.slice(0, 1), outcome: later(delivering, 60, `broken: ${why}`) }];
}

/** Before it is settled: killed in between, the task is asked for again, and once (its cause is the message's key). */
async function noticeUnreachable(
  { onUnreachable }: Delivering,
  messages: readonly Message[],
  outcome: Outcome,
): Promise<void> {
  if (outcome.type !== 'unreachable') return;
  const [first] = messages;
  if (first?.to.type === 'person') await onUnreachable(first, first.to.id, outcome.why);
}

async function settle(
  { messages: store, log }: Delivering,
  messages: readonly Message[],
  outcome: Outcome,
): Promise<void> {
  await store.settle(
    messages.map((m) => m.key),
    outcome,
  );
  for (const { text, caseId } of messages)
    log({ message: text, case: caseId ?? 'none', outcome: outcome.type }, 'delivered');
}

/** Of one who has no messenger everything that is wanted ends at once. */
async function deliverOne(
  delivering: Delivering,
  together: readonly Message[],
  wanted: readonly Message[],
): Promise<Said[]> {
  const [first] = together;
  if (first === undefined) return [];
  if (first.reply !== null)
    return [{ messages: [first], outcome: await deliverReply(delivering, first) }];
  const accounts = await delivering.accountsOf(first.to);
  const reachable = accounts.filter((a) => delivering.channels.has(a.channel));
  let said: Said[] = [{ messages: wanted, outcome: nowhere(delivering, first.to, 'noAccount') }];
  for (const account of reachable) {
    if (!(await delivering.isOn(first, account.channel))) {
      said = [{ messages: together, outcome: nowhere(delivering, first.to, 'channelOff') }];
      continue;
    }
    said = await deliverTo(delivering, together, account);
    if (said.every(({ outcome }) => outcome.type !== 'unreachable')) return said;
  }
  return said;
}

async function deliverReply(delivering: Delivering, message: Message): Promise<Outcome> {
  const { reply } = message;
  const channel = delivering.channels.get(reply?.channel ?? '');
  if (reply === null || channel === undefined)
    return ended(delivering, 'unreachable', null, 'noChannel');
  const opening = await delivering.replyOpening(message);
  if (opening !== null) return { type: 'postponed', until: opening };
  const result = await channel.send(reply.address, reply.message);
  return outcomeOf(delivering, result, reply.channel, message.attempts);
}

async function deliverTo(
  delivering: Delivering,
  together: readonly Message[],
  account: Account,
): Promise<Said[]> {
  const [first] = together;
  const channel = delivering.channels.get(account.channel);
  const address = await delivering.addressOf(account.id);
  if (first === undefined || channel === undefined || address === null)
    return [{ messages: together, outcome: ended(delivering, 'unreachable', null, 'noAccount') }];
  const rendered = await delivering.render(together, account);
  if (rendered.type === 'wait')
    return [{ messages: together, outcome: { type: 'postponed', until: rendered.until } }];
  if (rendered.type === 'notWanted')
    return [{ messages: together, outcome: ended(delivering, 'dropped', null, rendered.why) }];
  const said = together.filter(({ key }) => rendered.said.includes(key));
  const outcome = await sendParts(delivering, channel, address, rendered.messages, first);
  return [...dropped(delivering, together, rendered.notWanted), { messages: said, outcome }];
}

function dropped(
  delivering: Delivering,
  together: readonly Message[],
  notWanted: ReadonlyMap<string, string> = new Map(),
): Said[] {
  return together.flatMap((message) => {
    const why = notWanted.get(message.key);
    return why === undefined
      ? []
      : [{ messages: [message], outcome: ended(delivering, 'dropped', null, why) }];
  });
}

async function sendParts(
  delivering: Delivering,
  channel: Channel,
  address: string,
  parts: readonly OutgoingMessage[],
  { urgency, attempts }: Message,
): Promise<Outcome> {
  const priority = priorities[urgency];
  for (const part of parts) {
    const result = await channel.send(address, { ...part, priority });
    if (result.type !== 'sent') return outcomeOf(delivering, result, channel.name, attempts);
  }
  return ended(delivering, 'sent', channel.name, null);
}
