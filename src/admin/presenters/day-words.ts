import {
  type CalendarDay,
  dayIn,
  dayOfMonth,
  daysBetween,
  monthOf,
  timeIn,
  yearOf,
} from '../../cases/calendar-day.js';
import { NBSP, dayAndMonth, shortWeekday, weekdayName } from '../../cases/russian-days.js';

/** «12 марта, чт»: how a due day is always written. */
export function dayWithWeekday(day: CalendarDay): string {
  return `${dayAndMonth(day)},${NBSP}${shortWeekday(day)}`;
}

/** «12 марта 2026». */
export function dayAndYear(day: CalendarDay): string {
  return `${dayAndMonth(day)} ${yearOf(day)}`;
}

/** «12 мар», for narrow columns. */
export function shortDay(day: CalendarDay): string {
  return `${dayOfMonth(day)}${NBSP}${SHORT_MONTHS[monthOf(day) - 1] ?? ''}`;
}

/** «Вторник, 10 марта»: the heading of a day. */
export function dayHeading(day: CalendarDay): string {
  const name = weekdayName(day);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${dayAndMonth(day)}`;
}

/** «12 марта, 17:30» on the clock of the zone. */
export function instantWords(at: Date, zone: string): string {
  return `${dayAndMonth(dayIn(zone, at))}, ${timeIn(zone, at)}`;
}

/** «сегодня», «вчера», else «8 мар»; another year is added: «8 мар 2025». */
export function recentDay(day: CalendarDay, today: CalendarDay): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return 'сегодня';
  if (ago === 1) return 'вчера';
  return yearOf(day) === yearOf(today) ? shortDay(day) : `${shortDay(day)} ${yearOf(day)}`;
}

const SHORT_MONTHS = [
  'янв',
  'фев',
  'мар',
  'апр',
  'мая',
  'июн',
  'июл',
  'авг',
  'сен',
  'окт',
  'ноя',
  'дек',
] as const;
