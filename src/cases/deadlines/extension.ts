import type { Extension } from '../../procedures/procedure.js';
import type { CalendarDay } from '../calendar-day.js';
import { factDay, type Facts, factText } from '../facts.js';

/** What became of an extension: the new day, or why the old one stays (F3.3). */
export type ExtensionResult =
  | {
      readonly type: 'extended';
      readonly from: CalendarDay | null;
      readonly to: CalendarDay;
      readonly notified: CalendarDay;
      /** The commission was told after the old due day. */
      readonly late: boolean;
    }
  | { readonly type: 'incomplete' }
  | { readonly type: 'notLater' };

/** Decides on an extension of a limit due on `due`; null when there is none. Incomplete beats the rest. */
export function extend(
  rule: Extension | null,
  facts: Facts,
  due: CalendarDay | null,
): ExtensionResult | null {
  if (!rule) return null;
  const to = factDay(facts, rule.to);
  const reason = factText(facts, rule.reason);
  const notified = factDay(facts, rule.notified);
  if (to === null && reason === null && notified === null) return null;
  if (to === null || reason === null || notified === null) return { type: 'incomplete' };
  if (due !== null && to <= due) return { type: 'notLater' };
  return { type: 'extended', from: due, to, notified, late: due !== null && notified > due };
}
