import { type Channel } from './bot/channels/channel.js';
import { type ChannelLog } from './bot/channels/channel-log.js';
import { createPacer, type Pacer, type PaceStore } from './bot/channels/pacer.js';
import { pause } from './bot/channels/pause.js';
import { rates } from './bot/channels/rates.js';
import { createTelegramChannel } from './bot/channels/telegram/create.js';
import { createVkChannel } from './bot/channels/vk/create.js';
import { type Config } from './config.js';
import { keyFor } from './people/sealing.js';
import { type SettingStore } from './people/directory.js';

/** What every messenger is joined with. */
export interface MessengerParts {
  readonly settings: Pick<SettingStore, 'mark' | 'setMark'>;
  /** Where other processes may send by the same messengers; null: this one is alone. */
  readonly paces: PaceStore | null;
  readonly log: ChannelLog;
  /** Technical clock. */
  readonly now: () => Date;
}

/** The messengers of the configuration, not started yet; none is a service without messengers. */
export function messengersOf(config: Config, parts: MessengerParts): Channel[] {
  return [telegramOf(config, parts), vkOf(config, parts)].filter((channel) => channel !== null);
}

/** Nobody waits longer for a moment of a store that does not answer. */
const patienceMs = 1000;

/** Keeps the messenger's rate, together with other processes; while the store is away each counts for itself. */
function pacerOf(name: 'telegram' | 'vk', paces: PaceStore | null): Pacer {
  const rate = rates[name];
  if (paces === null) return createPacer({ rate });
  const reserve = async (intervalMs: number): Promise<number> => {
    const answered = new AbortController();
    const given = paces.reserve(name, intervalMs).catch(() => 0);
    const late = pause(patienceMs, answered.signal).then(() => 0);
    return Promise.race([given, late]).finally(() => answered.abort());
  };
  return createPacer({ rate, reserve });
}

function telegramOf(
  { telegram, publicUrl }: Config,
  { log, now, paces }: MessengerParts,
): Channel | null {
  if (telegram === null) return null;
  const { token, apiRoot, secret } = telegram;
  const webhook =
    publicUrl === null
      ? null
      : {
          url: `${publicUrl}/webhooks/telegram`,
          secret: secret ?? keyFor(Buffer.from(token), 'webhook').toString('hex'),
        };
  return createTelegramChannel({
    token,
    webhook,
    log,
    now,
    pacer: pacerOf('telegram', paces),
    ...(apiRoot === null ? {} : { apiRoot }),
  });
}

/** Callback API with an address, a secret and a confirmation; else Long Poll, whose place is kept in the store. */
function vkOf(
  { vk, publicUrl }: Config,
  { settings, log, now, paces }: MessengerParts,
): Channel | null {
  if (vk === null) return null;
  const { token, groupId, apiUrl, confirmation, secret } = vk;
  const webhook =
    publicUrl === null || secret === null || confirmation === null
      ? null
      : { url: `${publicUrl}/webhooks/vk`, secret, confirmation };
  const mark = `vk:${groupId}`;
  return createVkChannel({
    token,
    groupId,
    webhook,
    log,
    now,
    pacer: pacerOf('vk', paces),
    position: { load: () => settings.mark(mark), save: (ts) => settings.setMark(mark, ts) },
    ...(apiUrl === null ? {} : { apiUrl }),
  });
}
