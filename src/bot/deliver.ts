import { type PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Channel, type OutgoingMessage, type SendResult } from './channels/channel.js';
import { type Message, type MessageStore, type Outcome } from './outbox.js';

/** What a message is when it is sent: its parts in order, or a reason to say nothing any more. */
export type Rendered =
  | { readonly type: 'messages'; readonly messages: readonly OutgoingMessage[] }
  | { readonly type: 'notWanted'; readonly why: string };

export interface Delivering {
  readonly messages: MessageStore;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly accountsOf: (to: Message['to']) => Promise<readonly Account[]>;
  readonly addressOf: (account: string) => Promise<string | null>;
  /** Makes the sentence now, after asking once more whether it is still wanted. */
  readonly render: (message: Message, account: Account) => Promise<Rendered>;
  /** A participant cannot be reached: the keeper is asked to call. */
  readonly onUnreachable: (message: Message, person: PersonId) => Promise<void>;
  readonly domainNow: () => Date;
  readonly technicalNow: () => Date;
  readonly log: (fields: Readonly<Record<string, string | number>>, message: string) => void;
}

const leaseMs = 30_000;
const batch = 200;
/** Seconds to wait after the n-th failure that names no time. */
const backoff = (attempts: number): number => Math.min(600, 5 * 2 ** Math.min(attempts, 7));

/** Delivers what may leave now, in order for each recipient; one recipient's trouble holds up nobody else. */
export async function deliverDue(delivering: Delivering): Promise<number> {
  const due = await delivering.messages.due(
    delivering.domainNow(),
    delivering.technicalNow(),
    batch,
  );
  const lanes = lanesOf(bySafety(due));
  const sent = await Promise.all([...lanes.values()].map((lane) => deliverLane(delivering, lane)));
  return sent.reduce((sum, count) => sum + count, 0);
}

function lanesOf(due: readonly Message[]): Map<string, Message[]> {
  const lanes = new Map<string, Message[]>();
  for (const message of due) {
    const lane = `${message.to.type}:${message.to.id}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), message]);
  }
  return lanes;
}

const rank = { safety: 0, meeting: 1, normal: 2 } as const;
const bySafety = (due: readonly Message[]) =>
  [...due].sort((a, b) => rank[a.urgency] - rank[b.urgency]);

async function deliverLane(delivering: Delivering, lane: readonly Message[]): Promise<number> {
  let count = 0;
  for (const message of lane) {
    const now = delivering.technicalNow();
    if (!(await delivering.messages.lease(message.key, now, new Date(now.getTime() + leaseMs))))
      break;
    const outcome = await deliverOne(delivering, message);
    await delivering.messages.settle(message.key, outcome);
    delivering.log(
      { message: message.text, case: message.caseId ?? 'none', outcome: outcome.type },
      'delivered',
    );
    if (outcome.type === 'later') break;
    count++;
    if (
      outcome.type === 'unreachable' &&
      outcome.why !== 'noAccount' &&
      message.to.type === 'person'
    )
      await delivering.onUnreachable(message, message.to.id);
  }
  return count;
}

async function deliverOne(delivering: Delivering, message: Message): Promise<Outcome> {
  const accounts = await delivering.accountsOf(message.to);
  const reachable = accounts.filter((a) => delivering.channels.has(a.channel));
  if (reachable.length === 0)
    return ended(
      delivering,
      message.to.type === 'staff' ? 'panel' : 'unreachable',
      null,
      'noAccount',
    );
  let outcome: Outcome | null = null;
  for (const account of reachable) {
    outcome = await deliverTo(delivering, message, account);
    if (outcome.type !== 'unreachable') return outcome;
  }
  return outcome ?? ended(delivering, 'unreachable', null, 'noAccount');
}

async function deliverTo(
  delivering: Delivering,
  message: Message,
  account: Account,
): Promise<Outcome> {
  const channel = delivering.channels.get(account.channel);
  const address = await delivering.addressOf(account.id);
  if (channel === undefined || address === null)
    return ended(delivering, 'unreachable', null, 'noAccount');
  const rendered = await delivering.render(message, account);
  if (rendered.type === 'notWanted') return ended(delivering, 'dropped', null, rendered.why);
  for (const part of rendered.messages) {
    const result = await channel.send(address, part);
    if (result.type !== 'sent')
      return outcomeOf(delivering, result, account.channel, message.attempts);
  }
  return ended(delivering, 'sent', account.channel, null);
}

function outcomeOf(
  delivering: Delivering,
  result: Exclude<SendResult, { type: 'sent' }>,
  channel: string,
  attempts: number,
): Outcome {
  if (result.type !== 'tryLater') return ended(delivering, result.type, channel, result.why);
  const seconds = result.seconds > 0 ? result.seconds : backoff(attempts);
  return {
    type: 'later',
    until: new Date(delivering.technicalNow().getTime() + seconds * 1000),
    why: result.why,
  };
}

const ended = (
  delivering: Delivering,
  type: 'sent' | 'panel' | 'unreachable' | 'rejected' | 'dropped',
  channel: string | null,
  why: string | null,
): Outcome => ({ type, at: delivering.domainNow(), channel, why });
