import { addDays, calendarDay, CalendarDay } from '../../../../cases/calendar-day.js';
import { dayLabel, dayText } from '../../../texts/dates.js';
import { type Memory, type Option, type Screen, type Talk } from '../../screen.js';
import { command, type Meaning, type Meanings, passed, show, told } from '../meaning.js';
import { pairs, type Screens } from '../screens.js';
import { meetingOf } from '../situations/meetings.js';
import { callAsk } from './calls.js';

/** Days on one screen. */
const daysShown = 6;

/** Six days from tomorrow on, or a typed one; without a meeting to move only a call is left. */
export function dayAsk(talk: Talk, memory: Memory, s: Screens): Screen {
  const meeting =
    memory['meeting'] ?? (meetingOf(talk, 'joint') ?? meetingOf(talk, 'preliminary'))?.id;
  if (meeting === undefined) return callAsk(talk, s);
  const from = CalendarDay.safeParse(memory['from']).data ?? addDays(talk.ctx.today, 1);
  const days = Array.from({ length: daysShown }, (_, n) => addDays(from, n));
  const button = (day: CalendarDay): Option => ({ id: 'day', value: day, label: dayLabel(day) });
  const options = [...pairs(days.map(button)), [{ id: 'dayMore' }, { id: 'back' }]];
  return s.make(talk, 'other.day', options, {
    memory: { ...memory, meeting, from },
    awaits: 'day',
  });
}

/** The part of a day that suits. */
export function partAsk(talk: Talk, memory: Memory, day: CalendarDay, s: Screens): Screen {
  const part = (value: string): Option => ({ id: 'part', value });
  const options = [
    [part('morning'), part('day')],
    [part('evening'), part('any')],
    [{ id: 'back' }],
  ];
  return s.make(talk, 'other.part', options, {
    args: { date: dayText(day) },
    memory: { ...memory, day },
    awaits: 'part',
  });
}

const otherDay: Meaning = ({ talk, memory, s }) => show(dayAsk(talk, memory, s));

const dayMore: Meaning = ({ talk, memory, s }) => {
  const from = CalendarDay.safeParse(memory['from']).data ?? talk.ctx.today;
  return show(dayAsk(talk, { ...memory, from: addDays(from, daysShown) }, s));
};

const pickDay: Meaning = ({ talk, memory, option, s }) =>
  show(partAsk(talk, memory, calendarDay(option.value ?? ''), s));

const pickPart: Meaning = command(
  'requestOtherTime',
  ({ memory, option }) => ({
    ...wishOf(memory),
    day: memory['day'],
    part: option.value,
  }),
  passed,
);

/** The meeting, and why, as far as it was said. */
export const wishOf = ({ meeting, why }: Memory) =>
  why === undefined ? { meeting } : { meeting, why };

const moveWhy: Meaning = ({ talk, memory, option, s }) => {
  const why = (value: string): Option => ({ id: 'why', value });
  const options = [[why('illness'), why('work')], [why('home'), why('none')], [{ id: 'back' }]];
  return show(s.make(talk, 'move.why', options, { memory: { ...memory, mode: option.id } }));
};

const whyGiven: Meaning = (pressed) => {
  const { talk, option, s } = pressed;
  const why: Memory =
    option.value === undefined || option.value === 'none' ? {} : { why: option.value };
  const memory = { ...pressed.memory, ...why };
  if (memory['mode'] !== 'cantCome') return show(dayAsk(talk, memory, s));
  return command('requestOtherTime', () => wishOf(memory), told('cant.done'))(pressed);
};

const placeAsk: Meaning = ({ talk, memory, s }) => {
  const place = (value: string): Option => ({ id: 'place', value });
  const options = [
    [place('video'), place('nearer')],
    [place('other')],
    [{ id: 'call' }, { id: 'back' }],
  ];
  return show(s.make(talk, 'place.ask', options, { memory }));
};

const placeChosen: Meaning = command(
  'requestOtherPlace',
  ({ memory, option }) => ({
    choice: option.value,
    ...(memory['meeting'] === undefined ? {} : { meeting: memory['meeting'] }),
  }),
  passed,
);

/** Another time or place for a meeting, and why (R77, R92). */
export const otherTimeMeanings: Meanings = {
  slotOther: otherDay,
  timesNone: otherDay,
  day: pickDay,
  dayMore,
  part: pickPart,
  move: moveWhy,
  cantCome: moveWhy,
  why: whyGiven,
  placeOther: placeAsk,
  place: placeChosen,
};
