import { type StaffRole } from './actor.js';
import { type Case } from './case.js';
import { tellPersons } from './commands/audience.js';
import { type Context } from './context.js';
import { type CaseEvent, type EventType } from './events/event.js';
import { instantOf, type Meeting, meetings, offerOf } from './meetings.js';
import { type Telling, toRole, toStaff } from './telling.js';

/** Who of the staff is told of an event at once, and so of its correction, too (G1.6). */
export const staffTold: Partial<Record<EventType, readonly StaffRole[]>> = {
  referralSent: ['serviceHead'],
  serviceDecided: ['commissionSecretary'],
  facilitatorAssigned: ['facilitator'],
  facilitatorReplaced: ['facilitator'],
  mediatorDecided: ['commissionSecretary', 'serviceHead'],
  referralReturned: ['commissionSecretary'],
  programmeExtended: ['commissionSecretary'],
  delayExplained: ['coordinator'],
  commissionMeetingSet: ['facilitator', 'serviceHead'],
  accessAgreed: ['facilitator'],
  caseAccepted: ['commissionSecretary'],
  commissionNotified: ['commissionSecretary'],
  agendaItemAdded: ['facilitator'],
  copyDecided: ['facilitator', 'commissionSecretary'],
  programmeCompleted: ['serviceHead'],
  resultsSent: ['commissionSecretary'],
  hearingRecorded: ['facilitator', 'serviceHead'],
  planResultsSent: ['commissionSecretary'],
  releaseDateSet: ['resourceCentre', 'familyCurator', 'facilitator'],
  workStarted: ['resourceCentre'],
  resourceCentreInformed: ['resourceCentre'],
  documentsSubmitted: ['resourceCentre'],
  documentsPassed: ['facilitator'],
  curatorAppointed: ['familyCurator'],
  supportAsked: ['serviceHead', 'resourceCentre', 'coordinator'],
  casePaused: ['coordinator'],
  caseClosed: ['coordinator'],
};

/** Whoever was told of the event hears of its correction; of a meeting its persons read how it stands now (G1.6). */
export function toldAgain(kase: Case, wrong: CaseEvent, ctx: Context): Telling[] {
  const isOwn = (role: StaffRole) => ctx.actor.type === 'staff' && ctx.actor.role === role;
  const roles = (staffTold[wrong.type] ?? []).filter((role) => !isOwn(role));
  const opened = wrong.type === 'caseOpened' && kase.procedure.id === 'vmeste';
  const responsible =
    wrong.type === 'workingMeetingRecorded' ? wrong.decisions.map((d) => d.responsible) : [];
  return [
    ...[...roles, ...(opened ? (['resourceCentre'] as const) : [])].map((role) =>
      toRole(role, 'told.factCorrected'),
    ),
    ...[...new Set(responsible)].map((staff) => toStaff(staff, 'told.factCorrected')),
    ...meetingNow(kase, wrong, ctx),
  ];
}

/** Steps of a meeting of which its persons were told. */
const ofMeetings: ReadonlySet<EventType> = new Set<EventType>([
  ...(['slotsProposed', 'meetingFixed', 'meetingMoved', 'meetingCancelled'] as const),
  ...(['jointMeetingProposed', 'jointMeetingConfirmed'] as const),
]);

/** Its time has come: nobody reads of it any more. */
const isPast = ({ slot }: Meeting, { now, zone }: Context): boolean =>
  slot !== null && instantOf(slot, zone) <= now;

function meetingNow(kase: Case, wrong: CaseEvent, ctx: Context): Telling[] {
  const id = ofMeetings.has(wrong.type) && 'meeting' in wrong ? wrong.meeting : null;
  const found = meetings(kase).find((m) => m.id === id && !isPast(m, ctx));
  const key = found === undefined ? null : keyOf(found);
  return found === undefined || key === null ? [] : tellPersons(kase, ctx, found.id, key);
}

function keyOf(meeting: Meeting): string | null {
  const isJoint = meeting.kind === 'joint';
  const offer = offerOf(meeting);
  if (offer !== null && isJoint)
    return offer.slots.length === 1 ? 'joint.offer.one' : 'joint.offer';
  if (offer !== null) return 'slot.offer';
  if (meeting.state === 'planned') return isJoint ? 'joint.confirmed' : 'meeting.fixed';
  if (meeting.state === 'cancelled') return isJoint ? 'joint.cancelled' : 'meeting.cancelled';
  return null;
}
