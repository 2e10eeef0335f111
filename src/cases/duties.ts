import type { Limit } from '../procedures/limit.js';
import type { Procedure } from '../procedures/procedure.js';
import {
  addDays,
  addMonths,
  type CalendarDay,
  dayOfMonth,
  monthOf,
  weekday,
  yearOf,
} from './calendar-day.js';
import { fixedDatesIn } from './deadlines/fixed-dates.js';

/** A report or a registry, of no case, that somebody is reminded of on a day (G7, R151, R152). */
export interface Duty {
  readonly limit: string;
  /** What is to be done, in Russian. */
  readonly title: string;
  /** The day of the reminder. */
  readonly day: CalendarDay;
  /** The last day, null where the text names none. */
  readonly due: CalendarDay | null;
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-10`; empty for a weekly one. */
  readonly period: string;
  readonly recipients: readonly string[];
}

/**
 * The duties of a procedure to be reminded of on the days after `after` up to `upTo`: of each date only the newest reminder, and
 * none whose last day is over, so that who was away for a while is told once (R154).
 */
export function dutiesBetween(
  { limits }: Procedure,
  after: CalendarDay,
  upTo: CalendarDay,
): Duty[] {
  return limits
    .filter(({ recipients }) => recipients.length > 0)
    .flatMap((limit) => [...yearly(limit, upTo), ...recurring(limit, after, upTo)])
    .filter(({ day }) => day > after);
}

/** The yearly dates of reports and registries from one day to another, both included. */
export function dutiesDue(
  { limits }: Procedure,
  from: CalendarDay,
  to: CalendarDay,
): { readonly limit: Limit; readonly due: CalendarDay; readonly period: string }[] {
  return limits.flatMap((limit) =>
    limit.kind !== 'fixedDates' || limit.recipients.length === 0
      ? []
      : [yearOf(from), yearOf(from) + 1]
          .flatMap((year) => fixedDatesIn(year, limit))
          .filter(({ due }) => due >= from && due <= to)
          .map((date) => ({ limit, ...date })),
  );
}

function yearly(limit: Limit, upTo: CalendarDay): Duty[] {
  if (limit.kind !== 'fixedDates') return [];
  const years = [yearOf(upTo), yearOf(upTo) + 1];
  return years
    .flatMap((year) => fixedDatesIn(year, limit))
    .filter(({ due }) => due >= upTo)
    .flatMap(({ due, period }) => {
      const days = limit.reminders.map(({ amount }) => addDays(due, amount)).sort();
      const day = days.findLast((one) => one <= upTo);
      return day === undefined ? [] : [duty(limit, day, due, period)];
    });
}

/** Weekly, monthly and quarterly duties of no case; those of a stage are reminded of in its cases (V-D4). */
function recurring(limit: Limit, after: CalendarDay, upTo: CalendarDay): Duty[] {
  if (limit.kind !== 'periodic' || limit.stage !== null) return [];
  for (let day = upTo; day > after; day = addDays(day, -1))
    if (begins(limit.every, day)) return [duty(limit, day, null, periodBefore(limit.every, day))];
  return [];
}

type Every = Extract<Limit, { kind: 'periodic' }>['every'];

function begins(every: Every, day: CalendarDay): boolean {
  switch (every) {
    case 'week':
      return weekday(day) === 1;
    case 'month':
      return dayOfMonth(day) === 1;
    case 'quarter':
      return dayOfMonth(day) === 1 && monthOf(day) % 3 === 1;
    case 'halfYear':
      return dayOfMonth(day) === 1 && monthOf(day) % 6 === 1;
  }
}

/** The period that ended the day before: what a report made now is about. */
function periodBefore(every: Every, day: CalendarDay): string {
  const last = addMonths(day, -1);
  const [year, month] = [last.slice(0, 4), monthOf(last)];
  switch (every) {
    case 'week':
      return '';
    case 'month':
      return last.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'halfYear':
      return month === 6 ? `${year}-H1` : year;
  }
}

const duty = (
  { id, title, recipients }: Limit,
  day: CalendarDay,
  due: CalendarDay | null,
  period: string,
): Duty => ({ limit: id, title, day, due, period, recipients });
