import type { Limit } from '../../procedures/limit.js';
import type { CalendarDay } from '../calendar-day.js';
import { factDay, type Facts } from '../facts.js';
import type { DeadlineState } from './deadline.js';

/** The day on which the earliest of a limit's end facts came, null while none has. */
export function endOf(limit: Limit, facts: Facts): CalendarDay | null {
  let found: CalendarDay | null = null;
  for (const fact of limit.ends) {
    const day = factDay(facts, fact);
    if (day !== null && (found === null || day < found)) found = day;
  }
  return found;
}

/** How a limit stands on a day; an end later than that day counts as not yet (F5.3). */
export function stateOn(
  on: CalendarDay,
  limit: Limit,
  facts: Facts,
  dates: { readonly due: CalendarDay | null; readonly ended: CalendarDay | null },
  notNeeded: boolean,
): DeadlineState {
  const { due, ended } = dates;
  if (isWaived(limit, facts, on)) return 'done';
  if (ended !== null && ended <= on) return due === null || ended <= due ? 'done' : 'doneLate';
  if (notNeeded) return 'notNeeded';
  if (limit.openUntilEnded) return 'open';
  if (due === null) return 'noDate';
  return on < due ? 'open' : on === due ? 'dueToday' : 'overdue';
}

function isWaived(limit: Limit, facts: Facts, on: CalendarDay): boolean {
  const day = limit.waivedBy === undefined ? null : factDay(facts, limit.waivedBy);
  return day !== null && day <= on;
}
