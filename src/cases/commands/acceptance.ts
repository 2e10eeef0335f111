import { z } from 'zod';
import { has, type Case, hasFacilitator } from '../case.js';
import { command } from '../command.js';
import { type Context, isChild } from '../context.js';
import { openCriteria } from '../eligibility-of-case.js';
import { programmeTypes, ways } from '../events/taking-part.js';
import { isFacilitatorDeclined } from '../facilitator-answer.js';
import { staff, choice, day, on, text } from '../fields.js';
import { isMediatorWilling } from '../mediator.js';
import {
  activeMembers,
  answeringGuardians,
  guardianAnswer,
  allAgree,
  participation,
  members,
  isStoppedByGuardian,
} from '../participants.js';
import { afterWithdrawal } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toRole } from '../telling.js';
import { refusedTeen } from './guardian-consent.js';

/** «Принять случай», when everybody agrees (R61, R87). */
export const acceptCase = command({
  name: 'acceptCase',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase) => hasFacilitator(kase) && !has(kase, 'caseAccepted') && isTakenOn(kase),
  input: z.object({
    types: z
      .array(z.enum(programmeTypes))
      .min(1)
      .meta({ field: { kind: 'choice', options: programmeTypes } }),
    helpers: z
      .array(staff())
      .default([])
      .meta({ field: { kind: 'staff' } }),
    informedBy: choice(['phone', 'email']).optional(),
    informedOn: day(false).optional(),
    on: on(),
  }),
  choices: (_kase, ctx) => ({ helpers: [...ctx.activeFacilitators] }),
  asks: (_kase, { procedure }) => ({
    types: true,
    helpers: false,
    ...(procedure.id === 'kamchatka' && { informedBy: false, informedOn: false }),
    on: false,
  }),
  blocked: (kase, ctx) => notAcceptable(kase, ctx),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(input.informedBy !== undefined && kase.procedure.id !== 'kamchatka', 'wrongInput', {
        codes: ['informedBy'],
      }),
      refuseIf(input.informedOn !== undefined && input.informedOn > ctx.today, 'futureDate'),
      refuseIf(
        input.helpers.some((helper) => !ctx.activeFacilitators.has(helper)),
        'facilitatorInactive',
      ),
    ),
  gives: (_kase, input, ctx) => [
    { type: 'caseAccepted', types: input.types, helpers: input.helpers },
    ...(input.informedBy === undefined
      ? []
      : [
          {
            type: 'commissionNotified',
            kind: 'acceptance',
            way: input.informedBy,
            text: null,
            on: input.informedOn ?? input.on ?? ctx.today,
          } as const,
        ]),
  ],
  told: (kase) =>
    kase.procedure.id === 'kamchatka' ? [toRole('commissionSecretary', 'told.caseAccepted')] : [],
});
/** B: the mediator decided to run it; V: the woman did not ask for another facilitator. */
function isTakenOn(kase: Case): boolean {
  if (kase.procedure.id === 'krasnoyarsk-borodino') return isMediatorWilling(kase);
  return kase.procedure.id !== 'vmeste' || !isFacilitatorDeclined(kase);
}
function notAcceptable(kase: Case, ctx: Context) {
  const children = activeMembers(kase, ctx)
    .map((m) => m.person)
    .filter((who) => isChild(ctx, who));
  const mustConsent = ctx.procedure.consent.guardianConsentUnder !== null;
  const unasked = (mustConsent ? children : []).filter(
    (child) =>
      !answeringGuardians(kase, child).some(
        (g) => guardianAnswer(kase, g.person, child) === 'agreed',
      ),
  );
  return firstRefusal(
    refuseIf(unasked.length > 0, 'guardianConsentMissing', { persons: unasked }),
    refuseIf(!allAgree(kase, ctx), 'participationMissing', {
      persons: activeMembers(kase, ctx)
        .map((m) => m.person)
        .filter((who) => participation(kase, ctx, who) !== 'agreed'),
    }),
    refuseIf(
      openCriteria(kase, ctx).failed.some((c) => c.criterion === 'E-K9'),
      'mentalIllness',
    ),
  );
}
/** «Комиссия уведомлена» of the acceptance, a refusal, recommendations (R65, R87, R123). */
export const notifyCommission = command({
  name: 'notifyCommission',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['facilitator', 'serviceHead'],
  writes: ['fa'],
  when: (kase, ctx) => noticesDue(kase, ctx).length > 0,
  choices: (kase, ctx) => ({ kind: noticesDue(kase, ctx) }),
  input: z.object({
    kind: choice(['acceptance', 'refusal', 'recommendations']),
    way: choice(ways),
    reason: text(4000)
      .optional()
      .meta({ calledForBy: { field: 'kind', values: ['refusal', 'recommendations'] } }),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(!noticesDue(kase, ctx).includes(input.kind), 'notNow'),
      refuseIf(input.kind !== 'acceptance' && input.reason === undefined, 'reasonNeeded'),
    ),
  gives: (_kase, input) => [
    { type: 'commissionNotified', kind: input.kind, way: input.way, text: input.reason ?? null },
  ],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'commissionNotified'
        ? [toRole('commissionSecretary', 'told.commissionNotified', { kind: e.kind })]
        : [],
    ),
});
/** What the commission has to be told and was not yet; of a refusal only while it stands (R65). */
export function noticesDue(
  kase: Case,
  ctx: Context,
): ('acceptance' | 'refusal' | 'recommendations')[] {
  const told = (kind: string) => has(kase, 'commissionNotified', (e) => e.kind === kind);
  const happened = {
    acceptance: has(kase, 'caseAccepted'),
    refusal: !has(kase, 'caseAccepted') && refusalStands(kase, ctx),
    recommendations:
      has(kase, 'programmeCompleted') &&
      !has(kase, 'resultsSent', (e) => e.recommendations !== null),
  };
  return notices.filter((kind) => happened[kind] && !told(kind));
}
const notices = ['acceptance', 'refusal', 'recommendations'] as const;
/** Somebody does not take part, and did not agree after all; a guardian's refusal for 14–17 until it is decided to go on. */
export function refusalStands(kase: Case, ctx: Context): boolean {
  return members(kase).some(
    ({ person: who }) =>
      participation(kase, ctx, who) === 'refused' ||
      refusedTeen(kase, ctx, who) ||
      isStoppedByGuardian(kase, who) ||
      afterWithdrawal(kase, who) === 'stop',
  );
}
