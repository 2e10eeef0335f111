import { z } from 'zod';
import { type Case, has } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { openCriteria } from '../eligibility-of-case.js';
import { Yes } from '../events/opening.js';
import { choice, code, on, person, reason } from '../fields.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';

const isDraft = (kase: Case) => !has(kase, 'referralSent');

const answers = {
  answers: z
    .array(z.object({ criterion: code(), person: person().nullable().default(null), answer: Yes }))
    .min(1)
    .meta({ field: { kind: 'list' } }),
  on: on(),
};

/** Health and dependency, which may become known only when the programme is being prepared (Q20). */
export const lateCriteria: ReadonlySet<string> = new Set(['E-K7', 'E-K8', 'E-K9', 'E-K10']);

const isFacilitator = ({ actor }: Context) => 'role' in actor && actor.role === 'facilitator';

/**
 * «Заполнить критерии»: yes, no or unknown to each criterion that a human answers (R24, R31); of health the facilitator too,
 * once the referral was received. The right to health is all that both need; who may the rest, the column of roles says.
 */
export const answerEligibility = command({
  name: 'answerEligibility',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary', 'facilitator'],
  writes: ['hl'],
  when: (kase, ctx) => (isFacilitator(ctx) ? has(kase, 'referralReceived') : isDraft(kase)),
  input: z.object(answers),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      isFacilitator(ctx) && input.answers.some((a) => !lateCriteria.has(a.criterion)),
      'notAllowed',
    ),
  gives: (_kase, input) => [{ type: 'eligibilityAnswered', answers: input.answers }],
});

/** «Заполнить критерии» of Borodino, which are the commission's alone (R35). */
export const answerBorodinoEligibility = command({
  name: 'answerEligibility',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['el', 'hl'],
  when: isDraft,
  input: z.object(answers),
  gives: (_kase, input) => [{ type: 'eligibilityAnswered', answers: input.answers }],
});

/** «Решить по критерию»: a human decides where the criteria leave it to one, with a reason (R26, R27). */
export const decideEligibility = command({
  name: 'decideEligibility',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['el'],
  when: (kase, ctx) => openCriteria(kase, ctx).decide.length > 0,
  input: z.object({
    criterion: code(),
    person: person().nullable().default(null),
    decision: choice(['admit', 'reject']),
    reason: reason(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    refuseIf(
      !openCriteria(kase, ctx).decide.some(
        (c) => c.criterion === input.criterion && c.person === input.person,
      ),
      'notNow',
    ),
  gives: (_kase, { on: _on, ...input }) => [{ type: 'eligibilityDecided', ...input }],
});
