import { z } from 'zod';
import { type Case, facilitators, has, inRound, isCompleted, last } from '../case.js';
import { command } from '../command.js';
import { type Context, isChild, isMinor } from '../context.js';
import { meetingForms, partsOfDay } from '../events/meetings.js';
import { at, choice, day, on, person, reason, text } from '../fields.js';
import { MeetingId, type PersonId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import {
  commonSlots,
  dayOfTime as dayPart,
  findMeeting,
  instantOf,
  type Meeting,
  meetings,
} from '../meetings.js';
import {
  activeMembers,
  allAgree,
  answeringGuardians,
  isInformed,
  isMember,
  members,
  participants,
  sideOf,
  sidesOf,
} from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole } from '../telling.js';
import { notInvited } from './invitees.js';
import { needsLawEnforcement, waitingForAccess } from './service.js';
import { isStepDone } from './steps.js';
import { tellFacilitator } from './taking-part.js';

const slots = () =>
  z
    .array(LocalTime)
    .min(1)
    .max(5)
    .meta({ field: { kind: 'list' } });
const persons = () =>
  z
    .array(person())
    .min(1)
    .meta({ field: { kind: 'list' } });
const meeting = () => MeetingId.meta({ field: { kind: 'meeting' } });
const running = (kase: Case) => facilitators(kase).length > 0 && !isCompleted(kase);
const isOpen = (m: Meeting) => m.state === 'offered' || m.state === 'planned';

/** Everybody who is told of the meeting: its persons of 14 and older, and the answering guardians of minors (G1.8). */
export function audience(kase: Case, ctx: Context, invited: readonly PersonId[]): PersonId[] {
  const all = invited.flatMap((who) => [
    ...(isChild(ctx, who) ? [] : [who]),
    ...(isMinor(ctx, who) ? answeringGuardians(kase, who).map((g) => g.person) : []),
  ]);
  return [...new Set(all)].filter((who) => mayWriteTo(kase, ctx, who));
}

/** Everybody who answers for these persons: themselves from 14 on, else the answering guardians (G1.3). */
export function answerers(kase: Case, ctx: Context, asked: readonly PersonId[]): PersonId[] {
  const all = asked.flatMap((who) =>
    isChild(ctx, who) ? answeringGuardians(kase, who).map((g) => g.person) : [who],
  );
  return [...new Set(all)].filter((who) => mayWriteTo(kase, ctx, who));
}

function tellPersons(kase: Case, ctx: Context, id: MeetingId, key: string): Telling[] {
  const invited = findMeeting(kase, id)?.persons ?? [];
  return audience(kase, ctx, invited).map((who) => ({
    ...toPerson(who, key, { meeting: id }),
    urgency: 'meeting',
  }));
}

function slotRefusal(
  kase: Case,
  ctx: Context,
  wanted: readonly LocalTime[],
  except?: MeetingId,
): Refusal | null {
  const taken = meetings(kase)
    .filter((m) => isOpen(m) && m.id !== except)
    .flatMap((m) => (m.slot === null ? [] : [m.slot]));
  return firstRefusal(
    refuseIf(
      wanted.some((slot) => instantOf(slot, ctx.zone) <= ctx.now),
      'pastTime',
    ),
    refuseIf(
      wanted.some((slot) => taken.includes(slot)),
      'slotTaken',
    ),
  );
}

function gate(kase: Case, invited: readonly PersonId[]): Refusal | null {
  const sides = new Set(invited.map((who) => sideOf(kase, who)).filter((s) => s !== null));
  return firstRefusal(
    refuseIf(sides.size > 1, 'bothSides'),
    specialistGate(kase),
    refuseIf(
      kase.procedure.id === 'kamchatka' &&
        waitingForAccess(kase).some((who) => invited.includes(who)),
      'accessNotAgreed',
    ),
  );
}

/** Addiction-linked cases wait for the specialist (R33). */
export function specialistGate(kase: Case): Refusal | null {
  const linked = last(kase, 'situationDescribed')?.addictionLinked === true;
  const there = participants(kase).some((p) => p.role === 'addictionSpecialist');
  return refuseIf(linked && !there, 'specialistMissing');
}

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
  refuse: (kase, input, ctx) => gate(kase, input.persons) ?? slotRefusal(kase, ctx, input.slots),
  gives: (_kase, input) => [{ type: 'slotsProposed', ...input, address: input.address ?? null }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'slotsProposed' ? tellPersons(kase, ctx, e.meeting, 'slot.offer') : [],
    ),
});

const byMeeting = z.object({ person: person(), meeting: meeting() });

/** The persons whose answer about an open meeting counts. */
function asked(kase: Case): PersonId[] {
  return [
    ...new Set(
      meetings(kase)
        .filter(isOpen)
        .flatMap((m) => m.persons),
    ),
  ];
}

/** «Выбрать время»: the meeting is agreed (R92). */
export const pickSlot = command({
  name: 'pickSlot',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: asked,
  input: byMeeting.extend({ slot: LocalTime.meta({ field: { kind: 'slot' } }) }),
  refuse: (kase, input, ctx) => {
    const offered = findMeeting(kase, input.meeting);
    const there =
      offered?.state === 'offered' &&
      offered.kind === 'preliminary' &&
      offered.slots.includes(input.slot);
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
            ...tellPersons(kase, ctx, e.meeting, 'meeting.fixed').filter((t) => !isActor(t, ctx)),
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
    slot: at(),
    form: choice(meetingForms).default('inPerson'),
    place: text(),
  }),
  refuse: (kase, input) => gate(kase, input.persons),
  gives: (_kase, input) => [{ type: 'meetingFixed', ...input }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'meetingFixed' && instantOf(e.slot, ctx.zone) > ctx.now
        ? tellPersons(kase, ctx, e.meeting, 'meeting.fixed')
        : [],
    ),
});

/** «Другое время» / «Перенести»: a wish, the reason only if one likes (R92, R101). */
export const requestOtherTime = command({
  name: 'requestOtherTime',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: asked,
  input: byMeeting.extend({
    wish: day().optional(),
    part: choice(partsOfDay).optional(),
    why: choice(['illness', 'work', 'home']).optional(),
    text: text().optional(),
  }),
  gives: (_kase, input) => [
    {
      type: 'otherTimeRequested',
      person: input.person,
      meeting: input.meeting,
      wish: input.wish ?? null,
      part: input.part ?? null,
      why: input.why ?? null,
      text: input.text ?? null,
    },
  ],
  told: tellFacilitator,
});

/** «Предложить другое место»; it changes only when all agree (R77). */
export const requestOtherPlace = command({
  name: 'requestOtherPlace',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  when: (kase) => facilitators(kase).length > 0,
  persons: (kase) =>
    participants(kase)
      .map((p) => p.person)
      .filter((who) => isInformed(kase, who)),
  input: z.object({
    person: person(),
    choice: choice(['video', 'nearer', 'other']),
    place: text().optional(),
    meeting: meeting().optional(),
  }),
  gives: (_kase, input) => [
    {
      type: 'otherPlaceRequested',
      person: input.person,
      choice: input.choice,
      place: input.place ?? null,
      meeting: input.meeting ?? null,
    },
  ],
  told: tellFacilitator,
});

/** «Буду» (R94). */
export const confirmAttendance = command({
  name: 'confirmAttendance',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: asked,
  input: byMeeting,
  refuse: (kase, input) => refuseIf(findMeeting(kase, input.meeting)?.state !== 'planned', 'stale'),
  gives: (_kase, input) => [{ type: 'attendanceConfirmed', ...input }],
});

/** «Перенести встречу»: new times, all answers start anew (R77, R91, R101). */
export const moveMeeting = command({
  name: 'moveMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: (kase) => meetings(kase).some((m) => isOpen(m) && (running(kase) || m.kind === 'review')),
  input: z.object({
    meeting: meeting(),
    slots: slots(),
    place: text().optional(),
    askedBy: choice(['person', 'facilitator']),
    reason: reason().optional(),
  }),
  refuse: (kase, input, ctx) => {
    const found = findMeeting(kase, input.meeting);
    if (found === undefined || !isOpen(found)) return { code: 'stale' };
    return firstRefusal(
      refuseIf(found.kind === 'review' && input.slots.length > 1, 'wrongInput', {
        codes: ['slots'],
      }),
      slotRefusal(kase, ctx, input.slots, input.meeting),
    );
  },
  gives: (_kase, input) => [
    { type: 'meetingMoved', ...input, place: input.place ?? null, reason: input.reason ?? null },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'meetingMoved' ? tellPersons(kase, ctx, e.meeting, movedKey(kase, e.meeting)) : [],
    ),
});

/** Who is asked to the talk about the result is told its new time; the others are asked anew. */
const movedKey = (kase: Case, id: MeetingId): string =>
  findMeeting(kase, id)?.kind === 'review' ? 'meeting.fixed' : 'meeting.moved';

/** «Отменить встречу». */
export const cancelMeeting = command({
  name: 'cancelMeeting',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['facilitator'],
  writes: ['mt'],
  when: (kase) => meetings(kase).some(isOpen),
  input: z.object({ meeting: meeting(), reason: reason().optional() }),
  refuse: (kase, input) => {
    const found = findMeeting(kase, input.meeting);
    return refuseIf(found === undefined || !isOpen(found), 'stale');
  },
  gives: (_kase, input) => [
    { type: 'meetingCancelled', meeting: input.meeting, reason: input.reason ?? null },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) => {
      if (e.type !== 'meetingCancelled') return [];
      const joint = findMeeting(kase, e.meeting)?.kind === 'joint';
      return tellPersons(kase, ctx, e.meeting, joint ? 'joint.cancelled' : 'meeting.cancelled');
    }),
});

const hasBegun = (m: Meeting, ctx: Context) =>
  m.state === 'planned' && m.slot !== null && instantOf(m.slot, ctx.zone) <= ctx.now;

/** The meetings of a kind whose time has come and whose outcome is not recorded. */
export const withoutOutcome = (kase: Case, ctx: Context, kind: Meeting['kind']): Meeting[] =>
  meetings(kase).filter((m) => m.kind === kind && hasBegun(m, ctx));

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
    form: choice(meetingForms).default('inPerson'),
    tookPartInAgenda: choice(['yes', 'no']).default('yes'),
    stillAgrees: choice(['yes', 'no', 'unsure']).default('yes'),
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

function slotDay(kase: Case, id: MeetingId) {
  const slot = findMeeting(kase, id)?.slot ?? null;
  return slot === null ? undefined : dayPart(slot);
}

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
  persons: asked,
  input: byMeeting.extend({
    slots: z
      .array(LocalTime)
      .max(5)
      .meta({ field: { kind: 'list' } }),
  }),
  refuse: (kase, input) => {
    const found = findMeeting(kase, input.meeting);
    const there =
      found?.kind === 'joint' &&
      found.state === 'offered' &&
      input.slots.every((s) => found.slots.includes(s));
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
  when: (kase) => meetings(kase).some((m) => m.kind === 'joint' && m.state === 'offered'),
  input: z.object({ meeting: meeting(), slot: LocalTime.meta({ field: { kind: 'slot' } }) }),
  blocked: (kase) =>
    firstRefusal(
      refuseIf(needsLawEnforcement(kase) && !has(kase, 'lawEnforcementInformed'), 'lawNotInformed'),
      specialistGate(kase),
    ),
  refuse: (kase, input, ctx) => {
    const found = findMeeting(kase, input.meeting);
    if (found?.state !== 'offered') return { code: 'stale' };
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
      .meta({ field: { kind: 'list' } }),
    reason: reason().optional(),
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
        return audience(kase, ctx, e.present).map((who) => toPerson(who, 'joint.after'));
      return e.type === 'jointMeetingNotHeld' && e.day === ctx.today
        ? tellPersons(kase, ctx, e.meeting, 'meeting.missed')
        : [];
    }),
});

/** The commands of meetings (G3.5). */
export const meetingCommands = [
  proposeSlots,
  pickSlot,
  fixMeeting,
  requestOtherTime,
  requestOtherPlace,
  confirmAttendance,
  moveMeeting,
  cancelMeeting,
  recordPreMeeting,
  answerGoOn,
  proposeJointMeeting,
  answerJointMeeting,
  confirmJointMeeting,
  recordJointMeeting,
] as const;
