import { type CalendarDay, isCalendarDay, yearOf } from '../../../cases/calendar-day.js';
import { LocalTime } from '../../../cases/local-time.js';

const dayPattern = /^\s*(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?\.?\s*$/u;
const timePattern = /^\s*(\d{1,2})[:.](\d{2})\s*$/u;
const two = (n: string | number): string => String(n).padStart(2, '0');

/** A typed day, «12.03»: without a year the nearest before or after today; null: not a day. */
export function typedDay(
  text: string,
  today: CalendarDay,
  direction: 'past' | 'ahead',
): CalendarDay | null {
  const match = dayPattern.exec(text);
  if (match === null) return null;
  const [, day = '', month = '', year] = match;
  const years = year === undefined ? nearYears(today, direction) : [(Number(year) % 100) + 2000];
  for (const y of years) {
    const found = `${y}-${two(month)}-${two(day)}`;
    if (!isCalendarDay(found)) continue;
    if (year !== undefined || (direction === 'past' ? found <= today : found >= today))
      return found;
  }
  return null;
}

function nearYears(today: CalendarDay, direction: 'past' | 'ahead'): number[] {
  const year = yearOf(today);
  return direction === 'past' ? [year, year - 1] : [year, year + 1];
}

/** A typed time of day, «17:30», as `17:30`; null: not a time. */
export function typedHour(text: string): string | null {
  const match = timePattern.exec(text);
  const time = match === null ? null : `${two(match[1] ?? '')}:${match[2] ?? ''}`;
  return time !== null && /^([01]\d|2[0-3]):[0-5]\d$/u.test(time) ? time : null;
}

/** «12.12 15:00; 13.12 10:00»: all of them, or null when one cannot be read. */
export function typedTimes(text: string, today: CalendarDay): LocalTime[] | null {
  const parts = text.split(/[;,\n]/u).filter((part) => part.trim() !== '');
  const times = parts.map((part) => typedTime(part, today));
  const read = times.filter((time) => time !== null);
  return read.length === 0 || read.length < times.length ? null : read;
}

function typedTime(text: string, today: CalendarDay): LocalTime | null {
  const match = /^\s*(\S+)\s+(?:в\s+)?(\S+)\s*$/u.exec(text);
  if (match === null) return null;
  const day = typedDay(match[1] ?? '', today, 'ahead');
  const hour = typedHour(match[2] ?? '');
  return day === null || hour === null ? null : localTime(day, hour);
}

/** The local time of a day and an hour. */
export const localTime = (day: CalendarDay, hour: string): LocalTime =>
  LocalTime.parse(`${day}T${hour}`);
