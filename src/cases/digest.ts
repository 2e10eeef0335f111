import { type StaffRole } from './actor.js';
import { addDays, type CalendarDay } from './calendar-day.js';
import { type Case, facilitators, isClosed } from './case.js';
import { openHelp } from './commands/any-time.js';
import { type Context } from './context.js';
import { meetingDay } from './facts-of-case.js';
import { type PersonId, type StaffId } from './ids.js';
import { limitsOf, runningLimits } from './limits-of-case.js';
import { dayOfTime, meetings } from './meetings.js';
import { tasksFor, tasksOf } from './tasks.js';

/** For whom a digest is made: somebody in one role. */
export interface DigestReader {
  readonly id: StaffId;
  readonly role: StaffRole;
}

/** A limit of a case: by its number, never by names. */
export interface DigestLimit {
  readonly number: string;
  readonly limit: string;
  readonly due: CalendarDay;
  /** Who leads the case, for readers who see more than their own. */
  readonly lead: StaffId | null;
}

/** What burns today for one reader, of all the cases they reach (I6.2): codes, numbers and days. */
export interface Digest {
  readonly cases: number;
  /** Cases in which help was asked for and nobody was in contact yet. */
  readonly safety: readonly string[];
  readonly overdue: readonly DigestLimit[];
  readonly today: readonly DigestLimit[];
  /** Within three days. */
  readonly soon: readonly DigestLimit[];
  /** On days off before the next working day. */
  readonly weekend: readonly DigestLimit[];
  readonly meetings: readonly {
    readonly number: string;
    /** Local time, `HH:mm`. */
    readonly time: string;
    readonly kind: 'preliminary' | 'joint' | 'review';
    readonly persons: readonly PersonId[];
  }[];
  /** The meetings of the commission within a week, and the cases whose results are not there yet. */
  readonly hearings: readonly {
    readonly day: CalendarDay;
    readonly cases: number;
    readonly withoutResults: readonly string[];
  }[];
  readonly tasks: readonly {
    readonly number: string;
    readonly task: string;
    readonly since: CalendarDay;
  }[];
}

/** A case with what it is decided in. */
export interface DigestCase {
  readonly kase: Case;
  readonly ctx: Context;
}

/** Roles that see the limits of others in their cases. */
const overseers: ReadonlySet<StaffRole> = new Set([
  'serviceHead',
  'commissionSecretary',
  'resourceCentre',
  'coordinator',
]);

/** What burns today in these cases for this reader. The cases are those that the reader reaches, on one day. */
export function digestOf(cases: readonly DigestCase[], reader: DigestReader): Digest {
  const open = cases.filter(({ kase }) => !isClosed(kase));
  const limits = open.flatMap((one) => limitsIn(one, reader));
  const within = (from: number, until: number) => (one: Dated) =>
    one.due >= addDays(one.on, from) && one.due <= addDays(one.on, until);
  return {
    cases: open.length,
    safety: cases.filter(({ kase }) => openHelp(kase).length > 0).map(({ kase }) => kase.number),
    overdue: limits.filter((one) => one.due < one.on).map(plain),
    today: limits.filter(within(0, 0)).map(plain),
    soon: limits.filter(within(1, 3)).map(plain),
    weekend: limits.filter((one) => one.due > one.on && one.due < one.nextWorking).map(plain),
    meetings: open.flatMap(meetingsIn).sort((a, b) => a.time.localeCompare(b.time)),
    hearings: hearingsOf(open),
    tasks: reader.role === 'coordinator' ? [] : open.flatMap((one) => tasksIn(one, reader)),
  };
}

interface Dated extends DigestLimit {
  readonly on: CalendarDay;
  readonly nextWorking: CalendarDay;
}

const plain = ({ number, limit, due, lead }: Dated): DigestLimit => ({ number, limit, due, lead });

function limitsIn({ kase, ctx }: DigestCase, { role }: DigestReader): Dated[] {
  const lead = facilitators(kase)[0] ?? null;
  return runningLimits(kase, ctx)
    .filter(({ responsible }) => overseers.has(role) || responsible === role)
    .map(({ id, due }) => ({
      number: kase.number,
      limit: id,
      due,
      lead,
      on: ctx.today,
      nextWorking: nextWorkingDay(ctx),
    }));
}

function nextWorkingDay({ calendar, today }: Context): CalendarDay {
  for (let day = addDays(today, 1); ; day = addDays(day, 1))
    if (calendar.isWorking(day)) return day;
}

function meetingsIn({ kase, ctx }: DigestCase): Digest['meetings'][number][] {
  return meetings(kase).flatMap(({ state, slot, kind, persons }) =>
    state === 'planned' && slot !== null && dayOfTime(slot) === ctx.today
      ? [{ number: kase.number, time: slot.slice(11), kind, persons }]
      : [],
  );
}

/** By day, those of the coming week. */
function hearingsOf(cases: readonly DigestCase[]): Digest['hearings'] {
  const coming = cases.flatMap(({ kase, ctx }) => {
    const day = meetingDay(kase);
    const near = day !== null && day >= ctx.today && day <= addDays(ctx.today, 7);
    return near ? [{ day, number: kase.number, isReported: isReported(kase) }] : [];
  });
  return [...new Set(coming.map(({ day }) => day))].sort().map((day) => {
    const those = coming.filter((one) => one.day === day);
    const withoutResults = those.filter((one) => !one.isReported).map((one) => one.number);
    return { day, cases: those.length, withoutResults };
  });
}

const isReported = (kase: Case): boolean => kase.events.some((e) => e.type === 'resultsSent');

function tasksIn({ kase, ctx }: DigestCase, { role }: DigestReader): Digest['tasks'][number][] {
  return tasksFor(role, tasksOf(kase, ctx, limitsOf(kase, ctx))).map(({ name, since }) => ({
    number: kase.number,
    task: name,
    since,
  }));
}
