import type { Limit } from '../../procedures/limit.js';
import { type CalendarDay, earliest } from '../calendar-day.js';
import { factDay } from '../facts.js';
import { boundDays } from './bounds.js';
import { type Counting, isOfRoute } from './counting.js';

/** A limit with the two days that decide about its stage. */
export interface LimitDays {
  readonly limit: Limit;
  readonly due: CalendarDay | null;
  readonly ended: CalendarDay | null;
  readonly notNeeded: boolean;
}

/** The one day that counts for each stage (R158, F5.4); stages without one are absent. */
export function effectiveDays(
  counting: Counting,
  limits: readonly LimitDays[],
): Record<string, CalendarDay> {
  const { procedure, facts, route } = counting;
  const bound = isBounding(counting)
    ? earliest(boundDays(procedure, facts).map(({ day }) => day))
    : null;
  const effective: Record<string, CalendarDay> = {};
  for (const { code } of procedure.stages) {
    const open = limits.filter((own) => isOpenIn(code, own, route));
    const bounded = open.length > 0 && procedure.bounds?.stages.includes(code);
    const day = earliest([...open.map(({ due }) => due), bounded ? bound : null]);
    if (day !== null) effective[code] = day;
  }
  return effective;
}

function isOpenIn(code: string, own: LimitDays, route: string | null): boolean {
  const { limit, ended, notNeeded } = own;
  if (limit.stage !== code || !limit.effective) return false;
  return ended === null && !notNeeded && isOfRoute(limit, route);
}

function isBounding({ procedure, facts }: Counting): boolean {
  return procedure.bounds !== null && factDay(facts, procedure.bounds.until) === null;
}
