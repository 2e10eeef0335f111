import { type Limit } from '../procedures/limit.js';
import { type Procedure } from '../procedures/procedure.js';
import { addDays, type CalendarDay, earliest, isCalendarDay } from './calendar-day.js';
import { explain, type Why } from './deadlines/why.js';
import { effectiveDays } from './deadlines/effective.js';
import { type Counted, count } from './deadlines/count.js';
import { type Warning, warningsOf } from './deadlines/warnings.js';
import { type Facts } from './facts.js';
import { type WorkCalendar } from './working-days.js';

export type DeadlineState =
  'noDate' | 'open' | 'dueToday' | 'overdue' | 'done' | 'doneLate' | 'notNeeded';

/** One limit of a procedure, counted from the facts (F5). */
export interface Deadline {
  readonly id: string;
  readonly stage: string | null;
  readonly from: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly start: { readonly fact: string; readonly date: CalendarDay } | null;
  readonly ended: CalendarDay | null;
  readonly reminders: readonly CalendarDay[];
  readonly responsible: string | null;
  readonly source: string;
  readonly why: readonly Why[];
  readonly checks?: readonly CalendarDay[];
  readonly state?: DeadlineState;
  readonly period?: string;
}

export interface Deadlines {
  readonly deadlines: readonly Deadline[];
  /** The day that counts for each stage that still runs (F5.4, R158). */
  readonly effective: Readonly<Record<string, CalendarDay>>;
  readonly warnings: readonly Warning[];
}

export interface Options {
  /** Adds each deadline's state on this day. */
  readonly on?: CalendarDay;
  /** The limits fell away with the case (G1.10). */
  readonly notNeeded?: boolean;
  /** Lists the fixed dates of this year. */
  readonly year?: number;
}

/** Every limit of the procedure for these facts, in the order of the regulation. Pure; days are days of the case's zone. */
export function deadlines(
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
  options: Options = {},
): Deadlines {
  const route = routeOf(facts, procedure);
  const counted = procedure.limits.map((limit) => ({
    limit,
    counted: countOf(limit, facts, procedure, calendar, route),
  }));
  const found = counted.flatMap(({ limit, counted: result }) =>
    deadlinesOf(limit, result, facts, procedure, options),
  );
  return {
    deadlines: found,
    effective: effectiveDays(procedure, found, facts),
    warnings: warningsOf(procedure, facts, found),
  };
}

/** The route of the case: named, or the procedure's default (F2.1, F3.1). */
export function routeOf(facts: Facts, { routes }: Procedure): string | null {
  if (routes === null) return null;
  const named = facts[routes.fact];
  if (typeof named === 'string') return named;
  const known = routes.whenKnown;
  return known !== undefined && typeof facts[known.fact] === 'string'
    ? known.route
    : routes.default;
}

const nothing: Counted = { from: null, due: null, start: null, checks: null };

function countOf(
  limit: Limit,
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
  route: string | null,
): Counted {
  return limit.route !== undefined && limit.route !== route
    ? nothing
    : count(limit, facts, procedure, calendar);
}

function deadlinesOf(
  limit: Limit,
  counted: Counted,
  facts: Facts,
  procedure: Procedure,
  options: Options,
): Deadline[] {
  if (limit.kind === 'fixedDates' && options.year !== undefined) return yearly(limit, options.year);
  const otherRoute = limit.route !== undefined && limit.route !== routeOf(facts, procedure);
  const ended = otherRoute ? null : earliest(limit.ends.map((fact) => dayOf(facts, fact)));
  const deadline: Deadline = {
    id: limit.id,
    stage: limit.stage,
    from: counted.from,
    due: counted.due,
    start: counted.start,
    ended,
    reminders: remindersOf(limit, counted),
    responsible: limit.responsible,
    source: limit.source,
    why: explain(limit, counted, facts, procedure),
    ...(counted.checks === null ? {} : { checks: counted.checks }),
  };
  return [
    options.on === undefined
      ? deadline
      : {
          ...deadline,
          state: stateOf(limit, deadline, facts, options.on, options.notNeeded === true),
        },
  ];
}

/** The day of a fact, null when it is not known. */
export function dayOf(facts: Facts, fact: string): CalendarDay | null {
  const value = facts[fact];
  return typeof value === 'string' && isCalendarDay(value) ? value : null;
}

/** The days on which the limit is reminded of; those on or before the start are left out (F5.6). */
function remindersOf(limit: Limit, { due, from, start, checks }: Counted): CalendarDay[] {
  if (checks !== null) return [...checks];
  const days = limit.reminders.flatMap(({ from: base, amount }) => {
    const anchor =
      base === 'start'
        ? startDay(limit, start)
        : base === 'due'
          ? (due ?? from)
          : due === null
            ? null
            : addDays(due, eventOffset(limit));
    return anchor === null ? [] : [addDays(anchor, amount)];
  });
  const after =
    limit.kind === 'duration' || limit.kind === 'window' ? startDay(limit, start) : null;
  return [...new Set(days.filter((day) => after === null || day > after))].sort();
}

const eventOffset = (limit: Limit): number => (limit.kind === 'beforeEvent' ? limit.min : 0);

/** Day 0: the start's own day, moved where the start is provisional (F2.2). */
function startDay(limit: Limit, start: Counted['start']): CalendarDay | null {
  if (start === null) return null;
  const starts = 'starts' in limit ? limit.starts : [];
  return addDays(start.date, starts.find((s) => s.fact === start.fact)?.plusDays ?? 0);
}

function stateOf(
  limit: Limit,
  { due, ended, from, checks }: Deadline,
  facts: Facts,
  on: CalendarDay,
  notNeeded: boolean,
): DeadlineState {
  if (ended !== null && ended <= on) {
    const waived = limit.waivedBy === undefined ? null : dayOf(facts, limit.waivedBy);
    return waived === ended || due === null || ended <= due || limit.openUntilEnded
      ? 'done'
      : 'doneLate';
  }
  if (notNeeded && limit.fallsAway) return 'notNeeded';
  if (limit.openUntilEnded)
    return due === null && from === null && checks === undefined ? 'noDate' : 'open';
  if (due === null) return 'noDate';
  if (on < due) return 'open';
  return on === due ? 'dueToday' : 'overdue';
}

function yearly(limit: Limit & { kind: 'fixedDates' }, year: number): Deadline[] {
  return limit.dates.flatMap(({ month, day, period }) => {
    const due = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (!isCalendarDay(due)) return [];
    const name =
      period === 'previousYear'
        ? String(year - 1)
        : period === 'firstHalf'
          ? `${year}-H1`
          : String(year);
    const reminders = limit.reminders.map((r) => addDays(due, r.amount)).sort();
    return [
      {
        id: limit.id,
        stage: limit.stage,
        from: null,
        due,
        start: null,
        ended: null,
        reminders,
        responsible: limit.responsible,
        source: limit.source,
        why: [],
        period: name,
      },
    ];
  });
}
