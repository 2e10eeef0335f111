import type { ChannelName } from './channel.js';

/** How often a messenger lets us write. */
export interface Rate {
  /** Messages a second, to everybody together. */
  readonly perSecond: number;
  /** Messages a second to one person; null: no limit of its own. */
  readonly perChatSecond: number | null;
}

/** The one place where the rates of the messengers stand (Telegram's and MAX's documentation; VK's is known at second hand). */
export const rates = {
  telegram: { perSecond: 30, perChatSecond: 1 },
  vk: { perSecond: 20, perChatSecond: null },
  max: { perSecond: 30, perChatSecond: null },
  sandbox: { perSecond: 10_000, perChatSecond: null },
} as const satisfies Record<ChannelName, Rate>;
