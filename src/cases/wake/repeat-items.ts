import { addDays, dayIn, instantAt } from '../calendar-day.js';
import { type Case } from '../case.js';
import { type Context } from '../context.js';
import { type PendingAnswer, pendingAnswers } from '../pending-answers.js';
import { toPerson } from '../telling.js';
import { partyHour, type WakeItem } from './wake-item.js';

/** After how many days an unanswered question is repeated, and after how many somebody calls instead (R80). */
const repeats = { first: 2, second: 4 } as const;
const callAfter = 6;

/** An unanswered question comes again after two and four days; then the clock says that a call is needed (R80). */
export function repeatItems(kase: Case, ctx: Context): WakeItem[] {
  return onceADay(pendingAnswers(kase, ctx), ctx).flatMap((pending) => [
    ...(['first', 'second'] as const).map((nth) => ({
      ...frame(kase, ctx, pending, repeats[nth]),
      tellings: [toPerson(pending.person, `repeat.${nth}`)],
    })),
    {
      ...frame(kase, ctx, pending, callAfter),
      series: `silent:${pending.person}`,
      tellings: [],
      command: {
        name: 'markUnreachable',
        input: { person: pending.person, message: 'repeat.second' },
      },
    },
  ]);
}

function frame(kase: Case, ctx: Context, { person, since }: PendingAnswer, days: number) {
  const asked = dayIn(ctx.zone, since);
  return {
    at: instantAt(addDays(asked, days), partyHour, ctx.zone),
    key: `${kase.id}:repeat:${person}:${asked}:${days}`,
    series: `repeat:${person}`,
  };
}

/** Several questions of one day to one person are repeated together. */
function onceADay(pending: readonly PendingAnswer[], ctx: Context): PendingAnswer[] {
  const byDay = new Map(pending.map((p) => [`${p.person}:${dayIn(ctx.zone, p.since)}`, p]));
  return [...byDay.values()];
}
