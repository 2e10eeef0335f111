import { type Case, has, inRound, isClosed, isCompleted, isPaused, last, lastOf } from './case.js';
import { type Context } from './context.js';
import { openCriteria } from './eligibility-of-case.js';
import { meetingDay } from './facts-of-case.js';
import { meetings } from './meetings.js';
import { isOut, members, sideOfRole, sidesOf } from './participants.js';
import { pdConsent, requiredSigner } from './pd-consent.js';
import { caseRoute } from './route.js';

type Holds = (kase: Case, ctx: Context) => boolean;

const completedAs =
  (result: string): Holds =>
  (kase) =>
    last(inRound(kase), 'programmeCompleted')?.result === result;
const joint = (kase: Case) => meetings(kase).filter((m) => m.kind === 'joint');
const isAssigned = (kase: Case) => has(kase, 'facilitatorAssigned');

/** G4: the first that holds, from the top. */
const statuses = [
  ['archived', (kase) => has(kase, 'caseArchived')],
  ['notEligible', (kase) => isClosed(kase) && (isNotNeeded(kase) || declinedFor(kase, false))],
  [
    'consentRefused',
    (kase, ctx) => (isClosed(kase) && declinedFor(kase, true)) || aSideRefusedData(kase, ctx),
  ],
  ['closed', isClosed],
  ['paused', isPaused],
  ['returned', (kase) => has(kase, 'referralReturned')],
  ['mediatorRefused', isMediatorRefused],
  [
    'partyRefused',
    (kase, ctx) =>
      (has(kase, 'referralSent') || isAssigned(kase)) &&
      !has(kase, 'caseAccepted') &&
      !isCompleted(kase) &&
      sidesOf(kase).some((side) => isOut(kase, ctx, side)),
  ],
  [
    'returnedToProgramme',
    (kase) =>
      has(kase, 'programmeReopened') &&
      !isCompleted(kase) &&
      !has(inRound(kase), 'jointMeetingProposed'),
  ],
  ['followUp', (kase, ctx) => isCompleted(kase) && isReportedInFull(kase, ctx) && isFollowed(kase)],
  ['heardByCommission', (kase) => isCompleted(kase) && has(inRound(kase), 'hearingRecorded')],
  ['reported', (kase) => isCompleted(kase) && has(inRound(kase), 'resultsSent')],
  ['documenting', isDocumenting],
  ['agreementReached', completedAs('agreement')],
  ['planMade', completedAs('plan')],
  ['noAgreement', completedAs('noAgreement')],
  ['resolvedWithoutMeeting', completedAs('resolvedWithoutMeeting')],
  ['withdrawn', completedAs('withdrawn')],
  ['jointMeetingHeld', (kase) => has(inRound(kase), 'jointMeetingHeld')],
  [
    'jointMeetingPlanned',
    (kase) => joint(kase).some((m) => m.state === 'offered' || m.state === 'planned'),
  ],
  [
    'preMeetings',
    (kase) =>
      has(kase, 'caseAccepted') &&
      meetings(kase).some((m) => m.kind === 'preliminary' && m.state !== 'cancelled'),
  ],
  [
    'accepted',
    (kase) => has(kase, 'caseAccepted') || has(kase, 'stepConfirmed', (e) => e.step === 'Y7'),
  ],
  ['mediatorDecision', (kase) => isBorodino(kase) && isAssigned(kase) && !decidedSince(kase)],
  ['serviceReview', (kase) => isBorodino(kase) && has(kase, 'referralSent') && !isAssigned(kase)],
  [
    'informing',
    (kase) =>
      has(kase, 'referralTaken') ||
      has(kase, 'mediatorDecided', (e) => e.decision === 'accept') ||
      has(kase, 'participantInformed') ||
      has(kase, 'letterSent'),
  ],
  ['assigned', (kase) => isAssigned(kase) || isCurated(kase)],
  ['referralIssued', (kase) => has(kase, 'referralSigned') || has(kase, 'decreeRecorded')],
  ['consentPending', isConsentPending],
  ['eligibilityCheck', (kase) => has(kase, 'eligibilityAnswered') || has(kase, 'caseConsidered')],
  ['draft', () => true],
] as const satisfies readonly (readonly [string, Holds])[];

export type Status = (typeof statuses)[number][0];

/** The status of a case (G4). */
export function statusOf(kase: Case, ctx: Context): Status {
  return statuses.find(([, holds]) => holds(kase, ctx))?.[0] ?? 'draft';
}

const isBorodino = (kase: Case) => kase.procedure.id === 'krasnoyarsk-borodino';

/** The commission considered the case and decided that there is nothing to do. */
const isNotNeeded = (kase: Case) => last(kase, 'caseConsidered')?.decision === 'none';

function declinedFor(kase: Case, noConsent: boolean): boolean {
  const declined = last(kase, 'caseDeclined');
  return declined !== undefined && (declined.why === 'noConsent') === noConsent;
}

/** The last decision of service or mediator is no, and no facilitator came after it. */
function isMediatorRefused(kase: Case): boolean {
  const newest = lastOf(kase, [
    'serviceDecided',
    'mediatorDecided',
    'facilitatorAssigned',
    'facilitatorReplaced',
  ]);
  return newest !== undefined && 'decision' in newest && newest.decision === 'decline';
}

/** The present mediator has decided. */
function decidedSince(kase: Case): boolean {
  const newest = lastOf(kase, ['mediatorDecided', 'facilitatorAssigned', 'facilitatorReplaced']);
  return newest?.type === 'mediatorDecided';
}

/** K B: the results are sent and heard where a hearing is expected; A V: the step of the documents is done. */
function isReportedInFull(kase: Case, ctx: Context): boolean {
  const round = inRound(kase);
  if (has(round, 'stepConfirmed', (e) => e.step === 'documents' || e.step === 'V4')) return true;
  return (
    has(round, 'resultsSent') && (!isHearingExpected(kase, ctx) || has(kase, 'hearingRecorded'))
  );
}

/** Kamchatka with a meeting date, Borodino on the decree's way. */
export function isHearingExpected(kase: Case, ctx: Context): boolean {
  if (isBorodino(kase)) return caseRoute(kase) === '1';
  return meetingDay(kase) !== null && 'commissionMeeting' in ctx.procedure.facts;
}

/** There is something to follow: an agreement, a plan, or (A V) a joint meeting. */
function isFollowed(kase: Case): boolean {
  const byMeeting = kase.procedure.id === 'altai' || kase.procedure.id === 'vmeste';
  return (
    has(kase, 'agreementSigned') ||
    kase.events.some((e) => e.type.valueOf() === 'planSigned') ||
    (byMeeting && has(kase, 'jointMeetingHeld'))
  );
}

/** A document was finished after the completion of this round. */
function isDocumenting(kase: Case): boolean {
  const { events } = inRound(kase);
  const done = events.findIndex((e) => e.type === 'programmeCompleted');
  return done >= 0 && events.slice(done).some((e) => e.type === 'documentFinished');
}

/** Yugra has no facilitator: the case is given to a curator. */
const isCurated = (kase: Case) => kase.procedure.id === 'yugra' && has(kase, 'curatorAppointed');

/** K B: every criterion is settled; V: the principles were explained. */
function isConsentPending(kase: Case, ctx: Context): boolean {
  if (kase.procedure.id === 'vmeste') return has(kase, 'principlesExplained');
  if (!has(kase, 'eligibilityAnswered')) return false;
  const { failed, decide } = openCriteria(kase, ctx);
  return failed.length === 0 && decide.length === 0;
}

function aSideRefusedData(kase: Case, ctx: Context): boolean {
  if (has(kase, 'referralSent')) return false;
  return sidesOf(kase).some((side) =>
    members(kase)
      .filter((m) => sideOfRole(kase, m.role) === side)
      .every((m) => unwilling(kase, ctx, m.person)),
  );
}

function unwilling(
  kase: Case,
  ctx: Context,
  who: ReturnType<typeof members>[number]['person'],
): boolean {
  const refused = pdConsent(kase, who, requiredSigner(kase, ctx, who)) === 'refused';
  return (
    refused || last(kase, 'willingnessRecorded', (e) => e.person === who)?.answer === 'unwilling'
  );
}
