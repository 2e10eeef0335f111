import type { Limit } from '../procedures/limit.js';
import type { Procedure } from '../procedures/procedure.js';
import { type CalendarDay } from './calendar-day.js';
import { type Counted, type Counting, countLimit, isOfRoute } from './deadlines/counting.js';
import type { Deadline, DeadlineState, Warning, Why } from './deadlines/deadline.js';
import { effectiveDays } from './deadlines/effective.js';
import { type FixedDate, fixedDatesIn } from './deadlines/fixed-dates.js';
import { reminderDays } from './deadlines/reminder-days.js';
import { endOf, stateOn } from './deadlines/state.js';
import { type CountedLimit, warningsAbout } from './deadlines/warnings.js';
import { whyOf } from './deadlines/why.js';
import { type Facts, routeOf } from './facts.js';
import type { WorkCalendar } from './working-days.js';

export type { Deadline, DeadlineState, Warning, Why } from './deadlines/deadline.js';

/** What else may be asked of the deadlines. */
export interface Options {
  /** Adds the state of each deadline on this day. */
  readonly on?: CalendarDay;
  /** Limits that fell away: all that may (true), or these ids (G1.10). */
  readonly notNeeded?: boolean | ReadonlySet<string>;
  /** Lists the fixed dates of this year, an entry each, instead of the limit without a date (F5.5). */
  readonly year?: number;
  /** False leaves `why` empty, for sweeps over many cases: explaining costs more than counting. */
  readonly explain?: boolean;
}

/** The deadlines of a case, in the order of the procedure, the effective day of each stage, and warnings. */
export interface Deadlines {
  readonly deadlines: readonly Deadline[];
  readonly effective: Readonly<Record<string, CalendarDay>>;
  readonly warnings: readonly Warning[];
}

/** Counts every limit of a procedure for these facts (03, F1–F5); pure, and never throws on checked facts. */
export function deadlines(
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
  options: Options = {},
): Deadlines {
  const counting: Counting = { procedure, facts, calendar, route: routeOf(procedure, facts) };
  const limits = procedure.limits.map((limit) => countOne(limit, counting, options));
  return {
    deadlines: limits.flatMap((own) => deadlinesOf(own, counting, options)),
    effective: effectiveDays(counting, limits),
    warnings: warningsAbout(counting, limits),
  };
}

interface OwnLimit extends CountedLimit {
  readonly due: CalendarDay | null;
  readonly notNeeded: boolean;
}

function countOne(limit: Limit, counting: Counting, { notNeeded }: Options): OwnLimit {
  const counted = countLimit(limit, counting);
  const ended = isOfRoute(limit, counting.route) ? endOf(limit, counting.facts) : null;
  const fell = notNeeded === true ? limit.fallsAway : notNeeded ? notNeeded.has(limit.id) : false;
  return { limit, counted, due: counted.due, ended, notNeeded: fell };
}

function deadlinesOf(own: OwnLimit, counting: Counting, options: Options): Deadline[] {
  const { limit } = own;
  if (options.year === undefined || limit.kind !== 'fixedDates')
    return [deadlineOf(own, counting, options)];
  return fixedDatesIn(options.year, limit).map((date) =>
    fixedDeadline(own, date, counting, options),
  );
}

function deadlineOf(own: OwnLimit, counting: Counting, options: Options): Deadline {
  const { limit, counted, due, ended, notNeeded } = own;
  const { on, explain = true } = options;
  const deadline: Growing = {
    id: limit.id,
    stage: limit.stage,
    from: counted.from,
    due,
    start: counted.start,
    ended,
    reminders: reminderDays(limit, counted, counting.calendar).map(({ day }) => day),
    responsible: limit.responsible,
    source: limit.source,
    why: explain ? whyOf(limit, counted, counting) : NOT_EXPLAINED,
  };
  if (counted.checks !== null) deadline.checks = counted.checks;
  if (on !== undefined)
    deadline.state = stateOn(on, limit, counting.facts, { due, ended }, notNeeded);
  return deadline;
}

/** A deadline whose optional fields are still to come: adding them in place is several times faster than copying. */
type Growing = Omit<Deadline, 'checks' | 'state'> & {
  checks?: readonly CalendarDay[];
  state?: DeadlineState;
};

const NOT_EXPLAINED: readonly Why[] = [];

function fixedDeadline(
  own: OwnLimit,
  { due, period }: FixedDate,
  counting: Counting,
  options: Options,
): Deadline {
  const counted: Counted = { ...own.counted, due };
  return { ...deadlineOf({ ...own, counted, due }, counting, options), period };
}
