import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonId } from '../../src/cases/ids.js';
import { connectStore } from '../../src/models/connect.js';
import { WrongKeyError } from '../../src/models/wrong-key-error.js';
import { PersonData } from '../../src/people/person.js';
import { type FreshDatabase, freshDatabase } from '../support/store.js';

const key = randomBytes(32);
let server: FreshDatabase;
beforeAll(async () => {
  server = await freshDatabase();
});
afterAll(() => server.remove());

const anna = PersonId.parse('anna');
const boris = PersonId.parse('boris');
const vera = PersonId.parse('vera');
const data = PersonData.parse({ lastName: 'Ветлугина', firstName: 'Анна' });

describe('connecting to a store', () => {
  it('finds again what was stored, and refuses another key in one sentence', async () => {
    const first = await connectStore(server.uri, key);
    await first.people.put(anna, data);
    expect(await first.isUp()).toBe(true);
    await first.close();
    await expect(connectStore(server.uri, randomBytes(32))).rejects.toThrow(WrongKeyError);
    const again = await connectStore(server.uri, key);
    expect((await again.people.find(anna))?.lastName).toBe('Ветлугина');
    await again.close();
  });

  it('is stamped demo or live when it is made, and says so afterwards', async () => {
    const store = await connectStore(server.uri, key);
    expect(await store.settings.stamp('demo')).toBe('demo');
    expect(await store.settings.stamp('live')).toBe('demo');
    await store.close();
  });

  it('R159: searches names in memory, kept fresh by what is written', async () => {
    const store = await connectStore(server.uri, key);
    const { people, names } = store;
    const within = new Set([anna, boris]);
    await names.ready();
    const find = async (query: string) => [...(await names.find(query, within))];
    expect(await find('ветлугина')).toEqual([anna]);
    await people.put(anna, { ...data, lastName: 'Соловьёва' });
    expect(await find('ветлугина')).toEqual([]);
    expect(await find('соловьева')).toEqual([anna]);
    expect([...(await names.find('соловьева', new Set([boris])))]).toEqual([]);
    await people.erase(anna);
    expect(await find('соловьева')).toEqual([]);
    await store.close();
  });

  it('R159: finds whom another process added, and not whom it erased', async () => {
    const [here, there] = await Promise.all([
      connectStore(server.uri, key),
      connectStore(server.uri, key),
    ]);
    await here.names.ready();
    await there.people.put(boris, { ...data, lastName: 'Зимородков' });
    const find = async () => [...(await here.names.find('зимород', new Set([boris])))];
    expect(await find()).toEqual([boris]);
    await there.people.erase(boris);
    expect(await find()).toEqual([]);
    await here.close();
    await there.close();
  });

  it('R159: what is written while everybody is read stays as it was written', async () => {
    const store = await connectStore(server.uri, key);
    await store.people.put(vera, data);
    const again = await connectStore(server.uri, key);
    const reading = again.names.ready();
    await again.people.put(vera, { ...data, lastName: 'Соловьёва' });
    await reading;
    expect([...(await again.names.find('соловьева', new Set([vera])))]).toEqual([vera]);
    await again.close();
    await store.close();
  });
});
