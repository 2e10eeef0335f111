import { all, type Case, firstDay, last } from './case.js';
import { type Context } from './context.js';
import { eligibility, type EligibilityInput } from './eligibility.js';
import { type PersonId } from './ids.js';
import { members } from './participants.js';

/** A criterion of one person, or of the whole case. */
export interface CriterionOf {
  readonly criterion: string;
  readonly person: PersonId | null;
}

/** What the checklist leaves open before the referral. */
export interface OpenCriteria {
  /** Not met, by the facts themselves or by a decision. */
  readonly failed: readonly CriterionOf[];
  /** A human has to decide first. */
  readonly decide: readonly CriterionOf[];
  /** Not met, which only warns (R35). */
  readonly warned: readonly CriterionOf[];
  /** Those of `failed` that a human decided against. */
  readonly rejected: readonly CriterionOf[];
}

/** The criteria before the referral that are not met, and those that a human has to decide first (04). */
export function openCriteria(kase: Case, ctx: Context): OpenCriteria {
  const early = new Set(
    ctx.procedure.eligibility.criteria.filter((c) => c.before === 'referral').map((c) => c.id),
  );
  const { criteria } = eligibility(ctx.procedure, checklist(kase, ctx));
  const of = (outcome: string) =>
    criteria
      .filter((c) => c.outcome === outcome && early.has(c.id))
      .map((c) => ({ criterion: c.id, person: personOf(kase, c.person) }));
  const failed = of('fail');
  return {
    failed,
    decide: of('humanDecision'),
    warned: of('warning'),
    rejected: failed.filter((c) => isRejected(kase, c)),
  };
}

/** The newest decision about the criterion was against. */
function isRejected(kase: Case, { criterion, person }: CriterionOf): boolean {
  const decision = last(
    kase,
    'eligibilityDecided',
    (e) => e.criterion === criterion && (e.person === null || e.person === person),
  );
  return decision?.decision === 'reject';
}

function personOf(kase: Case, id: string | null): PersonId | null {
  return members(kase).find((m) => m.person === id)?.person ?? null;
}

/** The answers of the case as the checklist takes them; later answers replace earlier ones. */
function checklist(kase: Case, ctx: Context): EligibilityInput {
  const branch = last(kase, 'caseOpened')?.branch ?? 'offence';
  return {
    branch,
    date: firstDay(kase, 'referralSigned') ?? ctx.today,
    persons: members(kase).map((m) => ({
      id: m.person,
      side: sideName(m.role),
      born: ctx.people.get(m.person)?.born ?? null,
    })),
    answers: answersOf(kase),
    injured: last(kase, 'situationDescribed')?.injured ?? null,
    decisions: decisionsOf(kase),
  };
}

function sideName(role: string): 'harmed' | 'responsible' | 'family' {
  if (role === 'side1') return 'harmed';
  return role === 'side2' ? 'responsible' : 'family';
}

type Answer = 'yes' | 'no' | 'unknown';

function answersOf(kase: Case): Record<string, Answer | Record<string, Answer>> {
  const answers: Record<string, Answer | Record<string, Answer>> = {};
  for (const { criterion, person, answer } of all(kase, 'eligibilityAnswered').flatMap(
    (e) => e.answers,
  )) {
    if (person === null) answers[criterion] = answer;
    else {
      const before = answers[criterion];
      answers[criterion] = { ...(typeof before === 'object' ? before : {}), [person]: answer };
    }
  }
  return answers;
}

function decisionsOf(kase: Case): EligibilityInput['decisions'] {
  const decisions: Record<string, { person: string | null; admit: boolean; reason: string }[]> = {};
  for (const { criterion, person, decision, reason } of all(kase, 'eligibilityDecided')) {
    const one = { person, admit: decision === 'admit', reason };
    decisions[criterion] = [...(decisions[criterion] ?? []), one];
  }
  return decisions;
}
