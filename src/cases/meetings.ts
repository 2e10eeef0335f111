import { type Case, inRound, last, lastOf } from './case.js';
import { calendarDay, type CalendarDay, instantAt } from './calendar-day.js';
import { type CaseEvent } from './events/event.js';
import { MeetingId, type PersonId, type TextId } from './ids.js';
import { type LocalTime } from './local-time.js';

/** A preliminary or joint meeting, or the agreed talk about the result, as its events left it (R91, R133). */
export interface Meeting {
  readonly id: MeetingId;
  readonly kind: 'preliminary' | 'joint' | 'review';
  readonly persons: readonly PersonId[];
  readonly slots: readonly LocalTime[];
  readonly form: 'inPerson' | 'video' | 'phone';
  readonly place: TextId;
  /** Another place that is asked about, for the time that was agreed; the old one holds until all can (R77). */
  readonly otherPlace: TextId | null;
  readonly state: 'offered' | 'planned' | 'held' | 'notHeld' | 'cancelled';
  /** The agreed time; null until there is one. */
  readonly slot: LocalTime | null;
  /** Of a joint meeting: the slots that suit each person who answered. */
  readonly answers: ReadonlyMap<PersonId, readonly LocalTime[]>;
  readonly confirmedBy: ReadonlySet<PersonId>;
  /** Counts how often the times changed, so that old buttons and reminders are told apart. */
  readonly moves: number;
}

/** The day of a local time. */
export const dayOfTime = (time: LocalTime): CalendarDay => calendarDay(time.slice(0, 10));

/** The instant of a local time in a zone. */
export const instantOf = (time: LocalTime, zone: string): Date =>
  instantAt(dayOfTime(time), time.slice(11), zone);

/** What is asked about a meeting now: times on offer, or another place for the agreed time (R77); null: nothing. */
export function offerOf(meeting: Meeting | undefined): Meeting | null {
  if (meeting?.state === 'offered') return meeting;
  if (meeting?.state !== 'planned' || meeting.otherPlace === null || meeting.slot === null)
    return null;
  return { ...meeting, state: 'offered', slots: [meeting.slot], place: meeting.otherPlace };
}

/** The agreed time stays, only the place is another. */
export const movesPlaceOnly = (
  { kind, state, slot }: Pick<Meeting, 'kind' | 'state' | 'slot'>,
  { slots, place }: { readonly slots: readonly LocalTime[]; readonly place: TextId | null },
): boolean =>
  kind !== 'review' &&
  state === 'planned' &&
  place !== null &&
  slots.length === 1 &&
  slots[0] === slot;

/** All meetings of the present round, in the order of their proposal. */
export function meetings(kase: Case): Meeting[] {
  const found = new Map<MeetingId, Meeting>();
  for (const event of inRound(kase).events) {
    const next = applyTo(found, event) ?? reviewOf(kase, found, event);
    if (next !== null) found.set(next.id, next);
    if (event.type === 'programmeCompleted' && event.result === 'withdrawn') endAll(found);
    if (event.type === 'reviewMeetingRecorded') settleReviews(found, event.held);
  }
  return [...found.values()];
}

/** The meeting with this id, when it belongs to the present round. */
export function findMeeting(kase: Case, id: MeetingId): Meeting | undefined {
  return meetings(kase).find((m) => m.id === id);
}

/** The newest meeting of a kind that this person is asked to. */
export function latestMeeting(
  kase: Case,
  person: PersonId,
  kind: Meeting['kind'],
): Meeting | undefined {
  return meetings(kase)
    .filter((m) => m.kind === kind && m.persons.includes(person))
    .at(-1);
}

/** Another time was wished for since this one was offered or agreed. */
export function isWishedElse(kase: Case, meeting: MeetingId): boolean {
  const newest = lastOf(
    inRound(kase),
    [
      'slotsProposed',
      'jointMeetingProposed',
      'meetingMoved',
      'slotPicked',
      'meetingFixed',
      'jointMeetingAnswered',
      'jointMeetingConfirmed',
      'attendanceConfirmed',
      'otherTimeRequested',
    ],
    (e) => e.meeting === meeting,
  );
  return newest?.type === 'otherTimeRequested';
}

/** Slots that suit everyone who has to be there (R101). */
export function commonSlots(meeting: Meeting, needed: readonly PersonId[]): LocalTime[] {
  return meeting.slots.filter((slot) =>
    needed.every((person) => meeting.answers.get(person)?.includes(slot) === true),
  );
}

function applyTo(found: ReadonlyMap<MeetingId, Meeting>, event: CaseEvent): Meeting | null {
  const opened = openedBy(event);
  if (opened !== null) return opened;
  if (!('meeting' in event) || event.type === 'commissionMeetingSet') return null;
  const meeting = event.meeting === null ? undefined : found.get(event.meeting);
  return meeting === undefined ? null : { ...meeting, ...changedBy(meeting, event) };
}

/** The talk about the result that an agreement names, at its place or where the last meeting was (R133). */
function reviewOf(
  kase: Case,
  found: ReadonlyMap<MeetingId, Meeting>,
  event: CaseEvent,
): Meeting | null {
  if (event.type !== 'agreementSigned') return null;
  const draft = last(kase, 'agreementDrafted', (e) => e.agreement === event.agreement);
  const place = draft?.reviewPlace ?? [...found.values()].at(-1)?.place ?? null;
  if (draft === undefined || draft.reviewAt === null || place === null) return null;
  return {
    id: MeetingId.parse(event.agreement),
    kind: 'review',
    persons: event.signatories,
    slots: [draft.reviewAt],
    form: 'inPerson',
    place,
    state: 'planned',
    moves: 0,
    ...unanswered,
    slot: draft.reviewAt,
  };
}

/** When the programme ends by the leaving of a side, no meeting stays planned (R68). */
function endAll(found: Map<MeetingId, Meeting>): void {
  for (const meeting of found.values())
    if (meeting.state === 'offered' || meeting.state === 'planned')
      found.set(meeting.id, { ...meeting, state: 'cancelled' });
}

function settleReviews(found: Map<MeetingId, Meeting>, held: boolean): void {
  for (const meeting of found.values())
    if (meeting.kind === 'review' && meeting.state === 'planned')
      found.set(meeting.id, { ...meeting, state: held ? 'held' : 'notHeld' });
}

const unanswered = {
  answers: new Map(),
  confirmedBy: new Set<PersonId>(),
  slot: null,
  otherPlace: null,
} as const;

function openedBy(event: CaseEvent): Meeting | null {
  if (event.type === 'slotsProposed') {
    const { meeting, persons, slots, form, place } = event;
    return {
      id: meeting,
      kind: 'preliminary',
      persons,
      slots,
      form,
      place,
      state: 'offered',
      moves: 0,
      ...unanswered,
    };
  }
  if (event.type === 'meetingFixed') {
    const { meeting, persons, slot, form, place } = event;
    return {
      id: meeting,
      kind: 'preliminary',
      persons,
      slots: [slot],
      form,
      place,
      state: 'planned',
      moves: 0,
      ...unanswered,
      slot,
    };
  }
  if (event.type === 'jointMeetingProposed') {
    const { meeting, persons, slots, place } = event;
    return {
      id: meeting,
      kind: 'joint',
      persons,
      slots,
      form: 'inPerson',
      place,
      state: 'offered',
      moves: 0,
      ...unanswered,
    };
  }
  return null;
}

/** The new place holds from now on. */
const elsewhere = ({ otherPlace, moves }: Meeting): Partial<Meeting> =>
  otherPlace === null ? {} : { place: otherPlace, otherPlace: null, moves: moves + 1 };

/** Everybody who comes has to be able to, before the place changes. */
function pickedElsewhere(meeting: Meeting, who: PersonId, slot: LocalTime): Partial<Meeting> {
  const answers = new Map([...meeting.answers, [who, [slot]] as const]);
  const isAgreed = meeting.persons.every((person) => answers.has(person));
  return isAgreed ? { answers, ...elsewhere(meeting) } : { answers };
}

function changedBy(meeting: Meeting, event: CaseEvent): Partial<Meeting> {
  if (meeting.otherPlace !== null && event.type === 'slotPicked')
    return pickedElsewhere(meeting, event.person, event.slot);
  if (event.type === 'slotPicked' || event.type === 'jointMeetingConfirmed')
    return { state: 'planned', slot: event.slot, ...elsewhere(meeting) };
  if (event.type === 'meetingMoved' && movesPlaceOnly(meeting, event))
    return { otherPlace: event.place, answers: new Map() };
  if (event.type === 'meetingMoved')
    return {
      state: meeting.kind === 'review' ? 'planned' : 'offered',
      slots: event.slots,
      place: event.place ?? meeting.place,
      moves: meeting.moves + 1,
      ...unanswered,
      slot: meeting.kind === 'review' ? (event.slots[0] ?? null) : null,
    };
  if (event.type === 'meetingCancelled') return { state: 'cancelled' };
  if (event.type === 'preMeetingHeld' || event.type === 'jointMeetingHeld')
    return { state: 'held' };
  if (event.type === 'preMeetingNotHeld' || event.type === 'jointMeetingNotHeld')
    return { state: 'notHeld' };
  if (event.type === 'attendanceConfirmed')
    return { confirmedBy: new Set([...meeting.confirmedBy, event.person]) };
  if (event.type === 'jointMeetingAnswered')
    return { answers: new Map([...meeting.answers, [event.person, event.slots]]) };
  return {};
}
