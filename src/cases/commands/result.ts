import { z } from 'zod';
import { type CalendarDay } from '../calendar-day.js';
import { type Case, has, inRound, isCompleted, last } from '../case.js';
import { type Choices, command } from '../command.js';
import { type Context } from '../context.js';
import { completionResults, hearingOutcomes } from '../events/result.js';
import { programmeTypes, ways } from '../events/taking-part.js';
import { choice, code, on, reason, text, yesNo } from '../fields.js';
import { documentsReadyDay, meetingDay, missingDocuments } from '../facts-of-case.js';
import { limitsOf } from '../limits-of-case.js';
import { activeMembers, isOut, sidesOf } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { answerers } from './audience.js';
import { finishDocument } from './finish-document.js';
import {
  answerCopyConsent,
  copyAllowed,
  decideCopy,
  draftAgreement,
  signAgreement,
  signedAgreement,
} from './agreement.js';

/** In Borodino a programme that began without being accepted ends by the notice, when a side is out. */
const isBrokenOff = (kase: Case, ctx: Context): boolean =>
  kase.procedure.id === 'krasnoyarsk-borodino' &&
  has(kase, 'facilitatorAssigned') &&
  sidesOf(kase).some((side) => isOut(kase, ctx, side));

/** Where a family may make a plan (G3.6). */
const withPlan = proc('K', 'A');

/** «Программа завершена» with one result; before day 10 it is allowed and noted (R103, R117, R143). */
export const completeProgramme = command({
  name: 'completeProgramme',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator', 'clock'],
  writes: ['fa'],
  choices: ({ procedure }): Choices =>
    withPlan.includes(procedure.id)
      ? {}
      : { result: completionResults.filter((r) => r !== 'plan') },
  when: (kase, ctx) => (has(kase, 'caseAccepted') || isBrokenOff(kase, ctx)) && !isCompleted(kase),
  input: z.object({
    result: choice(completionResults),
    reason: reason()
      .optional()
      .meta({ calledForBy: { field: 'result', values: ['noAgreement'] } }),
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
    hearingOutcome: z
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
    refuseIf(input.hearingOutcome.includes('other') && input.other === undefined, 'reasonNeeded'),
  gives: (_kase, input) => [
    {
      type: 'hearingRecorded',
      body: input.body,
      heard: input.heard,
      outcomes: input.hearingOutcome,
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
