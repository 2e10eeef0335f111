import { z } from 'zod';
import { type Case, facilitators, has, inRound, isCompleted, last, lastOf } from '../case.js';
import { command } from '../command.js';
import { type Context, isChild, isMinor, isTeen } from '../context.js';
import { type CaseEvent } from '../events/event.js';
import { programmeTypes, ways } from '../events/taking-part.js';
import { choice, day, on, person, reason, staff, text } from '../fields.js';
import { type PersonId } from '../ids.js';
import { openCriteria } from '../eligibility-of-case.js';
import {
  activeMembers,
  allAgree,
  answeringGuardians,
  findParticipant,
  guardianAnswer,
  guardiansOf,
  isInformed,
  isMember,
  isStoppedByGuardian,
  members,
  participation,
  participants,
} from '../participants.js';
import { isMediatorWilling } from '../mediator.js';
import { mayWriteTo } from '../pd-consent.js';
import { isFacilitatorDeclined } from '../facilitator-answer.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole } from '../telling.js';
import { knowsPrinciples } from './invitees.js';

const isAssigned = (kase: Case) => facilitators(kase).length > 0;

/** Members and the guardians of minors: all whom K-D6 means (R74). */
export function toInform(kase: Case, ctx: Context): PersonId[] {
  const active = activeMembers(kase, ctx);
  const guardians = active
    .filter((m) => isMinor(ctx, m.person))
    .flatMap((m) => guardiansOf(kase, m.person));
  return [...new Set([...active, ...guardians].map((p) => p.person))];
}

/** «Проинформирован устно» (R73, R74). */
export const informParticipant = command({
  name: 'informParticipant',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: isAssigned,
  persons: (kase) =>
    participants(kase)
      .map((p) => p.person)
      .filter((who) => !isInformed(kase, who)),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'participantInformed', person: input.person }],
  told: (kase, events, ctx) => tellInformed(kase, events, ctx),
});

function tellInformed(kase: Case, events: readonly CaseEvent[], ctx: Context): Telling[] {
  return events.flatMap((e) =>
    e.type === 'participantInformed' &&
    mayWriteTo(kase, ctx, e.person) &&
    asksToTakePart(kase, ctx, e.person)
      ? [toPerson(e.person, 'participation.ask')]
      : [],
  );
}

/** Members of 14 and older, guardians of minors, supporters are asked about taking part. */
export function asksToTakePart(kase: Case, ctx: Context, who: PersonId): boolean {
  const part = findParticipant(kase, who);
  if (part === undefined) return false;
  if (part.role === 'guardian') return part.of.some((child) => isMinor(ctx, child));
  return part.role === 'supporter' || (isMember(kase, who) && !isChild(ctx, who));
}

/** «Передать письмо»: the letter follows the side, never the other way round (R71, R72, R76). */
export const sendLetter = command({
  name: 'sendLetter',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['lt', 'fa'],
  when: isAssigned,
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({
    person: person(),
    way: choice(['link', 'print', 'email']),
    place: text(),
    address: text(),
    on: on(),
  }),
  gives: (kase, { person: who, way, place, address }) => [
    { type: 'letterSent', person: who, way, place, address, template: letterFor(kase, who) },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'letterSent' && e.way === 'link' && mayWriteTo(kase, ctx, e.person)
        ? [toPerson(e.person, e.template === 'letter.neutral' ? 'letter.neutral' : 'letter')]
        : [],
    ),
});

/** The letter of a side in the offence branch; else the neutral invitation (R71, R72). */
export function letterFor(
  kase: Case,
  who: PersonId,
): 'letter.offender' | 'letter.victim' | 'letter.neutral' {
  const offence = last(kase, 'caseOpened')?.branch === 'offence';
  const role = findParticipant(kase, who)?.role;
  const side = role === 'guardian' ? sideOfChildren(kase, who) : role;
  if (!offence) return 'letter.neutral';
  if (side === 'side2') return 'letter.offender';
  return side === 'side1' ? 'letter.victim' : 'letter.neutral';
}

function sideOfChildren(kase: Case, guardian: PersonId) {
  const children = findParticipant(kase, guardian)?.of ?? [];
  return members(kase).find((m) => children.includes(m.person))?.role;
}

/** «По регламенту соцуслуг»: K-D6 is not tracked any more (R75). */
export const applySocialRegulations = command({
  name: 'applySocialRegulations',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase, ctx) =>
    isAssigned(kase) && toInform(kase, ctx).some((who) => !isInformed(kase, who)),
  input: z.object({ reason: reason(), on: on() }),
  gives: (_kase, input) => [{ type: 'socialRegulationsApplied', reason: input.reason }],
});

/** «Согласен(на)» / «Не согласен(на)» / «Хочу сначала поговорить с ведущим» (R59, R60, R64, R66). */
export const answerParticipation = command({
  name: 'answerParticipation',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs'],
  persons: (kase) =>
    participants(kase)
      .filter(
        (p) =>
          (isMember(kase, p.person) || p.role === 'supporter') &&
          (isInformed(kase, p.person) || knowsPrinciples(kase, p.person)),
      )
      .map((p) => p.person),
  input: z.object({
    person: person(),
    answer: choice(['agree', 'refuse', 'talkFirst']),
    reason: reason().optional(),
    on: on(),
  }),
  gives: (kase, input) => {
    if (input.answer === 'agree') return [{ type: 'participationAgreed', person: input.person }];
    if (input.answer === 'talkFirst') return [{ type: 'talkRequested', person: input.person }];
    return has(kase, 'caseAccepted')
      ? [{ type: 'participantLeft', person: input.person }]
      : [{ type: 'participationRefused', person: input.person, reason: input.reason ?? null }];
  },
  told: tellFacilitator,
});

/** The answer of a participant goes to the facilitator (in Yugra the curator), without reason and words. */
export function tellFacilitator(kase: Case, events: readonly CaseEvent[], ctx: Context): Telling[] {
  if (ctx.door === 'paper') return [];
  const reader = kase.procedure.id === 'yugra' ? 'familyCurator' : 'facilitator';
  return events.map((e) =>
    toRole(
      reader,
      `told.${e.type}`,
      'person' in e && e.person !== null ? { person: e.person } : {},
    ),
  );
}

/** «Согласен(на) на участие ребёнка» / «Не согласен(на)» (R61, R62). */
export const answerGuardianConsent = command({
  name: 'answerGuardianConsent',
  procedures: proc('K', 'B'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs', 'gu'],
  when: (_kase, ctx) => ctx.procedure.consent.guardianConsentUnder !== null,
  persons: (kase) =>
    participants(kase)
      .filter((p) => p.role === 'guardian' && isInformed(kase, p.person))
      .map((p) => p.person),
  input: z.object({
    person: person(),
    child: person(),
    answer: choice(['agree', 'refuse']),
    reason: reason().optional(),
    on: on(),
  }),
  refuse: (kase, input) =>
    refuseIf(!guardiansOf(kase, input.child).some((g) => g.person === input.person), 'notGuardian'),
  gives: (_kase, { person: who, child, answer, reason: why }) => [
    answer === 'agree'
      ? { type: 'guardianConsentGiven', person: who, child }
      : { type: 'guardianConsentRefused', person: who, child, reason: why ?? null },
  ],
  told: tellFacilitator,
});

/** «Решить после отказа родителя» of a member of 14 to 17: no automatic stop (R62). */
export const decideGuardianRefusal = command({
  name: 'decideGuardianRefusal',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['gu'],
  when: (kase, ctx) => members(kase).some((m) => refusedTeen(kase, ctx, m.person)),
  input: z.object({
    child: person(),
    decision: choice(['continue', 'stop']),
    reason: reason(),
    on: on(),
  }),
  refuse: (kase, input, ctx) => refuseIf(!refusedTeen(kase, ctx, input.child), 'notNow'),
  gives: (_kase, { child, decision, reason: why }) => [
    { type: 'guardianRefusalDecided', child, decision, reason: why },
  ],
});

/** A guardian refused for a member of 14 to 17, and nothing was decided since. */
export function refusedTeen(kase: Case, ctx: Context, child: PersonId): boolean {
  const round = inRound(kase);
  const newest = lastOf(
    round,
    ['guardianConsentRefused', 'guardianConsentGiven', 'guardianRefusalDecided'],
    (e) => e.child === child,
  );
  return isTeen(ctx, child) && newest?.type === 'guardianConsentRefused';
}

/** «Принять случай», when everybody agrees (R61, R87). */
export const acceptCase = command({
  name: 'acceptCase',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase) => isAssigned(kase) && !has(kase, 'caseAccepted') && isTakenOn(kase),
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
  blocked: (kase, ctx) => notAcceptable(kase, ctx),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
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
  input: z.object({
    kind: choice(['acceptance', 'refusal', 'recommendations']),
    way: choice(ways),
    text: text(4000).optional(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(!noticesDue(kase, ctx).includes(input.kind), 'notNow'),
      refuseIf(input.kind !== 'acceptance' && input.text === undefined, 'reasonNeeded'),
    ),
  gives: (_kase, input) => [
    { type: 'commissionNotified', kind: input.kind, way: input.way, text: input.text ?? null },
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
      isStoppedByGuardian(kase, who),
  );
}

/** «Решение о приостановке мер» of a family case (R88). */
export const decideSuspension = command({
  name: 'decideSuspension',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) =>
    last(kase, 'caseOpened')?.branch === 'family' &&
    has(kase, 'caseAccepted') &&
    !has(kase, 'suspensionDecided'),
  input: z.object({ decision: choice(['suspended', 'notNeeded']), on: on() }),
  gives: (_kase, input) => [{ type: 'suspensionDecided', decision: input.decision }],
});

/** «Приостановка закончена» (R88). */
export const endSuspension = command({
  name: 'endSuspension',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: (kase) =>
    has(kase, 'suspensionDecided', (e) => e.decision === 'suspended') &&
    !has(kase, 'suspensionEnded'),
  input: z.object({ on: on() }),
  gives: () => [{ type: 'suspensionEnded' }],
});

/** «Выйти из программы», at any stage, without a reason (R60, R68). */
export const leaveProgramme = command({
  name: 'leaveProgramme',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs'],
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'participantLeft', person: input.person }],
  told: (kase, events, ctx) =>
    isAssigned(kase) && !isCompleted(kase) ? tellFacilitator(kase, events, ctx) : [],
});

/** The commands of informing, taking part and acceptance (G3.4). */
export const takingPartCommands = [
  informParticipant,
  sendLetter,
  applySocialRegulations,
  answerParticipation,
  answerGuardianConsent,
  decideGuardianRefusal,
  acceptCase,
  notifyCommission,
  decideSuspension,
  endSuspension,
  leaveProgramme,
] as const;
