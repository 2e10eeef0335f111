import { latestMeeting } from '../../../../cases/meetings.js';
import { type Screen, type Talk } from '../../screen.js';
import {
  command,
  type Meaning,
  type Meanings,
  now,
  type Pressed,
  saved,
  screen,
  show,
  told,
} from '../meaning.js';
import { present } from '../present.js';
import { type Screens } from '../screens.js';
import { subjectOf } from '../views.js';

const slotGone =
  (s: Screens) =>
  (_code: string, talk: Talk): Screen => ({
    ...present(talk, s),
    before: [{ key: 'error.slotGone', args: {} }],
  });

const pickSlot: Meaning = ({ talk, memory, option, s }) => ({
  type: 'command',
  command: 'pickSlot',
  input: { person: subjectOf(talk), meeting: memory['meeting'], slot: option.value },
  after: saved(s),
  refused: slotGone(s),
});

/** Marks or unmarks a time of the blind poll. */
const mark: Meaning = ({ talk, memory, option, s }) => {
  const joint = latestMeeting(talk.kase, subjectOf(talk), 'joint');
  if (joint?.state !== 'offered') return show(present(talk, s));
  const marked = new Set((memory['marked'] ?? '').split(',').filter((m) => m !== ''));
  if (!marked.delete(option.value ?? '')) marked.add(option.value ?? '');
  return show(s.jointOffer(talk, joint, [...marked]));
};

const answerJoint =
  (slots: (pressed: Pressed) => readonly string[]): Meaning =>
  (pressed) => ({
    type: 'command',
    command: 'answerJointMeeting',
    input: {
      person: subjectOf(pressed.talk),
      meeting: pressed.memory['meeting'],
      slots: slots(pressed),
    },
    after: saved(pressed.s),
    refused: slotGone(pressed.s),
  });

const markedOf = ({ memory }: Pressed): string[] =>
  (memory['marked'] ?? '').split(',').filter((m) => m !== '');

const allSlots = ({ talk }: Pressed): readonly string[] =>
  latestMeeting(talk.kase, subjectOf(talk), 'joint')?.slots ?? [];

/** Times on offer, the blind poll, coming, going on. */
export const meetingMeanings: Meanings = {
  slot: pickSlot,
  time: mark,
  timesDone: answerJoint(markedOf),
  canCome: answerJoint(allSlots),
  willCome: command('confirmAttendance', ({ memory }) => ({ meeting: memory['meeting'] })),
  later: now,
  rules: screen('joint.rules', 'call'),
  goYes: command('answerGoOn', () => ({ answer: 'yes' })),
  goThink: command(
    'answerGoOn',
    () => ({ answer: 'think' }),
    (s) => told(s, 'go.think', ['call']),
  ),
  goNo: command(
    'answerGoOn',
    () => ({ answer: 'no' }),
    (s) => told(s, 'go.no', ['undo', 'call']),
  ),
};
