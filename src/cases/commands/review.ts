import { z } from 'zod';
import { type Case, facilitators, has, isCompleted, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { programmeTypes, ways } from '../events/taking-part.js';
import { isDecisionUntold } from '../facts-of-decree.js';
import { choice, code, day, on, reason } from '../fields.js';
import { limitsOf } from '../limits-of-case.js';
import { isMediatorAsked } from '../mediator.js';
import { isInformed, participants } from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { caseRoute } from '../route.js';
import { toPerson, toRole } from '../telling.js';
import { leaders, mayLead } from './service.js';

const isReturned = (kase: Case) => has(kase, 'referralReturned');

/** «Решение службы» in three working days; a negative one is motivated (R83). */
export const decideReferral = command({
  name: 'decideReferral',
  procedures: proc('B'),
  group: 'service',
  who: ['serviceHead'],
  writes: ['fa'],
  when: (kase) =>
    has(kase, 'referralReceived') && facilitators(kase).length === 0 && !isReturned(kase),
  input: z.object({
    decision: choice(['accept', 'decline']),
    reason: reason()
      .optional()
      .meta({ calledForBy: { field: 'decision', values: ['decline'] } }),
    on: on(),
  }),
  refuse: (_kase, input) =>
    refuseIf(input.decision === 'decline' && input.reason === undefined, 'reasonNeeded'),
  gives: (_kase, input) => [
    { type: 'serviceDecided', decision: input.decision, reason: input.reason ?? null },
  ],
  told: (_kase, events) =>
    events.some((e) => e.type === 'serviceDecided' && e.decision === 'decline')
      ? [toRole('commissionSecretary', 'told.serviceDecided')]
      : [],
});

/** «Назначить медиатора», at once after the service's yes (R83). */
export const assignMediator = command({
  name: 'assignFacilitator',
  procedures: proc('B'),
  group: 'service',
  who: ['serviceHead'],
  writes: ['fa'],
  when: (kase) => has(kase, 'referralSent') && facilitators(kase).length === 0 && !isReturned(kase),
  choices: mayLead,
  input: z.object({ facilitators: leaders, on: on() }),
  blocked: (kase) => refuseIf(last(kase, 'serviceDecided')?.decision !== 'accept', 'notDecided'),
  refuse: (_kase, input, ctx) =>
    refuseIf(
      input.facilitators.some((f) => !ctx.activeFacilitators.has(f)),
      'facilitatorInactive',
    ),
  gives: (_kase, input) => [{ type: 'facilitatorAssigned', facilitators: input.facilitators }],
  told: () => [toRole('facilitator', 'told.facilitatorAssigned')],
});

/** «Решение медиатора»: final; accepted with the kind of programme, declined with a reason (R67, R84). */
export const decideMediation = command({
  name: 'decideMediation',
  procedures: proc('B'),
  group: 'service',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase) => isMediatorAsked(kase) && !isReturned(kase),
  input: z.object({
    decision: choice(['accept', 'decline']),
    type: choice(programmeTypes)
      .optional()
      .meta({ calledForBy: { field: 'decision', values: ['accept'] } }),
    reason: reason()
      .optional()
      .meta({ calledForBy: { field: 'decision', values: ['decline'] } }),
    on: on(),
  }),
  refuse: (_kase, { decision, type, reason: why }) =>
    firstRefusal(
      refuseIf(decision === 'decline' && why === undefined, 'reasonNeeded'),
      refuseIf(decision === 'accept' && type === undefined, 'wrongInput', { codes: ['type'] }),
    ),
  gives: (_kase, { decision, type, reason: why }) => [
    {
      type: 'mediatorDecided',
      decision,
      programme: decision === 'accept' ? (type ?? null) : null,
      reason: why ?? null,
    },
  ],
  told: (_kase, events) =>
    events.flatMap((e) => {
      if (e.type !== 'mediatorDecided') return [];
      const text =
        e.decision === 'accept' ? 'told.mediatorDecided' : 'told.mediatorDecided.decline';
      return [toRole('commissionSecretary', text), toRole('serviceHead', text)];
    }),
});

/** «Вернуть заявку в комиссию»: the sides want another municipality; the limits stop (R85). */
export const returnReferral = command({
  name: 'returnReferral',
  procedures: proc('B'),
  group: 'service',
  who: ['serviceHead', 'facilitator'],
  writes: ['fa'],
  when: (kase) => has(kase, 'referralReceived') && !isCompleted(kase) && !isReturned(kase),
  input: z.object({ wishedBy: choice(['side1', 'side2', 'both']), on: on() }),
  gives: (_kase, input) => [{ type: 'referralReturned', wishedBy: input.wishedBy }],
  told: (kase, _events, ctx) => [
    toRole('commissionSecretary', 'told.referralReturned'),
    ...participants(kase)
      .filter(({ person }) => isInformed(kase, person) && mayWriteTo(kase, ctx, person))
      .map(({ person }) => toPerson(person, 'programme.moved')),
  ],
});

/** «Перенаправить заявку» to another municipality, which closes the case here (R85). */
export const redirectReferral = command({
  name: 'redirectReferral',
  procedures: proc('B'),
  group: 'service',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: isReturned,
  input: z.object({ territory: code(60), on: on() }),
  gives: (_kase, input) => [{ type: 'referralRedirected', territory: input.territory }],
});

/** The limit of the programme in this route, while it is open. */
export function programmeLimit(kase: Case, ctx: Context) {
  const ids = ctx.procedure.programmeWindow?.limits ?? [];
  return limitsOf(kase, ctx, { explain: false }).deadlines.find(
    ({ id, due, state }) =>
      ids.includes(id) && due !== null && ['open', 'dueToday', 'overdue'].includes(state ?? ''),
  );
}

/** «Продлить программу» for a reason that does not depend on the mediator, the commission notified (R5, R148). */
export const extendProgramme = command({
  name: 'extendProgramme',
  procedures: proc('B'),
  group: 'service',
  who: ['facilitator', 'serviceHead'],
  writes: ['fa'],
  when: (kase, ctx) => programmeLimit(kase, ctx) !== undefined,
  asks: () => ({ extendedTo: true, extensionReason: true, extensionNotified: true }),
  input: z.object({
    extendedTo: day().optional(),
    extensionReason: reason().optional(),
    extensionNotified: day(false).optional(),
  }),
  refuse: (kase, { extendedTo, extensionReason, extensionNotified }, ctx) => {
    const due = programmeLimit(kase, ctx)?.due ?? null;
    const given = [extendedTo, extensionReason, extensionNotified];
    return firstRefusal(
      refuseIf(given.includes(undefined), 'extensionIncomplete'),
      refuseIf(extensionNotified !== undefined && extensionNotified > ctx.today, 'futureDate'),
      refuseIf(due !== null && extendedTo !== undefined && extendedTo <= due, 'extensionNotLater'),
    );
  },
  warns: (kase, { extensionNotified }, ctx) => {
    const due = programmeLimit(kase, ctx)?.due ?? null;
    const late = due !== null && extensionNotified !== undefined && extensionNotified > due;
    return late ? ['extensionLate'] : [];
  },
  gives: (_kase, { extendedTo, extensionReason, extensionNotified }) =>
    extendedTo === undefined || extensionReason === undefined || extensionNotified === undefined
      ? []
      : [{ type: 'programmeExtended', extendedTo, extensionReason, extensionNotified }],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'programmeExtended'
        ? [toRole('commissionSecretary', 'told.programmeExtended', { date: e.extendedTo })]
        : [],
    ),
});

/** «Меры проведены» by the agencies that the decree names (R89). */
export const recordMeasures = command({
  name: 'recordMeasures',
  procedures: proc('B'),
  group: 'service',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) =>
    caseRoute(kase) === '1' && has(kase, 'decreeRecorded') && !has(kase, 'measuresRecorded'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'measuresRecorded' }],
});

/** «Комиссия уведомлена» of the decision, whichever it was (R67). */
export const notifyOfDecision = command({
  name: 'notifyCommission',
  procedures: proc('B'),
  group: 'takingPart',
  who: ['facilitator', 'serviceHead'],
  writes: ['fa'],
  when: isDecisionUntold,
  input: z.object({ kind: choice(['decision']).default('decision'), way: choice(ways), on: on() }),
  gives: (_kase, input) => [
    { type: 'commissionNotified', kind: input.kind, way: input.way, text: null },
  ],
  told: () => [toRole('commissionSecretary', 'told.commissionNotified', { kind: 'decision' })],
});

/** The review by the service, the mediator's decision, return and extension (G3.3, G3.4). */
export const reviewCommands = [
  decideReferral,
  assignMediator,
  decideMediation,
  returnReferral,
  redirectReferral,
  extendProgramme,
  recordMeasures,
  notifyOfDecision,
] as const;
