import { type Dialogue } from '../../conversing.js';
import { type Texts } from '../../texts/texts.js';
import { answerStep } from './answers.js';
import { behindLock } from './behind-lock.js';
import { happenedStep, stale } from './happened.js';
import { reducedScreen } from './lock.js';
import { present } from './present.js';
import { type Memory, type Screen, type Talk } from '../screen.js';
import { createScreens } from './screens.js';
import { toldScreen } from './told.js';
import { typedStep } from './typed.js';
import { whomScreen } from './whom.js';

/** The pure dialogue with participants (appendix H), over these texts. */
export function participantDialogue(
  texts: Texts,
): Dialogue & { screenOf(talk: Talk, key: string, data: Memory): Screen | null } {
  const screens = createScreens(texts);
  return {
    present: (talk) => present(talk, screens),
    answer: (talk, asked, option) => answerStep(talk, asked, option, screens),
    typed: (talk, asked, text) => typedStep(talk, asked, text, screens),
    happened: (talk, what) => happenedStep(talk, what, screens),
    stale: (talk) => stale(talk, screens),
    whom: (talks, then) => whomScreen(talks, screens, then),
    reduced: (talk, screen) => reducedScreen(talk, screen, screens),
    behind: (talk, memory) => behindLock(talk, memory, screens),
    screenOf: (talk, key, data) => toldScreen(talk, key, data, screens),
  };
}
