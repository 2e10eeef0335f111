import { z } from 'zod';
import { staffRoles } from '../actor.js';
import { type Case, isClosed } from '../case.js';
import { command } from '../command.js';
import { correctedEvent, isCorrectable } from '../corrections.js';
import { type CaseEvent, type EventType } from '../events/event.js';
import { code, day, reason } from '../fields.js';
import { EventId } from '../ids.js';
import { isKeeper } from '../keeper.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { toldAgain } from '../told-again.js';

const Input = z.object({
  event: EventId.meta({ field: { kind: 'list' } }),
  newDay: day(false).optional(),
  /** `field=value`: a choice, a yes or no, or a day that the event holds. */
  change: code(120).optional(),
  takeBack: z
    .boolean()
    .default(false)
    .meta({ field: { kind: 'yesNo' } }),
  reason: reason(),
});

/** «Исправить»: a wrong day or choice, or a wrong press taken back, with a reason (G1.6, R145). */
export const correctFact = command({
  name: 'correctFact',
  group: 'anyTime',
  who: staffRoles,
  writes: ['fa'],
  evenWhenClosed: true,
  input: Input,
  refuse: (kase, input, ctx) => {
    const wrong = kase.events.find((e) => e.id === input.event);
    if (wrong === undefined) return { code: 'stale' };
    return firstRefusal(
      refuseIf(never.has(wrong.type), 'notAllowed'),
      refuseIf(wrong.actor.type === 'person', 'ownAnswer'),
      refuseIf(!mayCorrect(kase, wrong, ctx.actor), 'notAllowed'),
      refuseIf(isClosed(kase) && !isCoordinator(ctx.actor), 'caseClosed'),
      notCorrect(wrong, input),
      refuseIf(input.newDay !== undefined && input.newDay > ctx.today, 'futureDate'),
      restingRefusal(kase, wrong, input),
    );
  },
  gives: (_kase, input) => [
    {
      type: 'factCorrected',
      event: input.event,
      newDay: input.takeBack ? null : (input.newDay ?? null),
      change: input.takeBack ? null : changeOf(input.change),
      reason: input.reason,
    },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      const wrong =
        e.type === 'factCorrected' ? kase.history.find((old) => old.id === e.event) : undefined;
      return wrong === undefined ? [] : toldAgain(kase, wrong, ctx);
    }),
});

/** What is never corrected: withdrawals, corrections, archived data (G1.6). */
const never: ReadonlySet<EventType> = new Set<EventType>([
  'pdConsentWithdrawn',
  'withdrawalCarriedOut',
  'factCorrected',
  'caseArchived',
]);

const isCoordinator = (actor: CaseEvent['actor']) =>
  actor.type === 'staff' && actor.role === 'coordinator';

function mayCorrect(kase: Case, wrong: CaseEvent, actor: CaseEvent['actor']): boolean {
  const own = actor.type === 'staff' && wrong.actor.type === 'staff' && wrong.actor.id === actor.id;
  return own || isKeeper(kase, actor) || isCoordinator(actor);
}

type Wanted = z.output<typeof Input>;

function changeOf(text: string | undefined) {
  const [, field, value] = /^(\w+)=([\w.-]+)$/u.exec(text ?? '') ?? [];
  return field === undefined || value === undefined ? null : { field, value };
}

/** Nothing to correct, more than can be meant at once, or a value that the event cannot have. */
function notCorrect(wrong: CaseEvent, input: Wanted): Refusal | null {
  const change = changeOf(input.change);
  const nothing = !input.takeBack && input.newDay === undefined && input.change === undefined;
  const both = input.takeBack && (input.newDay !== undefined || input.change !== undefined);
  const impossible =
    input.change !== undefined &&
    (change === null ||
      !isCorrectable(wrong, change.field) ||
      correctedEvent(wrong, change) === null);
  return firstRefusal(
    refuseIf(nothing, 'wrongInput', { codes: ['newDay'] }),
    refuseIf(both || (input.takeBack && wrong.type === 'caseOpened'), 'wrongInput', {
      codes: ['takeBack'],
    }),
    refuseIf(impossible, 'wrongInput', { codes: ['change'] }),
  );
}

/** Steps that cannot stand without another, with the commands that are to be corrected first. */
const restsOn: Partial<Record<EventType, Partial<Record<EventType, string>>>> = {
  referralSigned: { referralSent: 'sendReferral' },
  serviceChosen: { referralSigned: 'signReferral', referralSent: 'sendReferral' },
  referralSent: { referralReceived: 'receiveReferral', facilitatorAssigned: 'assignFacilitator' },
  referralReceived: { facilitatorAssigned: 'assignFacilitator' },
  facilitatorAssigned: {
    referralTaken: 'takeReferral',
    participantInformed: 'informParticipant',
    letterSent: 'sendLetter',
    caseAccepted: 'acceptCase',
  },
  caseAccepted: {
    jointMeetingProposed: 'proposeJointMeeting',
    agreementDrafted: 'draftAgreement',
    planDrafted: 'draftPlan',
    programmeCompleted: 'completeProgramme',
  },
  agreementDrafted: { agreementSigned: 'signAgreement' },
  agreementSigned: { programmeCompleted: 'completeProgramme' },
  planDrafted: { planSigned: 'signPlan' },
  planSigned: { programmeCompleted: 'completeProgramme', planResultsSent: 'sendPlanResults' },
  programmeCompleted: {
    documentFinished: 'finishDocument',
    resultsSent: 'sendResults',
    programmeReopened: 'reopenProgramme',
  },
  documentFinished: { resultsSent: 'sendResults' },
  resultsSent: { hearingRecorded: 'recordHearing' },
  caseConsidered: {
    decreeRecorded: 'recordDecree',
    referralSigned: 'signReferral',
    referralSent: 'sendReferral',
  },
  decreeRecorded: { referralSent: 'sendReferral' },
  serviceDecided: { facilitatorAssigned: 'assignFacilitator' },
  mediatorDecided: { caseAccepted: 'acceptCase' },
  referralReturned: { referralRedirected: 'redirectReferral' },
  principlesExplained: { inviteesChosen: 'chooseInvitees' },
  curatorAppointed: { stepConfirmed: 'confirmStep' },
  documentsSubmitted: { documentsPassed: 'passDocuments' },
};

/** Taking an event back, or another choice in it, would leave later steps in the air; another day does not. */
function restingRefusal(kase: Case, wrong: CaseEvent, input: Wanted): Refusal | null {
  if (!input.takeBack && !isChoice(wrong, input.change)) return null;
  const dependants = restsOn[wrong.type] ?? {};
  const after = kase.events.slice(kase.events.indexOf(wrong) + 1);
  const codes = after.flatMap((e) => dependants[e.type] ?? []);
  return refuseIf(codes.length > 0, 'laterSteps', { codes: [...new Set(codes)] });
}

function isChoice(wrong: CaseEvent, change: string | undefined): boolean {
  const field = changeOf(change)?.field;
  return (
    field !== undefined && isCorrectable(wrong, field) && isCorrectable(wrong, field) !== 'day'
  );
}
