import { type Option, type Screen, type Talk, type TextArgs } from '../screen.js';
import { type Screens } from './screens.js';

/** What a shared phone may show as it is: numbers to call, and about the lock itself (H7). */
const open: ReadonlySet<string> = new Set([
  'help.phones',
  'shared.set',
  'shared.off',
  'error.group',
]);

/** «Открыть»: the page that asks for the code; absent where there are no pages. */
export const unlockRow = ({ hasPages }: Talk): Option[][] =>
  hasPages ? [[{ id: 'unlock', opens: 'message' }]] : [];

/** On a shared phone only that there is something; the screen itself opens behind the code, remembered by its key (H7). */
export function reducedScreen(talk: Talk, screen: Screen, screens: Screens): Screen {
  if (!talk.sharedPhone || talk.unlocked === true || open.has(screen.key)) return screen;
  const memory = { ...screen.memory, behind: screen.key };
  if (!talk.hasPages) return screens.make(talk, 'lock.call', [], { memory, withoutClosing: true });
  const near = screen.args['near'];
  const key =
    near !== undefined ? 'lock.reminder' : asks(screen) ? 'lock.question' : 'lock.message';
  const args: TextArgs = near === undefined ? {} : { near };
  return screens.make(talk, key, unlockRow(talk), { memory, args, withoutClosing: true });
}

/** Buttons that are no question: they stand under nearly everything. */
const standing: ReadonlySet<string> = new Set(['help', 'menu', 'call', 'undo', 'now', 'back']);

const asks = ({ options }: Screen): boolean => options.flat().some(({ id }) => !standing.has(id));
