import { z } from 'zod';
import { addMonths, dayIn } from '../calendar-day.js';
import { type Case, has, isClosed, lastOf } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { refuseIf } from '../refusal.js';
import { toRole } from '../telling.js';

/** The first day on which the retention of a closed case is over; null while it is open (R193). */
export function retentionEnds(kase: Case, ctx: Pick<Context, 'zone' | 'settings'>) {
  const end = lastOf(
    kase,
    ['caseClosed', 'caseDeclined', 'referralRedirected', 'caseConsidered'],
    (e) => e.type !== 'caseConsidered' || e.decision === 'none',
  );
  return end === undefined || !isClosed(kase)
    ? null
    : addMonths(dayIn(ctx.zone, end.at), ctx.settings.retentionMonths);
}

/** «Данные обезличены»: a job says so when the retention after closing is over; numbers and days stay (R193). */
export const archiveCase = command({
  name: 'archiveCase',
  group: 'anyTime',
  who: ['clock'],
  writes: ['fa'],
  evenWhenClosed: true,
  when: (kase) => isClosed(kase) && !has(kase, 'caseArchived'),
  input: z.object({}),
  blocked: (kase, ctx) => {
    const ends = retentionEnds(kase, ctx);
    return refuseIf(ends === null || ends > ctx.today, 'notNow');
  },
  gives: () => [{ type: 'caseArchived' }],
  told: () => [toRole('coordinator', 'told.caseArchived')],
});
