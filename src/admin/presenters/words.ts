import { type CalendarDay, dayIn, daysBetween, timeIn } from '../../cases/calendar-day.js';

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

/** The Russian plural: 1 день, 2 дня, 5 дней. */
export function plural(n: number, one: string, few: string, many: string): string {
  const [tens, units] = [Math.abs(n) % 100, Math.abs(n) % 10];
  const word =
    tens > 10 && tens < 20 ? many : units === 1 ? one : units > 1 && units < 5 ? few : many;
  return `${n}${nbsp}${word}`;
}

/** How a deadline looks: the form carries it, the words say it (design.md). */
export interface DueChip {
  readonly form:
    'overdue' | 'today' | 'tomorrow' | 'near' | 'week' | 'later' | 'done' | 'waiting' | 'none';
  readonly words: string;
}

/** The chip of a day that is due, seen from today. */
export function dueChip(due: CalendarDay | null, today: CalendarDay): DueChip {
  if (due === null) return { form: 'none', words: 'срок не установлен' };
  const left = daysBetween(today, due);
  const days = (n: number) => plural(n, 'день', 'дня', 'дней');
  if (left < 0) return { form: 'overdue', words: `просрочено на ${days(-left)}` };
  if (left === 0) return { form: 'today', words: 'сегодня последний день' };
  if (left === 1) return { form: 'tomorrow', words: 'завтра последний день' };
  if (left <= 3) return { form: 'near', words: `осталось ${days(left)}` };
  return left <= 7
    ? { form: 'week', words: `осталось ${days(left)}` }
    : { form: 'later', words: `через ${days(left)}` };
}
