import type { Procedure } from '../../procedures/procedure.js';
import { addDays, type CalendarDay, weekday } from '../calendar-day.js';
import { type Facts, routeOf } from '../facts.js';
import type { WorkCalendar } from '../working-days.js';
import { type Counting, countLimit } from './counting.js';
import { reminderDays } from './reminder-days.js';

/** One reminder of a limit: the day, whom it concerns, and a key that is the same however often it is derived. */
export interface Reminder {
  /** `limit:due-day:offset`; a moved date gives another key, so nothing is said with an old one (R145, R154). */
  readonly key: string;
  readonly limit: string;
  readonly due: CalendarDay | null;
  readonly day: CalendarDay;
  /** As `start+5`, `due-3`, `event-5`, `start+2w`; `check+1` to `check+3` for the checks of a plan without a term. */
  readonly offset: string;
  readonly recipients: readonly string[];
}

/** Every reminder that follows from the facts, limit by limit; whether one is still wanted is asked when it is sent. */
export function remindersFor(
  facts: Facts,
  procedure: Procedure,
  calendar: WorkCalendar,
): Reminder[] {
  const counting: Counting = { procedure, facts, calendar, route: routeOf(procedure, facts) };
  return procedure.limits.flatMap((limit) => {
    const counted = countLimit(limit, counting);
    const checks = (counted.checks ?? []).map((day, at) => ({ day, offset: `check+${at + 1}` }));
    const due = counted.due ?? counted.from;
    return [...reminderDays(limit, counted, calendar), ...checks].map(({ day, offset }) => ({
      key: `${limit.id}:${due ?? counted.start?.date ?? '-'}:${offset}`,
      limit: limit.id,
      due,
      day,
      offset,
      recipients: limit.recipients,
    }));
  });
}

/** The Mondays of a weekly duty: from the first after the day it began to its end, both in one zone (F4). */
export function mondaysAfter(began: CalendarDay, until: CalendarDay): CalendarDay[] {
  const mondays: CalendarDay[] = [];
  for (let day = addDays(began, 8 - weekday(began)); day <= until; day = addDays(day, 7))
    mondays.push(day);
  return mondays;
}
