import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableCommands, commands } from '../../src/cases/available-commands.js';
import { caseOf, isClosed } from '../../src/cases/case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { projectionOf } from '../../src/cases/projection.js';
import { tasksOf } from '../../src/cases/tasks.js';
import { wakeItems } from '../../src/cases/wake.js';
import { procedureIds } from '../../src/procedures/procedures.js';
import { texts } from '../locales/locales.js';
import {
  acceptedCase,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
} from '../support/pure-case.js';
import { type Dice, dice, randomInput } from '../support/random-inputs.js';

type By = Parameters<PureCase['try']>[0];
const roles = [
  'commissionSecretary',
  'serviceHead',
  'facilitator',
  'coordinator',
  'resourceCentre',
  'familyCurator',
  'ufsinSpecialist',
] as const;
const actors: readonly By[] = [
  ...roles,
  ...roles.map((role) => `paper:${role}` as const),
  ...Array.from({ length: 12 }, () => 'facilitator' as const),
  ...(['paper:facilitator', 'paper:facilitator', 'commissionSecretary', 'serviceHead'] as const),
  ...[folk.harmed, folk.boy, folk.mother, folk.harmed, folk.boy],
  ...Object.values(folk),
  'clock',
];

interface Walk {
  readonly pure: PureCase;
  readonly texts: Set<string>;
  readonly done: Set<string>;
}

/** One press of somebody, of what is offered to them; sometimes time goes on. */
function step({ pure, texts: said, done }: Walk, roll: Dice, clock: { day: number }): void {
  if (roll(6) === 0) {
    clock.day += roll(3);
    const day = new Date(Date.UTC(2026, 2, 2 + clock.day)).toISOString().slice(0, 10);
    pure.at(`${day} ${String(8 + roll(12)).padStart(2, '0')}:00`);
  }
  const by = actors[roll(actors.length)] ?? 'coordinator';
  const offered = availableCommands(pure.kase(), pure.context(by)).filter(
    ({ command, refusal }) => refusal === null && (roll(8) === 0 || !ending.has(command.name)),
  );
  const { command, person } = offered[roll(offered.length)] ?? {};
  if (command === undefined) return;
  const decision = pure.try(by, command.name, randomInput(pure, command, person ?? null, roll));
  if (decision.type !== 'accepted') return;
  done.add(command.name);
  for (const { text } of decision.tellings) said.add(text);
}

/** Presses after which little happens any more: rarer, so that the walks go far. */
const ending: ReadonlySet<string> = new Set([
  ...[
    'closeCase',
    'declineCase',
    'pauseCase',
    'removePerson',
    'leaveProgramme',
    'withdrawPdConsent',
  ],
  ...['correctFact', 'returnReferral', 'redirectReferral', 'considerCase'],
]);

const starts: readonly (() => PureCase)[] = [
  () => aPureCase(),
  () => referred(aPureCase()),
  () => assigned(referred(aPureCase())),
  () => acceptedCase(assigned(referred(aPureCase()))),
  ...procedureIds.map((id) => () => aPureCase(id)),
];

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
