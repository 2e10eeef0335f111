import { z } from 'zod';
import { type CalendarDay } from '../calendar-day.js';
import { type Case, has, inRound, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { closeReasons } from '../events/any-time.js';
import { type CaseEvent } from '../events/event.js';
import { isDecisionUntold } from '../facts-of-decree.js';
import { choice, on, reason } from '../fields.js';
import { participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { isHearingExpected } from '../status.js';
import { type Telling, toPerson, toRole } from '../telling.js';
import { toldOfNoMeeting } from '../wake/side-out-items.js';
import { followedItems, isSettled } from '../followed-items.js';
import { addPeriod, parsePeriod } from '../iso-period.js';
import { isAddictionLinked, signedPlan } from './plan.js';
import { signedAgreement } from './agreement.js';
import { noticesDue } from './acceptance.js';

type Why = (typeof closeReasons)[number];

/** Commands still to be given before a case of Borodino, Altai or «Вместе» can be closed for this reason. */
function openSteps(kase: Case, ctx: Context, why: Why): string[] {
  switch (why) {
    case 'finished':
      return unfinished(kase, ctx);
    case 'refused':
      return isBorodino(kase) && !has(kase, 'resultsSent') ? ['sendResults'] : [];
    case 'declined':
      return isDecisionUntold(kase) ? ['notifyCommission'] : [];
    case 'stopped':
    case 'noContact':
      return [];
  }
}

const isBorodino = (kase: Case) => kase.procedure.id === 'krasnoyarsk-borodino';

function unfinished(kase: Case, ctx: Context): string[] {
  const open = [
    isBorodino(kase) && !has(inRound(kase), 'resultsSent') ? 'sendResults' : null,
    isHearingExpected(kase, ctx) && !has(kase, 'hearingRecorded') ? 'recordHearing' : null,
    isDocumentStepOpen(kase) ? 'confirmStep' : null,
    isFollowedUp(kase, ctx) ? null : 'settleFulfilment',
  ];
  return open.filter((step) => step !== null);
}

/** Altai and «Вместе» have a step of their own for the documents. */
function isDocumentStepOpen(kase: Case): boolean {
  const step = { altai: 'documents', vmeste: 'V4' }[kase.procedure.id];
  return step !== undefined && !has(inRound(kase), 'stepConfirmed', (e) => e.step === step);
}

/** Nothing was agreed, each item is settled, or the term is over. */
const isFollowedUp = (kase: Case, { today }: Context): boolean =>
  followedItems(kase).length === 0 || isSettled(kase) || isTermOver(kase, today);

function isTermOver(kase: Case, today: CalendarDay): boolean {
  const agreed = signedAgreement(kase)?.term ?? null;
  const plan = signedPlan(kase)?.signed;
  const period = plan?.term === null || plan === undefined ? null : parsePeriod(plan.term);
  const planned = plan === undefined || period === null ? null : addPeriod(plan.day, period);
  const ends = [
    ...(signedAgreement(kase) === undefined ? [] : [agreed]),
    ...(plan === undefined ? [] : [planned]),
  ];
  return ends.length > 0 && ends.every((end) => end !== null && end < today);
}

/** What still has to be done in Kamchatka before the case can be closed for this reason. */
function openInKamchatka(kase: Case, ctx: Context, why: Why): string[] {
  if (why === 'refused')
    return noticesDue(kase, ctx).includes('refusal') ? ['notifyCommission'] : [];
  if (why !== 'finished') return [];
  const open = [
    has(inRound(kase), 'resultsSent') ? null : 'sendResults',
    isHearingExpected(kase, ctx) && !has(kase, 'hearingRecorded') ? 'recordHearing' : null,
    isFollowedUp(kase, ctx) ? null : 'settleFulfilment',
    has(kase, 'planSigned') && !has(kase, 'planResultsSent') ? 'sendPlanResults' : null,
  ];
  return open.filter((step) => step !== null);
}

const isKamchatka = (kase: Case) => kase.procedure.id === 'kamchatka';

/** Linked with an addiction, with a result, and no programme of action yet (R34). */
const needsActionProgramme = (kase: Case) =>
  isAddictionLinked(kase) &&
  (has(kase, 'agreementSigned') || has(kase, 'planSigned')) &&
  !has(kase, 'actionProgrammeAttached');

/** Everybody who took part reads that it is over; before the acceptance that there will be none, unless they know (R64). */
function tellOfClosing(kase: Case, events: readonly CaseEvent[], ctx: Context): Telling[] {
  const isAccepted =
    has(kase, 'caseAccepted') || has(kase, 'stepConfirmed', (e) => e.step === 'Y7');
  const know = isAccepted ? [] : toldOfNoMeeting(kase, ctx);
  return [
    ...events.flatMap((e) =>
      e.type === 'caseClosed' ? [toRole('coordinator', 'told.caseClosed', { choice: e.why })] : [],
    ),
    ...participants(kase)
      .filter(({ person }) => mayWriteTo(kase, ctx, person) && !know.includes(person))
      .map(({ person }) => toPerson(person, isAccepted ? 'closed' : 'programme.none')),
  ];
}

const Input = z.object({
  why: choice(closeReasons),
  reason: reason()
    .optional()
    .meta({
      calledForBy: { field: 'why', values: closeReasons.filter((why) => why !== 'finished') },
    }),
  on: on(),
});

/** «Закрыть дело» (R34, R193). */
const closeCaseOf = (letters: readonly string[]) =>
  command({
    name: 'closeCase',
    procedures: letters,
    group: 'anyTime',
    who: ['keeper', 'coordinator'],
    writes: ['fa'],
    when: (kase) => !isKamchatka(kase) || has(kase, 'referralSent'),
    input: Input,
    refuse: (kase, { why, reason: given }, ctx) => {
      const open = (isKamchatka(kase) ? openInKamchatka : openSteps)(kase, ctx, why);
      const isWrong = !isKamchatka(kase) && why === 'declined' && !isDeclined(kase);
      const isBare = isKamchatka(kase) && why === 'finished' && needsActionProgramme(kase);
      return firstRefusal(
        refuseIf(why !== 'finished' && given === undefined, 'reasonNeeded'),
        refuseIf(isWrong, 'wrongInput', { codes: ['why'] }),
        refuseIf(open.length > 0, 'openSteps', { codes: open }),
        refuseIf(isBare, 'actionProgrammeMissing'),
      );
    },
    gives: (_kase, input) => [{ type: 'caseClosed', why: input.why, reason: input.reason ?? null }],
    told: tellOfClosing,
  });

/** The rows of «Закрыть дело»: Kamchatka, and where no results go to a commission by its form. */
export const closeCase = closeCaseOf(proc('K'));
export const closeOtherCase = closeCaseOf(proc('B', 'A', 'V', 'Y'));

/** Service or mediator declined last. */
const isDeclined = (kase: Case): boolean =>
  last(kase, 'serviceDecided')?.decision === 'decline' ||
  last(kase, 'mediatorDecided')?.decision === 'decline';
