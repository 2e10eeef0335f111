import {
  dayOfMonth,
  daysBetween,
  monthOf,
  weekday,
  yearOf,
  type CalendarDay,
} from '../../cases/calendar-day.js';
import { NBSP } from './russian-words.js';

/** «12 марта, чт»: how a due day is always written. */
export function dayWithWeekday(day: CalendarDay): string {
  return `${dayAndMonth(day)},${NBSP}${shortWeekday(day)}`;
}

/** «12 марта». */
export function dayAndMonth(day: CalendarDay): string {
  return `${dayOfMonth(day)}${NBSP}${nameOf(MONTHS, monthOf(day))}`;
}

/** «12 марта 2026». */
export function dayAndYear(day: CalendarDay): string {
  return `${dayAndMonth(day)} ${yearOf(day)}`;
}

/** «12 мар», for narrow columns. */
export function shortDay(day: CalendarDay): string {
  return `${dayOfMonth(day)}${NBSP}${nameOf(SHORT_MONTHS, monthOf(day))}`;
}

/** «14.06.1984», for birthdays and print. */
export function numericDay(day: CalendarDay): string {
  return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** «вторник». */
export function weekdayName(day: CalendarDay): string {
  return nameOf(WEEKDAYS, weekday(day));
}

/** «Вторник, 10 марта»: the heading of a day. */
export function dayHeading(day: CalendarDay): string {
  const name = weekdayName(day);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${dayAndMonth(day)}`;
}

/** «сегодня», «вчера», else «8 мар»; another year is added: «8 мар 2025». */
export function recentDay(day: CalendarDay, today: CalendarDay): string {
  const ago = daysBetween(day, today);
  if (ago === 0) return 'сегодня';
  if (ago === 1) return 'вчера';
  return yearOf(day) === yearOf(today) ? shortDay(day) : `${shortDay(day)} ${yearOf(day)}`;
}

/** «чт». */
export function shortWeekday(day: CalendarDay): string {
  return nameOf(SHORT_WEEKDAYS, weekday(day));
}

/** The seven names of the week, Monday first: the heading of a calendar. */
export const WEEKDAYS = [
  'понедельник',
  'вторник',
  'среда',
  'четверг',
  'пятница',
  'суббота',
  'воскресенье',
] as const;

const SHORT_WEEKDAYS = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'] as const;

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;

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

function nameOf(names: readonly string[], number: number): string {
  return names[number - 1] ?? '';
}
