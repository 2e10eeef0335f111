import { type CalendarDay, dayOfMonth, monthOf, weekday, yearOf } from './calendar-day.js';

/** The no-break space that Russian typography wants in initials, dates and after short prepositions. */
export const NBSP = '\u00a0';

/** The seven names of the week, Monday first. */
export const weekdays: readonly string[] =
  'понедельник вторник среда четверг пятница суббота воскресенье'.split(' ');

const shortWeekdays = 'пн вт ср чт пт сб вс'.split(' ');
const months =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «вторник». */
export const weekdayName = (day: CalendarDay): string => weekdays[weekday(day) - 1] ?? '';

/** «вт». */
export const shortWeekday = (day: CalendarDay): string => shortWeekdays[weekday(day) - 1] ?? '';

/** «марта». */
export const monthName = (day: CalendarDay): string => months[monthOf(day) - 1] ?? '';

/** A day in words: «12 марта 2026, чт». */
export const dayText = (day: CalendarDay): string =>
  `${dayAndMonth(day)} ${yearOf(day)}, ${shortWeekday(day)}`;

/** A day without year and weekday: «12 марта». */
export const dayAndMonth = (day: CalendarDay): string =>
  `${dayOfMonth(day)}${NBSP}${monthName(day)}`;

/** The form of a noun that goes with a number: `plural(2, ['день', 'дня', 'дней'])` is «дня». */
export function plural(count: number, forms: readonly [string, string, string]): string {
  const whole = Math.abs(Math.trunc(count));
  const tens = whole % 100;
  if (tens >= 11 && tens <= 14) return forms[2];
  const ones = whole % 10;
  if (ones === 1) return forms[0];
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2];
}

/** A number with its noun, kept on one line: «1 день», «3 дня», «20 дней». */
export const counted = (count: number, forms: readonly [string, string, string]): string =>
  `${count}${NBSP}${plural(count, forms)}`;
