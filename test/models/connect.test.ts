import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonId } from '../../src/cases/ids.js';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { connectStore, WrongKeyError } from '../../src/models/connect.js';
import { searchable } from '../../src/people/name-index.js';
import { PersonData } from '../../src/people/person.js';

const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-connect-'));
const key = randomBytes(32);
let server: EmbeddedMongo;
beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir, inProcess: true });
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const anna = PersonId.parse('anna');
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
    const { people, names } = await searchable(store.people);
    expect(names.find('ветлугина')).toEqual([anna]);
    await people.put(anna, { ...data, lastName: 'Соловьёва' });
    expect(names.find('ветлугина')).toEqual([]);
    expect(names.find('соловьева')).toEqual([anna]);
    await people.erase(anna);
    expect(names.find('соловьева')).toEqual([]);
    await store.close();
  });
});
