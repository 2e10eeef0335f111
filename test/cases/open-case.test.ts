import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aTown, commission, staffIds, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await aTown();
});
afterEach(() => town.close());

const open = (cause: string) =>
  town.rules.open('kamchatka', {
    input: {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
      commission,
    },
    actor: { type: 'staff', id: staffIds.commissionSecretary, role: 'commissionSecretary' },
    door: 'panel',
    cause,
  });

describe('opening a case', () => {
  it('the same form sent twice opens one case', async () => {
    const first = await open('form:1');
    const again = await open('form:1');
    expect([first.type, again.type]).toEqual(['done', 'repeated']);
    if (first.type !== 'done' || again.type !== 'repeated') throw new Error('no case');
    expect(again.kase.number).toBe(first.kase.number);
    expect(await town.store.cases.count()).toBe(2);
  });

  it('even when both arrive at the same moment', async () => {
    const both = await Promise.all([open('form:2'), open('form:2')]);
    expect(both.map(({ type }) => type).sort()).toEqual(['done', 'repeated']);
    expect(await town.store.cases.count()).toBe(2);
  });

  it('counts the numbers of a letter and a year, each given once', async () => {
    const opened = [await open('form:3'), await open('form:4')];
    expect(opened.map((one) => (one.type === 'done' ? one.kase.number : one.type))).toEqual([
      'К-26-002',
      'К-26-003',
    ]);
    town.at('2027-01-11 09:00');
    const next = await open('form:5');
    expect(next.type === 'done' ? next.kase.number : next.type).toBe('К-27-001');
  });
});
