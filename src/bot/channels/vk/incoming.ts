import { z } from 'zod';
import type { IncomingUpdate } from '../channel.js';

const message = z.object({
  id: z.int(),
  date: z.int(),
  peer_id: z.int(),
  from_id: z.int(),
  text: z.string(),
  payload: z.string().optional(),
  ref: z.string().optional(),
  attachments: z.array(z.object({ type: z.string() })).default([]),
});

const press = z.object({
  user_id: z.int(),
  peer_id: z.int(),
  event_id: z.string(),
  payload: z.unknown(),
  conversation_message_id: z.int().optional(),
});

const vkEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message_new'),
    event_id: z.string(),
    object: z.object({ message }),
  }),
  z.object({ type: z.literal('message_event'), object: press }),
  z.object({
    type: z.enum(['message_allow', 'message_deny']),
    event_id: z.string(),
    object: z.object({ user_id: z.int() }),
  }),
]);

/** The payload of our own buttons. */
const ours = z.object({ data: z.string() });
/** The payload of VK's own button «Начать». */
const begins = z.object({ command: z.literal('start') });

type Message = z.infer<typeof message>;
type Press = z.infer<typeof press>;

/** Ids above this are group chats. */
const groups = 2_000_000_000;

/** What of a community's life concerns us. */
export const eventTypes = [
  'message_new',
  'message_event',
  'message_allow',
  'message_deny',
] as const;

/** A press that waits for messages.sendMessageEventAnswer. */
export type WaitingPress = {
  readonly event_id: string;
  readonly user_id: number;
  readonly peer_id: number;
};

/** A read event: what it means to the conversation (`null`: nothing) and what VK itself wants done about it. */
export type ReadEvent = { readonly update: IncomingUpdate | null; readonly press?: WaitingPress };

/**
 * Reads an event of VK; one that is not understood means nothing. Ids are made from what VK never gives twice and what tells nothing
 * about the person. `now` dates what carries no date.
 */
export function readEvent(raw: unknown, now: Date): ReadEvent {
  const parsed = vkEvent.safeParse(raw);
  if (!parsed.success) return { update: null };
  const event = parsed.data;
  switch (event.type) {
    case 'message_new':
      return { update: fromMessage(event.object.message, event.event_id) };
    case 'message_event':
      return fromPress(event.object, now);
    case 'message_allow':
    case 'message_deny': {
      const type = event.type === 'message_deny' ? 'blocked' : 'unblocked';
      const account = String(event.object.user_id);
      return { update: { channel: 'vk', id: `vk:x${event.event_id}`, account, at: now, type } };
    }
  }
}

function fromMessage(message: Message, eventId: string): IncomingUpdate | null {
  if (message.from_id <= 0) return null;
  const at = new Date(message.date * 1000);
  const head = { channel: 'vk', account: String(message.peer_id), at } as const;
  if (message.peer_id > groups) return { ...head, id: `vk:g${eventId}`, type: 'group' };
  return { ...head, id: `vk:m${message.id}`, ...meaning(message) };
}

type Meaning =
  | { readonly type: 'start'; readonly code: string | null }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'press'; readonly data: string; readonly ref: null }
  | { readonly type: 'voice' | 'file' };

function meaning({ text, payload, ref, attachments }: Message): Meaning {
  if (ref !== undefined && ref !== '') return { type: 'start', code: ref };
  const given = payload === undefined ? undefined : parseJson(payload);
  const answer = ours.safeParse(given);
  if (answer.success) return { type: 'press', data: answer.data.data, ref: null };
  if (begins.safeParse(given).success) return { type: 'start', code: null };
  const types = attachments.map(({ type }) => type).filter((type) => type !== 'link');
  if (types.includes('audio_message') || types.includes('audio')) return { type: 'voice' };
  if (types.length > 0 || text === '') return { type: 'file' };
  return fromText(text);
}

/** VK has no commands; `/start CODE`, as a letter on paper says it, works as well as the link. */
function fromText(text: string): Meaning {
  const start = /^(?:\/start|начать)(?:\s+(\S+))?\s*$/i.exec(text);
  return start ? { type: 'start', code: start[1] ?? null } : { type: 'text', text };
}

function fromPress(event: Press, now: Date): ReadEvent {
  const { event_id, user_id, peer_id, conversation_message_id } = event;
  const press = { event_id, user_id, peer_id };
  const payload = ours.safeParse(event.payload);
  if (!payload.success || peer_id > groups) return { update: null, press };
  const ref = conversation_message_id === undefined ? null : String(conversation_message_id);
  const head = { channel: 'vk', id: `vk:p${event_id}`, account: String(user_id), at: now } as const;
  return { update: { ...head, type: 'press', data: payload.data.data, ref }, press };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
