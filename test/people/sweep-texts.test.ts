import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TextId } from '../../src/cases/ids.js';
import { sweepingTexts } from '../../src/people/sweep-texts.js';
import { aTown, sendReferral, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.close());

const day = 86_400_000;
const find = (id: string) => town.store.texts.find(TextId.parse(id));

describe('texts that no event names', () => {
  it('are removed after three days, and nothing that a case says is', async () => {
    await sendReferral(town);
    const kase = await town.kase();
    const named = kase.events.flatMap((e) => (e.type === 'situationDescribed' ? e.narrative : []));
    const forgotten = await town.text('Передумал писать.');
    const later = (days: number) => new Date(Date.now() + days * day);
    await sweepingTexts(town.store, () => later(2))();
    expect(await find(forgotten)).toBe('Передумал писать.');
    await sweepingTexts(town.store, () => later(4))();
    expect(await find(forgotten)).toBeNull();
    expect(named).toHaveLength(1);
    for (const id of named) expect(await find(id)).toBe('Конфликт во дворе школы.');
  });

  it('are looked for once a day', async () => {
    let looks = 0;
    let at = 0;
    const texts = { sweep: () => Promise.resolve(++looks) };
    const sweep = sweepingTexts({ texts, cases: town.store.cases }, () => new Date(at));
    for (at of [day, day + 5000, 2 * day - 1, 2 * day]) await sweep();
    expect(looks).toBe(2);
  });
});
