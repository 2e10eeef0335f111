import type { Limit } from '../../procedures/limit.js';
import { type CalendarDay } from '../calendar-day.js';
import { counted as countOf, dayText, dayAndMonth } from '../russian-days.js';
import { daysOffBetween } from '../working-days.js';
import type { Counted, Counting } from './counting.js';
import type { Why } from './deadline.js';

const DAYS = ['день', 'дня', 'дней'] as const;
const CALENDAR_DAYS = ['календарный день', 'календарных дня', 'календарных дней'] as const;
const WORKING_DAYS = ['рабочий день', 'рабочих дня', 'рабочих дней'] as const;
const MONTHS = ['месяц', 'месяца', 'месяцев'] as const;

/** «Счёт»: how many days from day 0 and to which last day, and what was passed over; null without a date. */
export function countLine(limit: Limit, counted: Counted, counting: Counting): Why | null {
  const last = counted.computed ?? counted.due ?? counted.from;
  if (last === null) return checksLine(counted);
  const { text, amount, unit } = countText(limit, counted, last);
  const skippedDays = skipped(limit, counted, last, counting);
  const passed = skippedDays.length > 0 ? `; пропущено: ${list(skippedDays)}` : '';
  const off = unit === 'day' && !counting.calendar.isWorking(last);
  const dayOff = off ? ' (выходной, срок не переносится)' : '';
  const open = unit === 'workingDay' ? openYear(last, counting) : '';
  return {
    kind: 'count',
    text: `${text}${dayOff}${passed}${open}`,
    amount,
    unit,
    last,
    skippedDays,
  };
}

/** A working day of a year without its decree may still move. */
function openYear(last: CalendarDay, { calendar }: Counting): string {
  return calendar.isSettled(last)
    ? ''
    : `; переносы выходных ${last.slice(0, 4)} года не внесены, день может сдвинуться`;
}

interface CountText {
  readonly text: string;
  readonly amount: number | null;
  readonly unit: 'day' | 'workingDay' | 'month' | null;
}

function countText(limit: Limit, counted: Counted, last: CalendarDay): CountText {
  const day = dayText(last);
  switch (limit.kind) {
    case 'duration':
      return durationText(limit, counted, day);
    case 'window': {
      const from = counted.from === null ? '' : dayText(counted.from);
      const text = `с ${limit.min}-го дня, ${from}, по ${limit.max}-й, ${day}`;
      return { text, amount: limit.max, unit: limit.unit };
    }
    case 'beforeEvent': {
      const before = limit.unit === 'month' ? MONTHS : DAYS;
      return {
        text: `за ${countOf(limit.min, before)} до этого: ${day}`,
        amount: limit.min,
        unit: limit.unit,
      };
    }
    case 'term':
      return {
        text: `срок кончается ${day}, после него отправляют итоги`,
        amount: null,
        unit: null,
      };
    case 'agreed':
    case 'fixedDateInDocument':
      return { text: `дата из документа: ${day}`, amount: null, unit: null };
    case 'noLimit':
    case 'immediate':
    case 'interval':
    case 'external':
    case 'extension':
    case 'sameEvent':
    case 'fixedDates':
    case 'periodic':
      return { text: `последний день ${day}`, amount: null, unit: null };
  }
}

function durationText(
  limit: Limit & { kind: 'duration' },
  counted: Counted,
  day: string,
): CountText {
  if (counted.computed === null)
    return { text: `дата из документа: ${day}`, amount: null, unit: null };
  const working = limit.dayType.applied === 'working';
  const forms = limit.unit === 'month' ? MONTHS : working ? WORKING_DAYS : CALENDAR_DAYS;
  const text = `${countOf(limit.max, forms)}, последний день ${day}`;
  return { text, amount: limit.max, unit: working ? 'workingDay' : limit.unit };
}

function checksLine({ checks }: Counted): Why | null {
  const last = checks?.at(-1);
  if (!checks || last === undefined) return null;
  const text = `срок не указан, проверки: ${checks.map(dayText).join('; ')}`;
  return { kind: 'count', text, amount: null, unit: null, last, skippedDays: [] };
}

function skipped(
  limit: Limit,
  counted: Counted,
  last: CalendarDay,
  { calendar }: Counting,
): CalendarDay[] {
  if (limit.dayType.applied !== 'working' || counted.begin === null) return [];
  return daysOffBetween(counted.begin.dayZero, last, calendar);
}

function list(days: readonly CalendarDay[]): string {
  return days.map(dayAndMonth).join(', ');
}
