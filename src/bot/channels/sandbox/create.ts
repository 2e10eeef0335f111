import { newId } from '../../../cases/ids.js';
import {
  type Channel,
  type IncomingUpdate,
  messageLimits,
  type OutgoingMessage,
  type Receive,
  type SendResult,
} from '../channel.js';
import { type PhoneStore } from './phones.js';

/** The sandbox as a channel: phones side by side on a page instead of a messenger. */
export interface SandboxChannel extends Channel {
  /** Somebody typed on a phone. */
  types(account: string, text: string): Promise<void>;
  /** Somebody pressed a button. */
  presses(account: string, data: string, label: string, ref: string): Promise<void>;
  /** Somebody opened an invitation link. */
  opens(account: string, code: string): Promise<void>;
  /** The owner of the phone stops the bot, or lets it write again. */
  setBlocked(account: string, blocked: boolean): void;
}

/** The sandbox; `now` is the domain clock. */
export function createSandboxChannel(phones: PhoneStore, now: () => Date): SandboxChannel {
  let receive: Receive | null = null;
  const blocked = new Set<string>();
  const handOver = async (account: string, happened: Happened) => {
    const update: IncomingUpdate = {
      channel: 'sandbox',
      id: `sandbox:${newId()}`,
      account,
      at: now(),
      ...happened,
    };
    await receive?.(update);
  };
  const write = (account: string, text: string) =>
    phones.add(account, {
      ref: newId(),
      at: now(),
      from: 'person',
      text,
      buttons: [],
      folded: null,
    });
  return {
    name: 'sandbox',
    start: (handler) => {
      receive = handler;
      return Promise.resolve();
    },
    stop: () => {
      receive = null;
      return Promise.resolve();
    },
    send: (account, message) => send(phones, blocked, account, message, now()),
    showTyping: () => Promise.resolve(),
    fold: (account, ref, text) => phones.fold(account, ref, text),
    inviteLink: (code) => `/sandbox?start=${code}`,
    state: () => ({ type: 'working', since: now() }),
    types: async (account, text) => {
      await write(account, text);
      const code = /^\/start ([\w-]{1,64})$/u.exec(text)?.[1];
      await handOver(
        account,
        text === '/start' || code !== undefined
          ? { type: 'start', code: code ?? null }
          : { type: 'text', text },
      );
    },
    presses: async (account, data, _label, ref) => handOver(account, { type: 'press', data, ref }),
    opens: (account, code) => handOver(account, { type: 'start', code }),
    setBlocked: (account, value) => {
      if (value) blocked.add(account);
      else blocked.delete(account);
    },
  };
}

type Happened =
  | { readonly type: 'start'; readonly code: string | null }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'press'; readonly data: string; readonly ref: string | null };

async function send(
  phones: PhoneStore,
  blocked: ReadonlySet<string>,
  account: string,
  message: OutgoingMessage,
  at: Date,
): Promise<SendResult> {
  if (blocked.has(account)) return { type: 'unreachable', why: 'blocked' };
  const flaw = flawOf(message);
  if (flaw !== null) return { type: 'rejected', why: flaw };
  const ref = newId();
  await phones.add(account, {
    ref,
    at,
    from: 'bot',
    text: message.text,
    buttons: message.buttons,
    folded: null,
  });
  return { type: 'sent', ref };
}

/** The sandbox is as strict as the strictest messenger. */
function flawOf({ text, buttons }: OutgoingMessage): string | null {
  const flat = buttons.flat();
  if (text.length === 0 || text.length > messageLimits.text) return 'text length';
  if (buttons.length > messageLimits.rows || flat.length > messageLimits.buttons)
    return 'too many buttons';
  return flat.some((b) => b.label.length > messageLimits.label) ? 'label length' : null;
}
