import Holidays from 'date-holidays';
import { z } from 'zod';
import {
  addDays,
  CalendarDay,
  calendarDay,
  dayIn,
  monthOf,
  weekday,
  yearOf,
} from './calendar-day.js';
import movedDays from './moved-days.json' with { type: 'json' };

const days = z.array(CalendarDay);

/** The yearly moved days, checked: weekdays off, working weekends, and holidays that move nowhere by themselves. */
export const MovedDays = z.object({
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({ off: days, working: days, notMoved: days }),
  ),
});
export type MovedDays = z.infer<typeof MovedDays>;
/** The moved days of one year. */
export type YearMoved = MovedDays['years'][string];

/** The days of a year that differ from plain Monday to Friday. */
export interface YearOff {
  readonly off: readonly CalendarDay[];
  readonly working: readonly CalendarDay[];
}

/** The moved days that ship with the program, in `moved-days.json`. */
export function shippedMovedDays(): MovedDays {
  return MovedDays.parse(movedDays);
}

/** The shipped moved days with the years that an installation has edited (R7). */
export function movedDaysWith(edited: MovedDays | null): MovedDays {
  return { years: { ...shippedMovedDays().years, ...edited?.years } };
}

/** Russian days off and working weekends of a year: public holidays, their moves by the Labour Code, moved days. */
export function russianYear(year: number, moved: MovedDays): YearOff {
  const holidays = publicHolidays(year);
  const extra = moved.years[String(year)] ?? { off: [], working: [], notMoved: [] };
  const off = new Set<CalendarDay>([...holidays, ...extra.off]);
  for (const holiday of holidays)
    if (!isNewYear(holiday) && weekday(holiday) > 5 && !extra.notMoved.includes(holiday))
      off.add(nextFree(holiday, off));
  return { off: [...off].sort(), working: extra.working };
}

function nextFree(holiday: CalendarDay, off: ReadonlySet<CalendarDay>): CalendarDay {
  let day = addDays(holiday, 1);
  while (weekday(day) > 5 || off.has(day)) day = addDays(day, 1);
  return day;
}

/** The holidays of 1 to 8 January are moved by decree only. */
function isNewYear(day: CalendarDay): boolean {
  return monthOf(day) === 1 && day <= calendarDay(`${day.slice(0, 4)}-01-08`);
}

function publicHolidays(year: number): CalendarDay[] {
  const found: CalendarDay[] = [];
  for (const holiday of new Holidays('RU', { timezone: 'UTC' }).getHolidays(year)) {
    if (holiday.type !== 'public' || isMove(holiday.rule, holiday.start)) continue;
    const last = dayIn('UTC', new Date(holiday.end.getTime() - 1));
    for (let day = dayIn('UTC', holiday.start); day <= last; day = addDays(day, 1))
      if (yearOf(day) === year) found.push(day);
  }
  return found;
}

/** The library moves one holiday itself, and those of single years: we move all in one place. */
function isMove(rule: string, start: Date): boolean {
  if (/^\d{4}-/.test(rule)) return true;
  return rule.includes('then next') && dayIn('UTC', start).slice(5) !== rule.slice(0, 5);
}
