import { calendarDay } from '../../cases/calendar-day.js';
import { type LocalTime } from '../../cases/local-time.js';
import { type Meeting, meetings } from '../../cases/meetings.js';
import { type OpenedCase } from '../opened-cases.js';
import { shortDay } from './day-words.js';
import { dayAndMonth } from '../../cases/russian-days.js';
import { sideWords } from './side-words.js';

/** A row of «Встречи». */
export type MeetingRow = {
  /** «11 марта»; empty while a time is being chosen. */
  readonly day: string;
  readonly time: string;
  readonly what: string;
  /** The form, and the offered times. */
  readonly words: string;
  readonly state: Meeting['state'];
  readonly stateWords: string;
  readonly icon: 'clock' | 'calendar-event' | 'check' | 'x';
};

const states = {
  offered: { stateWords: 'время предложено', icon: 'clock' },
  planned: { stateWords: 'назначена', icon: 'calendar-event' },
  held: { stateWords: 'проведена', icon: 'check' },
  notHeld: { stateWords: 'не состоялась', icon: 'x' },
  cancelled: { stateWords: 'отменена', icon: 'x' },
} as const satisfies Record<Meeting['state'], Pick<MeetingRow, 'stateWords' | 'icon'>>;

const forms = { inPerson: 'лично', video: 'видеосвязь', phone: 'по телефону' } as const;

/** The meetings of the round as far as they may be seen, the newest first. */
export function meetingRows(opened: OpenedCase): MeetingRow[] {
  return meetings(opened.kase)
    .flatMap((meeting) => meetingRow(opened, meeting))
    .reverse();
}

/** A meeting that was held is seen by other roles than one that is being arranged (J2: mh, mt). */
function meetingRow(opened: OpenedCase, meeting: Meeting): MeetingRow[] {
  const { sight } = opened;
  const held = meeting.state === 'held' || meeting.state === 'notHeld';
  if (sight.sees(held ? 'mh' : 'mt')) return [wholeRow(opened, meeting)];
  const dayOnly = held ? sight.sees('mh', { part: 'state' }) : sight.sees('mt', { part: 'day' });
  return dayOnly ? [{ ...stateRow(meeting), day: dayOf(meeting), what: 'Встреча' }] : [];
}

function wholeRow({ kase, sight }: OpenedCase, meeting: Meeting): MeetingRow {
  const { slot, slots } = meeting;
  const timed = sight.sees('mt');
  const whom = sight.sees('si') ? `: ${withWhom(kase, meeting)}` : '';
  const offered = slot === null && timed ? slots.map(slotWords).join('; ') : '';
  return {
    ...stateRow(meeting),
    day: dayOf(meeting),
    time: slot === null || !timed ? '' : slot.slice(11),
    what: {
      joint: 'Общая встреча',
      review: 'Встреча по итогам',
      preliminary: `Предварительная${whom}`,
    }[meeting.kind],
    words: [forms[meeting.form], offered].filter((part) => part !== '').join(' · '),
  };
}

function stateRow({ state }: Meeting): MeetingRow {
  return { day: '', time: '', what: '', words: '', state, ...states[state] };
}

const dayOf = ({ slot }: Meeting): string =>
  slot === null ? '' : dayAndMonth(calendarDay(slot.slice(0, 10)));

const withWhom = (kase: OpenedCase['kase'], { persons }: Meeting): string =>
  persons.map((person) => sideWords(kase, person)).join(', ');

/** «11 мар, 15:00». */
export const slotWords = (slot: LocalTime): string =>
  `${shortDay(calendarDay(slot.slice(0, 10)))}, ${slot.slice(11)}`;
