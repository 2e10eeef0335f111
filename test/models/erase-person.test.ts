import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseId, InvitationId, PersonId, StaffId } from '../../src/cases/ids.js';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { connectStore, type Store } from '../../src/models/connect.js';
import { newCode } from '../../src/people/codes.js';
import { erasePerson } from '../../src/people/erase-person.js';
import { issueLink } from '../../src/people/one-time-link.js';
import { PersonData } from '../../src/people/person.js';

const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-erase-'));
let server: EmbeddedMongo;
let store: Store;
beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir, inProcess: true });
  store = await connectStore(server.uri, randomBytes(32));
});
afterAll(async () => {
  await store.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const anna = PersonId.parse('anna');
const caseId = CaseId.parse('case-1');
const start = new Date(Date.now() + 60_000);

/** Everything in the data folder, as bytes in which any letter would be seen. */
const onDisk = () =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));

describe('a person of the store', () => {
  it('leaves no name, phone, word, messenger id or code that grep would find', async () => {
    const data = { lastName: 'Ветлугина', firstName: 'Полина', phone: '+7 000 000-00-11' };
    await store.people.put(anna, PersonData.parse(data));
    await store.texts.put('Хочу прийти с сестрой', { caseId, person: anna });
    await store.accounts.linkPerson('telegram', '7001234567', anna);
    const code = newCode();
    const id = InvitationId.parse('invitation');
    await store.invitations.add(
      { id, person: anna, caseId, ends: start, issuer: StaffId.parse('s') },
      code,
    );
    const { token } = await issueLink(store.links, { purpose: 'paper', person: anna }, start);
    const files = onDisk();
    expect(files.some((bytes) => bytes.includes('invitations'))).toBe(true);
    for (const word of ['Ветлугина', '000-00-11', 'сестрой', '7001234567', code, token])
      for (const bytes of files) expect(bytes.includes(word)).toBe(false);
  });

  it('R54: is gone after erasing, from every collection, and a second time does no harm', async () => {
    const { token } = await issueLink(store.links, { purpose: 'paper', person: anna }, start);
    const code = newCode();
    const invitation = { id: InvitationId.parse('second'), person: anna, caseId, ends: start };
    await store.invitations.add(invitation, code);
    await erasePerson(store, anna);
    await erasePerson(store, anna);
    expect(await store.people.find(anna)).toBeNull();
    expect(await store.texts.ofCase(caseId)).toEqual([]);
    expect(await store.accounts.ofPerson(anna)).toEqual([]);
    expect(await store.invitations.findOpen(code, new Date())).toBeNull();
    expect(await store.links.open(token, 'b', start)).toBeNull();
    expect(await store.keyring.destroyed()).toContain(anna);
    await expect(
      store.people.put(anna, PersonData.parse({ lastName: 'А', firstName: 'Б' })),
    ).rejects.toThrow();
  });
});
