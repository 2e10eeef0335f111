import { z } from 'zod';
import type { IncomingUpdate } from '../channel.js';

const chat = z.object({ id: z.int(), type: z.string() });
const there = z.unknown().optional();

const message = z.object({
  message_id: z.int(),
  date: z.int(),
  chat,
  from: z.object({ is_bot: z.boolean() }).optional(),
  text: z.string().optional(),
  ...{ voice: there, video_note: there, audio: there },
  ...{ photo: there, document: there, video: there, animation: there, sticker: there },
  ...{ location: there, contact: there },
});

const callbackQuery = z.object({
  id: z.string(),
  data: z.string().optional(),
  message: z.object({ message_id: z.int(), chat, text: z.string().optional() }).optional(),
});

const myChatMember = z.object({
  chat,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});

const telegramUpdate = z.object({
  update_id: z.int(),
  message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: myChatMember.optional(),
});

type Message = z.infer<typeof message>;
type CallbackQuery = z.infer<typeof callbackQuery>;
type MyChatMember = z.infer<typeof myChatMember>;
type Head = { readonly channel: 'telegram'; readonly id: string; readonly at: Date };

/** What Telegram has to send us; anything else it keeps to itself. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** A read update: what it means to the conversation (`null`: nothing) and what Telegram itself wants done about it. */
export type ReadUpdate = {
  readonly update: IncomingUpdate | null;
  /** The press that waits for answerCallbackQuery. */
  readonly query?: string;
  /** The text of the message whose button was pressed. */
  readonly pressedText?: string;
};

/** Reads an update of Telegram; one that is not understood means nothing. `now` dates presses, which carry no date. */
export function readUpdate(raw: unknown, now: Date): ReadUpdate {
  const parsed = telegramUpdate.safeParse(raw);
  if (!parsed.success) return { update: null };
  const { update_id, message, callback_query, my_chat_member } = parsed.data;
  const head = (at: Date): Head => ({ channel: 'telegram', id: `tg:${update_id}`, at });
  if (message) return { update: fromMessage(message, head(fromSeconds(message.date))) };
  if (callback_query) return fromPress(callback_query, head(now));
  if (my_chat_member) {
    return { update: fromMember(my_chat_member, head(fromSeconds(my_chat_member.date))) };
  }
  return { update: null };
}

function fromMessage(message: Message, head: Head): IncomingUpdate | null {
  if (message.from?.is_bot === true) return null;
  const base = { ...head, account: String(message.chat.id) };
  if (message.chat.type !== 'private') return { ...base, type: 'group' };
  if (message.text !== undefined) return { ...base, ...fromText(message.text) };
  const type = kindOf(message);
  return type === null ? null : { ...base, type };
}

function kindOf(message: Message): 'voice' | 'file' | 'contact' | null {
  const has = (...fields: readonly (keyof Message)[]) =>
    fields.some((field) => message[field] !== undefined);
  if (has('voice', 'video_note', 'audio')) return 'voice';
  if (has('contact')) return 'contact';
  return has('photo', 'document', 'video', 'animation', 'sticker', 'location') ? 'file' : null;
}

/** `/start CODE` opens the bot; other commands lose the bot's name (`/now@our_bot`). */
function fromText(
  text: string,
): { type: 'start'; code: string | null } | { type: 'text'; text: string } {
  const command = /^\/(\w+)(?:@\w+)?(?:\s+(\S+))?/.exec(text);
  if (command?.[1] === 'start') return { type: 'start', code: command[2] ?? null };
  return { type: 'text', text: text.replace(/^(\/\w+)@\w+/, '$1') };
}

function fromPress(query: CallbackQuery, head: Head): ReadUpdate {
  const { id, data, message } = query;
  if (data === undefined || message?.chat.type !== 'private') return { update: null, query: id };
  const account = String(message.chat.id);
  const ref = String(message.message_id);
  return {
    update: { ...head, account, type: 'press', data, ref },
    query: id,
    ...(message.text === undefined ? {} : { pressedText: message.text }),
  };
}

function fromMember(member: MyChatMember, head: Head): IncomingUpdate | null {
  if (member.chat.type !== 'private') return null;
  const type = member.new_chat_member.status === 'kicked' ? 'blocked' : 'unblocked';
  return { ...head, account: String(member.chat.id), type };
}

function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}
