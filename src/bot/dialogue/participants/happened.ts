import { type Happened } from '../../conversing.js';
import { type Screen, type Step, type Talk } from '../screen.js';
import { answerStep, recordsNothing } from './answers.js';
import { unlockRow } from './lock.js';
import { ahead, show } from './meaning.js';
import { present } from './present.js';
import { rows, type Screens } from './screens.js';
import { isSeveral } from './views.js';

/** What follows from anything that is neither an answer nor words (H6). */
export function happenedStep(talk: Talk, what: Happened, screens: Screens): Step {
  switch (what.type) {
    case 'start':
    case 'linked':
      return isSeveral(talk) ? { type: 'whom' } : show(present(talk, screens));
    case 'shared':
      return show(screens.make(talk, 'shared.set', unlockRow(talk), { withoutClosing: true }));
    case 'return':
      return show(ahead(present(talk, screens), 'return'));
    case 'oldButton':
      return show(stale(talk, screens));
    case 'voice':
    case 'contact':
      return show(screens.make(talk, `error.${what.type}`, rows('call', 'now')));
    case 'file':
      return show(screens.make(talk, 'error.file', rows('now')));
    case 'double':
      return pressedAgain(talk, what, screens);
  }
}

/** «Эта кнопка уже не нужна» and the present question. */
export const stale = (talk: Talk, screens: Screens): Screen =>
  ahead(present(talk, screens), 'error.oldButton');

/** A second press of an answered question; where the first one recorded nothing, or this one looks only, it counts. */
function pressedAgain(
  talk: Talk,
  { asked, option, given, label }: Happened & { type: 'double' },
  screens: Screens,
): Step {
  if (recordsNothing(option.id) || recordsNothing(given.id))
    return answerStep(talk, asked, option, screens);
  return show(ahead(present(talk, screens), 'error.double', { label }));
}
