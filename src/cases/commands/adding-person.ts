import { z } from 'zod';
import { type CaseRole } from '../actor.js';
import { all, type Case } from '../case.js';
import { type Choices, command } from '../command.js';
import { ageOn, type Context } from '../context.js';
import { kinships } from '../events/opening.js';
import { choice, person } from '../fields.js';
import { type PersonId } from '../ids.js';
import { isMember, members } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';

type Parts = readonly [CaseRole, ...CaseRole[]];

/** «Добавить участника», in one of the parts that these procedures have (R22, R38, G1.1); where these are no sides, it writes none. */
const addPersonAs = (procedures: readonly string[], writes: readonly string[], parts: Parts) =>
  command({
    name: 'addPerson',
    procedures,
    group: 'opening',
    who: ['keeper'],
    writes,
    choices: notAdults,
    input: z.object({
      person: person(),
      role: choice(parts),
      of: z
        .array(person())
        .default([])
        .meta({
          field: { kind: 'list' },
          calledForBy: { field: 'role', values: ['guardian'] },
        }),
      kinship: choice(kinships).optional(),
    }),
    refuse: (kase, input) =>
      firstRefusal(
        refuseIf(
          (input.role === 'guardian') !== input.of.length > 0 ||
            input.of.some((child) => !isMember(kase, child)),
          'wrongInput',
          { codes: ['of'] },
        ),
        refuseIf(
          kase.procedure.id === 'kamchatka' && isMentallyIll(kase, input.person),
          'mentalIllness',
        ),
      ),
    gives: (_kase, input) => [{ type: 'personAdded', ...input, kinship: input.kinship ?? null }],
  });

/** A guardian stands for members who are minors, as far as their ages are known. */
const notAdults = (kase: Case, ctx: Context): Choices => ({
  of: members(kase)
    .map((member) => member.person)
    .filter((who) => (ageOn(ctx, who, ctx.today) ?? 0) < 18),
});

/** A human answered «yes» to the criterion about mental illness (R32). */
export function isMentallyIll(kase: Case, who: PersonId): boolean {
  return all(kase, 'eligibilityAnswered')
    .flatMap((e) => e.answers)
    .some((a) => a.criterion === 'E-K9' && a.person === who && a.answer === 'yes');
}

const ofTwoSides = [
  'side1',
  'side2',
  'familyMember',
  'guardian',
  'supporter',
  'controller',
  'notifier',
] as const satisfies Parts;

/** The one command in each procedure's parts; the specialist for addictions is Kamchatka's (R33). */
export const addingPersonCommands = [
  addPersonAs(
    proc('K'),
    ['na', 'gu', 'si'],
    [...ofTwoSides, 'addictionSpecialist', 'otherSpecialist'],
  ),
  addPersonAs(proc('B', 'A'), ['na', 'gu', 'si'], [...ofTwoSides, 'otherSpecialist']),
  addPersonAs(
    proc('V'),
    ['na', 'gu'],
    ['woman', 'familyMember', 'guardian', 'supporter', 'controller', 'notifier', 'otherSpecialist'],
  ),
  addPersonAs(proc('Y'), ['na', 'gu'], ['side1', 'familyMember', 'guardian', 'otherSpecialist']),
] as const;
