import { z } from 'zod';
import { type Case, has, isCompleted } from '../case.js';
import { type Choices, command } from '../command.js';
import { type Context } from '../context.js';
import {
  type CardResult,
  cardResults,
  noPositiveReasons,
  reconciliations,
} from '../events/card.js';
import { choice, on, text } from '../fields.js';
import { TextId } from '../ids.js';
import { isOut, sidesOf } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';

const card = 'FK9';
const notPositive = ['unchanged', 'escalated'] as const;

/** A field of the card, asked only beside these values of another. */
const calledFor = (field: string, values: readonly string[]) => ({
  calledForBy: { field, values },
});

const Input = z.object({
  form: choice(['FK7', 'FK8', card]),
  results: z
    .array(z.enum(cardResults))
    .default([])
    .meta({ field: { kind: 'choice', options: cardResults }, ...calledFor('form', [card]) }),
  reconciliation: z
    .array(z.enum(reconciliations))
    .default([])
    .meta({
      field: { kind: 'choice', options: reconciliations },
      ...calledFor('results', ['reconciliation']),
    }),
  familyTies: text(4000)
    .optional()
    .meta(calledFor('results', ['familyTiesRestored'])),
  noPositiveReason: choice(noPositiveReasons).optional().meta(calledFor('results', notPositive)),
  document: TextId.optional(),
  on: on(),
});
type Finished = z.output<typeof Input>;

/** «Документ готов»: the protocol, the report and the card, of which items 10 and 11 are asked (R117–R122). */
export const finishDocument = command({
  name: 'finishDocument',
  procedures: proc('K'),
  group: 'result',
  who: ['facilitator'],
  writes: ['pr'],
  when: (kase, ctx) => isCompleted(kase) || isRefused(kase, ctx),
  choices: (kase): Choices => (isCompleted(kase) ? {} : { form: [card] }),
  input: Input,
  refuse: (kase, input) =>
    firstRefusal(
      refuseIf(!isCompleted(kase) && input.form !== card, 'notNow'),
      input.form === card ? cardRefusal(input) : notOfCard(input),
    ),
  gives: (_kase, input) => [
    {
      type: 'documentFinished',
      form: input.form,
      document: input.document ?? null,
      card: input.form === card ? resultOf(input) : null,
    },
  ],
});

/** A programme that was refused has a card, too. */
const isRefused = (kase: Case, ctx: Context): boolean =>
  !has(kase, 'caseAccepted') && sidesOf(kase).some((side) => isOut(kase, ctx, side));

const resultOf = ({
  results,
  reconciliation,
  familyTies,
  noPositiveReason,
}: Finished): CardResult => ({
  results,
  reconciliation,
  familyTies: familyTies ?? null,
  noPositiveReason: noPositiveReason ?? null,
});

const cardRefusal = (input: Finished): Refusal | null =>
  firstRefusal(conflicts(input), missing(input), uncalled(input));

/** Unchanged, worse and reconciled exclude each other (R122). */
function conflicts({ results }: Finished): Refusal | null {
  const exclusive = results.filter((r) => r === 'reconciliation' || isNotPositive(r));
  return refuseIf(exclusive.length > 1, 'choicesConflict', { codes: exclusive });
}

const isNotPositive = (result: string): boolean => notPositive.some((r) => r === result);

/** What items 10 and 11 call for (R121, R122). */
const asked = ({ results }: Finished) => ({
  reconciliation: results.includes('reconciliation'),
  familyTies: results.includes('familyTiesRestored'),
  noPositiveReason: results.some(isNotPositive),
});

const given = (input: Finished) => ({
  reconciliation: input.reconciliation.length > 0,
  familyTies: input.familyTies !== undefined,
  noPositiveReason: input.noPositiveReason !== undefined,
});

const parts = ['reconciliation', 'familyTies', 'noPositiveReason'] as const;

function missing(input: Finished): Refusal | null {
  const codes =
    input.results.length === 0
      ? ['results']
      : parts.filter((p) => asked(input)[p] && !given(input)[p]);
  return refuseIf(codes.length > 0, 'documentIncomplete', { codes });
}

/** An answer to a question that the results do not ask. */
function uncalled(input: Finished): Refusal | null {
  const codes = parts.filter((p) => given(input)[p] && !asked(input)[p]);
  return refuseIf(codes.length > 0, 'choicesConflict', { codes: ['results', ...codes] });
}

/** The protocol and the report have no items 10 and 11. */
function notOfCard(input: Finished): Refusal | null {
  const codes = [
    ...(input.results.length > 0 ? ['results'] : []),
    ...parts.filter((p) => given(input)[p]),
  ];
  return refuseIf(codes.length > 0, 'wrongInput', { codes });
}
