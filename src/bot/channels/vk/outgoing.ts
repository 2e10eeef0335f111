import { randomInt } from 'node:crypto';
import type { Button, OutgoingMessage } from '../channel.js';
import type { VkFields } from './calls.js';

/** Longer texts are split by VK's own apps and refused here. */
export const textLimit = 4096;

const maxInt32 = 2 ** 31 - 1;

/** The fields of messages.send; a repeat with the same `repeatId` is not shown twice. */
export function toSendFields(peer: number, message: OutgoingMessage): VkFields {
  return {
    peer_ids: peer,
    random_id: message.repeatId ?? randomInt(1, maxInt32),
    message: message.text,
    ...quiet,
    ...(message.buttons.length > 0 && { keyboard: toKeyboard(message.buttons) }),
  };
}

/** The fields of messages.edit that leave the text with a line below it and take the keyboard away. */
export function toFoldFields(peer: number, ref: number, text: string, line: string): VkFields {
  return {
    peer_id: peer,
    conversation_message_id: ref,
    message: `${text.slice(0, textLimit - line.length - 2)}\n\n${line}`,
    ...quiet,
    keyboard: toKeyboard([]),
  };
}

/** The number of a person or a message, or null when this is not one of VK's. */
export function toVkId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** A snippet would open our one-time links before the person does. */
const quiet = { dont_parse_links: 1, disable_mentions: 1 } as const;

function toKeyboard(rows: OutgoingMessage['buttons']): string {
  return JSON.stringify({ inline: true, buttons: rows.map((row) => row.map(toVkButton)) });
}

function toVkButton({ label, ...button }: Button) {
  if (button.type === 'open') return { action: { type: 'open_link', label, link: button.url } };
  const payload = JSON.stringify({ data: button.data });
  return { action: { type: 'callback', label, payload }, color: 'secondary' };
}
