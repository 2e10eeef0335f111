import type { Api } from 'grammy';
import type { WebhookRequest, WebhookResponse } from '../channel.js';
import type { ChannelHealth } from '../channel-health.js';
import { pause } from '../pause.js';
import { sameSecret } from '../same-secret.js';
import { explain } from './errors.js';
import { allowedUpdates } from './incoming.js';

/** `url` is `PUBLIC_URL/webhooks/telegram`; `secret` is 1–256 of `A-Za-z0-9_-`. */
export type TelegramWebhook = { readonly url: string; readonly secret: string };

/** A failed delivery this long ago no longer says anything, in seconds. */
const recently = 300;

/**
 * Answers only after the update is handled: 200 confirms it, anything else makes Telegram send it again. A wrong secret is 401 and
 * nothing else.
 */
export async function answerWebhook(
  request: WebhookRequest,
  secret: string,
  take: (raw: unknown) => Promise<boolean>,
): Promise<WebhookResponse> {
  if (!sameSecret(request.headers['x-telegram-bot-api-secret-token'], secret)) {
    return { status: 401, body: '' };
  }
  return { status: (await take(request.body)) ? 200 : 503, body: '' };
}

/** Tells Telegram where to post. */
export async function setWebhook(api: Api, { url, secret }: TelegramWebhook): Promise<void> {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
}

export type WatchParts = {
  readonly api: Api;
  readonly webhook: TelegramWebhook;
  readonly health: ChannelHealth;
  readonly seconds: number;
  readonly now: () => Date;
};

/** Asks Telegram every so many seconds whether its posts arrive, and sets the webhook again if somebody took it away. */
export async function watchWebhook(parts: WatchParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look(parts).catch((error: unknown) => parts.health.fails(explain(error)));
    await pause(1000 * parts.seconds, signal);
  }
}

async function look({ api, webhook, health, now }: WatchParts): Promise<void> {
  const info = await api.getWebhookInfo();
  if (info.url !== webhook.url) await setWebhook(api, webhook);
  const failedAgo = now().getTime() / 1000 - (info.last_error_date ?? 0);
  if (info.pending_update_count > 0 && failedAgo < recently) {
    health.fails(`Telegram не может передать сообщения: ${info.last_error_message ?? 'ошибка'}.`);
  } else health.works();
}
