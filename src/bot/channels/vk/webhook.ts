import { z } from 'zod';
import type { WebhookRequest, WebhookResponse } from '../channel.js';
import type { ChannelHealth } from '../channel-health.js';
import { pause } from '../pause.js';
import { sameSecret } from '../same-secret.js';
import type { VkCall } from './calls.js';
import { explain } from './errors.js';

/**
 * `url` is `PUBLIC_URL/webhooks/vk`. The administrator enters it in the settings of the community, with the secret; VK shows the
 * confirmation there.
 */
export type VkWebhook = {
  readonly url: string;
  readonly secret: string;
  readonly confirmation: string;
};

const head = z.object({
  type: z.string(),
  group_id: z.int(),
  secret: z.string().optional(),
});

const nothing: WebhookResponse = { status: 401, body: '' };

/**
 * Answers `ok` only after the event is handled; anything else makes VK send it again. The handshake may come before the secret is
 * entered, so it is answered without one, but never with a wrong one.
 */
export async function answerWebhook(
  request: WebhookRequest,
  { webhook, groupId }: { readonly webhook: VkWebhook; readonly groupId: number },
  take: (raw: unknown) => Promise<boolean>,
): Promise<WebhookResponse> {
  const parsed = head.safeParse(request.body);
  if (!parsed.success || parsed.data.group_id !== groupId) return nothing;
  const { type, secret } = parsed.data;
  const isHandshake = type === 'confirmation';
  const isAllowed = sameSecret(secret, webhook.secret) || (isHandshake && secret === undefined);
  if (!isAllowed) return nothing;
  if (isHandshake) return { status: 200, body: webhook.confirmation };
  return (await take(request.body)) ? { status: 200, body: 'ok' } : { status: 503, body: '' };
}

const servers = z.object({
  items: z.array(z.object({ url: z.string(), status: z.string() })),
});

export type WatchParts = {
  readonly call: VkCall;
  readonly groupId: number;
  readonly webhook: VkWebhook;
  readonly health: ChannelHealth;
  readonly seconds: number;
};

/** Asks VK every so many seconds whether its posts arrive. */
export async function watchWebhook(parts: WatchParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const why = await look(parts).catch((error: unknown) => explain(error));
    if (why === null) parts.health.works();
    else parts.health.fails(why);
    await pause(1000 * parts.seconds, signal);
  }
}

async function look({ call, groupId, webhook }: WatchParts): Promise<string | null> {
  const { items } = servers.parse(await call('groups.getCallbackServers', { group_id: groupId }));
  const server = items.find(({ url }) => url === webhook.url);
  if (server === undefined) {
    return `В настройках сообщества VK (Callback API) не указан адрес ${webhook.url}.`;
  }
  return server.status === 'failed' ? 'VK не может передать сообщения на наш адрес.' : null;
}
