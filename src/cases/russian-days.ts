import { type CalendarDay, dayOfMonth, monthOf, weekday } from './calendar-day.js';

const MONTHS =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const NBSP = '\u00a0';
const WEEKDAYS = 'пн вт ср чт пт сб вс'.split(' ');

/** A day in words: «12 марта 2026, чт». */
export function dayText(day: CalendarDay): string {
  return `${shortDayText(day)} ${day.slice(0, 4)}, ${WEEKDAYS[weekday(day) - 1] ?? ''}`;
}

/** A day without year and weekday: «12 марта». */
export function shortDayText(day: CalendarDay): string {
  return `${dayOfMonth(day)}${NBSP}${MONTHS[monthOf(day) - 1] ?? ''}`;
}

/** A number with its noun: «1 день», «3 дня», «20 дней». */
export function counted(count: number, forms: readonly [string, string, string]): string {
  const tens = count % 100;
  const ones = count % 10;
  const few = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
  return `${count}${NBSP}${ones === 1 && tens !== 11 ? forms[0] : few ? forms[1] : forms[2]}`;
}
