import { type Limit } from '../../procedures/limit.js';
import { type Procedure } from '../../procedures/procedure.js';
import { addDays, addMonths, type CalendarDay, earliest, isCalendarDay } from '../calendar-day.js';
import { type Facts } from '../facts.js';
import { addWorkingDays, type WorkCalendar } from '../working-days.js';

/** What counting gives: the days, and what they were counted from. */
export interface Counted {
  readonly from: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly start: { readonly fact: string; readonly date: CalendarDay } | null;
  /** Of a plan without a term: the days on which it is looked at. */
  readonly checks: readonly CalendarDay[] | null;
}

const none: Counted = { from: null, due: null, start: null, checks: null };

/** Counts one limit (F1 to F4). */
export function count(
  limit: Limit,
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
): Counted {
  switch (limit.kind) {
    case 'duration':
      return duration(limit, facts, procedure, calendar);
    case 'window': {
      const start = startOf(limit.starts, facts);
      return start === null
        ? none
        : {
            ...none,
            start: start.shown,
            from: plus(calendar, limit, start.day, limit.min),
            due: plus(calendar, limit, start.day, limit.max),
          };
    }
    case 'beforeEvent': {
      const date = dayIn(facts, limit.event);
      const due =
        date === null
          ? null
          : limit.unit === 'month'
            ? addMonths(date, -limit.min)
            : addDays(date, -limit.min);
      return date === null ? none : { ...none, start: { fact: limit.event, date }, due };
    }
    case 'term':
      return term(limit, facts);
    case 'agreed':
    case 'fixedDateInDocument': {
      const date = limit.date === undefined ? null : dayIn(facts, limit.date);
      return date === null || limit.date === undefined
        ? none
        : { ...none, start: { fact: limit.date, date }, due: date };
    }
    case 'noLimit':
      return limit.bounded
        ? bounded(facts, procedure)
        : { ...none, start: startOf(limit.starts, facts)?.shown ?? null };
    case 'fixedDates':
    case 'immediate':
    case 'periodic':
    case 'interval':
    case 'external':
    case 'extension':
    case 'sameEvent':
      return none;
  }
}

const dayIn = (facts: Facts, fact: string): CalendarDay | null => {
  const value = facts[fact];
  return typeof value === 'string' && isCalendarDay(value) ? value : null;
};

interface Start {
  readonly day: CalendarDay;
  readonly shown: { readonly fact: string; readonly date: CalendarDay };
}

/** The first of several starts that is known; `day` is day 0 of the counting. */
export function startOf(
  starts: readonly { readonly fact: string; readonly plusDays: number }[],
  facts: Facts,
): Start | null {
  for (const { fact, plusDays } of starts) {
    const date = dayIn(facts, fact);
    if (date !== null) return { day: addDays(date, plusDays), shown: { fact, date } };
  }
  return null;
}

function plus(
  calendar: WorkCalendar,
  limit: Limit & { unit: 'day' | 'month' },
  day: CalendarDay,
  amount: number,
): CalendarDay {
  if (limit.unit === 'month') return addMonths(day, amount);
  return limit.dayType.applied === 'working'
    ? addWorkingDays(day, amount, calendar)
    : addDays(day, amount);
}

function duration(
  limit: Limit & { kind: 'duration' },
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
): Counted {
  const explicit = limit.explicit === undefined ? null : dayIn(facts, limit.explicit);
  const start = startOf(limit.starts, facts);
  const computed = start === null ? null : plus(calendar, limit, start.day, limit.max);
  const plain: Counted =
    explicit !== null && limit.explicit !== undefined
      ? { ...none, start: { fact: limit.explicit, date: explicit }, due: explicit }
      : { ...none, start: start?.shown ?? null, due: computed };
  const extended = limit.extendable ? extendedDay(facts, procedure, plain.due) : null;
  return extended === null ? plain : { ...plain, due: extended };
}

/** The new day of a complete extension that is later than the old one (F3.3). */
function extendedDay(
  facts: Facts,
  { extension }: Procedure,
  old: CalendarDay | null,
): CalendarDay | null {
  if (
    extension === null ||
    facts[extension.reason] === undefined ||
    dayIn(facts, extension.notified) === null
  )
    return null;
  const to = dayIn(facts, extension.to);
  return to !== null && (old === null || to > old) ? to : null;
}

function bounded(facts: Facts, { bounds }: Procedure): Counted {
  const dates = (bounds?.by ?? []).flatMap(({ fact, plusDays }) => {
    const date = dayIn(facts, fact);
    return date === null ? [] : [{ fact, date, due: addDays(date, plusDays) }];
  });
  const due = earliest(dates.map((d) => d.due));
  const first = dates.find((d) => d.due === due);
  return first === undefined
    ? none
    : { ...none, due, start: { fact: first.fact, date: first.date } };
}

function term(limit: Limit & { kind: 'term' }, facts: Facts): Counted {
  const date = dayIn(facts, limit.start);
  if (date === null) return none;
  const period = facts[limit.term];
  const start = { fact: limit.start, date };
  if (typeof period !== 'string')
    return { ...none, start, checks: limit.checks.map((months) => addMonths(date, months)) };
  return { ...none, start, from: addPeriod(date, period) };
}

/** A day plus an ISO 8601 period, months first (F2.7). */
export function addPeriod(day: CalendarDay, period: string): CalendarDay {
  const part = (unit: string) => Number(new RegExp(`(\\d+)${unit}`, 'u').exec(period)?.[1] ?? 0);
  return addDays(addMonths(day, part('Y') * 12 + part('M')), part('W') * 7 + part('D'));
}
