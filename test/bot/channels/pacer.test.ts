import { describe, expect, it } from '@jest/globals';
import type { Priority } from '../../../src/bot/channels/channel.js';
import { createPacer, type Pacer } from '../../../src/bot/channels/pacer.js';

const rate = { perSecond: 40, perChatSecond: null };
const flood = { type: 'tryLater', seconds: 60, why: 'flood', whole: true } as const;
const outage = { type: 'tryLater', seconds: 10, why: 'no connection' } as const;

/** Takes turns side by side; the instants at which they came. */
async function turns(pacer: Pacer, count: number, chat: string | null = null): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: count }, async () => {
      const turn = await pacer.turn(chat, 'later');
      times.push(performance.now());
      if (turn.type === 'go') turn.done();
    }),
  );
  return times;
}

/** Takes a turn with a call that is answered at once; how many seconds the messenger rests. */
async function pass(pacer: Pacer, priority: Priority = 'now', chat: string | null = null) {
  const turn = await pacer.turn(chat, priority);
  if (turn.type === 'rest') return turn.seconds;
  turn.done();
  return 0;
}

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 1000).length));
}

describe('the pacer', () => {
  it('never lets more than the rate into one second', async () => {
    const times = await turns(createPacer({ rate }), 90);
    expect(mostInASecond(times)).toBeLessThanOrEqual(40);
  });

  it('counts a call that is on its way as long as it may not have arrived', async () => {
    const pacer = createPacer({ rate: { perSecond: 1, perChatSecond: null } });
    const first = await pacer.turn(null, 'now');
    const second = pass(pacer).then(() => performance.now());
    await new Promise((resolve) => setTimeout(resolve, 1200));
    const answered = performance.now();
    if (first.type === 'go') first.done();
    expect(await second).toBeGreaterThanOrEqual(answered);
  });

  it('leaves a second between two messages to one person, and lets others pass meanwhile', async () => {
    const pacer = createPacer({ rate: { perSecond: 40, perChatSecond: 1 } });
    const order: string[] = [];
    const one = async (chat: string) => {
      await pass(pacer, 'later', chat);
      order.push(chat);
    };
    const started = performance.now();
    await Promise.all(['a', 'a', 'b', 'c'].map(one));
    expect(order).toEqual(['a', 'b', 'c', 'a']);
    expect(performance.now() - started).toBeGreaterThanOrEqual(1000);
  });

  it('lets an answer and a call for help go before what waits', async () => {
    const pacer = createPacer({ rate: { perSecond: 20, perChatSecond: null } });
    const order: string[] = [];
    const take = async (priority: Priority) => {
      await pass(pacer, priority);
      order.push(priority);
    };
    await Promise.all((['later', 'later', 'soon', 'safety', 'now'] as const).map(take));
    expect(order).toEqual(['later', 'now', 'safety', 'soon', 'later']);
  });

  it('sends everybody away while the messenger rests after a flood', async () => {
    const pacer = createPacer({ rate });
    pacer.heard(flood);
    expect(await pass(pacer)).toBeGreaterThan(50);
  });

  it('sends those away who were waiting when the flood came', async () => {
    const pacer = createPacer({ rate: { perSecond: 1, perChatSecond: null } });
    await pass(pacer);
    const stands = pass(pacer);
    pacer.heard(flood);
    expect(await stands).toBeGreaterThan(50);
  });

  it('takes one silent dialogue for itself, and many in a row for an outage', async () => {
    const pacer = createPacer({ rate });
    for (let i = 0; i < 4; i += 1) pacer.heard(outage);
    expect(await pass(pacer)).toBe(0);
    pacer.heard({ type: 'sent', ref: '1' });
    for (let i = 0; i < 4; i += 1) pacer.heard(outage);
    expect(await pass(pacer)).toBe(0);
    pacer.heard(outage);
    expect(await pass(pacer)).toBeGreaterThan(5);
  });

  it('waits for the moment that another process left to it', async () => {
    const pacer = createPacer({ rate, reserve: () => Promise.resolve(80) });
    const started = performance.now();
    await pass(pacer);
    expect(performance.now() - started).toBeGreaterThanOrEqual(75);
  });
});
