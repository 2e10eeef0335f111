import { z } from 'zod';
import { daysInMonth, isIsoDay } from '../procedures/iso-day.js';

/** A day of the Gregorian calendar, `YYYY-MM-DD`, without time or zone; compares as text. */
export const CalendarDay = z
  .string()
  .refine(isIsoDay, { error: 'Такой даты нет.' })
  .brand<'CalendarDay'>();
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Parses `YYYY-MM-DD`; throws a RangeError for a day that does not exist. */
export function calendarDay(text: string): CalendarDay {
  if (isCalendarDay(text)) return text;
  throw new RangeError(`Такой даты нет: ${text}`);
}

/** True when the text is a day that exists. */
export function isCalendarDay(text: string): text is CalendarDay {
  return isIsoDay(text);
}

/** Negative, zero or positive as `a` is before, on or after `b`; for sorting. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earliest of the days, null when there is none. */
export function earliest(days: readonly (CalendarDay | null)[]): CalendarDay | null {
  let found: CalendarDay | null = null;
  for (const day of days) if (day !== null && (found === null || day < found)) found = day;
  return found;
}

/** The day `count` days later; negative counts go back. */
export function addDays(day: CalendarDay, count: number): CalendarDay {
  return dayOfNumber(dayNumber(day) + count);
}

/** The same day of the month `count` months later, or that month's last day (F1.2); negative counts go back. */
export function addMonths(day: CalendarDay, count: number): CalendarDay {
  const months = yearOf(day) * 12 + (monthOf(day) - 1) + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
}

/** Days from `from` to `to`, negative when `to` comes first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export function weekday(day: CalendarDay): number {
  return weekdayOfNumber(dayNumber(day));
}

/** As `weekday`, for a day number. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** Full years of age on a day: the birthday counts, and 29 February ages on 1 March (F1.4). */
export function fullYears(born: CalendarDay, on: CalendarDay): number {
  const years = yearOf(on) - yearOf(born);
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The day in a zone at an instant. */
export function dayIn(zone: string, instant: Date): CalendarDay {
  const parts = partsIn(zone, instant);
  return dayOf(parts.year, parts.month, parts.day);
}

/** The clock in a zone at an instant, `HH:mm`. */
export function timeIn(zone: string, instant: Date): string {
  const parts = partsIn(zone, instant);
  return `${pad(parts.hour)}:${pad(parts.minute)}`;
}

/** The instant of a day and time (`HH:mm`) in a zone; a time that a clock change skips comes out after the change. */
export function instantAt(day: CalendarDay, time: string, zone: string): Date {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!clock) throw new RangeError(`Такого времени нет: ${time}`);
  const wall = dayNumber(day) * DAY + (Number(clock[1]) * 60 + Number(clock[2])) * MINUTE;
  const first = wall - offsetAt(zone, wall);
  return new Date(wall - offsetAt(zone, first));
}

/** Days since 1970-01-01: the form in which days are counted. */
export function dayNumber(day: CalendarDay): number {
  const month = monthOf(day);
  const year = month <= 2 ? yearOf(day) - 1 : yearOf(day);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + dayOfMonth(day) - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468;
}

/** The day with this number of days since 1970-01-01; throws a RangeError outside the years 1 to 9999. */
export function dayOfNumber(number: number): CalendarDay {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The year of a day. */
export function yearOf(day: CalendarDay): number {
  return digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
}

/** The month of a day, 1 to 12. */
export function monthOf(day: CalendarDay): number {
  return digit(day, 5) * 10 + digit(day, 6);
}

/** The day of the month, 1 to 31. */
export function dayOfMonth(day: CalendarDay): number {
  return digit(day, 8) * 10 + digit(day, 9);
}

const MINUTE = 60_000;
const DAY = 86_400_000;

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

function dayOf(year: number, month: number, day: number): CalendarDay {
  const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  if (isInRange(text, year)) return text;
  throw new RangeError(`Дата за пределами календаря: год ${year}`);
}

function isInRange(_text: string, year: number): _text is CalendarDay {
  return year >= 1 && year <= 9999;
}

function pad(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

interface ClockParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function partsIn(zone: string, instant: Date): ClockParts {
  const found = new Map<string, number>();
  for (const part of formatter(zone).formatToParts(instant))
    found.set(part.type, Number(part.value));
  const get = (type: string): number => found.get(type) ?? 0;
  return {
    year: get('year'),
    month: get('month'),
    day: get('day'),
    hour: get('hour'),
    minute: get('minute'),
    second: get('second'),
  };
}

function offsetAt(zone: string, instant: number): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  const before = known.get(instant);
  if (before !== undefined) return before;
  if (known.size >= offsetsKept) known.clear();
  const offset = readOffset(zone, instant);
  offsets.set(zone, known.set(instant, offset));
  return offset;
}

/** The same days and hours are asked for in every case, and the answer is slow to come by. */
const offsets = new Map<string, Map<number, number>>();
const offsetsKept = 10_000;

function readOffset(zone: string, instant: number): number {
  const parts = partsIn(zone, new Date(instant));
  const day = dayNumber(dayOf(parts.year, parts.month, parts.day));
  const wall = day * DAY + ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000;
  return wall - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
