import { type Case } from '../../cases/case.js';
import { calendarDay } from '../../cases/calendar-day.js';
import { type LocalTime } from '../../cases/local-time.js';
import { type Meeting, meetings } from '../../cases/meetings.js';
import { dayAndMonth, shortDay } from './day-words.js';
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

/** The meetings of the round, the newest first. */
export function meetingRows(kase: Case): MeetingRow[] {
  return meetings(kase)
    .map((meeting) => meetingRow(kase, meeting))
    .reverse();
}

function meetingRow(kase: Case, meeting: Meeting): MeetingRow {
  const { slot, slots, state } = meeting;
  return {
    day: slot === null ? '' : dayAndMonth(calendarDay(slot.slice(0, 10))),
    time: slot === null ? '' : slot.slice(11),
    what:
      meeting.kind === 'joint' ? 'Общая встреча' : `Предварительная: ${withWhom(kase, meeting)}`,
    words: [forms[meeting.form], slot === null ? slots.map(slotWords).join('; ') : '']
      .filter((part) => part !== '')
      .join(' · '),
    state,
    ...states[state],
  };
}

const withWhom = (kase: Case, { persons }: Meeting): string =>
  persons.map((person) => sideWords(kase, person)).join(', ');

/** «11 мар, 15:00». */
export const slotWords = (slot: LocalTime): string =>
  `${shortDay(calendarDay(slot.slice(0, 10)))}, ${slot.slice(11)}`;
