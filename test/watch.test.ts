import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadTexts } from '../src/bot/texts/texts.js';
import { healthOf } from '../src/health.js';
import { watchService } from '../src/watch.js';
import { aMessengerTown, type MessengerTown } from './support/messenger-town.js';
import { people, sendReferral, assign, staffIds } from './support/town.js';

const coordinator = 2001;
const minute = 60_000;

let messengers: MessengerTown;
beforeEach(async () => {
  messengers = await aMessengerTown();
  const { town, vk } = messengers;
  await sendReferral(town);
  await assign(town);
  await messengers.links('telegram', people.harmed);
  await town.store.accounts.linkStaff('vk', String(coordinator), staffIds.coordinator);
  vk.person(coordinator).unblocks();
});
afterEach(() => messengers.close());

/** Everything that is watched, at a technical clock that is so far ahead. */
function watching() {
  const { town, service, channels } = messengers;
  let ahead = 0;
  const technicalNow = () => new Date(Date.now() + ahead);
  const parts = { store: town.store, service, channels, clock: town.clock };
  const texts = loadTexts(join(import.meta.dirname, '../locales'));
  const failed = (error: unknown) => {
    throw error;
  };
  const watch = watchService({ ...parts, config: { mail: null }, texts, failed, technicalNow });
  return {
    watch,
    /** Looks every half a minute until so long has gone by on both clocks. */
    until: async (ms: number) => {
      for (; ahead <= ms; ahead += minute / 2) {
        town.at(`2026-03-02 12:0${Math.floor(ahead / minute)}`);
        await watch.look();
      }
    },
    health: () =>
      healthOf(
        { ...parts, version: '1', mode: 'live', alarms: () => watch.alarms() },
        technicalNow(),
      ),
  };
}

const silent = ['channel:telegram', 'job:deliver', 'job:wake-cases', 'outbox'];

it('a job that does not run, an outbox that stands and a messenger that fails are told within five minutes, by another door', async () => {
  const { town, service, telegram, vk, channels } = messengers;
  town.at('2026-03-02 12:00');
  await service.settle();
  telegram.fail({ method: '*', with: { type: 'broken' }, times: 1_000_000 });
  await town.done('facilitator', 'informParticipant', { person: people.harmed });
  await service.deliverTick.run();
  while (channels.get('telegram')?.state().type !== 'failing')
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { watch, until, health } = watching();
  await until(minute / 2);
  expect(watch.alarms()).toEqual([]);
  await until(5 * minute);
  watch.stop();
  expect(
    watch
      .alarms()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(silent);
  const shown = await health();
  expect(shown.status).toBe('failing');
  expect([...shown.alarms].sort()).toEqual(silent);
  expect(watch.words()).toHaveLength(silent.length);
  const told = vk
    .person(coordinator)
    .messages()
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text)
    .join('\n');
  for (const words of watch.words()) expect(told).toContain(words);
});
