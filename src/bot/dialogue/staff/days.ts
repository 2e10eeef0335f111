import { addDays, type CalendarDay, isCalendarDay } from '../../../cases/calendar-day.js';
import { dayLabel } from '../../texts/dates.js';
import { type Option } from '../screen.js';
import { pairs } from './desk.js';

/** How many days a screen of the staff shows. */
const perScreen = 8;

/** Eight days as buttons, from `from` on to the past or ahead, and the button for more. */
export function dayButtons(
  from: CalendarDay,
  direction: 'past' | 'ahead',
  labelled: (day: CalendarDay) => string = dayLabel,
): Option[][] {
  const step = direction === 'past' ? -1 : 1;
  const days = Array.from({ length: perScreen }, (_, n) => addDays(from, n * step));
  const buttons = days.map((day) => ({ id: 'day', value: day, label: labelled(day) }));
  const next = addDays(from, perScreen * step);
  const more = { id: direction === 'past' ? 'earlier' : 'later', value: next };
  return [...pairs(buttons), [more, { id: 'back' }]];
}

/** The day a page of days begins with. */
export function pageStart(value: string | undefined, otherwise: CalendarDay): CalendarDay {
  return value !== undefined && isCalendarDay(value) ? value : otherwise;
}
