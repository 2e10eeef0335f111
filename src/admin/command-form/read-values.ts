import { z } from 'zod';
import { type CalendarDay, isCalendarDay, yearOf } from '../../cases/calendar-day.js';
import { LocalTime } from '../../cases/local-time.js';
import { periodOf } from '../../bot/texts/term-words.js';

/** Why a field was not taken; its sentence is `form.error.<code>`. */
export interface FieldError {
  readonly code:
    | 'required'
    | 'seen'
    | 'day'
    | 'term'
    | 'time'
    | 'long'
    | 'choice'
    | 'future'
    | 'check'
    | 'tooMany'
    | 'oneOnly'
    | 'oneOfTwo';
  readonly args: Readonly<Record<string, string | number>>;
}

/** A value as the command takes it, or why not; `null`: nothing was typed. */
export type Taken<T> =
  | { readonly type: 'taken'; readonly value: T }
  | { readonly type: 'wrong'; readonly error: FieldError }
  | null;

/** Words that have to be stored before the command: it takes their id (G1.5). */
export class Words {
  constructor(readonly text: string) {}
}

const taken = <T>(value: T): Taken<T> => ({ type: 'taken', value });
export const wrong = (
  code: FieldError['code'],
  args: FieldError['args'] = {},
): { readonly type: 'wrong'; readonly error: FieldError } => ({
  type: 'wrong',
  error: { code, args },
});

/** A day as phones send it (`2026-03-12`) or people type it (`12.03.2026`, `12.03` of this year). */
export function takeDay(typed: string, future: boolean, today: CalendarDay): Taken<CalendarDay> {
  if (typed === '') return null;
  const day = isoDay(typed, yearOf(today));
  if (!isCalendarDay(day)) return wrong('day');
  return !future && day > today ? wrong('future') : taken(day);
}

function isoDay(typed: string, year: number): string {
  const match = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?\.?$/u.exec(typed);
  if (match === null) return typed;
  const [, day = '', month = '', named = String(year)] = match;
  return `${named}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A local time: `2026-03-12T15:00`, or `12.03.2026 15:00` and `12.03 15:00`. */
export function takeTime(typed: string, today: CalendarDay): Taken<LocalTime> {
  if (typed === '') return null;
  const [day = '', time = ''] = typed.split(/[T ]+/u);
  const joined = `${isoDay(day, yearOf(today))}T${time.slice(0, 5).padStart(5, '0')}`;
  const parsed = LocalTime.safeParse(joined);
  return parsed.success && isCalendarDay(joined.slice(0, 10)) ? taken(parsed.data) : wrong('time');
}

/** «3 месяца» as an ISO period; with `days` also a day, as it is typed elsewhere. */
export function takeTerm(typed: string, days: boolean, today: CalendarDay): Taken<string> {
  const period = periodOf(typed);
  if (typed === '' || period !== null) return period === null ? null : taken(period);
  return days && /^\d+[.-]/u.test(typed) ? takeDay(typed, true, today) : wrong('term');
}

/** Free words of at most `max` characters; never cut. */
export function takeWords(typed: string, max: number): Taken<Words> {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text === '') return null;
  return text.length > max ? wrong('long', { max, n: text.length }) : taken(new Words(text));
}

/** A code or number of at most `max` characters. */
export function takeCode(typed: string, max: number): Taken<string> {
  if (typed === '') return null;
  return typed.length > max ? wrong('long', { max, n: typed.length }) : taken(typed);
}

/** One of the offered values. */
export function takeChoice(typed: string, offered: readonly string[]): Taken<string> {
  if (typed === '') return null;
  return offered.includes(typed) ? taken(typed) : wrong('choice');
}

/** What a form sent, as lists of trimmed values; a value that is no text is left out. */
export const Sent = z
  .record(z.string(), z.unknown())
  .transform((body) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string'),
      ]),
    ),
  );
