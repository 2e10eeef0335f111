import { z } from 'zod';
import { addDays } from '../calendar-day.js';
import { type Case, has, last } from '../case.js';
import { command } from '../command.js';
import { openCriteria } from '../eligibility-of-case.js';
import { caseTypes, considerations, presences } from '../events/decree.js';
import { choice, code, day, on, person, reason } from '../fields.js';
import { CommissionId, ServiceId } from '../ids.js';
import { tellNoProgramme } from '../no-programme.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { caseRoute } from '../route.js';
import { toRole } from '../telling.js';
import { minimumInfo, notReadyForMediation } from './selection-borodino.js';

const isDraft = (kase: Case) => !has(kase, 'referralSent');
const isRoute = (kase: Case, route: string) =>
  has(kase, 'caseConsidered') && isDraft(kase) && caseRoute(kase) === route;

/** «Новая заявка» of the municipal commission, by the kind of case (R1; 004 §I). */
export const openBorodinoCase = command({
  name: 'openCase',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['nu', 'fa'],
  when: (kase) => kase.events.length === 0,
  input: z.object({
    territory: code(60),
    caseType: choice(caseTypes),
    caseReceived: on(),
    commission: CommissionId.optional(),
  }),
  asks: () => ({ territory: true, caseType: true, caseReceived: true, commission: false }),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
      refuseIf(ctx.settings.consentText === null, 'consentTextMissing'),
      refuseIf(input.caseReceived !== undefined && input.caseReceived > ctx.today, 'futureDate'),
    ),
  gives: (_kase, input, ctx) => [
    {
      type: 'caseOpened',
      number: ctx.nextNumber,
      territory: input.territory,
      commission: input.commission ?? null,
      service: null,
      route: null,
      branch: null,
      documentsReceived: null,
      commissionDecision: null,
      commissionMeeting: null,
      caseType: input.caseType,
      caseReceived: input.caseReceived ?? ctx.today,
    },
  ],
});

/** «Решить по критерию»: the commission or the mediator, of a warning too (R27, R35). */
export const decideBorodinoEligibility = command({
  name: 'decideEligibility',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary', 'facilitator'],
  writes: ['el'],
  when: (kase, ctx) => undecided(kase, ctx).length > 0,
  input: z.object({
    criterion: code(),
    person: person().nullable().default(null),
    decision: choice(['admit', 'reject']),
    reason: reason(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    refuseIf(
      !undecided(kase, ctx).some(
        (c) => c.criterion === input.criterion && c.person === input.person,
      ),
      'notNow',
    ),
  gives: (_kase, { on: _on, ...input }) => [{ type: 'eligibilityDecided', ...input }],
});

/** Criteria that wait for a decision or only warn; a decision against may be taken anew. */
function undecided(kase: Case, ctx: Parameters<typeof openCriteria>[1]) {
  const { decide, warned, rejected } = openCriteria(kase, ctx);
  return [...decide, ...warned, ...rejected];
}

/** «Вопрос рассмотрен»: with or without the sides, and by which way it goes on (R38, R49). */
export const considerCase = command({
  name: 'considerCase',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) => !has(kase, 'caseConsidered'),
  input: z.object({ presence: choice(presences), decision: choice(considerations), on: on() }),
  blocked: minimumInfo,
  gives: (_kase, { presence, decision }) => [{ type: 'caseConsidered', presence, decision }],
  told: (kase, events, ctx) =>
    events.some((e) => e.type === 'caseConsidered' && e.decision === 'none')
      ? tellNoProgramme(kase, events, ctx)
      : [],
});

/** «Записать постановление»: its own dates prevail over computed ones (R25, R30, R89). */
export const recordDecree = command({
  name: 'recordDecree',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: (kase) => isRoute(kase, '1'),
  input: z.object({
    decree: on(),
    number: code().optional(),
    service: ServiceId.meta({ field: { kind: 'choice', options: [] } }),
    measuresDue: day().optional(),
    programmeDue: day().optional(),
    resultDue: day().optional(),
    registerQuestion: day().optional(),
  }),
  asks: () => ({
    ...{ decree: true, number: false, service: true, measuresDue: false },
    ...{ programmeDue: false, resultDue: false, registerQuestion: false },
  }),
  blocked: notReadyForMediation,
  refuse: (_kase, { decree, ...input }, ctx) =>
    firstRefusal(
      refuseIf(decree !== undefined && decree > ctx.today, 'futureDate'),
      refuseIf(!ctx.services.some((s) => s.id === input.service && s.active), 'noService'),
      ...(['measuresDue', 'programmeDue', 'resultDue', 'registerQuestion'] as const).map((name) => {
        const due = input[name];
        return refuseIf(due !== undefined && due < (decree ?? ctx.today), 'wrongInput', {
          codes: [name],
        });
      }),
    ),
  warns: (_kase, input, { today }) => beyondThirty(input.programmeDue, input.decree ?? today),
  gives: (_kase, input, { today }) => [
    {
      type: 'decreeRecorded',
      decree: input.decree ?? today,
      number: input.number ?? null,
      service: input.service,
      measuresDue: input.measuresDue ?? null,
      programmeDue: input.programmeDue ?? null,
      resultDue: input.resultDue ?? null,
      registerQuestion: input.registerQuestion ?? null,
      on: input.decree ?? today,
    },
  ],
});

/** The regulation's thirty days of the programme, counted from the day the term starts (R4). */
function beyondThirty(due: string | undefined, start: Parameters<typeof addDays>[0]): string[] {
  return due !== undefined && due > addDays(start, 30) ? ['dueBeyondThirty'] : [];
}

/** «Заявка подписана» to a service; orientation criteria warn, only a missing side or minor blocks (R25, R30, R35). */
export const signBorodinoReferral = command({
  name: 'signReferral',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: (kase) => isRoute(kase, '2'),
  input: z.object({ number: code().optional(), programmeDue: day().optional(), on: on() }),
  blocked: (kase, ctx) =>
    firstRefusal(
      notReadyForMediation(kase, ctx),
      refuseIf(!has(kase, 'serviceChosen'), 'noService'),
    ),
  warns: (kase, input, ctx) => [
    ...beyondThirty(input.programmeDue, input.on ?? ctx.today),
    ...((last(kase, 'situationDescribed')?.harm.length ?? 0) === 0 ? ['noHarm'] : []),
  ],
  gives: (_kase, input) => [
    {
      type: 'referralSigned',
      number: input.number ?? null,
      referralDue: null,
      ...(input.programmeDue === undefined ? {} : { programmeDue: input.programmeDue }),
    },
  ],
});

/** «Отправить заявку», or the decree to the organisation it orders. */
export const sendBorodinoReferral = command({
  name: 'sendReferral',
  procedures: proc('B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: (kase) => has(kase, 'caseConsidered') && isDraft(kase),
  input: z.object({ on: on() }),
  blocked: (kase) => refuseIf(addressee(kase) === undefined, 'notSigned'),
  gives: (kase) => {
    const service = addressee(kase);
    return service === undefined ? [] : [{ type: 'referralSent', service }];
  },
  told: () => [toRole('serviceHead', 'told.referralSent')],
});

function addressee(kase: Case): ServiceId | undefined {
  if (caseRoute(kase) === '1') return last(kase, 'decreeRecorded')?.service;
  return has(kase, 'referralSigned') ? last(kase, 'serviceChosen')?.service : undefined;
}

/** Opening and selection of Borodino (G3.1). */
export const borodinoOpeningCommands = [
  openBorodinoCase,
  decideBorodinoEligibility,
  considerCase,
  recordDecree,
  signBorodinoReferral,
  sendBorodinoReferral,
] as const;
