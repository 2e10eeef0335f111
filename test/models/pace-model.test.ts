import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createPacer } from '../../src/bot/channels/pacer.js';
import { connectStore, type Store } from '../../src/models/connect.js';
import { freshDatabase, type FreshDatabase } from '../support/store.js';

let database: FreshDatabase;
let stores: readonly [Store, Store];
let now = 0;

/** Two processes on one store, whose clocks agree. */
beforeEach(async () => {
  database = await freshDatabase();
  const key = randomBytes(32);
  now = 1_800_000_000_000;
  const connect = () => connectStore(database.uri, key, () => new Date(now));
  stores = [await connect(), await connect()];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  await database.remove();
});

const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('the moments of a messenger that several processes share', () => {
  it('go to one process each, evenly spaced, whoever asks first', async () => {
    const asked = Array.from({ length: 10 }, (_, n) => stores[n % 2 === 0 ? 0 : 1].paces);
    const waits = await Promise.all(asked.map((paces) => paces.reserve('vk', 50)));
    expect(ascending(waits)).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400, 450]);
  });

  it('are counted for each messenger, and what nobody took is not made up for', async () => {
    const [here, there] = stores;
    expect(await here.paces.reserve('vk', 50)).toBe(0);
    expect(await here.paces.reserve('telegram', 40)).toBe(0);
    now += 1000;
    expect(await there.paces.reserve('vk', 50)).toBe(0);
    expect(await here.paces.reserve('vk', 50)).toBe(50);
  });

  it('keep two processes together within the rate', async () => {
    const rate = { perSecond: 20, perChatSecond: null };
    const began = performance.now();
    const clock = now;
    const gone: number[] = [];
    const pacers = stores.map(({ paces }) =>
      createPacer({
        rate,
        reserve: (ms) => {
          now = clock + performance.now() - began;
          return paces.reserve('vk', ms);
        },
      }),
    );
    const calls = pacers.flatMap((pacer) => Array.from({ length: 20 }, () => pacer));
    await Promise.all(
      calls.map(async (pacer) => {
        const turn = await pacer.turn(null, 'later');
        gone.push(performance.now());
        if (turn.type === 'go') turn.done();
      }),
    );
    const [first = 0, ...rest] = ascending(gone);
    expect(rest).toHaveLength(39);
    expect((rest.at(-1) ?? 0) - first).toBeGreaterThanOrEqual(1800);
  });
});
