import {
  type Case,
  facilitators,
  has,
  inRound,
  isClosed,
  isCompleted,
  isPaused,
  last,
} from './case.js';
import { type Context } from './context.js';
import { openCriteria } from './eligibility-of-case.js';
import { meetingDay } from './facts-of-case.js';
import { meetings } from './meetings.js';
import { isInformed, isOut, members, sidesOf } from './participants.js';
import { pdConsent, requiredSigner } from './pd-consent.js';

type Holds = (kase: Case, ctx: Context) => boolean;

const completedAs =
  (result: string): Holds =>
  (kase) =>
    last(inRound(kase), 'programmeCompleted')?.result === result;
const beforeAcceptance: Holds = (kase) =>
  has(kase, 'referralSent') && !has(kase, 'caseAccepted') && !isCompleted(kase);
const joint = (kase: Case) => meetings(kase).filter((m) => m.kind === 'joint');

/** G4: the first that holds, from the top. */
const statuses = [
  ['archived', (kase) => has(kase, 'caseArchived')],
  [
    'notEligible',
    (kase) =>
      last(kase, 'caseDeclined') !== undefined &&
      last(kase, 'caseDeclined')?.why !== 'noConsent' &&
      isClosed(kase),
  ],
  [
    'consentRefused',
    (kase, ctx) =>
      (last(kase, 'caseDeclined')?.why === 'noConsent' && isClosed(kase)) ||
      aSideRefusedData(kase, ctx),
  ],
  ['closed', isClosed],
  ['paused', isPaused],
  [
    'partyRefused',
    (kase, ctx) =>
      beforeAcceptance(kase, ctx) && sidesOf(kase).some((side) => isOut(kase, ctx, side)),
  ],
  [
    'returnedToProgramme',
    (kase) => has(kase, 'programmeReopened') && !isCompleted(kase) && joint(kase).length === 0,
  ],
  [
    'followUp',
    (kase) =>
      isCompleted(kase) &&
      has(kase, 'resultsSent') &&
      isHeard(kase) &&
      has(kase, 'agreementSigned'),
  ],
  ['heardByCommission', (kase) => isCompleted(kase) && has(kase, 'hearingRecorded')],
  ['reported', (kase) => isCompleted(kase) && has(kase, 'resultsSent')],
  ['documenting', (kase) => isCompleted(kase) && has(kase, 'documentFinished')],
  ['agreementReached', completedAs('agreement')],
  ['planMade', completedAs('plan')],
  ['noAgreement', completedAs('noAgreement')],
  ['resolvedWithoutMeeting', completedAs('resolvedWithoutMeeting')],
  ['withdrawn', completedAs('withdrawn')],
  ['jointMeetingHeld', (kase) => joint(kase).some((m) => m.state === 'held')],
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
  ['accepted', (kase) => has(kase, 'caseAccepted')],
  [
    'informing',
    (kase) => has(kase, 'referralTaken') || members(kase).some((m) => isInformed(kase, m.person)),
  ],
  ['assigned', (kase) => facilitators(kase).length > 0],
  ['referralIssued', (kase) => has(kase, 'referralSigned')],
  ['consentPending', (kase, ctx) => has(kase, 'eligibilityAnswered') && isEligible(kase, ctx)],
  ['eligibilityCheck', (kase) => has(kase, 'eligibilityAnswered')],
  ['draft', () => true],
] as const satisfies readonly (readonly [string, Holds])[];

export type Status = (typeof statuses)[number][0];

/** The status of a case (G4). */
export function statusOf(kase: Case, ctx: Context): Status {
  return statuses.find(([, holds]) => holds(kase, ctx))?.[0] ?? 'draft';
}

function isEligible(kase: Case, ctx: Context): boolean {
  const { failed, decide } = openCriteria(kase, ctx);
  return failed.length === 0 && decide.length === 0;
}

function isHeard(kase: Case): boolean {
  return meetingDay(kase) === null || has(kase, 'hearingRecorded');
}

function aSideRefusedData(kase: Case, ctx: Context): boolean {
  if (has(kase, 'referralSent')) return false;
  return sidesOf(kase).some((side) =>
    members(kase)
      .filter((m) => m.role === side)
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
