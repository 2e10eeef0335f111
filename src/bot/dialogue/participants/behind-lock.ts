import { type Memory, type Screen, type Talk } from '../screen.js';
import { answerStep } from './answers.js';
import { present } from './present.js';
import { type Screens } from './screens.js';
import { toldScreen } from './told.js';

/** Screens that open without changing anything. */
const opened: ReadonlySet<string> = new Set(['stop', 'menu']);

/** What a shared phone did not show, made again from the memory of its `lock.*` question (H7). */
export function behindLock(talk: Talk, memory: Memory, screens: Screens): Screen {
  const key = memory['behind'] ?? '';
  const step = opened.has(key) ? answerStep(talk, { key, memory }, { id: key }, screens) : null;
  if (step?.type === 'show') return step.screen;
  return toldScreen(talk, key, memory, screens) ?? present(talk, screens);
}
