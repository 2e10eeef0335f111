import { isInformed } from '../../../cases/participants.js';
import { type Deadline } from '../../../cases/deadlines.js';
import { last } from '../../../cases/case.js';
import { toInform } from '../../../cases/commands/informing.js';
import { meetingDay } from '../../../cases/facts-of-case.js';
import { limitsOf, runningLimits } from '../../../cases/limits-of-case.js';
import { daysLeft, type LimitDays, staffDay } from '../../texts/dates.js';
import { capital } from '../../texts/wording.js';
import { type CaseDesk, type Desk, say } from './desk.js';

type Said = (desk: CaseDesk) => string | null;

/** What a limit asks to be done, as it stands today (I6.1). */
export function limitText(desk: CaseDesk, id: string): string {
  const own = special[id]?.(desk) ?? null;
  if (own !== null) return own;
  return isOfCase(desk, id)
    ? say(desk, `limit.${id}`, { meeting: meetingWords(desk) })
    : (desk.ctx.procedure.limits.find((limit) => limit.id === id)?.title ?? id);
}

/** Fixed days of the year, such as those of a registry, are of no case and told as such (I6.1). */
export const isOfCase = (desk: Desk, id: string): boolean => desk.texts.has(`limit.${id}`);

const special: Readonly<Record<string, Said>> = {
  'K-D6': (desk) => {
    const n = leftToInform(desk);
    return n === 0 ? null : say(desk, 'facilitator.d5', { n });
  },
  'K-D7': (desk) => {
    const from = findLimit(desk, 'K-D7')?.from ?? null;
    return from === desk.ctx.today ? say(desk, 'facilitator.window.open') : null;
  },
  'K-D8': ({ ...desk }) => {
    const types = last(desk.kase, 'programmeCompleted')?.types ?? [];
    return types.includes('familyConference') ? say(desk, 'limit.K-D8-conference') : null;
  },
};

function leftToInform({ kase, ctx }: CaseDesk): number {
  return toInform(kase, ctx).filter((who) => !isInformed(kase, who)).length;
}

function meetingWords({ kase }: CaseDesk): string {
  const day = meetingDay(kase);
  return day === null ? '' : staffDay(day);
}

/** The limit as it is counted now. */
export function findLimit({ kase, ctx }: CaseDesk, id: string): Deadline | undefined {
  return limitsOf(kase, ctx).deadlines.find((d) => d.id === id);
}

/** The limit that comes first of those that run. */
export function nextLimit({ kase, ctx }: CaseDesk): (Deadline & { readonly due: string }) | null {
  return runningLimits(kase, ctx)[0] ?? null;
}

/** How many days a limit leaves. */
export function limitDays(desk: CaseDesk, limit: Deadline | null): LimitDays {
  if (limit === null) return { type: 'noLimit' };
  if (limit.due !== null) return { type: 'due', due: limit.due };
  if (limit.from !== null) return { type: 'from', from: limit.from };
  const kind = desk.ctx.procedure.limits.find((l) => l.id === limit.id)?.kind;
  return kind === 'noLimit' ? { type: 'noLimit' } : { type: 'notStarted' };
}

/** «остался 1 день, до 12 марта, чт» (I, {{left}}). */
export function leftText(desk: Desk, days: LimitDays): string {
  const { key, args } = daysLeft(days, desk.talk.today);
  return say(desk, key, args);
}

/** Until when the step is wanted: a call for help at once, whatever limit the case has. */
export const stepLeft = (desk: Desk, step: string | null, days: LimitDays): string =>
  step === 'recordHelpContact' ? say(desk, 'left.help') : leftText(desk, days);

/** The days left of the case's next limit, with a capital; empty when none runs. */
export function leftLine(desk: CaseDesk): string {
  const limit = nextLimit(desk);
  return limit === null ? '' : capital(leftText(desk, limitDays(desk, limit)));
}
