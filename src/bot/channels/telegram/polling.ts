import type { Api } from 'grammy';
import type { ChannelHealth } from '../channel-health.js';
import { backOff, pause } from '../pause.js';
import { askedPause, explain } from './errors.js';
import { allowedUpdates } from './incoming.js';
import { createOffsetLedger } from './offset-ledger.js';

/** How long to wait before asking again while a slow dialogue keeps the offset back. */
const whileInHandMs = 200;

export type PollingParts = {
  /** Its time-out must be longer than the poll. */
  readonly api: Api;
  readonly seconds: number;
  readonly health: ChannelHealth;
  /** Resolves with true when the update is done, with false when stopping came first. */
  readonly take: (raw: unknown) => Promise<boolean>;
};

export type Polling = {
  /** Runs until the signal is aborted and everything in hand is done or given back. */
  run(signal: AbortSignal): Promise<void>;
};

/** Long polling that confirms an update only after it is handled, and lets dialogues run side by side. */
export function createPolling({ api, seconds, health, take }: PollingParts): Polling {
  const ledger = createOffsetLedger();
  const working = new Set<Promise<void>>();

  async function handle(id: number, raw: unknown): Promise<void> {
    if (await take(raw)) ledger.finish(id);
  }

  async function ask(signal: AbortSignal): Promise<void> {
    const offset = ledger.offset();
    const timeout = ledger.inHand() > 0 ? 0 : seconds;
    const updates = await getUpdates(api, { offset, timeout }, signal);
    health.works();
    ledger.confirmed(offset);
    const fresh = updates.filter(({ update_id }) => ledger.begin(update_id));
    for (const update of fresh) {
      const work = handle(update.update_id, update).finally(() => working.delete(work));
      working.add(work);
    }
    if (fresh.length === 0 && working.size > 0) {
      await Promise.race([...working, pause(whileInHandMs, signal)]);
    }
  }

  async function onFailure(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    health.fails(explain(error));
    await pause(1000 * (askedPause(error) ?? backOff(failures)), signal);
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await ask(signal);
        failures = 0;
      } catch (error) {
        failures += 1;
        await onFailure(error, failures, signal);
      }
    }
    await Promise.all(working);
    const offset = ledger.offset();
    if (offset !== undefined) {
      await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => undefined);
    }
  }

  return { run };
}

type Ask = { readonly offset: number | undefined; readonly timeout: number };
type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>;

function getUpdates(api: Api, { offset, timeout }: Ask, signal: AbortSignal) {
  return api.getUpdates(
    { ...(offset === undefined ? {} : { offset }), timeout, allowed_updates: allowedUpdates },
    isGrammySignal(signal) ? signal : undefined,
  );
}

/** grammY names the signal of its own polyfill; Node's own is one, too. */
function isGrammySignal(signal: unknown): signal is GrammySignal {
  return signal instanceof AbortSignal;
}
