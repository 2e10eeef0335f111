import { type Screen, type Talk } from '../../screen.js';
import { command, type Meaning, type Meanings, passed, told } from '../meaning.js';
import { type Screens } from '../screens.js';

function fulfil(answer: string, after: (s: Screens) => (talk: Talk) => Screen): Meaning {
  return command('answerFulfilment', ({ memory }) => ({ item: memory['item'], answer }), after);
}

/** The copy of the agreement, and how an obligation goes. */
export const agreementMeanings: Meanings = {
  copyYes: command('answerCopyConsent', () => ({ answer: 'yes' })),
  copyNo: command('answerCopyConsent', () => ({ answer: 'no' })),
  done: fulfil('done', (s) => told(s, 'feedback.thanks')),
  partly: fulfil('partly', (s) => told(s, 'feedback.thanks')),
  unknown: fulfil('unknown', (s) => told(s, 'feedback.thanks')),
  notYet: fulfil('notYet', (s) => told(s, 'feedback.notYet', ['call'])),
  needHelp: fulfil('needHelp', (s) => told(s, 'feedback.help')),
  again: fulfil('return', passed),
};
