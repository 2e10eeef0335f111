import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Case } from '../../../src/cases/case.js';
import { type procedureIds } from '../../../src/procedures/procedures.js';
import { aDemoOffice, type DemoOffice } from '../../support/demo-office.js';
import { dice } from '../../support/random-inputs.js';
import { type Chance, chancesIn, type Tried, use } from '../../support/used-forms.js';

const roll = dice(20261121);
let office: DemoOffice;
const tried = new Map<string, Tried>();
beforeAll(async () => {
  office = await aDemoOffice();
}, 120_000);
afterAll(() => office.close());

const triedOf = ({ key }: Chance): Tried => {
  const known = tried.get(key) ?? { done: 0, opened: 0, refused: new Set(), untyped: new Set() };
  tried.set(key, known);
  return known;
};

/** Not done yet, and not opened too often. */
const isNew = ({ key }: Chance): boolean => {
  const { done, opened } = tried.get(key) ?? { done: 0, opened: 0 };
  return done === 0 && opened < 4;
};

/** Uses what is new in this state of a case, and what becomes possible by it, until nothing new is offered. */
async function explore(kase: Case): Promise<void> {
  let now = kase;
  const here = new Set<string>();
  for (let step = 0; step < 12; step++) {
    const chances = await chancesIn(office, now);
    const fresh = chances.filter((chance) => isNew(chance) && !here.has(chance.key));
    const chance = fresh[roll(fresh.length)];
    if (chance === undefined) return;
    here.add(chance.key);
    await use(office, now, chance, roll, triedOf(chance));
    now = await office.again(now);
    if (roll(3) === 0) office.pass(1 + roll(4));
  }
}

/** Where one press ends and the next begins. */
const cuts = ({ history }: Case): number[] =>
  history.flatMap((event, n) => (event.cause === history[n + 1]?.cause ? [] : [n + 1]));

/** The case of the procedure that has come farthest. */
const casesOf = (procedure: string): Case[] =>
  office.cases
    .filter((kase) => kase.procedure.id === procedure)
    .sort((a, b) => b.history.length - a.history.length)
    .slice(0, 1);

/** How many commands of each procedure the cases of the demo come to, at least. */
const reached = {
  kamchatka: 60,
  'krasnoyarsk-borodino': 55,
  altai: 45,
  vmeste: 40,
  yugra: 25,
} as const satisfies Record<(typeof procedureIds)[number], number>;

describe('every command in the panel, from each point of the demo cases on', () => {
  it.each(Object.entries(reached))(
    'of %s is done as a person fills its form in, or refused in a sentence',
    async (procedure, most) => {
      for (const kase of casesOf(procedure))
        for (const cut of cuts(kase)) await explore(await office.copyOf(kase, cut));
      const own = [...tried].filter(([key]) => key.startsWith(`${procedure} `));
      const untyped = own.filter(([, { done, refused }]) => done === 0 && refused.size === 0);
      expect(untyped.map(([key, t]) => `${key}: ${[...t.untyped].join(' | ')}`)).toEqual([]);
      const done = new Set(own.filter(([, t]) => t.done > 0).map(([key]) => key.split(' ')[1]));
      expect(done.size).toBeGreaterThanOrEqual(most);
      expect(office.panel.failures).toEqual([]);
    },
    400_000,
  );
});
