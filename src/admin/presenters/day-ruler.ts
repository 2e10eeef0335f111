import { addDays, dayOfMonth, daysBetween, type CalendarDay } from '../../cases/calendar-day.js';
import { shortDay } from './day-words.js';
import { dayAndMonth } from '../../cases/russian-days.js';

/** One cell of the ruler: a day, or a week when the limit is longer than 40 days. */
export type RulerCell = {
  /** Above the cell: the day of the month. */
  readonly label: string;
  /** Under the cell: «день 0», «10», «сегодня»; empty mostly. */
  readonly note: string;
  readonly start: boolean;
  readonly off: boolean;
  readonly past: boolean;
  readonly today: boolean;
  readonly last: boolean;
  /** After the last day, up to today. */
  readonly late: boolean;
};

/** The day ruler of «почему», with the sentence that says the same. */
export type DayRuler = {
  readonly step: 'day' | 'week';
  readonly cells: readonly RulerCell[];
  readonly anyOff: boolean;
  readonly anyPast: boolean;
  /** The text alternative. */
  readonly text: string;
};

/** What the ruler is drawn from: day 0, the last day, today and the days that are not working days between them. */
export type CountedDays = {
  readonly from: CalendarDay;
  readonly due: CalendarDay;
  readonly today: CalendarDay;
  readonly daysOff: readonly CalendarDay[];
  /** The limit is over: `today` is then the day it was met, and no cell says «сегодня». */
  readonly finished: boolean;
};

/** Limits longer than this are drawn in weeks. */
const LONGEST_IN_DAYS = 40;

/** Draws the ruler; null when there is nothing between the two days. An overdue limit goes on up to today, 40 cells at most. */
export function dayRuler(days: CountedDays): DayRuler | null {
  const length = daysBetween(days.from, days.due);
  if (length < 1) return null;
  const step = length > LONGEST_IN_DAYS ? 7 : 1;
  const late = Math.max(length, daysBetween(days.from, days.today));
  const end = step === 1 ? Math.min(late, Math.max(length, LONGEST_IN_DAYS)) : length;
  const cells: RulerCell[] = [];
  for (let at = 0; at <= end; at += step) cells.push(cellAt(days, at, step, length));
  return {
    step: step === 1 ? 'day' : 'week',
    cells,
    anyOff: cells.some((cell) => cell.off),
    anyPast: cells.some((cell) => cell.past),
    text: rulerText(days, length),
  };
}

function cellAt(days: CountedDays, at: number, step: number, length: number): RulerCell {
  const day = addDays(days.from, at);
  const ago = daysBetween(day, days.today);
  const today = ago >= 0 && ago < step;
  const last = length >= at && length < at + step;
  return {
    label: step === 1 ? String(dayOfMonth(day)) : '',
    note: noteOf({ at, step, today, last, day, length, finished: days.finished }),
    start: at === 0,
    off: step === 1 && days.daysOff.includes(day),
    past: at !== 0 && ago >= step,
    today,
    last,
    late: at > length,
  };
}

function noteOf(cell: {
  readonly at: number;
  readonly step: number;
  readonly today: boolean;
  readonly last: boolean;
  readonly day: CalendarDay;
  readonly length: number;
  readonly finished: boolean;
}): string {
  const { at, step, length } = cell;
  if (at === 0) return step === 1 ? 'день 0' : shortDay(cell.day);
  if (cell.today) return cell.finished ? 'сделано' : 'сегодня';
  if (cell.last) return step === 1 ? String(length) : 'срок';
  return step === 1 && at === Math.floor(length / 2) && length >= 8 ? String(at) : '';
}

function rulerText(days: CountedDays, length: number): string {
  const off = days.daysOff.length === 0 ? '' : `, из них нерабочих ${days.daysOff.length}`;
  return `Дни с ${dayAndMonth(days.from)} (день 0) по ${dayAndMonth(days.due)} (день ${length})${off}; ${days.finished ? 'сделано' : 'сегодня'} ${dayAndMonth(days.today)}.`;
}
