import { z } from 'zod';
import { type Case, has } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { choice, on, person, reason, text } from '../fields.js';
import { type PersonId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import { commonSlots, findMeeting, instantOf, meetings, offerOf } from '../meetings.js';
import { activeMembers, allAgree, sideOf, sidesOf } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { answerers, tellPersons } from './audience.js';
import { notInvited } from './invitees.js';
import {
  asked,
  isPoll,
  byMeeting,
  isOpen,
  meeting,
  persons,
  running,
  slots,
} from './meeting-fields.js';
import { slotRefusal, specialistGate } from './meeting-gates.js';
import { slotDay, withoutOutcome } from './meeting-outcomes.js';
import { needsLawEnforcement } from './service.js';
import { isStepDone } from './steps.js';

/** «Назначить общую встречу»: a blind poll of up to five times (R95, R101). */
export const proposeJointMeeting = command({
  name: 'proposeJointMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: (kase) =>
    running(kase) &&
    has(kase, 'caseAccepted') &&
    !meetings(kase).some((m) => m.kind === 'joint' && isOpen(m)),
  input: z.object({
    meeting: meeting(),
    persons: persons(),
    slots: slots(),
    place: text(),
    address: text().optional(),
    bypass: reason().optional(),
  }),
  blocked: (kase, ctx) =>
    firstRefusal(
      refuseIf(!allAgree(kase, ctx), 'participationMissing'),
      specialistGate(kase),
      stepsMissing(kase),
    ),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(notInvited(kase, input.persons).length > 0, 'notHerInvitee', {
        persons: notInvited(kase, input.persons),
      }),
      refuseIf(input.bypass === undefined && !metEachSide(kase), 'preMeetingMissing'),
      refuseIf(
        activeMembers(kase, ctx).some((m) => !input.persons.includes(m.person)),
        'wrongInput',
        { codes: ['persons'] },
      ),
      slotRefusal(kase, ctx, input.slots),
    ),
  gives: (_kase, input) => [
    {
      type: 'jointMeetingProposed',
      ...input,
      address: input.address ?? null,
      bypass: input.bypass ?? null,
    },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'jointMeetingProposed'
        ? tellPersons(
            kase,
            ctx,
            e.meeting,
            e.slots.length === 1 ? 'joint.offer.one' : 'joint.offer',
          )
        : [],
    ),
});

/** «Вместе»: the facilitator's steps of stage 2 come before the joint meeting (R115). */
function stepsMissing(kase: Case): Refusal | null {
  if (kase.procedure.id !== 'vmeste') return null;
  const codes = [
    has(kase, 'principlesExplained', (e) => e.stage === 'V2') ? null : 'explainPrinciples',
    has(kase, 'agendaArranged') ? null : 'arrangeAgenda',
    isStepDone(kase, 'V2.2') ? null : 'V2.2',
  ].filter((code) => code !== null);
  return refuseIf(codes.length > 0, 'stepsMissing', { codes });
}

/** A preliminary meeting was held with each side (R95). */
export function metEachSide(kase: Case): boolean {
  const met = meetings(kase)
    .filter((m) => m.kind === 'preliminary' && m.state === 'held')
    .flatMap((m) => m.persons.map((who) => sideOf(kase, who)));
  return sidesOf(kase).every((side) => met.includes(side));
}

/** «Смогу прийти» / «Не смогу»: seen by the facilitator alone (R93, R101). */
export const answerJointMeeting = command({
  name: 'answerJointMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: (kase) => asked(kase, isPoll),
  input: byMeeting.extend({
    slots: z
      .array(LocalTime)
      .max(5)
      .meta({ field: { kind: 'list' } }),
  }),
  refuse: (kase, input) => {
    const found = offerOf(findMeeting(kase, input.meeting));
    const there = found?.kind === 'joint' && input.slots.every((s) => found.slots.includes(s));
    return refuseIf(!there, 'slotGone');
  },
  gives: (_kase, input) => [{ type: 'jointMeetingAnswered', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      const found = e.type === 'jointMeetingAnswered' ? findMeeting(kase, e.meeting) : undefined;
      return found !== undefined && needed(kase, ctx).every((who) => found.answers.has(who))
        ? [toRole('facilitator', 'told.jointMeetingAnswered', { meeting: found.id })]
        : [];
    }),
});

/** Those without whom the joint meeting cannot be: each active member (R101). */
export const needed = (kase: Case, ctx: Context): PersonId[] =>
  activeMembers(kase, ctx).map((m) => m.person);

/** «Подтвердить общую встречу», when every active member can (R39, R101, R102). */
export const confirmJointMeeting = command({
  name: 'confirmJointMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: (kase) => meetings(kase).some(isPoll),
  input: z.object({ meeting: meeting(), slot: LocalTime.meta({ field: { kind: 'slot' } }) }),
  blocked: (kase) =>
    firstRefusal(
      refuseIf(needsLawEnforcement(kase) && !has(kase, 'lawEnforcementInformed'), 'lawNotInformed'),
      specialistGate(kase),
    ),
  refuse: (kase, input, ctx) => {
    const found = offerOf(findMeeting(kase, input.meeting));
    if (found === null) return { code: 'stale' };
    if (instantOf(input.slot, ctx.zone) <= ctx.now) return { code: 'pastTime' };
    return refuseIf(!commonSlots(found, needed(kase, ctx)).includes(input.slot), 'notEveryoneCan');
  },
  gives: (_kase, input) => [{ type: 'jointMeetingConfirmed', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'jointMeetingConfirmed'
        ? tellPersons(kase, ctx, e.meeting, 'joint.confirmed')
        : [],
    ),
});

/** «Итог общей встречи»: who was there, or why it was not held (R103). */
export const recordJointMeeting = command({
  name: 'recordJointMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mh'],
  when: (kase, ctx) => withoutOutcome(kase, ctx, 'joint').length > 0,
  input: z.object({
    meeting: meeting(),
    outcome: choice(['held', 'notHeld']),
    present: z
      .array(person())
      .default([])
      .meta({
        field: { kind: 'list' },
        calledForBy: { field: 'outcome', values: ['held'] },
      }),
    reason: reason()
      .optional()
      .meta({ calledForBy: { field: 'outcome', values: ['notHeld'] } }),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(!withoutOutcome(kase, ctx, 'joint').some((m) => m.id === input.meeting), 'stale'),
      refuseIf(input.outcome === 'notHeld' && input.reason === undefined, 'reasonNeeded'),
      refuseIf(input.outcome === 'held' && input.present.length === 0, 'wrongInput', {
        codes: ['present'],
      }),
    ),
  gives: (kase, input) => [
    input.outcome === 'held'
      ? {
          type: 'jointMeetingHeld',
          meeting: input.meeting,
          present: input.present,
          on: input.on ?? slotDay(kase, input.meeting),
        }
      : { type: 'jointMeetingNotHeld', meeting: input.meeting, reason: input.reason ?? null },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      if (e.type === 'jointMeetingHeld')
        return answerers(kase, ctx, e.present).map((who) => toPerson(who, 'joint.after'));
      return e.type === 'jointMeetingNotHeld' && e.day === ctx.today
        ? tellPersons(kase, ctx, e.meeting, 'meeting.missed')
        : [];
    }),
});
