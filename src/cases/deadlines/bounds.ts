import type { Procedure } from '../../procedures/procedure.js';
import { addDays, type CalendarDay } from '../calendar-day.js';
import { factDay, type Facts } from '../facts.js';

/** A day that bounds stages: the fact, its own date, and the day that follows from it (F5.4). */
export interface BoundDay {
  readonly fact: string;
  readonly date: CalendarDay;
  readonly day: CalendarDay;
}

/** The known bounds of a case, in the order of the procedure. */
export function boundDays(procedure: Procedure, facts: Facts): BoundDay[] {
  const days: BoundDay[] = [];
  for (const { fact, plusDays } of procedure.bounds?.by ?? []) {
    const date = factDay(facts, fact);
    if (date !== null) days.push({ fact, date, day: addDays(date, plusDays) });
  }
  return days;
}
