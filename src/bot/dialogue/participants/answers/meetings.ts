import { MeetingId } from '../../../../cases/ids.js';
import { findMeeting, type Meeting, offerOf } from '../../../../cases/meetings.js';
import { type Memory, type Screen, type Talk } from '../../screen.js';
import { opening } from '../can.js';
import {
  ahead,
  command,
  type Meaning,
  type Meanings,
  type Pressed,
  saved,
  show,
  thanks,
  told,
} from '../meaning.js';
import { jointOffer } from '../meeting-screens.js';
import { present } from '../present.js';
import { rows, type Screens } from '../screens.js';
import { subjectOf } from '../views.js';
import { toggled } from './taking-part.js';

/** The meeting that a question was about. */
export function meetingIn({ kase }: Talk, memory: Memory): Meeting | undefined {
  const id = MeetingId.safeParse(memory['meeting']);
  return id.success ? findMeeting(kase, id.data) : undefined;
}

const slotGone =
  (s: Screens) =>
  (_code: string, talk: Talk): Screen =>
    ahead(present(talk, s), 'error.slotGone');

const pickSlot: Meaning = (pressed) => ({
  type: 'command',
  command: 'pickSlot',
  input: {
    person: subjectOf(pressed.talk),
    meeting: pressed.memory['meeting'],
    slot: pressed.option.value,
  },
  after: saved(pressed),
  refused: slotGone(pressed.s),
});

const markedOf = ({ memory }: Pressed): string[] =>
  (memory['marked'] ?? '').split(',').filter((mark) => mark !== '');

/** Marks or unmarks a time of the blind poll. */
const mark: Meaning = (pressed) => {
  const { talk, memory, option, s } = pressed;
  const joint = offerOf(meetingIn(talk, memory));
  if (joint === null) return show(ahead(present(talk, s), 'error.oldButton'));
  return show(jointOffer(talk, joint, toggled(markedOf(pressed), option), s));
};

/** The times that suit; none marked is no answer yet. */
const timesDone: Meaning = (pressed) => {
  const { talk, memory, s } = pressed;
  const slots = markedOf(pressed);
  const joint = offerOf(meetingIn(talk, memory));
  if (slots.length === 0 && joint !== null) return show(jointOffer(talk, joint, [], s));
  return answerJoint(pressed, slots, thanks(pressed, 'joint.answered', { n: slots.length }));
};

const answerJoint = (
  { talk, memory, s }: Pressed,
  slots: readonly string[],
  after: (talk: Talk) => Screen,
) =>
  ({
    type: 'command',
    command: 'answerJointMeeting',
    input: { person: subjectOf(talk), meeting: memory['meeting'], slots },
    after,
    refused: slotGone(s),
  }) as const;

const canCome: Meaning = (pressed) =>
  answerJoint(
    pressed,
    offerOf(meetingIn(pressed.talk, pressed.memory))?.slots ?? [],
    saved(pressed),
  );

/** How it goes, and the questions that the participants released (R102). */
export function rulesScreen(talk: Talk, s: Screens, memory: Memory): Screen {
  const topics = opening(talk, { id: 'openTopics', opens: 'topics' });
  const options = [...topics.map((option) => [option]), ...rows('call')];
  return s.make(talk, 'joint.rules', options, { memory });
}

const bringAsk: Meaning = ({ talk, s }) => {
  const who = (value: string) => ({ id: 'who', value });
  const options = [
    [who('family'), who('friend')],
    [who('teacher'), who('other')],
    [{ id: 'back' }],
  ];
  return show(s.make(talk, 'bring.ask', options));
};

const shareItem = (answer: 'yes' | 'no'): Meaning =>
  command('shareAgendaItem', ({ memory }) => ({ item: memory['words'], answer }));

/** Times on offer, the blind poll, coming, going on, what to speak about, whom to bring. */
export const meetingMeanings: Meanings = {
  slot: pickSlot,
  time: mark,
  timesDone,
  canCome,
  willCome: command('confirmAttendance', ({ memory }) => ({ meeting: memory['meeting'] })),
  later: ({ talk, s }) => show(ahead(present(talk, s), 'saved')),
  rules: ({ talk, memory, s }) => show(rulesScreen(talk, s, memory)),
  goYes: command('answerGoOn', () => ({ answer: 'yes' })),
  goThink: command('answerGoOn', () => ({ answer: 'think' }), told('go.think', 'call')),
  goNo: command('answerGoOn', () => ({ answer: 'no' }), told('go.no', 'undo', 'call')),
  agenda: ({ talk, s }) =>
    show(s.make(talk, 'question.prompt', rows('call', 'back'), { awaits: 'agenda' })),
  agendaYes: shareItem('yes'),
  agendaNo: shareItem('no'),
  bring: bringAsk,
  who: command('proposeSupporter', ({ option }) => ({ relation: option.value }), told('passed')),
};
