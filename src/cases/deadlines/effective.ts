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

/** The one day that counts for each stage (R158, F5.4), in the order of the stages; those without one are absent. */
export function effectiveDays(
  counting: Counting,
  limits: readonly LimitDays[],
): Record<string, CalendarDay> {
  const { procedure, facts } = counting;
  const bound = isBounding(counting)
    ? earliest(boundDays(procedure, facts).map(({ day }) => day))
    : null;
  const open = earliestOpen(limits, counting.route);
  const effective: Record<string, CalendarDay> = {};
  for (const { code } of procedure.stages) {
    const own = open.get(code);
    if (own === undefined) continue;
    const day = procedure.bounds?.stages.includes(code) ? earliest([own, bound]) : own;
    if (day !== null) effective[code] = day;
  }
  return effective;
}

/** Of each stage that has a limit still open the earliest due day, null when none of them has one. */
function earliestOpen(
  limits: readonly LimitDays[],
  route: string | null,
): Map<string, CalendarDay | null> {
  const open = new Map<string, CalendarDay | null>();
  for (const { limit, due, ended, notNeeded } of limits) {
    if (limit.stage === null || !limit.effective || ended !== null || notNeeded) continue;
    if (!isOfRoute(limit, route)) continue;
    open.set(limit.stage, earliest([open.get(limit.stage) ?? null, due]));
  }
  return open;
}

function isBounding({ procedure, facts }: Counting): boolean {
  return procedure.bounds !== null && factDay(facts, procedure.bounds.until) === null;
}
