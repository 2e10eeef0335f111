import {
  type CalendarDay,
  dayNumber,
  dayOfNumber,
  weekdayOfNumber,
  yearOf,
} from './calendar-day.js';
import { type MovedDays, russianYear, shippedMovedDays } from './russian-holidays.js';

/** Which days are worked: Monday to Friday, less days off, plus working weekends (F1.3). */
export interface WorkCalendar {
  isWorking(day: CalendarDay): boolean;
  /** As `isWorking`, for the number of a day: counting is done in numbers. */
  isWorkingNumber(number: number): boolean;
  /** False for a day of a year whose moved days nobody has entered yet: it may still change. */
  isSettled(day: CalendarDay): boolean;
}

/** The calendar of an installation: its moved days can be read and edited while it runs (R7). */
export interface RussianCalendar extends WorkCalendar {
  moved(): MovedDays;
  /** Counting goes on with these. */
  change(moved: MovedDays): void;
}

/** The Russian calendar: public holidays and moved days; the latter may be replaced by edited ones (R7). */
export function russianWorkCalendar(first: MovedDays = shippedMovedDays()): RussianCalendar {
  let moved = first;
  const years = new Map<number, { off: Set<number>; working: Set<number> }>();
  const ofYear = (year: number): { off: Set<number>; working: Set<number> } => {
    const known = years.get(year);
    if (known) return known;
    const { off, working } = russianYear(year, moved);
    const made = { off: new Set(off.map(dayNumber)), working: new Set(working.map(dayNumber)) };
    years.set(year, made);
    return made;
  };
  const days = calendarOf((number) => {
    const { off, working } = ofYear(yearOf(dayOfNumber(number)));
    return working.has(number) ? true : off.has(number) ? false : undefined;
  });
  return {
    ...days,
    isSettled: (day) => moved.years[day.slice(0, 4)] !== undefined,
    moved: () => moved,
    change: (next) => {
      moved = next;
      years.clear();
    },
  };
}

/** Plain Monday to Friday (`--holidays none`). */
export function plainWorkCalendar(): WorkCalendar {
  return calendarOf(() => undefined);
}

/** Monday to Friday less these days, without moved ones (`--holidays D,D`). */
export function workCalendarWithout(holidays: readonly CalendarDay[]): WorkCalendar {
  const off = new Set(holidays.map(dayNumber));
  return calendarOf((number) => (off.has(number) ? false : undefined));
}

/** The day that is `count` working days after `day`; the start is day 0 and may itself be a day off. */
export function addWorkingDays(
  day: CalendarDay,
  count: number,
  calendar: WorkCalendar,
): CalendarDay {
  let number = dayNumber(day);
  for (let left = count; left > 0;) {
    number += 1;
    if (calendar.isWorkingNumber(number)) left -= 1;
  }
  return dayOfNumber(number);
}

/** The days after `from` up to `to` that are not worked, ascending. */
export function daysOffBetween(
  from: CalendarDay,
  to: CalendarDay,
  calendar: WorkCalendar,
): CalendarDay[] {
  const off: CalendarDay[] = [];
  const last = dayNumber(to);
  for (let number = dayNumber(from) + 1; number <= last; number += 1)
    if (!calendar.isWorkingNumber(number)) off.push(dayOfNumber(number));
  return off;
}

function calendarOf(exception: (number: number) => boolean | undefined): WorkCalendar {
  const isWorkingNumber = (number: number): boolean =>
    exception(number) ?? weekdayOfNumber(number) <= 5;
  return {
    isWorkingNumber,
    isWorking: (day) => isWorkingNumber(dayNumber(day)),
    isSettled: () => true,
  };
}
