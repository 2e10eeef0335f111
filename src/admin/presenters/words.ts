import { type CalendarDay, dayIn, timeIn } from '../../cases/calendar-day.js';

const months = [
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
];
const weekdays = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб'];
const nbsp = '\u00a0';

/** «12 марта, чт». */
export function dayWords(day: CalendarDay): string {
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${Number(day.slice(8))}${nbsp}${months[Number(day.slice(5, 7)) - 1] ?? ''}, ${weekday}`;
}

/** «12 марта, 17:30» on the clock of the zone. */
export function instantWords(at: Date, zone: string): string {
  return `${dayWords(dayIn(zone, at)).split(',')[0] ?? ''}, ${timeIn(zone, at)}`;
}
