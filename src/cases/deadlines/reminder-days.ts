import type { Limit, ReminderOffset } from '../../procedures/limit.js';
import { addDays, type CalendarDay } from '../calendar-day.js';
import { addWorkingDays, type WorkCalendar } from '../working-days.js';
import type { Counted } from './counting.js';

/** A day of reminding and the offset it came from, as `start+5`, `due-3`, `start+2w`. */
export interface ReminderDay {
  readonly day: CalendarDay;
  readonly offset: string;
}

/** The days on which a limit reminds, ascending; none on or before the start of what is counted forward (F5.6). */
export function reminderDays(
  limit: Limit,
  counted: Counted,
  calendar: WorkCalendar,
): ReminderDay[] {
  const days: ReminderDay[] = [];
  const notAfter = isForward(limit) ? (counted.begin?.dayZero ?? null) : null;
  for (const offset of limit.reminders) {
    const base = baseOf(offset, counted);
    if (base === null) continue;
    const day = move(base, offset, calendar);
    if (notAfter === null || day > notAfter) days.push({ day, offset: offsetName(offset) });
  }
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** True for a limit that runs from a start onwards, whether or not a document names its last day. */
export function isForward(limit: Limit): boolean {
  return limit.kind === 'duration' || limit.kind === 'window' || limit.kind === 'term';
}

function baseOf(offset: ReminderOffset, counted: Counted): CalendarDay | null {
  switch (offset.from) {
    case 'start':
      return counted.begin?.dayZero ?? null;
    case 'due':
      return counted.due ?? counted.from;
    case 'event':
      return counted.start?.date ?? null;
  }
}

function move(base: CalendarDay, offset: ReminderOffset, calendar: WorkCalendar): CalendarDay {
  return offset.unit === 'workingDay'
    ? addWorkingDays(base, offset.amount, calendar)
    : addDays(base, offset.amount);
}

function offsetName({ from, amount, unit }: ReminderOffset): string {
  return `${from}${amount < 0 ? '-' : '+'}${Math.abs(amount)}${unit === 'workingDay' ? 'w' : ''}`;
}
