import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { filledCollections } from '../../src/backup/backup-store.js';
import { CaseId, PersonId, StaffId } from '../../src/cases/ids.js';
import { backupCommand } from '../../src/cli/backup.js';
import { restoreCommand } from '../../src/cli/restore.js';
import { type Config, readConfig } from '../../src/config.js';
import { openStore } from '../../src/open-store.js';
import { PersonData } from '../../src/people/person.js';
import { said } from '../support/said.js';

const folder = mkdtempSync(join(tmpdir(), 'mirovaya-backup-'));
const file = join(folder, 'copy.mirovaya');
const now = () => new Date('2026-11-21T03:00:00Z');
const configOf = (name: string, more: Record<string, string> = {}): Config =>
  readConfig({
    MODE: 'live',
    DATA_DIR: join(folder, name),
    DATA_KEY: 'ab'.repeat(32),
    ...more,
  });
const home = configOf('home');
const anna = PersonId.parse('anna');
const boris = PersonId.parse('boris');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Does something with the store of a configuration. */
async function inStore<T>(
  config: Config,
  work: (store: Awaited<ReturnType<typeof openStore>>['store']) => Promise<T>,
): Promise<T> {
  const opened = await openStore(config);
  try {
    return await work(opened.store);
  } finally {
    await opened.close();
  }
}

const backup = (config: Config, name: string) =>
  said((io) =>
    backupCommand([name], io, {
      config: () => config,
      open: () => openStore(config, { shared: true }),
      now,
    }),
  );
const restore = (config: Config, ...args: string[]) =>
  said((io) => restoreCommand(args, io, () => config));

/** Every document byte for byte, but for who is signed in. */
const everything = (config: Config) =>
  inStore(config, async ({ client, database }) => {
    const db = client.db(database);
    const found: Record<string, string[]> = {};
    for (const name of (await filledCollections(db)).filter((one) => one !== 'sessions').sort())
      found[name] = (
        await db.collection(name).find({}, { raw: true }).sort({ _id: 1 }).toArray()
      ).map((bytes) => (bytes as unknown as Buffer).toString('hex'));
    return found;
  });

beforeAll(() =>
  inStore(home, async (store) => {
    const person = { firstName: 'Полина', phone: '+7 000 000-00-11' };
    await store.people.put(anna, PersonData.parse({ ...person, lastName: 'Ветлугина' }));
    await store.people.put(boris, PersonData.parse({ ...person, lastName: 'Рябов' }));
    await store.texts.put('Хочу прийти с сестрой', { caseId: CaseId.parse('case'), person: anna });
    await store.cases.nextNumber('К', 2026);
    const db = store.client.db(store.database);
    await db.collection('sessions').insertOne({ session: { staff: StaffId.parse('s') } });
    // many, so that the file has more than one piece
    const letters = Array.from({ length: 3000 }, (_, n) => ({
      n,
      at: new Date(n),
      words: `${n}`.repeat(300),
    }));
    await db.collection<object>('tries').insertMany(letters);
  }),
);

describe('mirovaya backup and restore', () => {
  it('makes one file that says nothing without the key, and never writes over one', async () => {
    expect(await backup(home, file)).toMatchObject({ ended: 0, err: '' });
    const bytes = readFileSync(file);
    for (const word of ['Ветлугина', 'people', 'mirovaya-backup', 'settings'])
      expect(bytes.includes(word)).toBe(false);
    expect((await backup(home, file)).ended).toContain('уже есть');
    expect((await backup(home, join(folder, 'none', 'x'))).ended).toContain('не записался');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('brings everything back byte for byte, but for who was signed in', async () => {
    const other = configOf('other');
    const done = await restore(other, file);
    expect(done.ended).toBe(0);
    expect(await everything(other)).toEqual(await everything(home));
    const kept = await inStore(other, async ({ people, client, database, cases }) => ({
      name: (await people.find(anna))?.lastName,
      sessions: await client.db(database).collection('sessions').countDocuments({}),
      number: await cases.nextNumber('К', 2026),
    }));
    expect(kept).toEqual({ name: 'Ветлугина', sessions: 0, number: 'К-26-002' });
    expect((await restore(other, file)).ended).toContain('Хранилище не пустое');
  });

  it('R54: a restore does not bring back whom the list of destroyed keys names', async () => {
    await inStore(home, (store) => store.people.erase(boris));
    const list = join(home.dataDir, 'erased-keys.txt');
    expect(readFileSync(list, 'utf8')).toBe('boris\n');
    const target = configOf('erased');
    const { out } = await restore(target, file, '--erased', list);
    expect(out).toContain('Повторно удалено: 1');
    const found = await inStore(target, async ({ people, keyring }) => ({
      anna: (await people.find(anna))?.lastName,
      boris: await people.find(boris),
      destroyed: await keyring.destroyed(),
    }));
    expect(found).toEqual({ anna: 'Ветлугина', boris: null, destroyed: ['boris'] });
  });

  it('refuses another key, another mode and a file that is cut, changed or missing, and writes nothing', async () => {
    const bytes = readFileSync(file);
    const spoiled = join(folder, 'spoiled');
    const target = configOf('untouched');
    const fails = async (made: Buffer) => {
      writeFileSync(spoiled, made);
      return (await restore(target, spoiled)).ended;
    };
    const changed = Buffer.from(bytes);
    changed[bytes.length - 40] = (changed[bytes.length - 40] ?? 0) ^ 1;
    const answers = [
      await fails(bytes.subarray(0, bytes.length - 10)),
      await fails(changed),
      await fails(Buffer.concat([bytes, bytes])),
      await fails(Buffer.alloc(0)),
      await fails(Buffer.from('not a backup at all, but long enough to have a head of its own')),
      (await restore(configOf('keyed', { DATA_KEY: 'cd'.repeat(32) }), file)).ended,
    ];
    for (const answer of answers) expect(answer).toContain('Копия не открывается');
    expect((await restore(target, join(folder, 'missing'))).ended).toContain('не читается');
    const demo = readConfig({ DATA_DIR: join(folder, 'demo'), DATA_KEY: 'ab'.repeat(32) });
    expect((await restore(demo, file)).ended).toContain('Копия сделана в режиме live');
    expect((await restore(target, file)).ended).toBe(0);
  });

  it('says how it is called', async () => {
    expect((await restore(home)).ended).toContain('mirovaya restore ФАЙЛ');
    expect(
      (
        await said((io) =>
          backupCommand([], io, { config: () => home, open: () => openStore(home), now }),
        )
      ).ended,
    ).toContain('mirovaya backup ФАЙЛ');
  });
});
