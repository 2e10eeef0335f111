import { EJSON } from 'bson';
import { addDays, dayIn, instantAt } from '../../src/cases/calendar-day.js';
import { CaseId, PersonId } from '../../src/cases/ids.js';
import { readConfig } from '../../src/config.js';
import { openStore } from '../../src/open-store.js';
import { type Messenger } from '../support/messenger-town.js';
import { accept, assign, aTown, meetingId, people, sendReferral } from '../support/town.js';

/** A case in which a boy of fifteen chooses one of two times, and his mother hears of it in the other messenger. */
export interface SeededCase {
  readonly id: CaseId;
  readonly boy: number;
  readonly mother: number;
  /** The times on offer, local. */
  readonly slots: readonly [string, string];
}

const zone = 'Asia/Kamchatka';

/**
 * Fills the store of a live service with cases that are alike but for their people; its domain clock stands at ten in the morning
 * there, so that nothing waits for the hours.
 */
export async function seedCases(
  environment: Readonly<Record<string, string>>,
  count: number,
  messenger: Messenger,
): Promise<SeededCase[]> {
  const opened = await openStore(readConfig(environment));
  const { store } = opened;
  const day = addDays(dayIn(zone, new Date()), 1);
  const town = await aTown(`${day} 09:00`, opened);
  await sendReferral(town);
  await assign(town);
  await accept(town);
  const slots = [`${addDays(day, 2)}T15:00`, `${addDays(day, 3)}T12:00`] as const;
  await town.done('facilitator', 'proposeSlots', {
    meeting: meetingId(),
    persons: [people.boy],
    slots: [...slots],
    place: await town.text('Служба, кабинет 12'),
  });
  const { id } = await town.kase();
  const database = store.client.db(store.database);
  const cases = database.collection('cases');
  const pattern = EJSON.stringify(await cases.findOne({ number: (await town.kase()).number }), {
    relaxed: false,
  });
  const known = await store.people.findMany(Object.values(people));
  const seeded: SeededCase[] = [];
  for (let n = 0; n < count; n += 1) {
    const own = (person: PersonId) => PersonId.parse(`${person}-${n}`);
    const copy = Object.values(people).reduce(
      (text, person) => text.replaceAll(`"${person}"`, `"${own(person)}"`),
      pattern.replaceAll(id, `${id}-${n}`),
    );
    const document = EJSON.parse(copy) as { number: string; intents: unknown[] };
    await cases.insertOne({ ...document, number: `К-99-${n}`, intents: [] });
    for (const [person, data] of known) await store.people.put(own(person), data);
    const [boy, mother] = [100_000 + 2 * n, 100_001 + 2 * n];
    const other = messenger === 'telegram' ? 'vk' : 'telegram';
    await store.accounts.linkPerson(messenger, String(boy), own(people.boy));
    await store.accounts.linkPerson(other, String(mother), own(people.mother));
    seeded.push({ id: CaseId.parse(`${id}-${n}`), boy, mother, slots });
  }
  await cases.deleteOne({ number: (await town.kase()).number });
  await database.collection('messages').deleteMany({});
  await store.settings.setClockOffset(instantAt(day, '10:00', zone).getTime() - Date.now());
  await opened.close();
  return seeded;
}
