import { z } from 'zod';
import {
  CalendarDay,
  compareDays,
  dayOfMonth,
  monthOf,
  weekday,
  yearOf,
} from '../cases/calendar-day.js';
import { type YearMoved } from '../cases/russian-holidays.js';

/** The moved days of a year as a form sends them: a day a line, «09.01.2026» or `2026-01-09`. */
export function daysOffForm(year: number) {
  const ofYear = (day: CalendarDay) => yearOf(day) === year;
  const workday = days((day) => ofYear(day) && weekday(day) <= 5);
  const weekend = days((day) => ofYear(day) && weekday(day) > 5);
  return z
    .object({ off: workday, working: weekend, notMoved: weekend })
    .transform((moved): YearMoved => moved);
}

/** The lines of a field that holds these days. */
export const dayLines = (all: readonly CalendarDay[]): string => all.map(dayLine).join('\n');

const dayLine = (day: CalendarDay): string =>
  `${two(dayOfMonth(day))}.${two(monthOf(day))}.${day.slice(0, 4)}`;

const two = (number: number): string => String(number).padStart(2, '0');

const days = (fits: (day: CalendarDay) => boolean) =>
  z
    .string()
    .max(2000)
    .default('')
    .transform((text) => [...new Set(text.split(/[\s,;]+/u).filter((part) => part !== ''))])
    .pipe(z.array(z.string().transform(isoOf).pipe(CalendarDay.refine(fits))))
    .transform((found) => [...found].sort(compareDays));

function isoOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return day === undefined || month === undefined || year === undefined
    ? text
    : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}
