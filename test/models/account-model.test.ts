import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonId, StaffId } from '../../src/cases/ids.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

const anna = PersonId.parse('anna');
const pyotr = PersonId.parse('pyotr');

describe('messenger accounts at rest', () => {
  it('R18: hold no messenger id that could be read', async () => {
    const { store } = fresh;
    await store.accounts.linkPerson('telegram', '700700700', anna);
    const raw = await store.client.db(store.database).collection('accounts').find({}).toArray();
    expect(JSON.stringify(raw)).not.toContain('700700700');
  });

  it('R13: write to the preferred account first, and there is one preferred', async () => {
    const { accounts } = fresh.store;
    const first = await accounts.linkPerson('telegram', '1', pyotr);
    const second = await accounts.linkPerson('vk', '1', pyotr);
    const order = async () => (await accounts.ofPerson(pyotr)).map(({ id }) => id);
    expect(await order()).toEqual([first.id, second.id]);
    expect(await accounts.prefer(second.id, pyotr)).toBe(true);
    expect(await order()).toEqual([second.id, first.id]);
    expect(await accounts.prefer(first.id, pyotr)).toBe(true);
    expect(await order()).toEqual([first.id, second.id]);
    expect(await accounts.prefer(first.id, PersonId.parse('somebody'))).toBe(false);
  });

  it('R54: an account that serves nobody any more is forgotten with its messenger id', async () => {
    const { accounts, client, database } = fresh.store;
    const lone = PersonId.parse('lone');
    const { id } = await accounts.linkPerson('vk', '55', lone);
    await accounts.linkPerson('vk', '56', lone);
    await accounts.linkPerson('vk', '56', anna);
    await accounts.unlinkPerson(lone);
    expect(await accounts.find(id)).toBeNull();
    expect(await accounts.addressOf(id)).toBeNull();
    expect((await accounts.find(accounts.idOf('vk', '56')))?.persons).toEqual([anna]);
    expect(await client.db(database).collection('accounts').countDocuments({ persons: lone })).toBe(
      0,
    );
    const again = await accounts.linkPerson('vk', '55', lone);
    expect(await accounts.addressOf(again.id)).toBe('55');
  });

  it('R16: are linked to a member of staff, and end with the leaving', async () => {
    const { accounts } = fresh.store;
    const orlova = StaffId.parse('orlova');
    const { id } = await accounts.linkStaff('telegram', '900', orlova);
    expect((await accounts.ofStaff(orlova)).map((a) => a.id)).toEqual([id]);
    await accounts.unlinkStaff(orlova);
    expect(await accounts.ofStaff(orlova)).toEqual([]);
    expect(await accounts.find(id)).toBeNull();
  });

  it('H7: remember that others read the phone', async () => {
    const { accounts } = fresh.store;
    const { id } = await accounts.linkPerson('telegram', '77', anna);
    await accounts.setShared(id, true);
    expect((await accounts.find(id))?.shared).toBe(true);
    expect((await accounts.linkPerson('telegram', '77', pyotr)).shared).toBe(true);
  });

  it('linking the same account at the same moment makes one account', async () => {
    const { accounts } = fresh.store;
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => PersonId.parse(`same-${id}`));
    await Promise.all(people.map((person) => accounts.linkPerson('vk', '9000', person)));
    const found = await accounts.find(accounts.idOf('vk', '9000'));
    expect([...(found?.persons ?? [])].sort()).toEqual(people);
    expect(await accounts.addressOf(accounts.idOf('vk', '9000'))).toBe('9000');
  });
});
