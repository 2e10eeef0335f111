import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Memory, type Option, type Screen, type Talk } from './dialogue/screen.js';
import { type Question, type QuestionStore } from './questions.js';
import { renderScreen, type RenderedScreen } from './render.js';
import { type Texts } from './texts/texts.js';
import { wordingArgs } from './texts/wording.js';

/** The closing row of every message to a participant (H1.4). */
const closingRow: readonly Option[] = [{ id: 'help' }, { id: 'menu' }];

export interface Speaking {
  readonly texts: Texts;
  readonly questions: QuestionStore;
  talk(kase: Case, person: PersonId, account: Account): Promise<Talk>;
  /** The screen of a told key; null: no longer wanted. */
  screenOf(talk: Talk, key: string, data: Memory): Screen | null;
  /** Technical clock. */
  now(): Date;
}

type Asked = Pick<Question, 'account' | 'subject' | 'caseId'>;

/** Makes a participant's screen into messages with the words of the case's procedure. */
export function renderFor(
  { texts, now }: Pick<Speaking, 'texts' | 'now'>,
  screen: Screen,
  asked: Asked,
  ctx: Context | null,
  id: string,
): RenderedScreen {
  const common = ctx === null ? {} : wordingArgs(ctx.procedure.wording);
  const labelOf = (key: string, option: Option) => labelFor(texts, key, option, common);
  return renderScreen({ texts, common, labelOf, closing: closingRow }, screen, asked, now(), id);
}

/** The words of a button. */
export function labelFor(
  texts: Texts,
  screenKey: string,
  { id, value, label, labelArgs }: Option,
  common: Readonly<Record<string, string | number>> = {},
): string {
  if (label !== undefined) return label;
  const own = value === undefined ? null : `${id}.${value}`;
  const args = { ...common, ...labelArgs };
  return own !== null && texts.has(`option.${own}`)
    ? texts.optionLabel(screenKey, own, args)
    : texts.optionLabel(screenKey, id, args);
}
