import { isClosed, has } from '../../cases/case.js';
import { planBackwards } from '../../cases/deadlines/planning.js';
import { factsOf } from '../../cases/facts-of-case.js';
import { type OpenedCase } from '../opened-cases.js';
import { dayAndMonth } from '../../cases/russian-days.js';

/** A step of the plan from the commission's meeting back: what, by which day at the latest, whether that day is over. */
export type PlanRow = {
  readonly what: string;
  readonly day: string;
  readonly past: boolean;
};

/** The latest day of each step before the commission's meeting (F2.8); empty once the results are sent, and without a meeting. */
export function planRows({ kase, ctx }: OpenedCase): PlanRow[] {
  if (isClosed(kase) || has(kase, 'resultsSent')) return [];
  return planBackwards(ctx.procedure, factsOf(kase, ctx)).map(({ rule, day }) => ({
    what: rule,
    day: dayAndMonth(day),
    past: day < ctx.today,
  }));
}
