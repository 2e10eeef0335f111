import { z } from 'zod';
import { ConflictSide } from '../../procedures/criterion.js';
import type { Procedure } from '../../procedures/procedure.js';
import { CalendarDay } from '../calendar-day.js';
import { inputSentence } from './input-sentence.js';

/** What a human said about a criterion; never a diagnosis (R31). */
export const Answer = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof Answer>;

/** A human decision that was taken already; `person` null or missing: all rows of the criterion that wait for one. */
export const EligibilityDecision = z.strictObject({
  person: z.string().nullish(),
  admit: z.boolean(),
  reason: z.string().trim().min(1, { error: 'нужна причина решения' }),
});
export type EligibilityDecision = z.infer<typeof EligibilityDecision>;

const Person = z.strictObject({
  id: z.string().min(1),
  side: ConflictSide,
  born: CalendarDay.nullish(),
});

/** What the checklist is answered from (contracts.md, F5.7). */
export const EligibilityInput = z.strictObject({
  branch: z.string().nullish(),
  /** The day of the check; ages are of this day. */
  date: CalendarDay,
  persons: z.array(Person),
  /** By criterion: once for all, or per person. */
  answers: z.record(z.string(), z.union([Answer, z.record(z.string(), Answer)])).default({}),
  decisions: z
    .record(z.string(), z.union([EligibilityDecision, z.array(EligibilityDecision)]))
    .optional(),
  /** Whether there is an injured party, where the case says so; else a person of that side is one. */
  injured: z.boolean().nullish(),
});
export type EligibilityInput = z.infer<typeof EligibilityInput>;

export type ParsedEligibility =
  | { readonly type: 'input'; readonly input: EligibilityInput }
  | { readonly type: 'wrong'; readonly errors: readonly string[] };

/** Checks what came from outside: shape, branch, and that each criterion and person named exists. */
export function parseEligibility(procedure: Procedure, raw: unknown): ParsedEligibility {
  const parsed = EligibilityInput.safeParse(raw);
  if (!parsed.success)
    return { type: 'wrong', errors: parsed.error.issues.map((issue) => inputSentence(issue)) };
  const input = parsed.data;
  const errors = [
    ...branchErrors(procedure, input),
    ...nameErrors(procedure, input),
    ...personErrors(input),
  ];
  return errors.length > 0 ? { type: 'wrong', errors } : { type: 'input', input };
}

function branchErrors({ branches }: Procedure, { branch }: EligibilityInput): string[] {
  if (!branches || (typeof branch === 'string' && Object.hasOwn(branches, branch))) return [];
  return [`branch: нужно одно из: ${Object.keys(branches).join(', ')}.`];
}

function nameErrors(
  { eligibility }: Procedure,
  { answers, decisions }: EligibilityInput,
): string[] {
  const known = eligibility.criteria.map(({ id }) => id);
  return [...Object.keys(answers), ...Object.keys(decisions ?? {})]
    .filter((id) => !known.includes(id))
    .map((id) => `Критерия «${id}» нет. Есть: ${known.join(', ') || 'ни одного'}.`);
}

function personErrors(input: EligibilityInput): string[] {
  const ids = input.persons.map(({ id }) => id);
  const doubled = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  const unknown = new Set(namedPersons(input).filter((id) => !ids.includes(id)));
  const unborn = input.persons.filter(({ born }) => !!born && born > input.date);
  return [
    ...[...doubled].map((id) => `Участник «${id}» назван дважды.`),
    ...[...unknown].map((id) => `Участника «${id}» нет. Есть: ${ids.join(', ') || 'никого'}.`),
    ...unborn.map(({ id }) => `Участник «${id}»: дата рождения позже дня проверки.`),
  ];
}

function namedPersons({ answers, decisions }: EligibilityInput): string[] {
  const answered = Object.values(answers).flatMap((given) =>
    typeof given === 'object' ? Object.keys(given) : [],
  );
  const decided = Object.values(decisions ?? {}).flatMap((given) => given);
  return [...answered, ...decided.flatMap(({ person }) => person ?? [])];
}
