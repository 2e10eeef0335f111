import { z } from 'zod';
import { has, inRound } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { meetingForms } from '../events/meetings.js';
import { at, choice, on, person, reason, text } from '../fields.js';
import { LocalTime } from '../local-time.js';
import { findMeeting, instantOf, meetings, offerOf } from '../meetings.js';
import { isInformed, isMember, members } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { type Telling, toRole } from '../telling.js';
import { tellPersons, tellFacilitator } from './audience.js';
import { asked, isOffer, byMeeting, meeting, persons, running, slots } from './meeting-fields.js';
import { gate, slotRefusal, takenRefusal } from './meeting-gates.js';
import { slotDay, withoutOutcome } from './meeting-outcomes.js';

/** «Предложить время» to one side: up to five times and a place (R92, R93). */
export const proposeSlots = command({
  name: 'proposeSlots',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: (kase) => running(kase) && members(kase).some((m) => isInformed(kase, m.person)),
  input: z.object({
    meeting: meeting(),
    persons: persons(),
    slots: slots(),
    form: choice(meetingForms).default('inPerson'),
    place: text(),
    address: text().optional(),
  }),
  refuse: (kase, input, ctx) =>
    gate(kase, ctx, input.persons) ?? slotRefusal(kase, ctx, input.slots),
  gives: (_kase, input) => [{ type: 'slotsProposed', ...input, address: input.address ?? null }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'slotsProposed' ? tellPersons(kase, ctx, e.meeting, 'slot.offer') : [],
    ),
});

/** «Выбрать время»: the meeting is agreed (R92). */
export const pickSlot = command({
  name: 'pickSlot',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: (kase) => asked(kase, isOffer),
  input: byMeeting.extend({ slot: LocalTime.meta({ field: { kind: 'slot' } }) }),
  refuse: (kase, input, ctx) => {
    const offered = offerOf(findMeeting(kase, input.meeting));
    const there = offered?.kind === 'preliminary' && offered.slots.includes(input.slot);
    return refuseIf(!there || instantOf(input.slot, ctx.zone) <= ctx.now, 'slotGone');
  },
  gives: (_kase, input) => [{ type: 'slotPicked', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'slotPicked'
        ? [
            ...(ctx.door === 'paper'
              ? []
              : [
                  toRole('facilitator', 'told.slotPicked', {
                    person: e.person,
                    meeting: e.meeting,
                  }),
                ]),
            ...(offerOf(findMeeting(kase, e.meeting)) === null
              ? tellPersons(kase, ctx, e.meeting, 'meeting.fixed').filter((t) => !isActor(t, ctx))
              : []),
          ]
        : [],
    ),
});

function isActor(telling: Telling, ctx: Context): boolean {
  return (
    telling.to.type === 'person' &&
    ctx.actor.type === 'person' &&
    telling.to.person === ctx.actor.id
  );
}

/** «Записать встречу» that was agreed by telephone or on paper (R195). */
export const fixMeeting = command({
  name: 'fixMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: running,
  input: z.object({
    meeting: meeting(),
    persons: persons(),
    at: at(),
    form: choice(meetingForms).default('inPerson'),
    place: text(),
  }),
  refuse: (kase, input, ctx) => gate(kase, ctx, input.persons) ?? takenRefusal(kase, [input.at]),
  gives: (_kase, { at: slot, ...input }) => [{ type: 'meetingFixed', ...input, slot }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'meetingFixed' && instantOf(e.slot, ctx.zone) > ctx.now
        ? tellPersons(kase, ctx, e.meeting, 'meeting.fixed')
        : [],
    ),
});

/** «Итог предварительной встречи»: three short questions (R91, R97). */
export const recordPreMeeting = command({
  name: 'recordPreMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mh'],
  when: (kase, ctx) => withoutOutcome(kase, ctx, 'preliminary').length > 0,
  input: z.object({
    meeting: meeting(),
    outcome: choice(['held', 'notHeld']),
    form: choice(meetingForms)
      .default('inPerson')
      .meta({ calledForBy: { field: 'outcome', values: ['held'] } }),
    tookPartInAgenda: choice(['yes', 'no'])
      .default('yes')
      .meta({ calledForBy: { field: 'outcome', values: ['held'] } }),
    stillAgrees: choice(['yes', 'no', 'unsure'])
      .default('yes')
      .meta({ calledForBy: { field: 'outcome', values: ['held'] } }),
    reason: reason().optional(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(
        !withoutOutcome(kase, ctx, 'preliminary').some((m) => m.id === input.meeting),
        'stale',
      ),
      refuseIf(
        (input.outcome === 'notHeld' || input.tookPartInAgenda === 'no') &&
          input.reason === undefined,
        'reasonNeeded',
      ),
    ),
  gives: (kase, { meeting: id, outcome, reason: why, ...held }) => [
    outcome === 'held'
      ? {
          type: 'preMeetingHeld',
          meeting: id,
          reason: why ?? null,
          form: held.form,
          tookPartInAgenda: held.tookPartInAgenda,
          stillAgrees: held.stillAgrees,
          on: held.on ?? slotDay(kase, id),
        }
      : { type: 'preMeetingNotHeld', meeting: id, reason: why ?? null },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      if (e.type === 'preMeetingHeld')
        return e.stillAgrees === 'no' ? [] : tellPersons(kase, ctx, e.meeting, 'pre.after');
      return e.type === 'preMeetingNotHeld' && e.day === ctx.today
        ? tellPersons(kase, ctx, e.meeting, 'meeting.missed')
        : [];
    }),
});

/** «Да, можно назначать» / «Нужно подумать» / «Нет, без общей встречи» (R97). */
export const answerGoOn = command({
  name: 'answerGoOn',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['cs'],
  when: (kase) => !has(inRound(kase), 'jointMeetingHeld'),
  persons: (kase) =>
    meetings(kase)
      .filter((m) => m.kind === 'preliminary' && m.state === 'held')
      .flatMap((m) => m.persons)
      .filter((who) => isMember(kase, who)),
  input: z.object({ person: person(), answer: choice(['yes', 'think', 'no']) }),
  gives: (_kase, input) => [{ type: 'goOnAnswered', ...input }],
  told: tellFacilitator,
});
