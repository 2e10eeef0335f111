import { type StaffRole } from './actor.js';
import { type CalendarDay } from './calendar-day.js';
import { type Case, facilitators, has, isClosed, last } from './case.js';
import { type Context } from './context.js';
import { curator } from './curator.js';
import { meetingDay } from './facts-of-case.js';
import { type CommissionId, type PersonId, type ServiceId, type StaffId } from './ids.js';
import { runningLimits } from './limits-of-case.js';
import { type LocalTime } from './local-time.js';
import { dayOfTime, meetings } from './meetings.js';
import { firstSteps } from './next-steps.js';
import { participants } from './participants.js';
import { presentService } from './service-of-case.js';
import { stageOf } from './stage.js';
import { type Status, statusOf } from './status.js';
import { callsWaiting } from './tasks/taking-part.js';
import { nextWakeAt } from './wake.js';

/** What lists and sweeps ask of a case without opening it; made of its events at each save, and rebuilt by a command. */
export interface Projection {
  readonly stage: string;
  readonly status: Status;
  readonly closed: boolean;
  readonly territory: string;
  readonly commission: CommissionId | null;
  /** The service that has the case now. */
  readonly service: ServiceId | null;
  readonly facilitators: readonly StaffId[];
  /** Who leads the family's side. */
  readonly curator: StaffId | null;
  readonly persons: readonly PersonId[];
  /** Staff who entered something in it; who opened it comes first. */
  readonly enteredBy: readonly StaffId[];
  /** The papers for the hearing have left the service: members of the commission see the case from here on (J1). */
  readonly hearingPackage: boolean;
  readonly opened: CalendarDay;
  /** The instant of the newest event, of the domain clock. */
  readonly changed: Date;
  readonly meeting: CalendarDay | null;
  readonly nextLimit: string | null;
  readonly nextDue: CalendarDay | null;
  /** What each role does next, as names of commands; a role without a step is left out. */
  readonly steps: Readonly<Partial<Record<StaffRole, string>>>;
  /** The agreed meeting that comes next, in the case's zone. */
  readonly nextMeeting: LocalTime | null;
  /** A message did not reach somebody and nobody has called since. */
  readonly toCall: boolean;
  /** Somebody waits for a call: asked for one, or could not be reached. */
  readonly awaitsCall: boolean;
  /** When the case has to be looked at next; null: when something happens. */
  readonly nextWakeAt: Date | null;
}

/** The projection of a case at the present moment. */
export function projectionOf(kase: Case, ctx: Context, wokenUntil: Date): Projection {
  const opened = last(kase, 'caseOpened');
  const next = runningLimits(kase, ctx, { explain: false })[0];
  return {
    stage: stageOf(kase, ctx),
    status: statusOf(kase, ctx),
    closed: isClosed(kase),
    territory: opened?.territory ?? '',
    commission: opened?.commission ?? null,
    service: presentService(kase),
    facilitators: facilitators(kase),
    curator: curator(kase),
    persons: participants(kase).map((p) => p.person),
    enteredBy: staffBehind(kase),
    hearingPackage: has(kase, 'resultsSent'),
    opened: opened?.day ?? ctx.today,
    changed: kase.history.at(-1)?.at ?? ctx.now,
    meeting: meetingDay(kase),
    nextLimit: next?.id ?? null,
    nextDue: next?.due ?? null,
    steps: firstSteps(kase, ctx),
    nextMeeting: nextMeeting(kase, ctx),
    toCall: hasToCall(kase),
    awaitsCall: callsWaiting(kase).length > 0,
    nextWakeAt: nextWakeAt(kase, ctx, wokenUntil),
  };
}

function nextMeeting(kase: Case, { today }: Context): LocalTime | null {
  const agreed = meetings(kase).flatMap((m) => (m.state === 'planned' && m.slot ? [m.slot] : []));
  return agreed.filter((slot) => dayOfTime(slot) >= today).sort()[0] ?? null;
}

function hasToCall({ events }: Case): boolean {
  return events.some(
    (e, at) =>
      e.type === 'personUnreachable' &&
      !events.slice(at).some((later) => later.type === 'callMade' && later.person === e.person),
  );
}

/** The staff behind the events that hold. */
export function staffBehind(kase: Case): StaffId[] {
  return [...new Set(kase.events.flatMap((e) => (e.actor.type === 'staff' ? [e.actor.id] : [])))];
}
