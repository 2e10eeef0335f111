import type { Limit, LimitStart } from '../../procedures/limit.js';
import type { Procedure } from '../../procedures/procedure.js';
import { addDays, addMonths, type CalendarDay } from '../calendar-day.js';
import { factDay, type Facts, factText } from '../facts.js';
import { addPeriod, parsePeriod } from '../iso-period.js';
import { addWorkingDays, type WorkCalendar } from '../working-days.js';
import type { DeadlineStart } from './deadline.js';
import { type BoundDay, boundDays } from './bounds.js';
import { extend, type ExtensionResult } from './extension.js';

/** What counting needs: the law, the facts, the calendar, and the route of the case. */
export interface Counting {
  readonly procedure: Procedure;
  readonly facts: Facts;
  readonly calendar: WorkCalendar;
  readonly route: string | null;
}

/** A fact from which a limit counts; `dayZero` is later than its date while the receipt is provisional (F2.2). */
export interface Begin extends DeadlineStart {
  readonly dayZero: CalendarDay;
}

/** The days of one limit, and what they came from. */
export interface Counted {
  readonly from: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly start: DeadlineStart | null;
  /** The start event, also when a date in a document prevails; null when it is not known. */
  readonly begin: Begin | null;
  /** The due day by the number of days, before a date in a document or an extension. */
  readonly computed: CalendarDay | null;
  readonly extension: ExtensionResult | null;
  readonly checks: readonly CalendarDay[] | null;
  readonly bound: BoundDay | null;
}

const NOTHING: Counted = {
  from: null,
  due: null,
  start: null,
  begin: null,
  computed: null,
  extension: null,
  checks: null,
  bound: null,
};

/** True when the case's route has the limit. */
export function isOfRoute(limit: Limit, route: string | null): boolean {
  return limit.route === undefined || limit.route === route;
}

/** Counts one limit; a limit of another route has nothing (F2.1, F3.1). */
export function countLimit(limit: Limit, counting: Counting): Counted {
  if (!isOfRoute(limit, counting.route)) return NOTHING;
  switch (limit.kind) {
    case 'duration':
      return countDuration(limit, counting);
    case 'window':
      return countWindow(limit, counting);
    case 'beforeEvent':
      return countBefore(limit, counting);
    case 'term':
      return countTerm(limit, counting);
    case 'agreed':
    case 'fixedDateInDocument':
      return onDate(limit.date, counting.facts);
    case 'noLimit':
      return countNoLimit(limit, counting);
    case 'immediate':
    case 'interval':
    case 'external':
    case 'extension':
    case 'sameEvent':
      return { ...NOTHING, begin: findBegin(limit.starts, counting.facts) };
    case 'fixedDates':
    case 'periodic':
      return NOTHING;
  }
}

/** The first of several starts that is known, null when none is. */
export function findBegin(starts: readonly LimitStart[], facts: Facts): Begin | null {
  for (const { fact, plusDays } of starts) {
    const date = factDay(facts, fact);
    if (date !== null)
      return { fact, date, dayZero: plusDays === 0 ? date : addDays(date, plusDays) };
  }
  return null;
}

function countDuration(limit: Limit & { kind: 'duration' }, counting: Counting): Counted {
  const begin = findBegin(limit.starts, counting.facts);
  const computed = begin && countedOn(limit, begin.dayZero, counting.calendar);
  const explicit = limit.explicit === undefined ? null : dateOf(limit.explicit, counting.facts);
  const due = explicit ? explicit.date : computed;
  const start = explicit ?? (begin && { fact: begin.fact, date: begin.date });
  const extension = limit.extendable
    ? extend(counting.procedure.extension, counting.facts, due)
    : null;
  return {
    ...NOTHING,
    due: extension?.type === 'extended' ? extension.to : due,
    start,
    begin,
    computed,
    extension,
  };
}

function countedOn(
  limit: Limit & { kind: 'duration' },
  dayZero: CalendarDay,
  calendar: WorkCalendar,
): CalendarDay {
  if (limit.unit === 'month') return addMonths(dayZero, limit.max);
  return limit.dayType.applied === 'working'
    ? addWorkingDays(dayZero, limit.max, calendar)
    : addDays(dayZero, limit.max);
}

function countWindow(limit: Limit & { kind: 'window' }, { facts }: Counting): Counted {
  const begin = findBegin(limit.starts, facts);
  if (!begin) return NOTHING;
  const add = limit.unit === 'month' ? addMonths : addDays;
  return {
    ...NOTHING,
    from: add(begin.dayZero, limit.min),
    due: add(begin.dayZero, limit.max),
    start: { fact: begin.fact, date: begin.date },
    begin,
  };
}

function countBefore(limit: Limit & { kind: 'beforeEvent' }, { facts }: Counting): Counted {
  const event = dateOf(limit.event, facts);
  if (!event) return NOTHING;
  const add = limit.unit === 'month' ? addMonths : addDays;
  return { ...NOTHING, due: add(event.date, -limit.min), start: event };
}

function countTerm(limit: Limit & { kind: 'term' }, { facts }: Counting): Counted {
  const start = dateOf(limit.start, facts);
  if (!start) return { ...NOTHING, checks: [] };
  const text = factText(facts, limit.term);
  const period = text === null ? null : parsePeriod(text);
  const begin = { ...start, dayZero: start.date };
  return period
    ? { ...NOTHING, from: addPeriod(start.date, period), start, begin, checks: [] }
    : {
        ...NOTHING,
        start,
        begin,
        checks: limit.checks.map((month) => addMonths(start.date, month)),
      };
}

function countNoLimit(limit: Limit & { kind: 'noLimit' }, counting: Counting): Counted {
  const begin = findBegin(limit.starts, counting.facts);
  const bound = limit.bounded ? earliestBound(counting) : null;
  if (!bound) return { ...NOTHING, begin };
  return {
    ...NOTHING,
    due: bound.day,
    start: { fact: bound.fact, date: bound.date },
    begin,
    bound,
  };
}

function earliestBound({ procedure, facts }: Counting): BoundDay | null {
  return boundDays(procedure, facts).reduce<BoundDay | null>(
    (found, bound) => (found === null || bound.day < found.day ? bound : found),
    null,
  );
}

function onDate(fact: string | undefined, facts: Facts): Counted {
  const date = fact === undefined ? null : dateOf(fact, facts);
  return date ? { ...NOTHING, due: date.date, start: date } : NOTHING;
}

function dateOf(fact: string, facts: Facts): DeadlineStart | null {
  const date = factDay(facts, fact);
  return date === null ? null : { fact, date };
}
