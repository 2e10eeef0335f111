import type { Fact } from '../procedures/fact.js';
import type { Procedure } from '../procedures/procedure.js';
import { type CalendarDay, isCalendarDay } from './calendar-day.js';
import { parsePeriod } from './iso-period.js';

/** What is known of a case: days, and a few texts, by the name of the fact; what is missing is not known. */
export type Facts = Readonly<Record<string, CalendarDay | string | null | undefined>>;

/** Why a fact was not taken, with a sentence for whoever gave it. */
export interface FactError {
  readonly type: 'unknownFact' | 'wrongDay' | 'wrongPeriod' | 'wrongRoute' | 'notText';
  readonly fact: string;
  readonly text: string;
}

export type ParsedFacts =
  | { readonly type: 'facts'; readonly facts: Facts }
  | { readonly type: 'wrong'; readonly errors: readonly FactError[] };

/** Checks raw facts (from a call, a file, a form) against those the procedure knows. */
export function parseFacts(
  procedure: Procedure,
  raw: Readonly<Record<string, unknown>>,
): ParsedFacts {
  const entries: [string, string][] = [];
  const errors: FactError[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const read = readFact(procedure, name, value);
    if (typeof read === 'string') entries.push([name, read]);
    else if (read !== null) errors.push(read);
  }
  return errors.length > 0
    ? { type: 'wrong', errors }
    : { type: 'facts', facts: Object.fromEntries(entries) };
}

/** The day of a fact, null when it is not known. */
export function factDay(facts: Facts, name: string): CalendarDay | null {
  const value = facts[name];
  return typeof value === 'string' && looksLikeDay(value) ? value : null;
}

/** The text of a fact, null when it is not known or blank. */
export function factText(facts: Facts, name: string): string | null {
  const value = facts[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The route of a case: the fact, else what a known fact tells, else the default (F2.1, F3.1); null without routes. */
export function routeOf(procedure: Procedure, facts: Facts): string | null {
  const { routes } = procedure;
  if (!routes) return null;
  const { whenKnown } = routes;
  const told = factText(facts, routes.fact);
  if (told !== null) return told;
  return whenKnown && factDay(facts, whenKnown.fact) !== null ? whenKnown.route : routes.default;
}

/** The facts were checked when they came in; here a day only has to be told from other texts. */
function looksLikeDay(text: string): text is CalendarDay {
  return text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45;
}

function readFact(procedure: Procedure, name: string, value: unknown): string | FactError | null {
  const fact = Object.hasOwn(procedure.facts, name) ? procedure.facts[name] : undefined;
  if (!fact) return unknownFact(procedure, name);
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string')
    return { type: 'notText', fact: name, text: `Значение «${name}» должно быть строкой.` };
  return checkFact(name, fact, value);
}

function unknownFact(procedure: Procedure, name: string): FactError {
  const known = Object.keys(procedure.facts).join(', ');
  return { type: 'unknownFact', fact: name, text: `Факта «${name}» нет. Есть: ${known}.` };
}

function checkFact(name: string, fact: Fact, value: string): string | FactError {
  switch (fact.kind) {
    case 'day':
      return isCalendarDay(value)
        ? value
        : {
            type: 'wrongDay',
            fact: name,
            text: `${name}: даты «${value}» нет. Нужно: ГГГГ-ММ-ДД.`,
          };
    case 'period':
      return parsePeriod(value)
        ? value
        : {
            type: 'wrongPeriod',
            fact: name,
            text: `${name}: «${value}» не срок. Нужно, например: P6M, P1M15D.`,
          };
    case 'route':
      return fact.values.includes(value)
        ? value
        : {
            type: 'wrongRoute',
            fact: name,
            text: `${name}: «${value}» нет. Есть: ${fact.values.join(', ')}.`,
          };
    case 'text':
      return value;
  }
}
