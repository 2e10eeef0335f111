import { z } from 'zod';
import { type CalendarDay } from '../calendar-day.js';
import { type Case, has, inRound, isCompleted, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { completionResults, hearingOutcomes, Obligation } from '../events/result.js';
import { programmeTypes, ways } from '../events/taking-part.js';
import { at, choice, code, day, on, person, reason, text, yesNo } from '../fields.js';
import { documentsReadyDay, meetingDay, missingDocuments } from '../facts-of-case.js';
import { AgreementId, type PersonId } from '../ids.js';
import { limitsOf } from '../limits-of-case.js';
import { activeMembers, isMember, isOut, participants, sidesOf } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { copyQuestion, isCopyAskedBeforeSigning } from './copy-rule.js';
import { answerers, audience } from './audience.js';
import { infoNotShown } from './result-info.js';
import { finishDocument } from './finish-document.js';
import { tellFacilitator } from './taking-part.js';

const agreementId = () => AgreementId.meta({ field: { kind: 'list' } });

/** The newest draft of the agreement. */
export const agreement = (kase: Case) => last(kase, 'agreementDrafted');

/** The agreement that was signed. */
export function signedAgreement(kase: Case) {
  const signed = last(kase, 'agreementSigned');
  return signed === undefined
    ? undefined
    : last(kase, 'agreementDrafted', (e) => e.agreement === signed.agreement);
}

/** «Составить договор»: the obligations, each with who and until when (R104–R106). */
export const draftAgreement = command({
  name: 'draftAgreement',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => has(kase, 'caseAccepted') && !isCompleted(kase),
  input: z.object({
    agreement: agreementId(),
    kind: choice(['written', 'oral']).default('written'),
    obligations: z
      .array(Obligation)
      .min(1)
      .max(20)
      .meta({ field: { kind: 'list' } }),
    situation: text(2000).optional(),
    repair: text(2000).optional(),
    intentions: text(2000).optional(),
    onBreach: text(2000).optional(),
    controller: person().optional(),
    notifier: person().optional(),
    reviewAt: at().optional(),
    reviewPlace: text().optional(),
    term: day().optional(),
  }),
  refuse: (_kase, input, ctx) =>
    refuseIf(ctx.procedure.id === 'kamchatka' && input.kind === 'oral', 'wrongInput', {
      codes: ['kind'],
    }),
  gives: (_kase, input) => [
    {
      type: 'agreementDrafted',
      agreement: input.agreement,
      kind: input.kind,
      obligations: input.obligations.map((o) => ({ ...o, due: o.due ?? input.term ?? null })),
      situation: input.situation ?? null,
      repair: input.repair ?? null,
      intentions: input.intentions ?? null,
      onBreach: input.onBreach ?? null,
      controller: input.controller ?? null,
      notifier: input.notifier ?? null,
      reviewAt: input.reviewAt ?? null,
      reviewPlace: input.reviewPlace ?? null,
      term: input.term ?? null,
    },
  ],
  told: (kase, _events, ctx) => {
    const question = copyQuestion(ctx);
    const asked = activeMembers(kase, ctx).map((m) => m.person);
    return question === null
      ? []
      : answerers(kase, ctx, asked).map((who) => toPerson(who, question));
  },
});

/** The newest draft is signed. */
const isSigned = (kase: Case): boolean =>
  has(kase, 'agreementSigned', (e) => e.agreement === agreement(kase)?.agreement);

/** What each member said of handing a copy on, for this draft. */
export function copyAnswers(kase: Case): Map<PersonId, boolean> {
  const draft = agreement(kase);
  return new Map(
    kase.events.flatMap((e) =>
      (e.type === 'copyConsentGiven' || e.type === 'copyConsentRefused') &&
      e.agreement === draft?.agreement
        ? [[e.person, e.type === 'copyConsentGiven'] as const]
        : [],
    ),
  );
}

/** «Согласен(на) передать копию» / «Не согласен(на)», each alone, before signing (R108, R110). */
export const answerCopyConsent = command({
  name: 'answerCopyConsent',
  procedures: proc('K', 'B', 'V'),
  group: 'result',
  who: ['answer'],
  writes: ['cs'],
  when: (kase, ctx) =>
    agreement(kase) !== undefined &&
    (isCopyAskedBeforeSigning(ctx) ? !isSigned(kase) : !has(inRound(kase), 'resultsSent')),
  persons: (kase) =>
    participants(kase)
      .map((p) => p.person)
      .filter((who) => isMember(kase, who)),
  input: z.object({ person: person(), answer: choice(['yes', 'no']), on: on() }),
  gives: (kase, input) => {
    const draft = agreement(kase);
    if (draft === undefined) return [];
    const type = input.answer === 'yes' ? 'copyConsentGiven' : 'copyConsentRefused';
    return [{ type, person: input.person, agreement: draft.agreement }];
  },
  told: (kase, events, ctx) => [
    ...tellFacilitator(kase, events, ctx),
    ...(isCopyAskedBeforeSigning(ctx) && events.some((e) => e.type === 'copyConsentRefused')
      ? [toRole('commissionSecretary', 'told.copyConsentRefused.cs')]
      : []),
  ],
});

/** «Решить о копии договора»: a named person of the service, with a reason, without reading it (R110). */
export const decideCopy = command({
  name: 'decideCopy',
  procedures: proc('K'),
  group: 'result',
  who: ['serviceHead'],
  writes: ['cs'],
  when: (kase) => [...copyAnswers(kase).values()].includes(false) && !has(kase, 'resultsSent'),
  input: z.object({ decision: choice(['attach', 'withhold']), reason: reason(), on: on() }),
  gives: (_kase, input) => [
    { type: 'copyDecided', decision: input.decision, reason: input.reason },
  ],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'copyDecided'
        ? (['facilitator', 'commissionSecretary'] as const).map((role) =>
            toRole(role, 'told.copyDecided', { choice: e.decision }),
          )
        : [],
    ),
});

/** «Договор заключён» (R105, R106, R114). */
export const signAgreement = command({
  name: 'signAgreement',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => agreement(kase) !== undefined && !isSigned(kase),
  input: z.object({
    signatories: z
      .array(person())
      .min(1)
      .meta({ field: { kind: 'list' } }),
    on: on(),
  }),
  blocked: (kase, ctx) =>
    firstRefusal(
      isCopyAskedBeforeSigning(ctx) ? copyNotAsked(kase, ctx) : null,
      infoNotShown(kase, ctx),
    ),
  gives: (kase, input) => {
    const draft = agreement(kase);
    return draft === undefined
      ? []
      : [{ type: 'agreementSigned', agreement: draft.agreement, signatories: input.signatories }];
  },
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'agreementSigned'
        ? audience(kase, ctx, e.signatories).map((who) => toPerson(who, 'agreement.signed'))
        : [],
    ),
});

function copyNotAsked(kase: Case, ctx: Context): Refusal | null {
  const answers = copyAnswers(kase);
  const unasked = activeMembers(kase, ctx)
    .map((m) => m.person)
    .filter((who) => !answers.has(who));
  return refuseIf(unasked.length > 0, 'copyNotAsked', { persons: unasked });
}

/** In Borodino a programme that began without being accepted ends by the notice, when a side is out. */
const isBrokenOff = (kase: Case, ctx: Context): boolean =>
  kase.procedure.id === 'krasnoyarsk-borodino' &&
  has(kase, 'facilitatorAssigned') &&
  sidesOf(kase).some((side) => isOut(kase, ctx, side));

/** «Программа завершена» with one result; before day 10 it is allowed and noted (R103, R117, R143). */
export const completeProgramme = command({
  name: 'completeProgramme',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator', 'clock'],
  writes: ['fa'],
  when: (kase, ctx) => (has(kase, 'caseAccepted') || isBrokenOff(kase, ctx)) && !isCompleted(kase),
  input: z.object({
    result: choice(completionResults),
    reason: reason().optional(),
    initiator: choice(['side1', 'side2', 'sides', 'mediator'])
      .optional()
      .meta({ calledForBy: { field: 'result', values: ['withdrawn'] } }),
    types: z
      .array(z.enum(programmeTypes))
      .default([])
      .meta({ field: { kind: 'choice', options: programmeTypes } }),
    on: on(),
  }),
  refuse: (kase, input) =>
    firstRefusal(
      refuseIf(
        input.result === 'agreement' && signedAgreement(inRound(kase)) === undefined,
        'resultMissing',
      ),
      refuseIf(input.result === 'plan' && !has(inRound(kase), 'planSigned'), 'resultMissing'),
      refuseIf(input.result === 'noAgreement' && input.reason === undefined, 'reasonNeeded'),
      refuseIf(input.result === 'withdrawn' && input.initiator === undefined, 'wrongInput', {
        codes: ['initiator'],
      }),
    ),
  warns: (kase, { on }, ctx) =>
    isBeforeWindow(kase, on ?? ctx.today, ctx) ? ['beforeWindow'] : [],
  gives: (kase, input) => [
    {
      type: 'programmeCompleted',
      result: input.result,
      reason: input.reason ?? null,
      initiator: input.initiator ?? null,
      types: input.types.length > 0 ? input.types : (last(kase, 'caseAccepted')?.types ?? []),
    },
  ],
  told: (kase, events, ctx) => [
    toRole('serviceHead', 'told.programmeCompleted'),
    ...events.flatMap((e) =>
      e.type === 'programmeCompleted' && e.result === 'noAgreement'
        ? answerers(
            kase,
            ctx,
            activeMembers(kase, ctx).map((m) => m.person),
          ).map((who) => toPerson(who, 'agreement.none'))
        : [],
    ),
  ],
});

/** Before the first day of Kamchatka's window of 10 to 20 days; a clock that ends a programme asks nobody. */
function isBeforeWindow(kase: Case, day: CalendarDay, ctx: Context): boolean {
  if (kase.procedure.id !== 'kamchatka' || ctx.actor.type === 'clock') return false;
  const window = limitsOf(kase, ctx, { explain: false }).deadlines.find(({ id }) => id === 'K-D7');
  return window?.from !== undefined && window.from !== null && day < window.from;
}

/** «Результаты отправлены» to the commission, to recipients that were seen (R110, R123, R183). */
export const sendResults = command({
  name: 'sendResults',
  procedures: proc('K'),
  group: 'result',
  who: ['facilitator', 'serviceHead'],
  writes: ['fa'],
  when: (kase) => isCompleted(kase) && !has(inRound(kase), 'resultsSent'),
  input: z.object({
    way: choice(ways),
    contents: z
      .array(code())
      .default([])
      .meta({ field: { kind: 'list' } }),
    recipientsSeen: yesNo(),
    problem: text(4000),
    work: text(4000),
    methods: text(4000),
    recommendations: text(4000).optional(),
    on: on(),
  }),
  blocked: (kase) =>
    refuseIf(documentsReadyDay(kase) === null, 'documentsMissing', {
      codes: missingDocuments(kase),
    }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(!input.recipientsSeen, 'recipientsNotSeen'),
      refuseIf(input.contents.includes('agreement') && !copyAllowed(kase, ctx), 'copyNotAllowed'),
    ),
  gives: (_kase, { recipientsSeen: _seen, on: _on, recommendations, ...input }) => [
    { type: 'resultsSent', ...input, recommendations: recommendations ?? null },
  ],
  told: () => [toRole('commissionSecretary', 'told.resultsSent')],
});

/** The copy may go: every active member said yes and nobody no, or the service decided so of this draft (J4.6). */
export function copyAllowed(kase: Case, ctx: Context): boolean {
  const answers = copyAnswers(kase);
  const isAsked = activeMembers(kase, ctx).every((m) => answers.has(m.person));
  if (answers.size > 0 && isAsked && [...answers.values()].every(Boolean)) return true;
  return copyDecision(kase)?.decision === 'attach';
}

/** What the service decided about the copy of the newest draft; an earlier draft's decision holds no more. */
export function copyDecision(kase: Case) {
  const drafted = kase.events.findLastIndex((e) => e.type === 'agreementDrafted');
  return last({ ...kase, events: kase.events.slice(drafted + 1) }, 'copyDecided');
}

/** «Решение комиссии» on the day of its meeting; without one after the results are sent (R124, R125). */
export const recordHearing = command({
  name: 'recordHearing',
  procedures: proc('K'),
  group: 'result',
  who: ['commissionSecretary'],
  writes: ['fa'],
  evenWhenClosed: true,
  when: (kase) =>
    !has(kase, 'hearingRecorded') &&
    has(kase, meetingDay(kase) === null ? 'resultsSent' : 'referralSent'),
  input: z.object({
    body: choice(['commission', 'council']).default('commission'),
    heard: yesNo().default(true),
    outcomes: z
      .array(z.enum(hearingOutcomes))
      .min(1)
      .meta({ field: { kind: 'choice', options: hearingOutcomes } }),
    other: text().optional(),
    on: on(),
  }),
  blocked: (kase, ctx) => {
    const meeting = meetingDay(kase);
    return refuseIf(meeting !== null && meeting > ctx.today, 'notNow');
  },
  refuse: (_kase, input) =>
    refuseIf(input.outcomes.includes('other') && input.other === undefined, 'reasonNeeded'),
  gives: (_kase, input) => [
    {
      type: 'hearingRecorded',
      body: input.body,
      heard: input.heard,
      outcomes: input.outcomes,
      other: input.other ?? null,
    },
  ],
  told: () => [
    toRole('facilitator', 'told.hearingRecorded'),
    toRole('serviceHead', 'told.hearingRecorded'),
  ],
});

/** The commands of result, documents and report (G3.6). */
export const resultCommands = [
  draftAgreement,
  answerCopyConsent,
  decideCopy,
  signAgreement,
  completeProgramme,
  finishDocument,
  sendResults,
  recordHearing,
] as const;
