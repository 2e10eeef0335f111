import { z } from 'zod';
import { ConflictSide } from '../../procedures/criterion.js';
import type { Procedure } from '../../procedures/procedure.js';
import { CalendarDay } from '../calendar-day.js';

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

/** Checks what came from outside: shape, branch, and that each criterion named exists. */
export function parseEligibility(procedure: Procedure, raw: unknown): ParsedEligibility {
  const parsed = EligibilityInput.safeParse(raw);
  if (!parsed.success)
    return { type: 'wrong', errors: parsed.error.issues.map((issue) => sentenceOf(issue)) };
  const input = parsed.data;
  const errors = [...branchErrors(procedure, input), ...nameErrors(procedure, input)];
  return errors.length > 0 ? { type: 'wrong', errors } : { type: 'input', input };
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
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
