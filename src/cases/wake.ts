import { type StaffRole, staffRoles } from './actor.js';
import { addDays, type CalendarDay, instantAt } from './calendar-day.js';
import { type Case, has, inRound, isClosed, isCompleted, isPaused, last, lastOf } from './case.js';
import { openHelp } from './commands/any-time.js';
import { answerers, audience } from './commands/meetings.js';
import { type Context } from './context.js';
import { curator } from './curator.js';
import { type FollowedItem, followedItems, owing, settledState } from './followed-items.js';
import { type ItemId, type MeetingId, type PersonId } from './ids.js';
import { discussionItems } from './wake-discussions.js';
import { limitsOf } from './limits-of-case.js';
import { presentService } from './service-of-case.js';
import { dayOfTime, instantOf, meetings } from './meetings.js';
import {
  activeMembers,
  guardiansOf,
  isInformed,
  isOut,
  participants,
  sideOfRole,
  sidesOf,
} from './participants.js';
import { mayWriteTo } from './pd-consent.js';
import { type Telling, toPerson, toRole } from './telling.js';

export { owed, owing } from './followed-items.js';

/** Something that follows from the case at a moment, without anybody's press. */
export interface WakeItem {
  /** The instant from which it is due. */
  readonly at: Date;
  /** Unique within the case: a second look at the same moment adds nothing. */
  readonly key: string;
  /** Of several items of one series that were missed, only the latest is said. */
  readonly series: string;
  readonly tellings: readonly Telling[];
}

/** Reminders of staff wait for the morning digest's hour (I6.2), those of participants for the opening (R155). */
const staffHour = '08:30';
const partyHour = '09:00';

/** All items of the case that are known today, past ones too. */
export function wakeItems(kase: Case, ctx: Context): WakeItem[] {
  if (isClosed(kase)) return helpItems(kase);
  const always = [
    ...limitItems(kase, ctx),
    ...discussionItems(kase, ctx),
    ...helpItems(kase),
    ...sideOutItems(kase, ctx),
  ];
  const ofPersons = [
    ...meetingItems(kase, ctx),
    ...followUpItems(kase, ctx),
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

/** A text of its own for the limits that have one (G7); else `limit.remind`. */
function limitItems(kase: Case, ctx: Context): WakeItem[] {
  return limitsOf(kase, ctx, { explain: false }).deadlines.flatMap((limit) => {
    const data = ctx.procedure.limits.find((l) => l.id === limit.id);
    if (data === undefined || !isRunning(limit.state)) return [];
    const roles = data.recipients.filter(isStaffRole).filter((role) => hasRole(kase, role));
    const remind = snoozed(kase, limit.id, limit.reminders).map((day) =>
      itemOf(
        ctx,
        kase,
        limit.id,
        day,
        roles.map((role) =>
          toRole(role, 'limit.remind', { limit: limit.id, day, due: limit.due ?? day }),
        ),
      ),
    );
    return [...remind, ...overdueItems(kase, ctx, limit.id, limit.due, roles)];
  });
}

function isRunning(state: string | undefined): boolean {
  return state === 'open' || state === 'dueToday' || state === 'overdue';
}

function overdueItems(
  kase: Case,
  ctx: Context,
  limit: string,
  due: CalendarDay | null,
  roles: readonly StaffRole[],
): WakeItem[] {
  if (due === null || limit === 'K-D9') return [];
  const day = addDays(due, 1);
  const told = [
    ...roles
      .filter((role) => role !== 'coordinator')
      .map((role) => toRole(role, 'limit.overdue', { limit, due })),
    toRole('coordinator', 'limit.overdue.co', { limit, due }),
  ];
  return [itemOf(ctx, kase, limit, day, told, due)];
}

function itemOf(
  ctx: Context,
  kase: Case,
  limit: string,
  day: CalendarDay,
  tellings: readonly Telling[],
  due: CalendarDay = day,
): WakeItem {
  return {
    at: instantAt(day, staffHour, ctx.zone),
    key: `${kase.id}:${limit}:${due}:${day}`,
    series: `limit:${limit}`,
    tellings,
  };
}

function snoozed(kase: Case, limit: string, reminders: readonly CalendarDay[]): CalendarDay[] {
  const snooze = last(kase, 'reminderSnoozed', (e) => e.limit === limit);
  if (snooze === undefined) return [...reminders];
  return [
    ...new Set([
      ...reminders.filter((day) => day <= snooze.day || day > snooze.until),
      snooze.until,
    ]),
  ].sort();
}

const isStaffRole = (role: string): role is StaffRole => staffRoles.some((r) => r === role);

function hasRole(kase: Case, role: StaffRole): boolean {
  if (role === 'facilitator') return has(kase, 'facilitatorAssigned');
  if (role === 'familyCurator') return curator(kase) !== null;
  return role !== 'serviceHead' || presentService(kase) !== null;
}

/** One hour without contact after a call for help (R186). */
function helpItems(kase: Case): WakeItem[] {
  return openHelp(kase).map(({ person, at }) => ({
    at: new Date(at.getTime() + 3_600_000),
    key: `${kase.id}:help:${person}:${at.getTime()}`,
    series: `help:${person}`,
    tellings: (['serviceHead', 'coordinator'] as const).map((role) => ({
      ...toRole(role, 'told.safety.late', { person }),
      urgency: 'safety' as const,
    })),
  }));
}

/** An hour after a side got out, when it still is, the other side learns only that there will be no meeting (R64). */
function sideOutItems(kase: Case, ctx: Context): WakeItem[] {
  if (isCompleted(kase)) return [];
  return sidesOf(kase)
    .filter((side) => isOut(kase, ctx, side))
    .flatMap((side) => {
      const gone = lastOf(
        kase,
        [
          'participationRefused',
          'participantLeft',
          'guardianConsentRefused',
          'guardianRefusalDecided',
          'continuationDecided',
        ],
        () => true,
      );
      if (gone === undefined) return [];
      const others = activeMembers(kase, ctx)
        .filter((m) => sideOfRole(kase, m.role) !== side)
        .map((m) => m.person);
      const withGuardians = others.flatMap((who) => [
        who,
        ...guardiansOf(kase, who).map((g) => g.person),
      ]);
      const told = [...new Set(withGuardians)].filter(
        (who) => isInformed(kase, who) && mayWriteTo(kase, ctx, who),
      );
      return [
        {
          at: new Date(gone.at.getTime() + 3_600_000),
          key: `${kase.id}:out:${gone.id}`,
          series: `out:${side}`,
          tellings: told.map((who) => toPerson(who, 'joint.cancelled')),
        },
      ];
    });
}

/** A day and two hours before a meeting (R94); at night the two hours become 19:00 of the day before. */
function meetingItems(kase: Case, ctx: Context): WakeItem[] {
  return meetings(kase).flatMap((meeting) => {
    if (meeting.state !== 'planned' || meeting.slot === null) return [];
    const { slot, id } = meeting;
    const start = instantOf(slot, ctx.zone);
    const dayBefore = addDays(dayOfTime(slot), -1);
    const early = slot.slice(11) < '11:00';
    const times: readonly (readonly [Date, 'tomorrow' | 'today'])[] = early
      ? [[instantAt(dayBefore, '19:00', ctx.zone), 'tomorrow']]
      : [
          [
            instantAt(
              dayBefore,
              slot.slice(11) < '09:00' ? '09:00' : minTime(slot.slice(11), '19:30'),
              ctx.zone,
            ),
            'tomorrow',
          ],
          [new Date(start.getTime() - 7_200_000), 'today'],
        ];
    const agreedAt = agreedInstant(kase, id);
    return times
      .filter(([at]) => agreedAt === null || at > agreedAt)
      .map(([at, near]) => ({
        at,
        key: `${kase.id}:meeting:${id}:${meeting.moves}:${near}`,
        series: `meeting:${id}`,
        tellings: [
          ...audience(kase, ctx, meeting.persons).map((who) => ({
            ...toPerson(who, 'slot.reminder', { meeting: id, near }),
            urgency: 'meeting' as const,
          })),
          ...(near === 'tomorrow' && meeting.kind === 'joint'
            ? audience(kase, ctx, meeting.persons).map((who) =>
                toPerson(who, 'joint.rules', { meeting: id }),
              )
            : []),
          {
            ...toRole('facilitator', 'slot.reminder.staff', { meeting: id, near }),
            urgency: 'meeting' as const,
          },
        ],
      }));
  });
}

const minTime = (a: string, b: string) => (a < b ? a : b);

function agreedInstant(kase: Case, meeting: MeetingId): Date | null {
  const agreed = lastOf(
    kase,
    ['slotPicked', 'meetingFixed', 'jointMeetingConfirmed'],
    (e) => e.meeting === meeting,
  );
  return agreed?.at ?? null;
}

/** Each item on its days: who owes, who is owed, who watches (R128, R129, R134). */
function followUpItems(kase: Case, ctx: Context): WakeItem[] {
  return followedItems(kase)
    .filter(({ item }) => settledState(kase, item) === null)
    .flatMap((item) =>
      item.days.map((day, time) => itemQuestions(kase, ctx, item, { day, again: time > 0 })),
    );
}

function itemQuestions(
  kase: Case,
  ctx: Context,
  followed: FollowedItem,
  { day, again }: { readonly day: CalendarDay; readonly again: boolean },
): WakeItem {
  const { item, n, repeats } = followed;
  const at = instantAt(day, partyHour, ctx.zone);
  const ask = (persons: readonly PersonId[], text: string) =>
    answerers(kase, ctx, persons)
      .filter((who) => !hasLeft(kase, who) && !isAnswered(kase, who, item, repeats ? at : null))
      .map((who) => toPerson(who, text, { item, n, day }));
  const first = repeats && again ? 'plan.again' : 'feedback.ask.owes';
  return {
    at,
    key: `${kase.id}:item:${item}:${day}`,
    series: `item:${item}`,
    tellings: [
      ...ask(owing(kase, followed), first),
      ...ask(followed.owed, 'feedback.ask.owed'),
      ...ask(followed.watching, 'feedback.ask.watches'),
    ],
  };
}

/** Answered at all; of a row that repeats: since it was asked about the last time. */
function isAnswered(kase: Case, who: PersonId, item: ItemId, since: Date | null): boolean {
  return has(
    kase,
    'fulfilmentAnswered',
    (e) => e.person === who && e.item === item && (since === null || e.at >= since),
  );
}

const hasLeft = (kase: Case, who: PersonId) =>
  has(inRound(kase), 'participantLeft', (e) => e.person === who);

/** The end of a person's pause, at the opening of its day. */
function pauseItems(kase: Case, ctx: Context): WakeItem[] {
  return participants(kase).flatMap(({ person }) => {
    const pause = lastOf(kase, ['messagesPaused', 'messagesResumed'], (e) => e.person === person);
    if (pause?.type !== 'messagesPaused' || pause.until === null) return [];
    return [
      {
        at: instantAt(pause.until, partyHour, ctx.zone),
        key: `${kase.id}:pause:${pause.id}`,
        series: `pause:${person}`,
        tellings: [toPerson(person, 'pause.over')],
      },
    ];
  });
}
