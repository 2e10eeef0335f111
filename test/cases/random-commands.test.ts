import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commands } from '../../src/cases/available-commands.js';
import { caseOf, isClosed } from '../../src/cases/case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { projectionOf } from '../../src/cases/projection.js';
import { tasksOf } from '../../src/cases/tasks.js';
import { wakeItems } from '../../src/cases/wake.js';
import { texts } from '../locales/locales.js';
import { aPureCase, type PureCase } from '../support/pure-case.js';
import { dice } from '../support/random-inputs.js';
import { starts, step, type Walk } from '../support/random-walk.js';

/** What always holds, whatever was pressed. */
function holds({ pure, texts: said }: Walk): void {
  const kase = pure.kase();
  const ctx = pure.context();
  const limits = limitsOf(kase, ctx);
  tasksOf(kase, ctx, limits);
  projectionOf(kase, ctx, ctx.now);
  const keys = wakeItems(kase, ctx).map((item) => item.key);
  expect(wakeItems(kase, ctx).map((item) => item.key)).toEqual(keys);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(caseOf(kase, kase.history).events).toEqual(kase.events);
  if (isClosed(kase)) expect(reminded(pure)).toEqual([]);
  for (const item of wakeItems(kase, ctx)) for (const { text } of item.tellings) said.add(text);
}

const reminded = (pure: PureCase): string[] =>
  wakeItems(pure.kase(), pure.context())
    .flatMap((item) => item.tellings)
    .map(({ text }) => text)
    .filter((text) => !text.startsWith('told.safety'));

describe('random sequences of offered commands', () => {
  const done = new Set<string>();
  const said = new Set<string>();

  it('never throw, fold to the same state, give the same keys twice, and nothing is reminded of after the close', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: starts.length - 1 }), (seed, start) => {
        const roll = dice(seed);
        const pure = (starts[start] ?? aPureCase)();
        const walk = { pure, texts: said, done };
        const clock = { day: 0 };
        for (let n = 0; n < 150; n++) step(walk, roll, clock);
        holds(walk);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });

  it('say nothing without words', () => {
    expect([...said].filter((text) => !texts.has(text))).toEqual([]);
  });

  it('reach most of the commands of the table', () => {
    const names = new Set(commands.map(({ name }) => name));
    expect(done.size).toBeGreaterThan(names.size * 0.6);
  });
});
