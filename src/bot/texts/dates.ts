import {
  type CalendarDay,
  dayOfMonth,
  daysBetween,
  monthOf,
  yearOf,
} from '../../cases/calendar-day.js';
import { monthName, shortWeekday, weekdayName } from '../../cases/russian-days.js';

const shortMonths = [
  'янв.',
  'февр.',
  'мар.',
  'апр.',
  'мая',
  'июн.',
  'июл.',
  'авг.',
  'сент.',
  'окт.',
  'нояб.',
  'дек.',
] as const;

/** «12 марта» */
export const dayText = (day: CalendarDay): string => `${String(dayOfMonth(day))} ${monthName(day)}`;

/** «12 марта 2026 года», for what is kept longer than a season (own data, a consent). */
export const fullDayText = (day: CalendarDay): string =>
  `${dayText(day)} ${String(yearOf(day))} года`;

/** «четверг, 12 марта» */
export const weekdayText = (day: CalendarDay): string => `${weekdayName(day)}, ${dayText(day)}`;

/** «четверг, 12 марта, 17:30»: {{when}} of participants (H2). */
export const whenText = (day: CalendarDay, time: string): string =>
  `${weekdayText(day)}, ${clock(time)}`;

/** «чт 12 мар.»: a button for a day. */
export const dayLabel = (day: CalendarDay): string =>
  `${shortWeekday(day)} ${String(dayOfMonth(day))} ${shortMonths[monthOf(day) - 1] ?? ''}`;

/** «чт 12 мар., 17:30»: a button for a time, {{when}} of the staff (I) and of an SMS. */
export const slotLabel = (day: CalendarDay, time: string): string =>
  `${dayLabel(day)}, ${clock(time)}`;

/** «12 марта, чт»: {{date}} of the staff (I). */
export const staffDay = (day: CalendarDay): string => `${dayText(day)}, ${shortWeekday(day)}`;

/** A limit as {{left}} shows it: `from` is the first day of a window without a last one (K-D13). */
export type LimitDays =
  | { readonly type: 'due'; readonly due: CalendarDay }
  | { readonly type: 'from'; readonly from: CalendarDay }
  | { readonly type: 'noLimit' }
  | { readonly type: 'notStarted' };

/** The text that tells how long is left, and what it needs: say it with `texts.say(key, args)` (I, {{left}}). */
export type DaysLeft = {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
};

/** How long is left of a limit on a day: overdue, today, tomorrow, within a week with the number of days, else the date. */
export const daysLeft = (limit: LimitDays, today: CalendarDay): DaysLeft => {
  switch (limit.type) {
    case 'due':
      return daysTo(limit.due, today);
    case 'from':
      return { key: 'left.from', args: { date: staffDay(limit.from) } };
    case 'noLimit':
      return { key: 'left.none', args: {} };
    case 'notStarted':
      return { key: 'left.notStarted', args: {} };
  }
};

const daysTo = (due: CalendarDay, today: CalendarDay): DaysLeft => {
  const n = daysBetween(today, due);
  const date = staffDay(due);
  if (n < 0) return { key: 'left.overdue', args: { n: -n } };
  if (n === 0) return { key: 'left.today', args: {} };
  if (n === 1) return { key: 'left.tomorrow', args: {} };
  if (n <= 7) return { key: 'left.days', args: { n, date } };
  return { key: 'left.until', args: { date } };
};

/** «09:00» is said «9:00», as the hours on the buttons of I5. */
const clock = (time: string): string => time.replace(/^0/, '');
