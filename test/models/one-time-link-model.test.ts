import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseId, PersonId, StaffId } from '../../src/cases/ids.js';
import { issueLink } from '../../src/people/one-time-link.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

const caseId = CaseId.parse('case-1');
const person = PersonId.parse('anna');
const staff = StaffId.parse('orlova');
const start = new Date(Date.now() + 60_000);
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

describe('J4.11: one-time links', () => {
  it('are kept by a hash, bound to person, case and purpose', async () => {
    const { store } = fresh;
    const target = { purpose: 'paper', person, caseId, subject: { form: 'FK5' } } as const;
    const { token, ends } = await issueLink(store.links, target, start);
    const raw = await store.client.db(store.database).collection('links').find({}).toArray();
    expect(JSON.stringify(raw)).not.toContain(token);
    expect(await store.links.open(token, 'browser', start)).toEqual({ ...target, ends });
  });

  it('a look that opens nothing uses nothing up', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'paper', person }, start);
    for (let i = 0; i < 5; i++) expect(await links.find(token, start)).not.toBeNull();
    expect(await links.open(token, 'browser', start)).not.toBeNull();
  });

  it('a paper opens once, stays open there for fifteen minutes, and nowhere else', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'paper', person }, start);
    expect(await links.open(token, 'mine', after(14))).not.toBeNull();
    expect(await links.open(token, 'mine', after(28))).not.toBeNull();
    expect(await links.open(token, 'another', after(20))).toBeNull();
    expect(await links.open(token, 'mine', after(29))).toBeNull();
  });

  it('a paper that nobody opened in time is closed', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'paper', person }, start);
    expect(await links.open(token, 'mine', after(15))).toBeNull();
    expect(await links.find(token, after(15))).toBeNull();
  });

  it('a letter opens three times in any browser', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'letter', person }, start);
    for (const browser of ['one', 'two', 'three'])
      expect(await links.open(token, browser, start)).not.toBeNull();
    expect(await links.open(token, 'four', start)).toBeNull();
  });

  it('a form of staff belongs to the first browser until it is sent', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'staffForm', staff, caseId }, start);
    expect(await links.open(token, 'mine', start)).not.toBeNull();
    expect(await links.open(token, 'another', start)).toBeNull();
    expect(await links.open(token, 'mine', after(23 * 60))).not.toBeNull();
    expect(await links.finish(token)).toBe(true);
    expect(await links.finish(token)).toBe(false);
    expect(await links.open(token, 'mine', after(23 * 60))).toBeNull();
  });

  it('opening at the same moment opens once', async () => {
    const { links } = fresh.store;
    const { token } = await issueLink(links, { purpose: 'signIn', staff }, start);
    const opened = await Promise.all(
      ['a', 'b', 'c', 'd'].map((browser) => links.open(token, browser, start)),
    );
    expect(opened.filter((link) => link !== null)).toHaveLength(1);
  });

  it('J1: all of a case, a person or an account end at once', async () => {
    const { links } = fresh.store;
    const leaver = StaffId.parse('leaver');
    const mine = await issueLink(links, { purpose: 'staffForm', staff: leaver, caseId }, start);
    const others = await issueLink(links, { purpose: 'staffForm', staff, caseId }, start);
    await links.revoke({ staff: leaver });
    await links.revoke({});
    expect(await links.open(mine.token, 'b', start)).toBeNull();
    expect(await links.open(others.token, 'b', start)).not.toBeNull();
    await links.revoke({ caseId });
    expect(await links.open(others.token, 'b', start)).toBeNull();
  });

  it('an unknown token is answered like a used one', async () => {
    const { links } = fresh.store;
    expect(await links.find('nothing', start)).toBeNull();
    expect(await links.open('nothing', 'b', start)).toBeNull();
  });
});
