import { addDays, dayOfMonth, weekday, type CalendarDay } from '../../cases/calendar-day.js';
import type { Chip } from './deadline-chip.js';
import { dayAndMonth, dayHeading } from './day-words.js';
import type { ListFilter } from './case-list-view.js';
import type { EmptyState, Link, StaffPage } from './page-frame.js';

/** «Сроки»: the next 30 days with the clause of each: `views/pages/deadlines.ejs`. */
export type DeadlinesView = StaffPage & {
  readonly heading: string;
  /** «10 марта – 8 апреля · 20 сроков и 5 заседаний.» */
  readonly lead: string;
  /** «Просрочено 2» with where to see them. */
  readonly overdue: Link | null;
  readonly mode: 'calendar' | 'list';
  readonly modes: readonly (Link & { readonly current: boolean })[];
  readonly action: string;
  readonly kept: Readonly<Record<string, string>>;
  readonly filters: readonly ListFilter[];
  /** Rows of seven days, Monday first. */
  readonly weeks: readonly (readonly CalendarCell[])[];
  /** The day shown beside the calendar, with why. */
  readonly chosen: DayOfDeadlines;
  /** Days that have something, for the list. */
  readonly days: readonly DayOfDeadlines[];
  readonly empty: EmptyState | null;
};

export type CalendarCell = {
  /** ISO, for the address of the day. */
  readonly day: CalendarDay;
  /** «12», «1 апреля». */
  readonly label: string;
  /** «Четверг, 12 марта», for screen readers and for blocks at 360 px. */
  readonly fullLabel: string;
  readonly href: string;
  readonly today: boolean;
  readonly off: boolean;
  /** «выходной» where the day is a holiday on a working day. */
  readonly note: string;
  readonly outside: boolean;
  readonly entries: readonly CalendarEntry[];
};

export type CalendarEntry = {
  readonly type: 'deadline' | 'meeting';
  readonly chip: Chip;
  readonly number: string;
  /** Short, with soft hyphens. */
  readonly what: string;
  readonly href: string;
};

export type DayOfDeadlines = {
  readonly heading: string;
  readonly rows: readonly DeadlineOfDay[];
};

export type DeadlineOfDay = {
  readonly chip: Chip;
  readonly what: Link;
  /** «К-26-029 · Орлова Т.». */
  readonly kase: string;
  /** «Камчатка, п. 4.2(4): 3 дня». */
  readonly clause: string;
  /** «Программа завершена 7 марта, дни календарные». */
  readonly counted: string;
};

/** The weeks that hold the days `from` … `to`, empty: fill the entries in. `href` makes the address of a day. */
export function calendarWeeks(
  range: { readonly from: CalendarDay; readonly to: CalendarDay; readonly today: CalendarDay },
  daysOff: ReadonlySet<CalendarDay>,
  href: (day: CalendarDay) => string,
): CalendarCell[][] {
  const weeks: CalendarCell[][] = [];
  let monday = addDays(range.from, 1 - weekday(range.from));
  while (monday <= range.to) {
    const first = monday;
    weeks.push(
      Array.from({ length: 7 }, (_, at) => emptyCell(addDays(first, at), range, daysOff, href)),
    );
    monday = addDays(monday, 7);
  }
  return weeks;
}

function emptyCell(
  day: CalendarDay,
  range: { readonly from: CalendarDay; readonly to: CalendarDay; readonly today: CalendarDay },
  daysOff: ReadonlySet<CalendarDay>,
  href: (day: CalendarDay) => string,
): CalendarCell {
  const off = daysOff.has(day);
  return {
    day,
    label: dayOfMonth(day) === 1 ? dayAndMonth(day) : String(dayOfMonth(day)),
    fullLabel: dayHeading(day),
    href: href(day),
    today: day === range.today,
    off,
    note: off && weekday(day) < 6 ? 'выходной' : '',
    outside: day > range.to,
    entries: [],
  };
}
