import { describe, expect, it } from '@jest/globals';
import { alarmsOf, type Vitals } from '../../src/jobs/alarms.js';
import { type News, startWatch } from '../../src/jobs/watch.js';

const start = new Date('2026-11-21T06:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** Everything is well at this second. */
const well = (second: number, more: Partial<Vitals> = {}): Vitals => ({
  at: after(second),
  storeUp: true,
  jobs: { deliver: after(second - 2) },
  outbox: { queued: 0, oldestSeconds: 0 },
  failing: {},
  ...more,
});

/** Looks every half a minute; the second at which the alarm of this id is there first. */
function noticed(id: string, at: (second: number) => Partial<Vitals>): number | null {
  const looks: Vitals[] = [];
  for (let second = 0; second <= 600; second += 30) {
    const now = well(second, at(second));
    if (alarmsOf(now, looks).some((alarm) => alarm.id === id)) return second;
    looks.push(now);
  }
  return null;
}

describe('silence is an alarm within five minutes', () => {
  it.each<[string, string, (second: number) => Partial<Vitals>]>([
    ['a job that stopped', 'job:deliver', () => ({ jobs: { deliver: start } })],
    ['a store that is away', 'store', () => ({ storeUp: false })],
    [
      'a messenger that fails',
      'channel:vk',
      () => ({ failing: { vk: { since: start, why: 'Нет связи с VK.' } } }),
    ],
    [
      'an outbox that grows',
      'outbox',
      (second) => ({ outbox: { queued: 10 + second, oldestSeconds: second } }),
    ],
    [
      'one message that does not leave',
      'outbox',
      (second) => ({ outbox: { queued: 1, oldestSeconds: second } }),
    ],
  ])('%s', (_, id, at) => {
    expect(noticed(id, at)).not.toBeNull();
    expect(noticed(id, at)).toBeLessThanOrEqual(270);
  });

  it.each<[string, (second: number) => Partial<Vitals>]>([
    ['all is well', () => ({})],
    [
      'a long queue becomes shorter',
      (second) => ({ outbox: { queued: 9000 - second, oldestSeconds: second } }),
    ],
    ['a messenger was away for a moment', () => ({ failing: {} })],
  ])('no alarm while %s', (_, at) => {
    for (const id of ['outbox', 'store', 'job:deliver', 'channel:vk'])
      expect(noticed(id, at)).toBeNull();
  });

  it('says since when', () => {
    const [alarm] = alarmsOf(well(300, { jobs: { deliver: start } }), []);
    expect(alarm).toEqual({ id: 'job:deliver', type: 'job', job: 'deliver', since: start });
  });
});

describe('the watch', () => {
  /** A watch whose looks are led by hand; what it told, and whether a door takes it. */
  function aWatch() {
    const told: News[] = [];
    const state = { open: true, now: well(0) };
    const watch = startWatch({
      vitals: () => Promise.resolve(state.now),
      tell: (news) => {
        if (state.open) told.push(news);
        return Promise.resolve(state.open);
      },
      failed: () => undefined,
      everyMs: 1e9,
    });
    const look = async (now: Vitals) => {
      state.now = now;
      await watch.look();
    };
    return { watch, told, state, look };
  }

  const stopped = (second: number) => well(second, { jobs: { deliver: start } });

  it('tells of an alarm once, and once when it is over', async () => {
    const { watch, told, look } = aWatch();
    await look(stopped(300));
    await look(stopped(330));
    expect(watch.alarms()).toHaveLength(1);
    await look(well(360));
    await look(well(390));
    expect(told.map(({ begun, ended }) => [begun.length, ended.length])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(watch.alarms()).toEqual([]);
    watch.stop();
  });

  it('tries again as long as no door takes it', async () => {
    const { watch, told, state, look } = aWatch();
    state.open = false;
    await look(stopped(300));
    expect(told).toEqual([]);
    state.open = true;
    await look(stopped(330));
    expect(told).toHaveLength(1);
    watch.stop();
  });
});
