import {
  addDays,
  type CalendarDay,
  compareDays,
  dayOfMonth,
  daysBetween,
  weekday,
} from '../../cases/calendar-day.js';
import { type WorkCalendar } from '../../cases/working-days.js';
import { dayHeading, dayWithWeekday } from './day-words.js';
import { NBSP, counted, dayAndMonth, plural } from '../../cases/russian-days.js';
import { type Chip, deadlineChip } from './deadline-chip.js';
import { softHyphens } from './russian-words.js';
import { type TodayBeside } from './today-beside.js';

/** A limit or a meeting of the commission that falls on a day, of a case the person reaches. */
export type DueEntry = {
  readonly type: 'limit' | 'hearing';
  readonly day: CalendarDay;
  readonly number: string;
  readonly href: string;
  readonly what: string;
  /** «Камчатка · Мельник О. С. и Дьяков Р. А.». */
  readonly kase: string;
  /** Who answers: «ведущий ВП · Орлова Т. В.». */
  readonly who: string;
  /** «п. 4.2(4)» and the rule, and what was counted; empty for a meeting. */
  readonly clause: string;
  readonly counted: string;
};

/** An entry with its chip. */
export type DueRow = DueEntry & { readonly chip: Chip; readonly dayWords: string };

/** «Сегодня»: `views/cases/today.ejs`. */
export type TodayView = {
  /** «Вторник, 10 марта». */
  readonly heading: string;
  readonly lead: string;
  readonly groups: readonly {
    readonly title: string;
    readonly loud: boolean;
    readonly rows: readonly DueRow[];
  }[];
  /** The next day that has something, when nothing burns. */
  readonly next: string;
  readonly beside: TodayBeside;
};

/** What is overdue, due today, and due within three days; beside it who waits for a call, and the meetings. */
export function todayView(
  entries: readonly DueEntry[],
  today: CalendarDay,
  beside: TodayBeside,
): TodayView {
  const limits = sorted(entries.filter(({ type }) => type === 'limit'));
  const within = (from: number, to: number) =>
    limits.filter(({ day }) => daysBetween(today, day) >= from && daysBetween(today, day) <= to);
  const overdue = within(-10_000, -1);
  const now = within(0, 0);
  const groups = [
    {
      title: 'Просрочено',
      loud: true,
      rows: overdue.map((entry) => dueRow(entry, today, 'worded')),
    },
    {
      title: 'Сегодня последний день',
      loud: false,
      rows: now.map((entry) => dueRow(entry, today, 'dated')),
    },
    {
      title: 'Осталось до трёх дней',
      loud: false,
      rows: within(1, 3).map((entry) => dueRow(entry, today, 'worded')),
    },
  ];
  const first = limits.find(({ day }) => day > today);
  return {
    heading: dayHeading(today),
    lead: leadOf(overdue.length, now.length, beside.calls.length),
    beside,
    groups: groups.filter(({ rows }) => rows.length > 0),
    next:
      first === undefined ? '' : `Ближайший срок – ${dayWithWeekday(first.day)}, ${first.number}.`,
  };
}

function leadOf(overdue: number, now: number, calls: number): string {
  if (overdue + now + calls === 0) return 'Сегодня ничего не горит.';
  const wait = plural(calls, ['Ждёт', 'Ждут', 'Ждут']);
  const late = plural(overdue, ['Просрочен', 'Просрочены', 'Просрочено']);
  return [
    overdue === 0 ? '' : `${late} ${counted(overdue, ['срок', 'срока', 'сроков'])}.`,
    now === 0 ? '' : `Последний день – у ${counted(now, ['срока', 'сроков', 'сроков'])}.`,
    calls === 0 ? '' : `${wait} звонка ${counted(calls, ['человек', 'человека', 'человек'])}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** «Сроки»: thirty days as a calendar with one day beside it, or as a list: `views/cases/deadlines.ejs`. */
export type DeadlinesView = {
  readonly lead: string;
  readonly overdue: number;
  readonly mode: 'calendar' | 'list';
  readonly weeks: readonly (readonly CalendarCell[])[];
  readonly chosen: DayOfDeadlines;
  /** Only days that have something. */
  readonly days: readonly DayOfDeadlines[];
};

export type CalendarCell = {
  /** «12», «1 апреля». */
  readonly label: string;
  /** «Четверг, 12 марта». */
  readonly heading: string;
  readonly href: string;
  readonly today: boolean;
  readonly off: boolean;
  /** A holiday on what would be a working day. */
  readonly holiday: boolean;
  readonly outside: boolean;
  readonly rows: readonly DueRow[];
};

export type DayOfDeadlines = { readonly heading: string; readonly rows: readonly DueRow[] };

/** Thirty days from today; `chosen` is the day whose reasons stand beside the calendar. */
export function deadlinesView(
  entries: readonly DueEntry[],
  days: {
    readonly today: CalendarDay;
    readonly chosen: CalendarDay;
    readonly mode: 'calendar' | 'list';
  },
  calendar: WorkCalendar,
): DeadlinesView {
  const { today, chosen, mode } = days;
  const to = addDays(today, 29);
  const shown = sorted(entries).filter(({ day }) => day >= today && day <= to);
  const byDay = new Map<CalendarDay, DueRow[]>();
  for (const entry of sorted(entries))
    byDay.set(entry.day, [...(byDay.get(entry.day) ?? []), dueRow(entry, today, 'worded')]);
  const limits = shown.filter(({ type }) => type === 'limit').length;
  return {
    lead: `${dayAndMonth(today)} – ${dayAndMonth(to)} · ${counted(limits, ['срок', 'срока', 'сроков'])}, ${counted(shown.length - limits, ['заседание', 'заседания', 'заседаний'])}`,
    overdue: entries.filter(({ type, day }) => type === 'limit' && day < today).length,
    mode,
    weeks: weeksOf(today, to, byDay, calendar),
    chosen: { heading: dayHeading(chosen), rows: byDay.get(chosen) ?? [] },
    days: [...new Set(shown.map(({ day }) => day))].map((day) => ({
      heading: dayHeading(day),
      rows: byDay.get(day) ?? [],
    })),
  };
}

function weeksOf(
  today: CalendarDay,
  to: CalendarDay,
  byDay: ReadonlyMap<CalendarDay, readonly DueRow[]>,
  calendar: WorkCalendar,
): CalendarCell[][] {
  const weeks: CalendarCell[][] = [];
  for (let monday = addDays(today, 1 - weekday(today)); monday <= to; monday = addDays(monday, 7)) {
    const first = monday;
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = addDays(first, at);
        return cellOf(day, { today, to }, byDay.get(day) ?? [], calendar);
      }),
    );
  }
  return weeks;
}

function cellOf(
  day: CalendarDay,
  { today, to }: { readonly today: CalendarDay; readonly to: CalendarDay },
  rows: readonly DueRow[],
  calendar: WorkCalendar,
): CalendarCell {
  const off = !calendar.isWorking(day);
  const named = dayOfMonth(day) === 1 || day === addDays(today, 1 - weekday(today));
  return {
    label: named ? dayAndMonth(day) : String(dayOfMonth(day)),
    heading: dayHeading(day),
    href: `/deadlines?day=${day}`,
    today: day === today,
    off,
    holiday: off && weekday(day) < 6,
    outside: day > to,
    rows: day > to ? [] : rows.map((row) => ({ ...row, what: narrow(row.what) })),
  };
}

/** Words of a narrow cell: two words that may not part would break inside. */
const narrow = (words: string): string => softHyphens(words.replaceAll(NBSP, ' '));

function sorted(entries: readonly DueEntry[]): DueEntry[] {
  return [...entries].sort(
    (a, b) => compareDays(a.day, b.day) || a.number.localeCompare(b.number, 'ru'),
  );
}

function dueRow(entry: DueEntry, today: CalendarDay, style: 'worded' | 'dated'): DueRow {
  if (entry.type === 'hearing')
    return {
      ...entry,
      dayWords: '',
      chip: { form: 'dashed', icon: 'users-group', words: 'заседание' },
    };
  const late = entry.day < today;
  return {
    ...entry,
    chip: deadlineChip({ type: 'open', due: entry.day }, today, style),
    dayWords: style === 'dated' ? '' : `${late ? 'до ' : ''}${dayWithWeekday(entry.day)}`,
  };
}
