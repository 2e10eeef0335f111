import { z } from 'zod';
import { all, type Case, facilitators, has } from '../case.js';
import { command } from '../command.js';
import { facilitatorAnswer } from '../facilitator-answer.js';
import { choice, person, reason } from '../fields.js';
import { type PersonId } from '../ids.js';
import { findParticipant, isInformed, members, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { tellKeepers } from './audience.js';

const isWoman = (kase: Case, who: PersonId) => findParticipant(kase, who)?.role === 'woman';

/** The person was told of the principles of restorative justice, at any stage or at this one (R78). */
export const knowsPrinciples = (kase: Case, who: PersonId, stage?: 'V1' | 'V2'): boolean =>
  has(kase, 'principlesExplained', (e) => e.person === who && (stage ?? e.stage) === e.stage);

/** «Рассказано о принципах», by staff or by opening the text; the facilitator repeats it at stage 2 (R78). */
export const explainPrinciples = command({
  name: 'explainPrinciples',
  procedures: proc('V'),
  group: 'steps',
  who: ['ufsinSpecialist', 'facilitator', 'answer'],
  writes: ['tk'],
  persons: (kase) => members(kase).map((m) => m.person),
  input: z.object({ person: person(), stage: choice(['V1', 'V2']).default('V1') }),
  gives: (_kase, input) => [{ type: 'principlesExplained', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'principlesExplained' && mayWriteTo(kase, ctx, e.person)
        ? nextQuestions(kase, e.person).map((question) => toPerson(e.person, question))
        : [],
    ),
});

/** The woman is asked whom to invite; who was informed before is asked only now about taking part (R70, R78). */
function nextQuestions(kase: Case, who: PersonId): string[] {
  const asksWhom = isWoman(kase, who) && all(kase, 'inviteesChosen').length === 0;
  const isNew = all(kase, 'principlesExplained').filter((e) => e.person === who).length === 1;
  return [
    ...(asksWhom ? ['invitees.ask'] : []),
    ...(isNew && isInformed(kase, who) ? ['participation.ask'] : []),
  ];
}

/** «Кого пригласить»: the woman alone says who is written to (R70). */
export const chooseInvitees = command({
  name: 'chooseInvitees',
  procedures: proc('V'),
  group: 'steps',
  who: ['answer'],
  writes: ['na'],
  persons: (kase) =>
    members(kase)
      .map((m) => m.person)
      .filter((who) => isWoman(kase, who) && knowsPrinciples(kase, who)),
  input: z.object({
    person: person(),
    persons: z
      .array(person())
      .min(1)
      .meta({ field: { kind: 'list' } }),
    choice: choice(['add', 'remove']).default('add'),
  }),
  refuse: (kase, input) =>
    refuseIf(
      input.persons.some((who) => who === input.person || findParticipant(kase, who) === undefined),
      'wrongInput',
      { codes: ['persons'] },
    ),
  gives: (_kase, { persons, choice: chosen }) => [
    { type: 'inviteesChosen', persons, choice: chosen },
  ],
  told: (kase) => tellKeepers(kase, 'told.inviteesChosen'),
});

/** Those whom the woman did not choose: the bot writes to none of them (R70). Elsewhere nobody. */
export function notInvited(kase: Case, persons: readonly PersonId[]): PersonId[] {
  if (kase.procedure.id !== 'vmeste') return [];
  const chosen = new Set<PersonId>();
  for (const { persons: named, choice: what } of all(kase, 'inviteesChosen'))
    for (const who of named) {
      if (what === 'add') chosen.add(who);
      else chosen.delete(who);
    }
  return persons.filter((who) => !isWoman(kase, who) && !chosen.has(who));
}

/** «Этот ведущий подходит» / «Прошу другого ведущего», the woman and her relatives alike (R69). */
export const answerFacilitator = command({
  name: 'answerFacilitator',
  procedures: proc('V'),
  group: 'steps',
  who: ['answer'],
  writes: ['cs'],
  when: (kase) => facilitators(kase).length > 0,
  persons: (kase) =>
    participants(kase)
      .filter((p) => p.role === 'woman' || p.role === 'familyMember')
      .map((p) => p.person),
  input: z.object({
    person: person(),
    answer: choice(['accept', 'decline']),
    reason: reason().optional(),
  }),
  gives: (_kase, { person: who, answer, reason: why }) => [
    answer === 'accept'
      ? { type: 'facilitatorAccepted', person: who }
      : { type: 'facilitatorDeclined', person: who, reason: why ?? null },
  ],
  told: (_kase, events) =>
    events.some((e) => e.type === 'facilitatorDeclined')
      ? [toRole('resourceCentre', 'told.facilitatorDeclined')]
      : [],
});

/** Members who asked for another facilitator than the present one. */
export const decliners = (kase: Case): PersonId[] =>
  members(kase)
    .map((m) => m.person)
    .filter((who) => facilitatorAnswer(kase, who) === 'declined');

/** What the woman and her relatives decide themselves (G3.8). */
export const inviteeCommands = [explainPrinciples, chooseInvitees, answerFacilitator] as const;
