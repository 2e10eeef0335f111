import { addDays, CalendarDay, daysBetween, weekday, yearOf } from '../../../cases/calendar-day.js';
import { plainWords } from './words.js';

/** A day that somebody typed, and the time where it was said, as `HH:mm`. */
export interface TypedDay {
  readonly day: CalendarDay;
  readonly time: string | null;
}

/** How far ahead a wish may be, in days. */
const farthest = 180;

/** «12.12 15:00», «12 декабря в 15», «завтра», «в четверг после 16:00»; null: no day that could be meant. */
export function readDay(text: string, today: CalendarDay): TypedDay | null {
  const words = plainWords(text);
  const day = named(words, today) ?? dotted(words, today) ?? monthly(words, today);
  if (day === null) return null;
  const ahead = daysBetween(today, day);
  return ahead < 0 || ahead > farthest ? null : { day, time: timeIn(words) };
}

const relative: readonly (readonly [string, number])[] = [
  ['послезавтра', 2],
  ['завтра', 1],
  ['сегодня', 0],
];

const weekdays = ['понедельник', 'вторник', 'сред', 'четверг', 'пятниц', 'суббот', 'воскресень'];

function named(words: string, today: CalendarDay): CalendarDay | null {
  const near = relative.find(([word]) => words.includes(word));
  if (near !== undefined) return addDays(today, near[1]);
  const index = weekdays.findIndex((word) => words.includes(word));
  if (index < 0) return null;
  const ahead = (index + 1 - weekday(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function dotted(words: string, today: CalendarDay): CalendarDay | null {
  const match = /(?<![\d:.])(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?(?![.:]?\d)/u.exec(words);
  if (match === null) return null;
  const [, day = '', month = '', year] = match;
  return dateOf(Number(day), Number(month), year, today);
}

const months = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

function monthly(words: string, today: CalendarDay): CalendarDay | null {
  const match = /(\d{1,2}) ?(янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)/u.exec(words);
  if (match === null) return null;
  const [, day = '', month = ''] = match;
  return dateOf(Number(day), months.indexOf(month) + 1, undefined, today);
}

/** The day of the year that was said, else the next one of that name. */
function dateOf(
  day: number,
  month: number,
  year: string | undefined,
  today: CalendarDay,
): CalendarDay | null {
  const two = (n: number): string => String(n).padStart(2, '0');
  const of = (y: number) =>
    CalendarDay.safeParse(`${String(y)}-${two(month)}-${two(day)}`).data ?? null;
  if (year !== undefined) return of(year.length === 2 ? 2000 + Number(year) : Number(year));
  const soon = of(yearOf(today));
  return soon !== null && soon < today ? of(yearOf(today) + 1) : soon;
}

/** «15:30», «в 15», «после 16:00» as `HH:mm`; null: no time that could be meant. */
export const readTime = (text: string): string | null => timeIn(plainWords(text));

function timeIn(words: string): string | null {
  const match =
    /(?<![\d.])(\d{1,2})[:-](\d{2})(?!\d)/u.exec(words) ??
    /(?:в|к|после|с) (\d{1,2})(?![\d.:/])(?! ?(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек))/u.exec(
      words,
    );
  if (match === null) return null;
  const [, hour = '', minute = '00'] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
