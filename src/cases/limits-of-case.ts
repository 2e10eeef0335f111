import { type CalendarDay } from './calendar-day.js';
import { type Case, has, isClosed } from './case.js';
import { type Context } from './context.js';
import { type Deadline, deadlines, type Deadlines } from './deadlines.js';
import { factsOf } from './facts-of-case.js';
import { statusOf } from './status.js';

/** Every limit of the case with its state on the present day, and the effective day of each stage (R158); explained unless told otherwise. */
export function limitsOf(
  kase: Case,
  ctx: Context,
  { explain }: { readonly explain: boolean } = { explain: true },
): Deadlines {
  return deadlines(factsOf(kase, ctx), ctx.procedure, ctx.calendar, {
    explain,
    on: ctx.today,
    notNeeded: fellAway(kase, ctx),
  });
}

/** Limits fall away when the case is closed, refused by the mediator or a side, or without consents (G1.10). */
function fellAway(kase: Case, ctx: Context): boolean {
  return (
    isClosed(kase) ||
    ['consentRefused', 'mediatorRefused', 'partyRefused'].includes(statusOf(kase, ctx))
  );
}

const urgent: ReadonlySet<string> = new Set(['open', 'dueToday', 'overdue']);

/** The limits that run, the most urgent first. */
export function runningLimits(
  kase: Case,
  ctx: Context,
  how: { readonly explain: boolean } = { explain: true },
): (Deadline & { due: CalendarDay })[] {
  return limitsOf(kase, ctx, how)
    .deadlines.flatMap((d) =>
      d.due !== null && urgent.has(d.state ?? '') ? [{ ...d, due: d.due }] : [],
    )
    .filter((d) => d.id !== 'K-D9' || has(kase, 'documentFinished'))
    .sort((a, b) => a.due.localeCompare(b.due));
}
