import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMeetingTomorrow, copyCase, perCase } from '../support/many-cases.js';
import { aMessengerTown, type Messenger, type MessengerTown } from '../support/messenger-town.js';

const cases = 30;

let messengers: MessengerTown;
let accounts: [Messenger, number][] = [];

beforeEach(async () => {
  accounts = [];
  messengers = await aMessengerTown();
  await aMeetingTomorrow(messengers.town);
  await copyCase(messengers.town, cases, (messenger, numbers) => {
    for (const number of numbers) messengers[messenger].person(number).unblocks();
    accounts.push(...numbers.map((number): [Messenger, number] => [messenger, number]));
    return Promise.resolve();
  });
  await messengers.service.settle();
});
afterEach(() => messengers.close());

const remindersOn = ([messenger, number]: [Messenger, number]): number => {
  const shown = messengers[messenger].person(number).messages();
  return shown.filter(({ from, text }) => from === 'bot' && /завтра/iu.test(text)).length;
};

describe('many reminders that fall due at one moment', () => {
  it('reach each phone once, with few commands to the store', async () => {
    let commands = 0;
    const count = () => (commands += 1);
    messengers.town.store.client.on('commandStarted', count);
    await messengers.at('2026-03-09 16:30');
    messengers.town.store.client.off('commandStarted', count);
    expect(accounts).toHaveLength(cases * perCase);
    expect(accounts.map(remindersOn).filter((n) => n !== 1)).toEqual([]);
    expect(commands).toBeGreaterThan(0);
    expect(commands / accounts.length).toBeLessThan(5);
  });

  it('are woken in one tick, also when there are more cases than one look finds', async () => {
    const { town, service } = messengers;
    const opened = await town.store.cases.allIds();
    const [pattern] = await town.store.client
      .db(town.store.database)
      .collection('cases')
      .find({})
      .limit(1)
      .toArray();
    const copies = Array.from({ length: 220 }, (_, n) => ({
      ...pattern,
      ...{ _id: `copy-${n}`, number: `К-98-${n}` },
    }));
    await town.store.client
      .db(town.store.database)
      .collection<{ _id: string }>('cases')
      .insertMany(copies);
    town.at('2026-03-09 16:30');
    const due = await town.store.cases.toWake(town.clock.now(), 1000);
    expect(due).toHaveLength(opened.length + copies.length);
    await service.wakeTick.run();
    expect(await town.store.cases.toWake(town.clock.now(), 1000)).toEqual([]);
  });
});
