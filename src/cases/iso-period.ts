import { addDays, addMonths, type CalendarDay } from './calendar-day.js';

/** A period of whole months and days, as `P6M` or `P1M15D`; years and weeks are folded in. */
export interface IsoPeriod {
  readonly months: number;
  readonly days: number;
}

const PERIOD = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Reads an ISO period of years, months, weeks and days; null when it is none or is zero. */
export function parsePeriod(text: string): IsoPeriod | null {
  const found = PERIOD.exec(text);
  if (!found) return null;
  const part = (at: number): number => Number(found[at] ?? 0);
  const period = { months: part(1) * 12 + part(2), days: part(3) * 7 + part(4) };
  return period.months === 0 && period.days === 0 ? null : period;
}

/** The last day of a period that starts on a day: months first, then days (F2.7). */
export function addPeriod(day: CalendarDay, period: IsoPeriod): CalendarDay {
  return addDays(addMonths(day, period.months), period.days);
}
