import { addDays, type CalendarDay, instantAt } from '../calendar-day.js';
import { all, type Case, firstDay } from '../case.js';
import { type Context } from '../context.js';
import { mondaysAfter } from '../deadlines/reminders.js';
import { stageOf } from '../stage.js';
import { toRole } from '../telling.js';
import { staffHour, type WakeItem } from './wake-item.js';

/** The limit of «Вместе» that comes back each Monday (V-D4, F4). */
const limit = 'V-D4';

/**
 * The weekly reminder of the case-practice discussion: each Monday of stages 2 and 3, until the week's discussion is
 * recorded (R150). The next Monday is always among them, so that the case wakes for it.
 */
export function discussionItems(kase: Case, ctx: Context): WakeItem[] {
  const applies = ctx.procedure.limits.some(({ id, kind }) => id === limit && kind === 'periodic');
  if (!applies || !['V2', 'V3'].includes(stageOf(kase, ctx))) return [];
  const since = stageBegan(kase) ?? ctx.today;
  return mondaysAfter(since, addDays(ctx.today, 7))
    .filter((monday) => !isDiscussed(kase, monday))
    .map((monday) => ({
      at: instantAt(monday, staffHour, ctx.zone),
      key: `${kase.id}:${limit}:${monday}`,
      series: `limit:${limit}`,
      tellings: [toRole('resourceCentre', 'limit.remind', { limit, day: monday, due: monday })],
    }));
}

/** The first day on which one of the ends of stage 1 came. */
function stageBegan(kase: Case): CalendarDay | null {
  const ends = [
    ...all(kase, 'workingMeetingRecorded').filter((e) => e.which === 'repeat'),
    ...all(kase, 'stepConfirmed').filter((e) => e.step === 'V2.1'),
    ...all(kase, 'principlesExplained').filter((e) => e.stage === 'V2'),
  ].map((e) => e.day);
  return ends.sort()[0] ?? firstDay(kase, 'caseOpened');
}

function isDiscussed(kase: Case, monday: CalendarDay): boolean {
  const sunday = addDays(monday, 6);
  return all(kase, 'discussionRecorded').some((e) => e.day >= monday && e.day <= sunday);
}
