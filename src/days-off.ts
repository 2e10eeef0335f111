import { type YearMoved } from './cases/russian-holidays.js';
import { rebuildProjection } from './cases/run-command.js';
import { type RussianCalendar, type WorkCalendar } from './cases/working-days.js';
import { type Store } from './models/connect.js';
import { type Rules } from './wire.js';

/** The working-day calendar of the installation, and the yearly moved days that a coordinator edits (R7). */
export interface DaysOff {
  readonly calendar: WorkCalendar;
  /** The moved days of a year; null: nobody has entered them, holidays move by the Labour Code alone. */
  ofYear(year: number): YearMoved | null;
  /** Keeps the moved days of a year; the limits of all open cases follow. Resolves when they do. */
  change(year: number, days: YearMoved): Promise<void>;
}

/** Joins the calendar with the store that keeps its edited years. */
export function daysOffOf(
  store: Pick<Store, 'settings' | 'cases'>,
  calendar: RussianCalendar,
  { running }: Pick<Rules, 'running'>,
): DaysOff {
  return {
    calendar,
    ofYear: (year) => calendar.moved().years[String(year)] ?? null,
    change: async (year, days) => {
      const edited = (await store.settings.movedDays())?.years ?? {};
      await store.settings.setMovedDays({ years: { ...edited, [year]: days } });
      calendar.change({ years: { ...calendar.moved().years, [year]: days } });
      const open = await store.cases.list({ scope: [{ type: 'all' }], closed: false });
      for (const { id } of open) await rebuildProjection(running, id);
    },
  };
}
