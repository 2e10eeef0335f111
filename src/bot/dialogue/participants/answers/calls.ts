import { facilitators } from '../../../../cases/case.js';
import { newId } from '../../../../cases/ids.js';
import { type Option } from '../../screen.js';
import { type Meaning, type Meanings, own, passed, show, told } from '../meaning.js';
import { present } from '../present.js';
import { rows } from '../screens.js';

/** The parts of a day in which one may be called. */
export const callRows: Option[][] = [
  ['morning', 'day'],
  ['evening', 'any'],
].map((row) => row.map((value) => ({ id: 'callWhen', value })));

const callAsk: Meaning = ({ talk, s }) =>
  show(
    s.make(talk, 'call.ask', [
      ...callRows,
      ...(facilitators(talk.kase).length > 0 ? [[{ id: 'callNot' }]] : []),
    ]),
  );

const ask: Meaning = ({ talk, s }) =>
  show(
    facilitators(talk.kase).length === 0
      ? s.make(talk, 'question.none', rows('call'))
      : s.make(talk, 'question.prompt', rows('call', 'back'), { awaits: 'question' }),
  );

/** Being called, and asking who leads the case. */
export const callMeanings: Meanings = {
  call: callAsk,
  partTalk: callAsk,
  callWhen: own(
    'requestCall',
    ({ option }) => ({ part: option.value ?? 'any' }),
    (s) => told(s, 'call.done'),
  ),
  callNow: own(
    'requestCall',
    () => ({ part: 'any' }),
    (s) => told(s, 'call.done'),
  ),
  callNot: own('requestCall', () => ({ part: 'writeOnly' }), passed),
  ask,
  pass: ({ talk, memory, s }) => ({
    type: 'command',
    command: 'askQuestion',
    input: { person: talk.person, question: newId(), text: memory['words'] ?? '' },
    after: passed(s),
  }),
  passNo: ({ memory, s }) => ({
    type: 'drop',
    words: memory['words'] ?? '',
    after: (talk) => present(talk, s),
  }),
};
