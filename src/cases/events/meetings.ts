import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { MeetingId, PersonId, TextId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import { event } from './envelope.js';

export const meetingForms = ['inPerson', 'video', 'phone'] as const;
export const partsOfDay = ['morning', 'day', 'evening', 'any'] as const;
/** The first agenda, the one with the relatives, the one after the release (R99). */
export const agendaKinds = ['first', 'relatives', 'afterRelease'] as const;
const MeetingForm = z.enum(meetingForms);
const slots = z.array(LocalTime).min(1).max(5);

/** Preliminary and joint meetings, calls and wishes (G3.5). */
export const meetingEvents = [
  event('slotsProposed', {
    meeting: MeetingId,
    persons: z.array(PersonId).min(1),
    slots,
    form: MeetingForm,
    place: TextId,
    address: TextId.nullable(),
  }),
  event('slotPicked', { meeting: MeetingId, person: PersonId, slot: LocalTime }),
  event('meetingFixed', {
    meeting: MeetingId,
    persons: z.array(PersonId).min(1),
    slot: LocalTime,
    form: MeetingForm,
    place: TextId,
  }),
  event('otherTimeRequested', {
    person: PersonId,
    meeting: MeetingId,
    wish: CalendarDay.nullable(),
    part: z.enum(partsOfDay).nullable(),
    why: z.enum(['illness', 'work', 'home']).nullable(),
    text: TextId.nullable(),
  }),
  event('otherPlaceRequested', {
    person: PersonId,
    choice: z.enum(['video', 'nearer', 'other']),
    place: TextId.nullable(),
    meeting: MeetingId.nullable(),
  }),
  event('callRequested', {
    person: PersonId,
    part: z.enum([...partsOfDay, 'writeOnly']),
    otherSpecialist: z.boolean(),
  }),
  event('callMade', { person: PersonId, reached: z.boolean() }),
  event('attendanceConfirmed', { person: PersonId, meeting: MeetingId }),
  event('meetingMoved', {
    meeting: MeetingId,
    slots,
    place: TextId.nullable(),
    askedBy: z.enum(['person', 'facilitator']),
    reason: TextId.nullable(),
  }),
  event('meetingCancelled', { meeting: MeetingId, reason: TextId.nullable() }),
  event('preMeetingHeld', {
    meeting: MeetingId,
    form: MeetingForm,
    tookPartInAgenda: z.enum(['yes', 'no']),
    reason: TextId.nullable(),
    stillAgrees: z.enum(['yes', 'no', 'unsure']),
  }),
  event('preMeetingNotHeld', { meeting: MeetingId, reason: TextId.nullable() }),
  event('goOnAnswered', { person: PersonId, answer: z.enum(['yes', 'think', 'no']) }),
  event('supporterProposed', {
    person: PersonId,
    relation: z.enum(['family', 'friend', 'teacher', 'other']),
    supporter: PersonId.nullable(),
  }),
  event('supporterDecided', {
    asker: PersonId,
    decision: z.enum(['yes', 'no']),
    supporter: PersonId.nullable(),
  }),
  event('agendaItemAdded', { person: PersonId.nullable(), item: TextId }),
  event('agendaItemShared', { item: TextId }),
  event('agendaItemKept', { item: TextId }),
  event('agendaArranged', {
    items: z.array(TextId).min(1),
    /** Of «Вместе»: which of the three agendas it is (R99). */
    kind: z.enum(agendaKinds).nullable().default(null),
  }),
  event('jointMeetingProposed', {
    meeting: MeetingId,
    persons: z.array(PersonId).min(1),
    slots,
    place: TextId,
    address: TextId.nullable(),
    bypass: TextId.nullable(),
  }),
  event('jointMeetingAnswered', {
    person: PersonId,
    meeting: MeetingId,
    slots: z.array(LocalTime),
  }),
  event('jointMeetingConfirmed', { meeting: MeetingId, slot: LocalTime }),
  event('jointMeetingHeld', { meeting: MeetingId, present: z.array(PersonId) }),
  event('jointMeetingNotHeld', { meeting: MeetingId, reason: TextId.nullable() }),
] as const;
