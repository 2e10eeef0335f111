import { newId } from '../../../../cases/ids.js';
import { type Option, type Screen, type Talk } from '../../screen.js';
import { isLed, optional } from '../can.js';
import { ahead, type Meaning, type Meanings, own, passed, show, told } from '../meaning.js';
import { present } from '../present.js';
import { rows, type Screens } from '../screens.js';

/** The parts of a day in which one may be called. */
const callRows: Option[][] = [
  ['morning', 'day'],
  ['evening', 'any'],
].map((row) => row.map((value) => ({ id: 'callWhen', value })));

/** «Когда Вам удобно поговорить?» */
export function callAsk(talk: Talk, s: Screens): Screen {
  const not = optional(isLed(talk), { id: 'callNot' });
  return s.make(talk, 'call.ask', [...callRows, ...(not.length > 0 ? [not] : [])]);
}

const call: Meaning = ({ talk, s }) => show(callAsk(talk, s));

/** A typed question is for who leads the case; before there is anybody, the telephone (H1.5). */
export const ask: Meaning = ({ talk, s }) =>
  show(
    isLed(talk)
      ? s.make(talk, 'question.prompt', rows('call', 'back'), { awaits: 'question' })
      : s.make(talk, 'question.none', rows('call')),
  );

/** Passes the sealed words on; then the open question comes again (H1.5). */
const pass: Meaning = ({ talk, memory, s }) => ({
  type: 'command',
  command: 'askQuestion',
  input: { person: talk.person, question: newId(), text: memory['words'] ?? '' },
  after: (after) => ahead(present(after, s), 'passed', s.make(after, 'passed').args),
});

/** Being called, and asking who leads the case. */
export const callMeanings: Meanings = {
  call,
  leadMeet: call,
  planTalk: call,
  guestOther: call,
  callWhen: own(
    'requestCall',
    ({ option, memory }) => ({
      part: option.value ?? 'any',
      otherSpecialist: memory['otherSpecialist'] === 'yes',
    }),
    told('call.done'),
  ),
  callNow: own('requestCall', () => ({ part: 'any' }), told('call.done')),
  callNot: own('requestCall', () => ({ part: 'writeOnly' }), passed),
  callOther: own('requestCall', () => ({ part: 'any', otherSpecialist: true }), told('call.done')),
  ask,
  pass,
  passNo: ({ memory, s }) => ({
    type: 'drop',
    words: memory['words'] ?? '',
    after: (talk) => present(talk, s),
  }),
};
