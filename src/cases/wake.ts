import { type Case, isClosed, isPaused } from './case.js';
import { type Context } from './context.js';
import { archiveItems } from './wake/archive-items.js';
import { hearingItems, pauseItems } from './wake/day-items.js';
import { discussionItems } from './wake/discussion-items.js';
import { feedbackItems, followUpItems } from './wake/follow-up-items.js';
import { helpItems } from './wake/help-items.js';
import { limitItems } from './wake/limit-items.js';
import { meetingItems } from './wake/meeting-items.js';
import { repeatItems } from './wake/repeat-items.js';
import { sideOutItems } from './wake/side-out-items.js';
import { type WakeItem } from './wake/wake-item.js';

export { owing } from './followed-items.js';

/** The items that were made last in a context: what is due and what comes next are asked of the same case. */
const madeIn = new WeakMap<Context, { readonly kase: Case; readonly items: readonly WakeItem[] }>();

/** All items of the case that are known today, past ones too. */
export function wakeItems(kase: Case, ctx: Context): readonly WakeItem[] {
  const before = madeIn.get(ctx);
  if (before?.kase === kase) return before.items;
  const items = makeItems(kase, ctx);
  madeIn.set(ctx, { kase, items });
  return items;
}

function makeItems(kase: Case, ctx: Context): WakeItem[] {
  if (isClosed(kase)) return [...helpItems(kase), ...archiveItems(kase, ctx)];
  const always = [
    ...limitItems(kase, ctx),
    ...discussionItems(kase, ctx),
    ...helpItems(kase),
    ...sideOutItems(kase, ctx),
    ...hearingItems(kase, ctx),
  ];
  const ofPersons = [
    ...meetingItems(kase, ctx),
    ...followUpItems(kase, ctx),
    ...feedbackItems(kase, ctx),
    ...repeatItems(kase, ctx),
    ...pauseItems(kase, ctx),
  ];
  return isPaused(kase) ? always : [...always, ...ofPersons];
}

/** The first moment after `after` at which something follows. */
export function nextWakeAt(kase: Case, ctx: Context, after: Date): Date | null {
  const times = wakeItems(kase, ctx)
    .map((item) => item.at.getTime())
    .filter((at) => at > after.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** What is due after `after` and until now; of each series only the latest (R154). */
export function dueItems(kase: Case, ctx: Context, after: Date): WakeItem[] {
  const due = wakeItems(kase, ctx)
    .filter((item) => item.at > after && item.at <= ctx.now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const latest = new Map(due.map((item) => [item.series, item]));
  return due.filter((item) => latest.get(item.series) === item);
}
