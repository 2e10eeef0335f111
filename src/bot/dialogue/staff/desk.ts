import { type Case } from '../../../cases/case.js';
import { type Context } from '../../../cases/context.js';
import { type Texts } from '../../texts/texts.js';
import { capital, wordingArgs } from '../../texts/wording.js';
import { type Option, type Screen, type TextArgs } from '../screen.js';
import { type StaffScreen, type StaffStep, type StaffTalk } from './staff-talk.js';

/** What every screen is made on: who looks, and the words. */
export interface Desk {
  readonly talk: StaffTalk;
  readonly texts: Texts;
}

/** A desk with a case on it. */
export interface CaseDesk extends Desk {
  readonly kase: Case;
  readonly ctx: Context;
}

/** The desk with the talk's case; null when no case is open. */
export function caseDesk(talk: StaffTalk, texts: Texts): CaseDesk | null {
  const { kase, ctx } = talk;
  return kase === null || ctx === null ? null : { talk, texts, kase, ctx };
}

/** The words of the procedure for the placeables of every text. */
export function wordsOf({ talk }: Desk): TextArgs {
  return wordingArgs(talk.ctx?.procedure.wording ?? talk.wording);
}

/** A text of the locale files in the words of the procedure. */
export function say(desk: Desk, key: string, args: TextArgs = {}): string {
  return desk.texts.say(key, { ...wordsOf(desk), ...args });
}

/** The words of a button, a command or a task. */
export function labelOf(desk: Desk, id: string, args: TextArgs = {}, screen = 'staff'): string {
  return desk.texts.staffLabel(screen, id, { ...wordsOf(desk), ...args });
}

/** The words of a choice of a command. */
export function choiceOf(desk: Desk, command: string, value: string, args: TextArgs = {}): string {
  return desk.texts.choiceLabel(command, value, { ...wordsOf(desk), ...args });
}

/** What a screen has besides key and buttons; `text` where it is put together of several lines. */
export type More = Partial<Pick<Screen, 'memory' | 'awaits'>> & {
  readonly args?: TextArgs;
  readonly text?: string;
};

/** A screen with its text and the labels of its buttons said. */
export function screenOf(
  desk: Desk,
  key: string,
  options: readonly (readonly Option[])[],
  { args = {}, text, ...more }: More = {},
): StaffScreen {
  const all = { ...wordsOf(desk), ...args };
  return {
    key,
    args: all,
    options: options
      .map((row) => row.map((option) => labelled(desk, key, option)))
      .filter((row) => row.length > 0),
    withoutClosing: true,
    caseId: desk.talk.kase?.id ?? null,
    text: capital(withoutEmptyLines(text ?? desk.texts.say(key, all))),
    ...more,
  };
}

/** As `screenOf`, as a step. */
export function show(screen: StaffScreen): StaffStep {
  return { type: 'show', screen };
}

/** The same screen with a sentence in front. */
export function preceded(screen: StaffScreen, sentence: string): StaffScreen {
  return { ...screen, text: `${sentence}\n\n${screen.text}` };
}

/** Options two a row. */
export function pairs(options: readonly Option[]): Option[][] {
  const rows: Option[][] = [];
  for (let i = 0; i < options.length; i += 2) rows.push(options.slice(i, i + 2));
  return rows;
}

/** Lines joined, empty ones left out. */
export function linesOf(...lines: readonly (string | null)[]): string {
  return lines.filter((line) => line !== null && line !== '').join('\n');
}

/** At most 40 characters, with «…» where it was cut. */
export function cut(label: string): string {
  const letters = Array.from(label);
  return letters.length <= 40 ? label : `${letters.slice(0, 39).join('')}…`;
}

function labelled(desk: Desk, key: string, option: Option): Option {
  const label = option.label ?? labelOf(desk, option.id, option.labelArgs, key);
  return { ...option, label: cut(label) };
}

const withoutEmptyLines = (text: string): string => text.replaceAll(/\n\s*\n/gu, '\n').trim();
