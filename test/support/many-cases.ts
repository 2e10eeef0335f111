import { EJSON } from 'bson';
import { z } from 'zod';
import { PersonId } from '../../src/cases/ids.js';
import { type Messenger } from './messenger-town.js';
import { accept, assign, meetingId, people, sendReferral, type Town } from './town.js';

/** Reminders of one case: the harmed woman, the boy and his mother. */
export const perCase = 3;

/** Both sides have a preliminary meeting on the tenth; the boy's concerns his mother as well. */
export async function aMeetingTomorrow(town: Town): Promise<void> {
  await sendReferral(town);
  await assign(town);
  await accept(town);
  const place = await town.text('Служба, кабинет 12');
  for (const [person, slot] of [
    [people.harmed, '2026-03-10T15:00'],
    [people.boy, '2026-03-10T16:30'],
  ] as const) {
    const meeting = meetingId();
    await town.done('facilitator', 'proposeSlots', {
      meeting,
      persons: [person],
      slots: [slot],
      place,
    });
    await town.answered(person, 'pickSlot', { meeting, slot });
  }
}

/** Three fifths of the cases have their people in Telegram, as its rate is to VK's. */
const messengerOf = (n: number): Messenger => (n % 5 < 3 ? 'telegram' : 'vk');

const accountOf = (n: number, index: number): number => 1_000_000 + n * perCase + index;

/** Copies the town's case with people of its own each, who have a dialogue in one of the messengers. */
export async function copyCase(
  town: Town,
  count: number,
  opens: (messenger: Messenger, accounts: number[]) => Promise<void>,
): Promise<void> {
  const { store } = town;
  const { id, number } = await town.kase();
  const database = store.client.db(store.database);
  const cases = database.collection('cases');
  const pattern = EJSON.stringify(await cases.findOne({ number }), { relaxed: false });
  const known = [...(await store.people.findMany(Object.values(people)))];
  await cases.deleteOne({ number });
  await database.collection('messages').deleteMany({});
  const one = async (n: number): Promise<void> => {
    const own = (person: PersonId) => PersonId.parse(`${person}-${n}`);
    const copy = Object.values(people).reduce(
      (text, person) => text.replaceAll(`"${person}"`, `"${own(person)}"`),
      pattern.replaceAll(id, `${id}-${n}`),
    );
    const document = z.looseObject({}).parse(EJSON.parse(copy));
    await cases.insertOne({ ...document, number: `К-99-${n}`, intents: [] });
    for (const [index, [person, data]] of known.entries()) {
      const account = String(accountOf(n, index));
      await store.people.put(own(person), data);
      await store.accounts.linkPerson(messengerOf(n), account, own(person));
    }
  };
  const all = Array.from({ length: count }, (_, n) => n);
  for (let from = 0; from < count; from += 20)
    await Promise.all(all.slice(from, from + 20).map(one));
  for (const messenger of ['telegram', 'vk'] as const) {
    const theirs = all.filter((n) => messengerOf(n) === messenger);
    await opens(
      messenger,
      theirs.flatMap((n) => known.map((_, index) => accountOf(n, index))),
    );
  }
}
