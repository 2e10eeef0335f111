import { type Memory, type Option, type Step, type Talk } from '../screen.js';
import { agreementMeanings, talkAboutIt } from './answers/agreement.js';
import { callMeanings } from './answers/calls.js';
import { consentMeanings } from './answers/consent.js';
import { helpAndExitMeanings } from './answers/help-and-exits.js';
import { meetingMeanings } from './answers/meetings.js';
import { menuMeanings } from './answers/menu.js';
import { otherTimeMeanings } from './answers/other-time.js';
import { takingPartMeanings } from './answers/taking-part.js';
import { type Meanings, show } from './meaning.js';
import { present } from './present.js';
import { type Screens } from './screens.js';
import { hasWithdrawn } from './situations/personal.js';

/** What a press means: by the option's id; a few depend on the screen too. */
export function answerStep(
  talk: Talk,
  asked: { readonly key: string; readonly memory: Memory },
  option: Option,
  screens: Screens,
): Step {
  const meaning = onScreens[asked.key]?.[option.id] ?? meanings[option.id];
  const isOver = hasWithdrawn(talk) && !afterWithdrawal.has(option.id);
  return meaning === undefined || isOver
    ? show(present(talk, screens))
    : meaning({ talk, memory: asked.memory, key: asked.key, option, s: screens });
}

/** What a withdrawn consent leaves: help, the own data, another person or case of the account (H9.7, J4.4). */
const afterWithdrawal: ReadonlySet<string> = new Set([
  'help',
  'helpFear',
  'helpLife',
  'tellService',
  'data',
  'whom',
  'self',
  'child',
]);

/** Buttons that mean something else on one screen. */
const onScreens: Readonly<Record<string, Meanings>> = {
  'feedback.low': { call: talkAboutIt, callOther: talkAboutIt },
};

/** Buttons that only show something: a question they were pressed under is still open. */
const looking: ReadonlySet<string> = new Set([
  'help',
  'menu',
  'next',
  'back',
  'now',
  'undo',
  'call',
  'partTalk',
  'ask',
  'others',
  'placeOther',
  'slotOther',
  'move',
  'cantCome',
  'stop',
  'stay',
  'about',
  'pdShow',
  'rules',
  'bring',
  'agenda',
  'comment',
  'dayMore',
  'pause',
  'leave',
  'withdraw',
  'data',
  'whom',
  'time',
  'guest',
  'helpFear',
  'helpLost',
  'helpSlip',
]);

/** True for a button that shows something and records no answer. */
export const recordsNothing = (option: string): boolean => looking.has(option);

const meanings: Meanings = {
  ...consentMeanings,
  ...meetingMeanings,
  ...otherTimeMeanings,
  ...callMeanings,
  ...takingPartMeanings,
  ...agreementMeanings,
  ...helpAndExitMeanings,
  ...menuMeanings,
};
