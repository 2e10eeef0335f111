import { availableCommands } from '../../src/cases/available-commands.js';
import { procedureIds } from '../../src/procedures/procedures.js';
import { acceptedCase, aPureCase, assigned, folk, type PureCase, referred } from './pure-case.js';
import { type Dice, randomInput } from './random-inputs.js';

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

/** A case on paper, and what was said and done on the way. */
export interface Walk {
  readonly pure: PureCase;
  readonly texts: Set<string>;
  readonly done: Set<string>;
}

/** One press of somebody, of what is offered to them; sometimes time goes on. */
export function step({ pure, texts: said, done }: Walk, roll: Dice, clock: { day: number }): void {
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
  const { actor } = pure.context(by);
  const role = actor.type === 'staff' ? actor.role : null;
  const input = randomInput(pure, command, person ?? null, roll, role);
  const decision = pure.try(by, command.name, input);
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

/** Where walks begin: on the way of Kamchatka, and at the beginning of every procedure. */
export const starts: readonly (() => PureCase)[] = [
  () => aPureCase(),
  () => referred(aPureCase()),
  () => assigned(referred(aPureCase())),
  () => acceptedCase(assigned(referred(aPureCase()))),
  ...procedureIds.map((id) => () => aPureCase(id)),
];
