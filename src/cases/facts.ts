import { type Procedure } from '../procedures/procedure.js';
import { isCalendarDay } from './calendar-day.js';

/** The dated facts of a case by name; what is not known is absent or null. */
export type Facts = Readonly<Record<string, string | null>>;

export type ParsedFacts =
  | { readonly type: 'facts'; readonly facts: Facts }
  | { readonly type: 'wrong'; readonly errors: readonly string[] };

/** Checks names and values against the procedure; each error is one Russian sentence. */
export function parseFacts(
  procedure: Procedure,
  raw: Readonly<Record<string, unknown>>,
): ParsedFacts {
  const errors = Object.entries(raw).flatMap(([name, value]) => flaw(procedure, name, value));
  return errors.length > 0
    ? { type: 'wrong', errors }
    : { type: 'facts', facts: Object.fromEntries(known(raw)) };
}

function known(raw: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(raw).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

function flaw(procedure: Procedure, name: string, value: unknown): string[] {
  const fact = procedure.facts[name];
  if (fact === undefined)
    return [`Нет факта «${name}». Известны: ${Object.keys(procedure.facts).join(', ')}.`];
  if (value === null || value === '') return [];
  if (typeof value !== 'string') return [`Факт ${name}: нужна строка.`];
  if (fact.kind === 'day' && !isCalendarDay(value))
    return [`Факт ${name}: такой даты нет: ${value}.`];
  if (fact.kind === 'route' && !fact.values.includes(value))
    return [`Факт ${name}: одно из ${fact.values.join(', ')}.`];
  if (fact.kind === 'period' && !isPeriod(value))
    return [`Факт ${name}: нужен срок вида P6M, больше нуля.`];
  return [];
}

function isPeriod(value: string): boolean {
  return /^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/u.test(value) && /[1-9]/u.test(value);
}
