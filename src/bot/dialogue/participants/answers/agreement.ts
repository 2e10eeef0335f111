import { type Memory, type Option, type Screen, type Talk } from '../../screen.js';
import {
  type After,
  command,
  type Meaning,
  type Meanings,
  own,
  passed,
  type Pressed,
  saved,
  show,
} from '../meaning.js';
import { isLed, optional } from '../can.js';
import { rows, type Screens } from '../screens.js';
import { rememberAnswered } from '../undo.js';
import { callAsk } from './calls.js';

/** How an item goes; what is answered is remembered for a comment, a correction, more time (R128, R137). */
function fulfil(answer: string, after: After): Meaning {
  return command(
    'answerFulfilment',
    ({ memory }) => ({ item: memory['item'], answer }),
    (pressed) => after({ ...pressed, memory: { ...pressed.memory, answer } }),
  );
}

/** A screen that goes on about the item just answered. */
const about =
  (key: (pressed: Pressed) => string, ...options: readonly string[]): After =>
  (pressed) =>
  (talk) => {
    const { item = '', answer = '' } = pressed.memory;
    const undo = options.includes('undo') ? rememberAnswered(pressed) : {};
    const shown = options.filter((id) => id !== 'comment' || isLed(talk));
    return pressed.s.make(talk, key(pressed), rows(...shown), {
      memory: { item, answer, ...undo },
    });
  };

const thanked = about(() => 'feedback.thanks', 'comment', 'undo');

/** The two sides read the same; only what more time is called differs (⇄). */
const notYet = about(
  ({ key }) => (key.startsWith('feedback.ask.owed') ? 'feedback.notYet.owed' : 'feedback.notYet'),
  'needTime',
  'call',
  'again',
  'comment',
  'nothing',
);

const helped: After =
  ({ s }) =>
  (talk) =>
    s.make(talk, 'feedback.help', [optional(isLed(talk), { id: 'callNot' })].filter(isFilled));

const isFilled = (row: readonly Option[]): boolean => row.length > 0;

const then = (next: 'moreTime' | 'nothing', after: After): Meaning =>
  command(
    'answerFulfilment',
    ({ memory }) => ({ item: memory['item'], answer: 'notYet', then: next }),
    after,
  );

/** A comment goes to who leads the case; to the others only where its author says so (R139). */
const comment: Meaning = ({ talk, memory, s }) => {
  const { item = '', answer = 'notYet' } = memory;
  return show(
    s.make(talk, 'question.prompt', rows('call', 'back'), {
      awaits: 'comment',
      memory: { item, answer },
    }),
  );
};

const share = (passOn: boolean): Meaning =>
  command('answerFulfilment', ({ memory }) => ({
    item: memory['item'],
    answer: memory['answer'],
    comment: memory['words'],
    passOn,
  }));

type FeedbackQuestion = 'safe' | 'heard' | 'advise';

/** One of the three short questions about the meeting; what was answered so far is remembered (R136). */
function gradeAsk(
  talk: Talk,
  s: Screens,
  question: FeedbackQuestion,
  memory: Screen['memory'] = {},
) {
  const grade = (value: string): Option => ({ id: 'grade', value });
  const options = [
    [grade('yes'), grade('partly')],
    [grade('no'), grade('skip')],
  ];
  return s.make(talk, `feedback.${question}`, options, { memory: { ...memory, question } });
}

const grade: Meaning = (pressed) => {
  const { talk, memory, option, s } = pressed;
  const given = { ...memory, [memory['question'] ?? 'safe']: option.value ?? 'skip' };
  if (memory['question'] === 'heard') return show(gradeAsk(talk, s, 'advise', given));
  if (memory['question'] === 'advise') return answerFeedback({ ...pressed, memory: given }, saved);
  return show(
    option.value === 'no'
      ? s.make(talk, 'feedback.low', rows('call', 'callOther', 'skip'), { memory: given })
      : gradeAsk(talk, s, 'heard', given),
  );
};

function answerFeedback(pressed: Pressed, after: After) {
  const { safe = 'skip', heard = 'skip', advise = 'skip' } = pressed.memory;
  const input = () => ({ safe, heard, wouldAdvise: advise });
  return command('answerMeetingFeedback', input, after)(pressed);
}

/** Who wants to talk about a bad meeting has answered: the rest of the questions is left out. */
export const talkAboutIt: Meaning = (pressed) =>
  answerFeedback(pressed, ({ s, option }) => (talk) => {
    const memory: Memory = option.id === 'callOther' ? { otherSpecialist: 'yes' } : {};
    const ask = callAsk(talk, s);
    return { ...ask, memory: { ...ask.memory, ...memory } };
  });

/** The copy of the agreement, how an obligation goes, how the meeting was. */
export const agreementMeanings: Meanings = {
  copyYes: command('answerCopyConsent', () => ({ answer: 'yes' })),
  copyNo: command('answerCopyConsent', () => ({ answer: 'no' })),
  infoRead: own('showResultInfo', ({ talk }) => ({ persons: [talk.person], way: 'link' })),
  done: fulfil('done', thanked),
  partly: fulfil('partly', thanked),
  unknown: fulfil('unknown', thanked),
  notYet: fulfil('notYet', notYet),
  needHelp: fulfil('needHelp', helped),
  again: fulfil('return', passed),
  needTime: then('moreTime', passed),
  nothing: then('nothing', thanked),
  comment,
  shareNo: share(false),
  shareYes: share(true),
  report: own('reportSuccess', () => ({}), thanked),
  rateGo: ({ talk, s }) => show(gradeAsk(talk, s, 'safe')),
  grade,
  skip: ({ talk, memory, s }) => show(gradeAsk(talk, s, 'heard', memory)),
};
