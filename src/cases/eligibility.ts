import { type ConflictSide, type Criterion } from '../procedures/criterion.js';
import { type Procedure } from '../procedures/procedure.js';
import { type CalendarDay, fullYears } from './calendar-day.js';

export type Outcome = 'pass' | 'humanDecision' | 'warning' | 'fail';
export type Answer = 'yes' | 'no' | 'unknown';

export interface EligibilityInput {
  readonly branch: 'offence' | 'family';
  /** The day of the check; ages are of this day. */
  readonly date: CalendarDay;
  readonly persons: readonly {
    readonly id: string;
    readonly side: ConflictSide;
    readonly born: CalendarDay | null;
  }[];
  /** By criterion: of the whole case, or per person (F5.7). */
  readonly answers: Readonly<Record<string, Answer | Readonly<Record<string, Answer>>>>;
  readonly decisions?: Record<
    string,
    { readonly person: string | null; readonly admit: boolean; readonly reason: string }
  >;
}

export interface CriterionResult {
  readonly id: string;
  /** Null: a row of the whole case. */
  readonly person: string | null;
  readonly outcome: Outcome;
  readonly source: string;
  readonly why: string;
}

export interface Eligibility {
  readonly outcome: Outcome;
  readonly criteria: readonly CriterionResult[];
}

type Person = EligibilityInput['persons'][number];
type Row = Pick<CriterionResult, 'person' | 'outcome' | 'why'>;

const order = ['fail', 'humanDecision', 'warning', 'pass'] as const;

/** The checklist of a procedure for these answers; ages are computed, nothing is diagnosed (04, F5.7). */
export function eligibility(procedure: Procedure, input: EligibilityInput): Eligibility {
  const criteria = procedure.eligibility.criteria.flatMap((criterion) =>
    rowsOf(criterion, input).map((row) => ({
      id: criterion.id,
      ...decided(criterion, row, input),
      source: criterion.source,
    })),
  );
  return { outcome: order.find((o) => criteria.some((c) => c.outcome === o)) ?? 'pass', criteria };
}

/** A human decision that was taken already (F5.7). */
function decided(criterion: Criterion, row: Row, { decisions }: EligibilityInput): Row {
  const decision = decisions?.[criterion.id];
  const applies = decision !== undefined && decision.person === row.person;
  if (!applies || (row.outcome !== 'humanDecision' && row.outcome !== 'warning')) return row;
  return decision.admit
    ? { ...row, outcome: 'pass', why: 'Решение принято: допустить.' }
    : { ...row, outcome: 'fail', why: 'Решение принято: не допускать.' };
}

function rowsOf(criterion: Criterion, input: EligibilityInput): Row[] {
  if (criterion.branch !== undefined && criterion.branch !== input.branch)
    return [{ person: null, outcome: 'pass', why: 'Не относится к этому виду случая.' }];
  switch (criterion.kind) {
    case 'answer':
      return answerRows(criterion, input);
    case 'age':
      return input.persons.map((person) => ageRow(criterion, person, input.date));
    case 'guardianConsent':
      return input.persons.map((person) => guardianRow(criterion, person, input));
    case 'sidePresent':
      return [presence(input, criterion.side)];
    case 'minorPresent':
      return [minorRow(criterion, input)];
    case 'info':
      return [{ person: null, outcome: 'pass', why: 'Для сведения.' }];
  }
}

function answerRows(criterion: Criterion & { kind: 'answer' }, input: EligibilityInput): Row[] {
  const { needsSide, of } = criterion;
  if (needsSide !== undefined && !input.persons.some((p) => p.side === needsSide))
    return [{ person: null, outcome: 'fail', why: 'Нет пострадавшей стороны.' }];
  if (of === 'case')
    return [{ person: null, ...answered(criterion, answerOf(criterion.id, null, input)) }];
  return input.persons.map((p) =>
    of.includes(p.side)
      ? { person: p.id, ...answered(criterion, answerOf(criterion.id, p.id, input)) }
      : { person: p.id, outcome: 'pass' as const, why: 'Не относится к этому участнику.' },
  );
}

function answerOf(
  criterion: string,
  person: string | null,
  { answers }: EligibilityInput,
): Answer | null {
  const given = answers[criterion];
  if (given === undefined) return null;
  if (typeof given === 'string') return given;
  return person === null ? null : (given[person] ?? null);
}

const words = { yes: 'Ответ: да.', no: 'Ответ: нет.', unknown: 'Ответ: неизвестно.' } as const;

function answered(
  criterion: Criterion & { kind: 'answer' },
  answer: Answer | null,
): Pick<Row, 'outcome' | 'why'> {
  return answer === null
    ? { outcome: criterion.unanswered, why: 'Ответа ещё нет.' }
    : { outcome: criterion[answer], why: words[answer] };
}

function ageRow(criterion: Criterion & { kind: 'age' }, person: Person, date: CalendarDay): Row {
  if (!criterion.of.includes(person.side))
    return { person: person.id, outcome: 'pass', why: 'Не относится к этому участнику.' };
  if (person.born === null)
    return { person: person.id, outcome: 'humanDecision', why: 'Дата рождения не указана.' };
  const age = fullYears(person.born, date);
  const outcome =
    age > criterion.over ? 'pass' : age === criterion.over ? criterion.equal : criterion.under;
  return { person: person.id, outcome, why: `Полных лет: ${age}.` };
}

function guardianRow(
  criterion: Criterion & { kind: 'guardianConsent' },
  person: Person,
  input: EligibilityInput,
): Row {
  const young = person.born !== null && fullYears(person.born, input.date) < criterion.under;
  if (!criterion.of.includes(person.side) || !young)
    return { person: person.id, outcome: 'pass', why: 'Согласие родителя не требуется.' };
  return answerOf(criterion.id, person.id, input) === 'yes'
    ? { person: person.id, outcome: 'pass', why: 'Согласие родителя есть.' }
    : { person: person.id, outcome: criterion.unmet, why: 'Нужно согласие родителя.' };
}

function presence({ persons }: EligibilityInput, side: ConflictSide): Row {
  const there = persons.some((p) => p.side === side);
  return {
    person: null,
    outcome: there ? 'pass' : 'fail',
    why: there ? 'Сторона есть.' : 'Такой стороны нет.',
  };
}

function minorRow(criterion: Criterion & { kind: 'minorPresent' }, input: EligibilityInput): Row {
  const minor = input.persons.some(
    (p) => criterion.of.includes(p.side) && p.born !== null && fullYears(p.born, input.date) < 18,
  );
  if (!minor)
    return { person: null, outcome: 'fail', why: 'Среди участников нет несовершеннолетнего.' };
  const answer = answerOf(criterion.id, null, input);
  if (answer === null)
    return { person: null, outcome: criterion.unanswered, why: 'Ответа ещё нет.' };
  return {
    person: null,
    outcome: answer === 'yes' ? 'pass' : criterion[answer],
    why: words[answer],
  };
}
