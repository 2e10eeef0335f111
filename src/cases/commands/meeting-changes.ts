import { z } from 'zod';
import { type Case, facilitators } from '../case.js';
import { command } from '../command.js';
import { partsOfDay } from '../events/meetings.js';
import { choice, day, person, reason, text } from '../fields.js';
import { type MeetingId } from '../ids.js';
import { type LocalTime } from '../local-time.js';
import { findMeeting, type Meeting, meetings } from '../meetings.js';
import { isInformed, participants } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { tellPersons, tellFacilitator } from './audience.js';
import { asked, isPlanned, byMeeting, isOpen, meeting, running, slots } from './meeting-fields.js';
import { gate, slotRefusal, specialistGate } from './meeting-gates.js';

/** «Другое время» / «Перенести»: a wish, the reason only if one likes (R92, R101). */
export const requestOtherTime = command({
  name: 'requestOtherTime',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'meetings',
  who: ['answer'],
  writes: ['mt'],
  persons: (kase) => asked(kase),
  input: byMeeting.extend({
    day: day().optional(),
    part: choice(partsOfDay).optional(),
    why: choice(['illness', 'work', 'home']).optional(),
    wish: text().optional(),
  }),
  gives: (_kase, input) => [
    {
      type: 'otherTimeRequested',
      person: input.person,
      meeting: input.meeting,
      wish: input.day ?? null,
      part: input.part ?? null,
      why: input.why ?? null,
      text: input.wish ?? null,
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
  persons: (kase) => asked(kase, isPlanned),
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
    /** Absent: only the place is another. */
    slots: slots().optional(),
    place: text().optional(),
    askedBy: choice(['person', 'facilitator']),
    reason: reason().optional(),
  }),
  refuse: (kase, input, ctx) => {
    const found = findMeeting(kase, input.meeting);
    if (found === undefined || !isOpen(found)) return { code: 'stale' };
    return firstRefusal(
      refuseIf(found.kind === 'review' && (input.slots ?? []).length !== 1, 'wrongInput', {
        codes: ['slots'],
      }),
      refuseIf(input.slots === undefined && input.place === undefined, 'wrongInput', {
        codes: ['slots', 'place'],
      }),
      found.kind === 'preliminary' ? gate(kase, ctx, found.persons) : null,
      found.kind === 'joint' ? specialistGate(kase) : null,
      slotRefusal(kase, ctx, slotsOf(found, input.slots), input.meeting),
    );
  },
  gives: (kase, { slots: times, place = null, reason: why = null, ...input }) => {
    const found = findMeeting(kase, input.meeting);
    return found === undefined
      ? []
      : [{ type: 'meetingMoved', ...input, slots: slotsOf(found, times), place, reason: why }];
  },
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'meetingMoved' ? tellPersons(kase, ctx, e.meeting, movedKey(kase, e.meeting)) : [],
    ),
});

/** The new times; without any the agreed one, or those on offer. */
const slotsOf = ({ slot, slots: offered }: Meeting, times: readonly LocalTime[] | undefined) => [
  ...(times ?? (slot === null ? offered : [slot])),
];

/** Who is asked to the talk about the result is told its new time; the others are asked anew. */
function movedKey(kase: Case, id: MeetingId): string {
  const moved = findMeeting(kase, id);
  if (moved?.kind === 'review') return 'meeting.fixed';
  if (moved === undefined || moved.otherPlace === null) return 'meeting.moved';
  return moved.kind === 'joint' ? 'joint.offer.one' : 'slot.offer';
}

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
