import type { Criterion } from '../procedures/criterion.js';
import type { Procedure } from '../procedures/procedure.js';
import type { EligibilityDecision, EligibilityInput } from './eligibility/input.js';
import { type Outcome, RANK, type Row, rowsOf } from './eligibility/rows.js';

export {
  type EligibilityDecision,
  EligibilityInput,
  parseEligibility,
} from './eligibility/input.js';
export type { Outcome } from './eligibility/rows.js';

/** One row of the checklist: a criterion for one person, or for the whole case (`person` null). */
export interface CriterionResult {
  readonly id: string;
  readonly person: string | null;
  readonly outcome: Outcome;
  readonly source: string;
  readonly why: string;
}

/** The checklist's result: the worst outcome of its rows, and the rows in the order of the text. */
export interface Eligibility {
  readonly outcome: Outcome;
  readonly criteria: readonly CriterionResult[];
}

/** Applies a procedure's criteria to these persons and answers; pure, diagnoses nothing (04, F5.7). */
export function eligibility(procedure: Procedure, input: EligibilityInput): Eligibility {
  const criteria = procedure.eligibility.criteria.flatMap((criterion) =>
    rowsOf(criterion, input).map((row) => resultOf(criterion, decided(criterion.id, row, input))),
  );
  return { outcome: worst(criteria), criteria };
}

function resultOf({ id, source }: Criterion, { person, outcome, why }: Row): CriterionResult {
  return { id, person, outcome, source, why };
}

function worst(rows: readonly CriterionResult[]): Outcome {
  return rows.reduce<Outcome>(
    (found, { outcome }) => (RANK[outcome] > RANK[found] ? outcome : found),
    'pass',
  );
}

/** A decision settles what waits for one; it neither lifts a `fail` nor spoils a `pass`. */
function decided(criterion: string, row: Row, { decisions }: EligibilityInput): Row {
  if (row.outcome !== 'humanDecision' && row.outcome !== 'warning') return row;
  const decision = [decisions?.[criterion] ?? []].flat().findLast((one) => concerns(one, row));
  if (!decision) return row;
  return decision.admit
    ? { ...row, outcome: 'pass', why: `${row.why} Решено: допустить.` }
    : { ...row, outcome: 'fail', why: `${row.why} Решено: не допускать.` };
}

function concerns({ person }: EligibilityDecision, row: Row): boolean {
  return (person ?? null) === null || person === row.person;
}
