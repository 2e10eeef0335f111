import type { Limit, YearlyDate } from '../../procedures/limit.js';
import { type CalendarDay, calendarDay } from '../calendar-day.js';

/** A fixed date of a year and the period that it is for (F5.5). */
export interface FixedDate {
  readonly due: CalendarDay;
  readonly period: string;
}

/** The dates of a limit that fall into a year, ascending. */
export function fixedDatesIn(year: number, limit: Limit & { kind: 'fixedDates' }): FixedDate[] {
  return limit.dates
    .map((date) => ({ due: dayOf(year, date), period: periodOf(year, date) }))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}

function dayOf(year: number, { month, day }: YearlyDate): CalendarDay {
  return calendarDay([four(year), two(month), two(day)].join('-'));
}

function periodOf(year: number, { period }: YearlyDate): string {
  switch (period) {
    case 'previousYear':
      return four(year - 1);
    case 'firstHalf':
      return `${four(year)}-H1`;
    case 'year':
      return four(year);
  }
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
