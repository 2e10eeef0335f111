import { type CalendarDay } from './calendar-day.js';
import { all, type Case, firstDay, last } from './case.js';
import { signedAgreement } from './commands/agreement.js';
import { toInform } from './commands/informing.js';
import { type Context } from './context.js';
import { type EventType } from './events/event.js';
import { type Facts } from './facts.js';
import { consentFacts } from './facts-of-consent.js';
import { decreeFacts } from './facts-of-decree.js';
import { settledDay } from './followed-items.js';
import { releaseFacts } from './facts-of-release.js';
import { type LocalTime } from './local-time.js';
import { meetings } from './meetings.js';
import { isInformed } from './participants.js';
import { isWithdrawn } from './commands/consent.js';

/** Facts that are simply the first day of an event. */
const dayOfEvent = {
  referralSent: 'referralSent',
  serviceReceived: 'referralReceived',
  assigned: 'facilitatorAssigned',
  facilitatorReceived: 'referralTaken',
  socialServicesRegulations: 'socialRegulationsApplied',
  programmeCompleted: 'programmeCompleted',
  resultsSent: 'resultsSent',
  hearingRecorded: 'hearingRecorded',
  planResultsSent: 'planResultsSent',
} as const satisfies Record<string, EventType>;

/** The dated facts of the case, from which its limits follow. Those that nobody knows yet are left out. */
export function factsOf(kase: Case, ctx: Context): Facts {
  const opened = last(kase, 'caseOpened');
  const facts: Record<string, string | null> = {
    documentsReceived: opened?.documentsReceived ?? null,
    commissionDecision: opened?.commissionDecision ?? null,
    commissionMeeting: meetingDay(kase),
    referralDue: last(kase, 'referralSigned')?.referralDue ?? null,
    participantsInformed: informedDay(kase, ctx),
    documentsReady: documentsReadyDay(kase),
    suspensionDecided: suspendedDay(kase),
    ...consentFacts(kase, ctx),
    ...noticeDays(kase),
    ...agreementDays(kase),
    ...withdrawalDays(kase),
    ...decreeFacts(kase),
    ...releaseFacts(kase),
  };
  for (const [fact, type] of Object.entries(dayOfEvent)) facts[fact] = firstDay(kase, type);
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name in ctx.procedure.facts));
}

/** The day on which the other measures were suspended; null: they go on (R88). */
function suspendedDay(kase: Case): CalendarDay | null {
  const decided = last(kase, 'suspensionDecided');
  return decided?.decision === 'suspended' ? decided.day : null;
}

/** The day of the commission's meeting, as it was set last. */
export function meetingDay(kase: Case): CalendarDay | null {
  const set = last(kase, 'commissionMeetingSet');
  return set === undefined ? (last(kase, 'caseOpened')?.commissionMeeting ?? null) : set.meeting;
}

/** After these events it may be that everybody who is to be informed is. */
const informing: ReadonlySet<EventType> = new Set<EventType>([
  ...(['participantInformed', 'letterSent', 'personRemoved', 'participationRefused'] as const),
  ...(['participantLeft', 'pdConsentWithdrawn', 'guardianConsentRefused'] as const),
  'guardianRefusalDecided',
]);

/** The day on which the last of those to be informed was informed; once known it stays, whoever comes later (R74). */
function informedDay(kase: Case, ctx: Context): CalendarDay | null {
  for (const [at, { type }] of kase.events.entries()) {
    if (!informing.has(type)) continue;
    const day = allInformedDay({ ...kase, events: kase.events.slice(0, at + 1) }, ctx);
    if (day !== null) return day;
  }
  return null;
}

function allInformedDay(kase: Case, ctx: Context): CalendarDay | null {
  const wanted = toInform(kase, ctx);
  if (wanted.length === 0 || !wanted.every((who) => isInformed(kase, who))) return null;
  const days = wanted.map(
    (who) =>
      [...all(kase, 'participantInformed'), ...all(kase, 'letterSent')]
        .filter((e) => e.person === who)
        .map((e) => e.day)
        .sort()[0],
  );
  return (
    days
      .filter((d) => d !== undefined)
      .sort()
      .at(-1) ?? null
  );
}

/** The day on which the last of the documents of the programme was ready; null: not all are (R117–R119). */
export function documentsReadyDay(kase: Case): CalendarDay | null {
  const days = neededDocuments(kase).map((form) => finishedOn(kase, form));
  return days.includes(undefined)
    ? null
    : (days
        .filter((d) => d !== undefined)
        .sort()
        .at(-1) ?? null);
}

/** The documents of the programme that are not ready yet. */
export const missingDocuments = (kase: Case): string[] =>
  neededDocuments(kase).filter((form) => finishedOn(kase, form) === undefined);

/** None before the programme has ended. */
function neededDocuments(kase: Case): string[] {
  const completed = last(kase, 'programmeCompleted');
  if (completed === undefined) return [];
  const conference = completed.types.includes('familyConference');
  const others =
    completed.types.some((type) => type !== 'familyConference') || completed.types.length === 0;
  return ['FK9', ...(conference ? ['FK8'] : []), ...(others ? ['FK7'] : [])];
}

const finishedOn = (kase: Case, form: string): CalendarDay | undefined =>
  last(kase, 'documentFinished', (e) => e.form === form)?.day;

function noticeDays(kase: Case): Record<string, string | null> {
  const dayOf = (kind: string) =>
    last(kase, 'commissionNotified', (e) => e.kind === kind)?.day ?? null;
  return {
    acceptanceInformed: dayOf('acceptance'),
    refusalInformed: dayOf('refusal'),
    recommendationsSent: earlier(dayOf('recommendations'), recommendedDay(kase)),
  };
}

/** Recommendations may go with the results (G3.6, K-D12). */
const recommendedDay = (kase: Case) =>
  last(kase, 'resultsSent', (e) => e.recommendations !== null)?.day ?? null;

function earlier(a: CalendarDay | null, b: CalendarDay | null): CalendarDay | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function agreementDays(kase: Case): Record<string, string | null> {
  const draft = signedAgreement(kase);
  return {
    agreementEnds: draft?.term ?? null,
    reviewMeeting: reviewDay(kase, draft?.reviewAt ?? null),
    reviewMeetingRecorded: last(kase, 'reviewMeetingRecorded')?.day ?? null,
    fulfilmentSettled: settledDay(kase),
    planSigned: last(kase, 'planSigned')?.day ?? null,
    planTerm: last(kase, 'planSigned')?.term ?? null,
  };
}

/** The day of the agreed talk about the result, as it was moved last; null when cancelled (R133). */
function reviewDay(kase: Case, agreed: LocalTime | null): string | null {
  const planned = meetings(kase).findLast((m) => m.kind === 'review');
  if (planned === undefined) return agreed?.slice(0, 10) ?? null;
  return planned.state === 'cancelled' ? null : (planned.slot?.slice(0, 10) ?? null);
}

function withdrawalDays(kase: Case): Record<string, string | null> {
  const open = all(kase, 'pdConsentWithdrawn').filter((e) => isWithdrawn(kase, e.person));
  const received = (open[0] ?? last(kase, 'pdConsentWithdrawn'))?.day ?? null;
  const done = open.length > 0 ? null : (last(kase, 'withdrawalCarriedOut')?.day ?? null);
  return { withdrawalReceived: received, withdrawalCarriedOut: done };
}
