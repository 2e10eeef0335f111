import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseId, PersonId } from '../../src/cases/ids.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.close());

const caseId = CaseId.parse('case-1');
const later = () => new Date(Date.now() + 60_000);

describe('free texts at rest', () => {
  it('R194: hold no word that could be read, whosever they are', async () => {
    const { store } = fresh;
    const own = await store.texts.put('Мне тяжело говорить', {
      caseId,
      person: PersonId.parse('a'),
    });
    const ofCase = await store.texts.put('Разбили окно', { caseId, person: null });
    const raw = await store.client.db(store.database).collection('texts').find({}).toArray();
    expect(JSON.stringify(raw)).not.toMatch(/тяжело|окно/u);
    const found = await store.texts.findMany([own, ofCase]);
    expect([...found.values()].sort()).toEqual(['Мне тяжело говорить', 'Разбили окно']);
    expect([...(await store.texts.ofCase(caseId))].sort()).toEqual([own, ofCase].sort());
  });

  it('R54: erasing a person leaves the texts of others', async () => {
    const { people, texts } = fresh.store;
    const leaver = PersonId.parse('leaver');
    const own = await texts.put('Моё', { caseId, person: leaver });
    const other = await texts.put('Чужое', { caseId, person: PersonId.parse('stays') });
    await people.erase(leaver);
    await texts.removeOf(leaver);
    expect(await texts.find(own)).toBeNull();
    expect(await texts.find(other)).toBe('Чужое');
  });

  it('sweeps texts that no event names, and keeps the others for good', async () => {
    const { texts } = fresh.store;
    const swept = CaseId.parse('case-swept');
    const named = await texts.put('названо', { caseId: swept, person: null });
    const orphan = await texts.put('забыто', { caseId: swept, person: null });
    const named1 = () => Promise.resolve(new Set<string>([named]));
    expect(await texts.sweep(new Date(0), named1)).toBe(0);
    expect(await texts.find(orphan)).toBe('забыто');
    const before = (await texts.ofCase(swept)).length;
    await texts.sweep(later(), (id) => (id === swept ? named1() : Promise.resolve(new Set())));
    expect(before).toBe(2);
    expect(await texts.ofCase(swept)).toEqual([named]);
    await texts.sweep(later(), () => Promise.resolve(new Set()));
    expect(await texts.find(named)).toBe('названо');
  });
});
