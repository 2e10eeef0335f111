import { CalendarDay } from '../../../cases/calendar-day.js';
import { type CaseEvent, type EventType } from '../../../cases/events/event.js';
import { MeetingId, PersonId } from '../../../cases/ids.js';
import { findMeeting } from '../../../cases/meetings.js';
import { staffDay } from '../../texts/dates.js';
import { type Memory, type TextArgs } from '../screen.js';
import { type CaseDesk, say, choiceOf } from './desk.js';
import { eventLabel } from './event-words.js';
import { nextLimit, limitText, leftText, limitDays, findLimit } from './limit-words.js';
import { slotText } from './slot-words.js';
import { whoOf } from './who.js';

/** The newest event of the type, of this person where it is about one. */
export function newest(
  desk: CaseDesk,
  type: string,
  person: PersonId | null,
): CaseEvent | undefined {
  return desk.kase.history.findLast(
    (e) => e.type === type && (person === null || !('person' in e) || e.person === person),
  );
}

/** Texts that have a form of their own for one value. */
export function variantOf(key: string, data: Memory): string {
  if (key === 'told.mediatorDecided' && data['choice'] === 'decline') return `${key}.decline`;
  return key;
}

/** What the texts of an event may say, each in words. */
export function argsOf(desk: CaseDesk, event: CaseEvent, data: Memory): TextArgs {
  const person = personOf(data);
  const limit = nextLimit(desk);
  const part = data['part'] ?? 'any';
  return {
    no: desk.kase.number,
    who: person === null ? '' : whoOf(desk, person),
    label: eventLabel(desk, event),
    part: desk.texts.has(`told.part.${part}`) ? say(desk, `told.part.${part}`) : '',
    limit: limit === null ? '' : limitText(desk, limit.id),
    left: leftText(desk, limitDays(desk, leftOf(desk, event.type) ?? limit)),
    staff: desk.talk.staffName(event.actor.type === 'staff' ? event.actor.id : ''),
    when: whenOf(desk, data),
    n: Number(data['n'] ?? 0),
    kind: wordOf(desk, 'told.commissionNotified', data['kind']),
    choice: choiceWord(desk, event, data['choice']),
    topic: event.type === 'supportAsked' ? say(desk, `told.supportAsked.${event.topic}`) : '',
    until: untilWords(desk, event),
    date: dateOf(event, data),
    ...(event.type === 'factCorrected' ? correction(desk, event.event) : { old: '', new: '' }),
  };
}

const leftOf = (desk: CaseDesk, type: EventType) =>
  type === 'pdConsentWithdrawn'
    ? (findLimit(desk, 'withdrawal') ?? findLimit(desk, 'B-D15') ?? null)
    : null;

const wordOf = (desk: CaseDesk, key: string, value: string | undefined): string =>
  value !== undefined && desk.texts.has(`${key}.${value}`) ? say(desk, `${key}.${value}`) : '';

function choiceWord(desk: CaseDesk, event: CaseEvent, value: string | undefined): string {
  if (value === undefined) return '';
  const own = wordOf(desk, `told.${event.type}`, value);
  return own === '' ? choiceOf(desk, event.type === 'caseClosed' ? 'closeCase' : '', value) : own;
}

const whenOf = (desk: CaseDesk, data: Memory): string => {
  const slot = meetingOf(desk, data)?.slot ?? null;
  return slot === null ? '' : slotText(slot);
};

function untilWords(desk: CaseDesk, event: CaseEvent): string {
  if (event.type !== 'casePaused') return '';
  return event.until === null
    ? say(desk, 'told.casePaused.open')
    : say(desk, 'told.casePaused.date', { date: staffDay(event.until) });
}

/** The day that the message speaks of, else the day of the event. */
function dateOf(event: CaseEvent, data: Memory): string {
  const told = CalendarDay.safeParse(data['date']).data;
  return staffDay(told ?? event.day);
}

function correction(desk: CaseDesk, id: string): TextArgs {
  const was = desk.kase.history.find((e) => e.id === id);
  const now = desk.kase.events.find((e) => e.id === id);
  return {
    label: was === undefined ? '' : eventLabel(desk, was),
    old: was === undefined ? '' : staffDay(was.day),
    new: now === undefined ? say(desk, 'fix.removed') : staffDay(now.day),
  };
}

/** The meeting that the data name. */
export function meetingOf({ kase }: CaseDesk, data: Memory) {
  const id = MeetingId.safeParse(data['meeting']).data;
  return id === undefined ? undefined : findMeeting(kase, id);
}

/** The person that the data name. */
export const personOf = (data: Memory): PersonId | null =>
  PersonId.safeParse(data['person']).data ?? null;
