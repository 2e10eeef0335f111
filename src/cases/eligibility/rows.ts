import type { ConflictSide, Criterion } from '../../procedures/criterion.js';
import { type CalendarDay, fullYears } from '../calendar-day.js';
import { counted, dayText } from '../russian-days.js';
import type { Answer, EligibilityInput } from './input.js';

/** How a criterion turns out, from best to worst. */
export type Outcome = 'pass' | 'warning' | 'humanDecision' | 'fail';

/** The worse of two outcomes has the higher rank: fail beats humanDecision beats warning beats pass (F5.7). */
export const RANK = { pass: 0, warning: 1, humanDecision: 2, fail: 3 } as const satisfies Record<
  Outcome,
  number
>;

/** What one criterion says of one person, or of the whole case (`person` null). */
export interface Row {
  readonly person: string | null;
  readonly outcome: Outcome;
  readonly why: string;
}

type Verdict = Pick<Row, 'outcome' | 'why'>;
type Person = EligibilityInput['persons'][number];
type Of<K extends Criterion['kind']> = Extract<Criterion, { kind: K }>;

const YEARS = ['год', 'года', 'лет'] as const;
const NOT_THIS_PERSON: Verdict = { outcome: 'pass', why: 'Не относится к этому участнику.' };
const NOT_THIS_BRANCH: Verdict = { outcome: 'pass', why: 'Не относится к этому виду случая.' };
const SAID = {
  yes: 'Ответ: да.',
  no: 'Ответ: нет.',
  unknown: 'Ответ: неизвестно.',
} as const satisfies Record<Answer, string>;

/** The rows of one criterion; one that does not apply passes and says so. */
export function rowsOf(criterion: Criterion, input: EligibilityInput): Row[] {
  const sides = sidesOf(criterion);
  const isElsewhere = criterion.branch !== undefined && criterion.branch !== input.branch;
  if (sides === null)
    return [{ person: null, ...(isElsewhere ? NOT_THIS_BRANCH : caseVerdict(criterion, input)) }];
  return input.persons.map((person) => {
    if (isElsewhere) return { person: person.id, ...NOT_THIS_BRANCH };
    if (!sides.includes(person.side)) return { person: person.id, ...NOT_THIS_PERSON };
    return { person: person.id, ...personVerdict(criterion, person, input) };
  });
}

/** The sides whose persons have a row each; null for a row of the whole case. */
function sidesOf(criterion: Criterion): readonly ConflictSide[] | null {
  switch (criterion.kind) {
    case 'answer':
      return criterion.of === 'case' ? null : criterion.of;
    case 'age':
    case 'guardianConsent':
      return criterion.of;
    case 'sidePresent':
    case 'minorPresent':
    case 'info':
      return null;
  }
}

function personVerdict(criterion: Criterion, person: Person, input: EligibilityInput): Verdict {
  switch (criterion.kind) {
    case 'answer':
      return answered(criterion, answerFor(criterion.id, person.id, input));
    case 'age':
      return ageVerdict(criterion, person, input.date);
    case 'guardianConsent':
      return guardianVerdict(criterion, person, input);
    case 'sidePresent':
    case 'minorPresent':
    case 'info':
      return caseVerdict(criterion, input);
  }
}

function caseVerdict(criterion: Criterion, input: EligibilityInput): Verdict {
  switch (criterion.kind) {
    case 'answer':
      if (criterion.needsSide !== undefined && !isPresent(criterion.needsSide, input))
        return { outcome: 'fail', why: 'Пострадавшей стороны нет.' };
      return answered(criterion, answerForCase(criterion, input));
    case 'sidePresent':
      return isPresent(criterion.side, input)
        ? { outcome: 'pass', why: 'Пострадавшая сторона есть.' }
        : { outcome: 'fail', why: 'Пострадавшей стороны нет.' };
    case 'minorPresent':
      return minorVerdict(criterion, input);
    case 'info':
      return { outcome: 'pass', why: 'Для сведения, решения не требует.' };
    case 'age':
    case 'guardianConsent':
      return NOT_THIS_PERSON;
  }
}

function answered(
  criterion: { yes?: Outcome; no: Outcome; unknown: Outcome; unanswered: Outcome },
  answer: Answer | null,
): Verdict {
  if (answer === null) return { outcome: criterion.unanswered, why: 'Ответа ещё нет.' };
  const outcome = answer === 'yes' ? (criterion.yes ?? 'pass') : criterion[answer];
  return { outcome, why: SAID[answer] };
}

function answerFor(id: string, person: string, { answers }: EligibilityInput): Answer | null {
  const given = answers[id];
  return typeof given === 'object' ? (given[person] ?? null) : (given ?? null);
}

/** Answers given per person to a question about the case: the one that weighs most. */
function answerForCase(
  criterion: { id: string; yes?: Outcome; no: Outcome; unknown: Outcome },
  { answers }: EligibilityInput,
): Answer | null {
  const given = answers[criterion.id];
  if (typeof given !== 'object') return given ?? null;
  const weight = (answer: Answer): number =>
    RANK[answer === 'yes' ? (criterion.yes ?? 'pass') : criterion[answer]];
  return Object.values(given).reduce<Answer | null>(
    (worst, answer) => (worst === null || weight(answer) > weight(worst) ? answer : worst),
    null,
  );
}

function ageVerdict(criterion: Of<'age'>, { born }: Person, date: CalendarDay): Verdict {
  if (!born) return { outcome: 'humanDecision', why: 'Дата рождения не указана.' };
  const age = fullYears(born, date);
  const why = `Полных лет: ${age} (${dayText(date)}).`;
  if (age > criterion.over) return { outcome: 'pass', why };
  return { outcome: age === criterion.over ? criterion.equal : criterion.under, why };
}

function guardianVerdict(
  criterion: Of<'guardianConsent'>,
  person: Person,
  input: EligibilityInput,
): Verdict {
  if (!person.born) return { outcome: 'humanDecision', why: 'Дата рождения не указана.' };
  const age = fullYears(person.born, input.date);
  if (age >= criterion.under)
    return { outcome: 'pass', why: `${counted(age, YEARS)}: согласие родителя не требуется.` };
  return answerFor(criterion.id, person.id, input) === 'yes'
    ? { outcome: 'pass', why: `${counted(age, YEARS)}: согласие родителя есть.` }
    : { outcome: criterion.unmet, why: `${counted(age, YEARS)}: нужно согласие родителя.` };
}

function isPresent(side: ConflictSide, { persons, injured }: EligibilityInput): boolean {
  if (side === 'harmed' && typeof injured === 'boolean') return injured;
  return persons.some((person) => person.side === side);
}

function minorVerdict(criterion: Of<'minorPresent'>, input: EligibilityInput): Verdict {
  const participants = input.persons.filter(({ side }) => criterion.of.includes(side));
  const isMinor = ({ born }: Person): boolean => !!born && fullYears(born, input.date) < 18;
  if (participants.some(isMinor)) return answered(criterion, answerForCase(criterion, input));
  return participants.some(({ born }) => !born)
    ? { outcome: 'humanDecision', why: 'Дата рождения не указана.' }
    : { outcome: 'fail', why: 'Среди участников нет несовершеннолетнего.' };
}
