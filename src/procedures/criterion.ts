import { z } from 'zod';

/** How a side takes part in the conflict, as the eligibility check asks. */
export const ConflictSide = z.enum(['harmed', 'responsible', 'family', 'other']);
export type ConflictSide = z.infer<typeof ConflictSide>;

const Outcome = z.enum(['pass', 'humanDecision', 'warning', 'fail']);

const ofEveryCriterion = {
  id: z.string().regex(/^E-[A-Z]\d+$/),
  /** The sentence of the regulation, word for word. */
  sentence: z.string().min(1),
  source: z.string().min(1),
  /** Only cases of this branch have it. */
  branch: z.string().optional(),
  /** The step before which it must be settled. */
  before: z.enum(['referral', 'acceptance', 'programme']),
  /** Roles that may take a human decision about it. */
  decidedBy: z.array(z.string()).default([]),
};

/** A criterion of eligibility: asked of people, or computed from ages and sides (04). */
export const Criterion = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ofEveryCriterion,
    kind: z.literal('answer'),
    /** One row for the case, or one for each person of these sides. */
    of: z.union([z.literal('case'), z.array(ConflictSide).min(1)]),
    yes: Outcome.default('pass'),
    no: Outcome,
    unknown: Outcome.default('humanDecision'),
    /** What holds while nobody has answered. */
    unanswered: Outcome.default('humanDecision'),
    /** A side that must have a person, or the criterion fails. */
    needsSide: ConflictSide.optional(),
  }),
  z.strictObject({
    ...ofEveryCriterion,
    kind: z.literal('age'),
    of: z.array(ConflictSide).min(1),
    /** More full years than this pass. */
    over: z.int().positive(),
    equal: Outcome,
    under: Outcome,
  }),
  z.strictObject({
    ...ofEveryCriterion,
    kind: z.literal('guardianConsent'),
    of: z.array(ConflictSide).min(1),
    /** Asked for persons with fewer full years. */
    under: z.int().positive(),
    unmet: Outcome,
  }),
  z.strictObject({ ...ofEveryCriterion, kind: z.literal('sidePresent'), side: ConflictSide }),
  z.strictObject({
    ...ofEveryCriterion,
    kind: z.literal('minorPresent'),
    of: z.array(ConflictSide).min(1),
    /** Outcomes of the answered half of the sentence. */
    no: Outcome,
    unknown: Outcome.default('humanDecision'),
    unanswered: Outcome.default('humanDecision'),
  }),
  z.strictObject({ ...ofEveryCriterion, kind: z.literal('info') }),
]);
export type Criterion = z.infer<typeof Criterion>;
