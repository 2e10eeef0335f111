import { z } from 'zod';
import type { Channel, OutgoingMessage, SendResult } from '../channel.js';
import { createChannelHealth } from '../channel-health.js';
import { silentLog, type ChannelLog } from '../channel-log.js';
import { createIntake, type Intake } from '../intake.js';
import { createLifecycle } from '../lifecycle.js';
import { onceInAWhile } from '../once-in-a-while.js';
import { createPacer, type Pacer } from '../pacer.js';
import { rates } from '../rates.js';
import { createSentTexts, type SentTexts } from '../sent-texts.js';
import { createVkCall, paced, type VkCall, type VkCallOptions } from './calls.js';
import { decide, explain, isWrongSetting, toSendResult } from './errors.js';
import { eventTypes, readEvent } from './incoming.js';
import { toFoldFields, toSendFields, toVkId } from './outgoing.js';
import { markPosition, pollVk } from './polling.js';
import { inMemory, type VkPosition } from './position.js';
import { answerWebhook, watchWebhook, type VkWebhook } from './webhook.js';

export type VkOptions = VkCallOptions & {
  /** Where VK posts (Callback API); null: Long Poll. */
  readonly webhook: VkWebhook | null;
  /** Keeps the place in Long Poll over restarts; without it what came while the program was down is lost. */
  readonly position?: VkPosition;
  /** Seconds of one long poll (default 25, at most 90). */
  readonly pollSeconds?: number;
  /** Seconds between two looks at the state of the Callback API (default 60). */
  readonly watchSeconds?: number;
  /** Dates presses, which carry no date. */
  readonly now?: () => Date;
  readonly log?: ChannelLog;
  /** Keeps VK's rate; without it this process alone is counted. */
  readonly pacer?: Pacer;
};

/** VK through vk-io. Nothing happens before `start`. */
export function createVkChannel(options: VkOptions): Channel {
  const { groupId, webhook, pollSeconds = 25, watchSeconds = 60 } = options;
  const { now = () => new Date(), log = silentLog, position = inMemory() } = options;
  const { pacer = createPacer({ rate: rates.vk }) } = options;
  const call = paced(createVkCall(options), pacer);
  const health = createChannelHealth(now);
  const intake = createIntake({ log, givesBack: webhook !== null });
  const take = createTake({ call, now, deliver: intake.deliver });

  async function connect(): Promise<void> {
    await call('groups.getById', { group_id: groupId });
    if (webhook !== null) return;
    await switchLongPollOn(call, groupId);
    await markPosition(call, groupId, position);
  }

  function listen(signal: AbortSignal): Promise<void> {
    if (webhook !== null) {
      return watchWebhook({ call, groupId, webhook, health, seconds: watchSeconds }, signal);
    }
    const patience = options.fetchTimeoutSeconds ?? 10;
    const parts = { call, groupId, seconds: pollSeconds, patience, position, health, log, take };
    return pollVk(parts, signal);
  }

  return {
    name: 'vk',
    ...createLifecycle({ health, intake, connect, listen, isWrongSetting, explain }),
    ...createSender({ call, pacer, texts: createSentTexts() }),
    inviteLink: (code) => `https://vk.me/club${groupId}?ref=${code}`,
    state: () => health.state(),
    ...(webhook && { webhook: (request) => answerWebhook(request, { webhook, groupId }, take) }),
  };
}

/** Spares the administrator a page of switches; a key without the right to manage the community needs them set by hand. */
async function switchLongPollOn(call: VkCall, groupId: number): Promise<void> {
  const events = Object.fromEntries(eventTypes.map((type) => [type, 1]));
  const fields = { group_id: groupId, enabled: 1, api_version: '5.199', ...events };
  await call('groups.setLongPollSettings', fields).catch(() => undefined);
}

type TakeParts = {
  readonly call: VkCall;
  readonly now: () => Date;
  readonly deliver: Intake['deliver'];
};

/** Reads an event, stops the wheel on a pressed button, and hands over what concerns the conversation. */
function createTake({ call, now, deliver }: TakeParts) {
  const isDue = onceInAWhile();

  return async (raw: unknown): Promise<boolean> => {
    const { update, press } = readEvent(raw, now());
    if (press) void call('messages.sendMessageEventAnswer', press).catch(() => undefined);
    if (update === null) return true;
    if (update.type === 'group' && !isDue(update.account, update.at)) return true;
    return deliver(update);
  };
}

const sentSchema = z.tuple([
  z.union([
    z.object({ error: z.object({ code: z.int(), description: z.string().default('') }) }),
    z.object({ conversation_message_id: z.int() }),
  ]),
]);

const foundSchema = z.object({ items: z.tuple([z.object({ text: z.string() })]) });

type SenderParts = { readonly call: VkCall; readonly texts: SentTexts; readonly pacer: Pacer };

function createSender({
  call,
  texts,
  pacer,
}: SenderParts): Pick<Channel, 'send' | 'fold' | 'showTyping'> {
  async function send(account: string, message: OutgoingMessage): Promise<SendResult> {
    const peer = toVkId(account);
    if (peer === null) return { type: 'rejected', why: 'not an id of VK' };
    const result = await trySending(peer, account, message);
    pacer.heard(result);
    return result;
  }

  async function trySending(
    peer: number,
    account: string,
    message: OutgoingMessage,
  ): Promise<SendResult> {
    try {
      const fields = toSendFields(peer, message);
      const [sent] = sentSchema.parse(await call('messages.send', fields, message.priority));
      if ('error' in sent) return decide(sent.error.code, sent.error.description);
      const ref = String(sent.conversation_message_id);
      if (message.buttons.length > 0) texts.remember(account, ref, message.text);
      return { type: 'sent', ref };
    } catch (error) {
      return toSendResult(error);
    }
  }

  async function textOf(account: string, peer: number, ref: number): Promise<string> {
    const kept = texts.find(account, String(ref));
    if (kept !== undefined) return kept;
    const fields = { peer_id: peer, conversation_message_ids: ref };
    const found = foundSchema.parse(await call('messages.getByConversationMessageId', fields));
    return found.items[0].text;
  }

  async function fold(account: string, ref: string, line: string): Promise<void> {
    const peer = toVkId(account);
    const id = toVkId(ref);
    if (peer === null || id === null) return;
    try {
      const text = await textOf(account, peer, id);
      await call('messages.edit', toFoldFields(peer, id, text, line));
    } catch {
      // The person has answered all the same; the buttons stay and do nothing.
    }
  }

  async function showTyping(account: string): Promise<void> {
    const peer = toVkId(account);
    if (peer === null) return;
    const fields = { peer_id: peer, type: 'typing' };
    await call('messages.setActivity', fields).catch(() => undefined);
  }

  return { send, fold, showTyping };
}
