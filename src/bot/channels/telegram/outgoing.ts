import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button, OutgoingMessage } from '../channel.js';

type Extras = {
  /** A preview would open our one-time links before the person does. */
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: InlineKeyboardMarkup;
};

/** Telegram's own limit; longer is refused. */
export const textLimit = 4096;

/** The bot's own menu (R52): the command comes back as a text, `/now`. */
export const menu = [
  { command: 'now', description: 'Что сейчас' },
  { command: 'help', description: 'Нужна помощь' },
  { command: 'data', description: 'Мои данные' },
  { command: 'stop', description: 'Пауза или выход' },
  { command: 'withdraw', description: 'Отозвать согласие' },
] as const;

/** What goes with the text of a message. */
export function toExtras(buttons: OutgoingMessage['buttons']): Extras {
  const link_preview_options = { is_disabled: true } as const;
  if (buttons.length === 0) return { link_preview_options };
  const inline_keyboard = buttons.map((row) => row.map(toInlineButton));
  return { link_preview_options, reply_markup: { inline_keyboard } };
}

/** The number of a private dialogue, or null when this is not one of Telegram's. */
export function toChatId(account: string): number | null {
  return /^-?\d{1,16}$/.test(account) ? Number(account) : null;
}

/** The text of a folded message, cut so that the added line always fits. */
export function withLine(text: string, line: string): string {
  return `${text.slice(0, textLimit - line.length - 2)}\n\n${line}`;
}

function toInlineButton(button: Button): InlineKeyboardButton {
  return button.type === 'open'
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.data };
}
