import { addDays, calendarDay, type CalendarDay } from '../../../../cases/calendar-day.js';
import { latestMeeting } from '../../../../cases/meetings.js';
import { dayLabel, dayText } from '../../../texts/dates.js';
import { type Memory, type Talk } from '../../screen.js';
import { command, type Meaning, type Meanings, passed, show, told } from '../meaning.js';
import { subjectOf } from '../views.js';
import { callRows } from './calls.js';

/** Six days a screen, from tomorrow on (H). */
const otherDay: Meaning = ({ talk, memory, s }) => {
  const from = calendarDay(memory['from'] ?? addDays(talk.ctx.today, 1));
  const days = [0, 1, 2, 3, 4, 5].map((n) => addDays(from, n));
  const button = (day: CalendarDay) => ({ id: 'day', value: day, label: dayLabel(day) });
  const meeting = memory['meeting'] ?? meetingOf(talk);
  if (meeting === null) return show(s.make(talk, 'call.ask', callRows));
  return show(
    s.make(
      talk,
      'other.day',
      [
        days.slice(0, 3).map(button),
        days.slice(3).map(button),
        [{ id: 'dayMore' }, { id: 'back' }],
      ],
      { memory: { ...memory, meeting, from } },
    ),
  );
};

function meetingOf(talk: Talk): string | null {
  const subject = subjectOf(talk);
  return (
    (latestMeeting(talk.kase, subject, 'joint') ?? latestMeeting(talk.kase, subject, 'preliminary'))
      ?.id ?? null
  );
}

const dayMore: Meaning = (pressed) =>
  otherDay({
    ...pressed,
    memory: {
      ...pressed.memory,
      from: addDays(calendarDay(pressed.memory['from'] ?? pressed.talk.ctx.today), 6),
    },
  });

const pickDay: Meaning = ({ talk, memory, option, s }) => {
  const parts = [
    ['morning', 'day'],
    ['evening', 'any'],
  ].map((row) => row.map((value) => ({ id: 'part', value })));
  return show(
    s.make(talk, 'other.part', [...parts, [{ id: 'back' }]], {
      args: { date: dayText(calendarDay(option.value ?? '')) },
      memory: { ...memory, day: option.value ?? '' },
    }),
  );
};

const pickPart: Meaning = command(
  'requestOtherTime',
  ({ memory, option }) => ({
    meeting: memory['meeting'],
    wish: memory['day'],
    part: option.value,
    ...(memory['why'] === undefined ? {} : { why: memory['why'] }),
  }),
  passed,
);

const moveWhy: Meaning = ({ talk, memory, option, s }) => {
  const why = (value: string) => ({ id: 'why', value });
  return show(
    s.make(
      talk,
      'move.why',
      [[why('illness'), why('work')], [why('home'), why('none')], [{ id: 'back' }]],
      { memory: { ...memory, mode: option.id } },
    ),
  );
};

const whyGiven: Meaning = (pressed) => {
  const { talk, memory, option, s } = pressed;
  const why: Memory =
    option.value === undefined || option.value === 'none' ? {} : { why: option.value };
  if (memory['mode'] !== 'cantCome') return otherDay({ ...pressed, memory: { ...memory, ...why } });
  return {
    type: 'command',
    command: 'requestOtherTime',
    input: { person: subjectOf(talk), meeting: memory['meeting'], ...why },
    after: told(s, 'cant.done'),
  };
};

/** Another time for a meeting, and why (R92). */
export const otherTimeMeanings: Meanings = {
  slotOther: otherDay,
  timesNone: otherDay,
  day: pickDay,
  dayMore,
  part: pickPart,
  move: moveWhy,
  cantCome: moveWhy,
  why: whyGiven,
};
