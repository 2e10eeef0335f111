import { z } from 'zod';
import { type Case, has, inRound, isCompleted, last } from '../case.js';
import { command } from '../command.js';
import { ways } from '../events/taking-part.js';
import { choice, code, on, yesNo } from '../fields.js';
import { TextId } from '../ids.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { caseRoute } from '../route.js';
import { toRole } from '../telling.js';
import { copyAllowed } from './agreement.js';
import { showResultInfo } from './result-info.js';

/** The notice of results of this round is ready. */
export const isNoticeReady = (kase: Case) =>
  has(inRound(kase), 'documentFinished', (e) => e.form === 'FB3');

/** «Документ готов»: the notice of results (004 Прил.3). */
export const finishNotice = command({
  name: 'finishDocument',
  procedures: proc('B'),
  group: 'result',
  who: ['facilitator'],
  writes: ['nt'],
  when: isCompleted,
  input: z.object({
    form: choice(['FB3']).default('FB3'),
    document: TextId.optional(),
    on: on(),
  }),
  gives: (_kase, input) => [
    {
      type: 'documentFinished',
      form: input.form,
      document: input.document ?? null,
      card: null,
    },
  ],
});

/** «Результаты отправлены»: the copy of the agreement only when everybody said yes, else the fact alone (R108, R109). */
export const sendNotice = command({
  name: 'sendResults',
  procedures: proc('B'),
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
    on: on(),
  }),
  blocked: (kase) => refuseIf(!isNoticeReady(kase), 'documentsMissing', { codes: ['FB3'] }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(!input.recipientsSeen, 'recipientsNotSeen'),
      refuseIf(input.contents.includes('agreement') && !copyAllowed(kase, ctx), 'copyNotAllowed'),
    ),
  gives: (_kase, { way, contents }) => [
    {
      type: 'resultsSent',
      way,
      contents,
      problem: null,
      work: null,
      methods: null,
      recommendations: null,
    },
  ],
  told: () => [toRole('commissionSecretary', 'told.resultsSent')],
});

/** «Решение комиссии» on the personal register, on the day the decree named (004 §III.3). */
export const recordRegisterQuestion = command({
  name: 'recordHearing',
  procedures: proc('B'),
  group: 'result',
  who: ['commissionSecretary'],
  writes: ['fa'],
  evenWhenClosed: true,
  when: (kase) =>
    caseRoute(kase) === '1' && has(kase, 'decreeRecorded') && !has(kase, 'hearingRecorded'),
  input: z.object({ on: on() }),
  blocked: (kase, ctx) => {
    const day = last(kase, 'decreeRecorded')?.registerQuestion ?? null;
    return refuseIf(day !== null && day > ctx.today, 'notNow');
  },
  gives: () => [
    { type: 'hearingRecorded', body: 'commission', heard: true, outcomes: [], other: null },
  ],
  told: () => [
    toRole('facilitator', 'told.hearingRecorded'),
    toRole('serviceHead', 'told.hearingRecorded'),
  ],
});

/** Result, notice and commission of Borodino (G3.6). */
export const borodinoResultCommands = [
  showResultInfo,
  finishNotice,
  sendNotice,
  recordRegisterQuestion,
] as const;
