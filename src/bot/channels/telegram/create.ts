import { Api, type ApiClientOptions } from 'grammy';
import type { Channel, OutgoingMessage, SendResult } from '../channel.js';
import { createChannelHealth } from '../channel-health.js';
import { silentLog, type ChannelLog } from '../channel-log.js';
import { createIntake } from '../intake.js';
import { createLifecycle } from '../lifecycle.js';
import { onceInAWhile } from '../once-in-a-while.js';
import { createPacer, type Pacer } from '../pacer.js';
import { rates } from '../rates.js';
import { createSentTexts, type SentTexts } from '../sent-texts.js';
import { explain, isWrongSetting, toSendResult } from './errors.js';
import { readUpdate } from './incoming.js';
import { menu, toChatId, toExtras, withLine } from './outgoing.js';
import { createPolling } from './polling.js';
import { answerWebhook, setWebhook, watchWebhook, type TelegramWebhook } from './webhook.js';

export type TelegramOptions = {
  readonly token: string;
  /** Another Bot API server; without it Telegram's own. */
  readonly apiRoot?: string;
  /** Where Telegram shall post; null: long polling. */
  readonly webhook: TelegramWebhook | null;
  /** Seconds until a call is given up (default 10: two must fit into the lease of a message). */
  readonly fetchTimeoutSeconds?: number;
  /** Seconds of one long poll (default 25, at most 50). */
  readonly pollSeconds?: number;
  /** Seconds between two looks at the webhook's state (default 60). */
  readonly watchSeconds?: number;
  /** Dates presses, which carry no date. */
  readonly now?: () => Date;
  readonly log?: ChannelLog;
  /** Keeps Telegram's rate; without it this process alone is counted. */
  readonly pacer?: Pacer;
};

/** Telegram through grammY. Nothing happens before `start`. */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const { webhook, fetchTimeoutSeconds = 10, pollSeconds = 25, watchSeconds = 60 } = options;
  const { now = () => new Date(), log = silentLog } = options;
  const { pacer = createPacer({ rate: rates.telegram }) } = options;
  const api = new Api(options.token, client(options, fetchTimeoutSeconds));
  const health = createChannelHealth(now);
  const intake = createIntake({ log, givesBack: webhook !== null });
  const texts = createSentTexts();
  const take = createTake({ api, texts, now, deliver: intake.deliver });
  let username: string | null = null;

  async function connect(): Promise<void> {
    username = (await api.getMe()).username;
    await api.setMyCommands(menu).catch(() => undefined);
    if (webhook === null) await api.deleteWebhook();
    else await setWebhook(api, webhook);
  }

  function listen(signal: AbortSignal): Promise<void> {
    if (webhook !== null) {
      return watchWebhook({ api, webhook, health, seconds: watchSeconds, now }, signal);
    }
    const patient = new Api(options.token, client(options, pollSeconds + fetchTimeoutSeconds));
    return createPolling({ api: patient, seconds: pollSeconds, health, take }).run(signal);
  }

  return {
    name: 'telegram',
    ...createLifecycle({ health, intake, connect, listen, isWrongSetting, explain }),
    ...createSender({ api, texts, pacer }),
    inviteLink(code) {
      if (username === null) throw new Error('Telegram ещё не ответил, как зовут бота.');
      return `https://t.me/${username}?start=${code}`;
    },
    state: () => health.state(),
    ...(webhook && { webhook: (request) => answerWebhook(request, webhook.secret, take) }),
  };
}

type TakeParts = {
  readonly api: Api;
  readonly texts: SentTexts;
  readonly now: () => Date;
  readonly deliver: ReturnType<typeof createIntake>['deliver'];
};

/** Reads an update, stops the wheel on a pressed button, and hands over what concerns the conversation. */
function createTake({ api, texts, now, deliver }: TakeParts) {
  const isDue = onceInAWhile();

  return async (raw: unknown): Promise<boolean> => {
    const { update, query, pressedText } = readUpdate(raw, now());
    if (query !== undefined) void api.answerCallbackQuery(query).catch(() => undefined);
    if (update === null) return true;
    if (update.type === 'group' && !isDue(update.account, update.at)) return true;
    if (update.type === 'press' && update.ref !== null && pressedText !== undefined) {
      texts.remember(update.account, update.ref, pressedText);
    }
    return deliver(update);
  };
}

type SenderParts = { readonly api: Api; readonly texts: SentTexts; readonly pacer: Pacer };

function createSender({
  api,
  texts,
  pacer,
}: SenderParts): Pick<Channel, 'send' | 'fold' | 'showTyping'> {
  async function send(account: string, message: OutgoingMessage): Promise<SendResult> {
    const chat = toChatId(account);
    if (chat === null) return { type: 'rejected', why: 'not an id of Telegram' };
    const turn = await pacer.turn(account, message.priority ?? 'now');
    if (turn.type === 'rest')
      return { type: 'tryLater', seconds: turn.seconds, why: 'Telegram rests' };
    const result = await trySending(chat, account, message);
    turn.done();
    pacer.heard(result);
    return result;
  }

  async function trySending(
    chat: number,
    account: string,
    message: OutgoingMessage,
  ): Promise<SendResult> {
    try {
      const sent = await api.sendMessage(chat, message.text, toExtras(message.buttons));
      const ref = String(sent.message_id);
      if (message.buttons.length > 0) texts.remember(account, ref, message.text);
      return { type: 'sent', ref };
    } catch (error) {
      return toSendResult(error);
    }
  }

  async function fold(account: string, ref: string, line: string): Promise<void> {
    const chat = toChatId(account);
    if (chat === null) return;
    const turn = await pacer.turn(null, 'now');
    if (turn.type === 'rest') return;
    const text = texts.find(account, ref);
    const change =
      text === undefined
        ? api.editMessageReplyMarkup(chat, Number(ref))
        : api.editMessageText(chat, Number(ref), withLine(text, line), toExtras([]));
    await change.catch(() => undefined);
    turn.done();
  }

  async function showTyping(account: string): Promise<void> {
    const chat = toChatId(account);
    if (chat !== null) await api.sendChatAction(chat, 'typing').catch(() => undefined);
  }

  return { send, fold, showTyping };
}

function client({ apiRoot }: TelegramOptions, timeoutSeconds: number): ApiClientOptions {
  if (apiRoot === undefined) return { timeoutSeconds };
  return { timeoutSeconds, apiRoot: apiRoot.replace(/\/+$/, '') };
}
