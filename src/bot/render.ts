import { newId } from '../cases/ids.js';
import { type Button, messageLimits, type OutgoingMessage } from './channels/channel.js';
import { type Option, type Screen, type TextArgs } from './dialogue/screen.js';
import { type StaffScreen } from './dialogue/staff/staff-talk.js';
import { type Asked, type Question } from './questions.js';
import { capital } from './texts/wording.js';
import { type Texts } from './texts/texts.js';

/** A screen as messages, and the question its buttons point to. */
export interface RenderedScreen {
  readonly messages: readonly OutgoingMessage[];
  readonly question: Question | null;
}

export interface Rendering {
  readonly texts: Texts;
  /** The procedure's words and everything else that every text may ask for (H2). */
  readonly common: TextArgs;
  readonly labelOf: (screenKey: string, option: Option) => string;
  /** Makes a key's text; staff screens compose some themselves. */
  readonly closing: readonly Option[];
}

/** Makes the messages of a screen; a button's data is `q:<question>.<number>`. */
export function renderScreen(
  { texts, common, labelOf, closing }: Rendering,
  screen: Screen,
  asked: Pick<Asked, 'account' | 'subject' | 'caseId'>,
  now: Date,
  id: string = newId(),
): RenderedScreen {
  const rows =
    screen.withoutClosing === true || closing.length === 0
      ? screen.options
      : [...screen.options, closing];
  const options = rows.flat();
  const say = (key: string, args: TextArgs) => capital(texts.say(key, { ...common, ...args }));
  const alone = (screen.before ?? [])
    .filter((b) => b.alone === true)
    .map((b) => say(b.key, b.args));
  const above = (screen.before ?? [])
    .filter((b) => b.alone !== true)
    .map((b) => say(b.key, b.args));
  const parts = [...alone, ...(screen.parts ?? [])];
  const below = (screen.below ?? []).map((b) => say(b.key, b.args));
  const own = screen.partsOnly === true ? [] : [say(screen.key, screen.args)];
  const text = [...above, ...own, ...below].join('\n\n').slice(0, messageLimits.text);
  const said = text === '' ? parts : [...parts, text];
  const buttons = buttonsOf(rows, id, (option) => labelOf(screen.key, option));
  const messages = said.map((words, n) => ({
    text: words,
    buttons: n === said.length - 1 ? buttons : [],
  }));
  return { messages, question: questionOf(screen, options, asked, now, id) };
}

/** The question that the buttons and typed words answer; null: nothing is asked. */
function questionOf(
  { key, memory = {}, awaits }: Screen,
  options: readonly Option[],
  asked: Pick<Asked, 'account' | 'subject' | 'caseId'>,
  now: Date,
  id: string,
): Question | null {
  if (options.length === 0 && awaits === undefined) return null;
  return { ...asked, id, key, memory, options, awaits: awaits ?? null, answer: null, askedAt: now };
}

function buttonsOf(
  rows: readonly (readonly Option[])[],
  id: string,
  labelOf: (option: Option) => string,
): Button[][] {
  let number = 0;
  return rows.map((row) =>
    row.map((option) => ({ type: 'answer', label: labelOf(option), data: `q:${id}.${number++}` })),
  );
}

/** As `renderScreen`, of a screen of staff, whose text and labels are said already. */
export function renderStaffScreen(
  { text, caseId, ...screen }: StaffScreen,
  asked: Pick<Asked, 'account' | 'subject'>,
  now: Date,
  id: string,
): RenderedScreen {
  const labelOf = ({ label = '' }: Option) => label;
  return {
    messages: [
      { text: text.slice(0, messageLimits.text), buttons: buttonsOf(screen.options, id, labelOf) },
    ],
    question: questionOf(screen, screen.options.flat(), { ...asked, caseId }, now, id),
  };
}

/** Which question and option a pressed button points to; null: not one of ours. */
export function parseButton(
  data: string,
): { readonly question: string; readonly option: number } | null {
  const match = /^q:([\w-]{1,40})\.(\d{1,2})$/u.exec(data);
  return match === null ? null : { question: match[1] ?? '', option: Number(match[2]) };
}
