import { createHash } from 'node:crypto';
import { type Case } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Rendered } from './deliver.js';
import { type Memory, type Option, type Screen, type Talk } from './dialogue/screen.js';
import { type Message } from './outbox.js';
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

/** A queued message to a participant, made now; its question has the message's key as id, so that a repeat asks the same. */
export async function renderMessage(
  speaking: Speaking,
  message: Message,
  kase: Case,
  person: PersonId,
  account: Account,
): Promise<Rendered> {
  const talk = await speaking.talk(kase, person, account);
  const data = Object.fromEntries(Object.entries(message.data).map(([k, v]) => [k, String(v)]));
  const screen = speaking.screenOf(talk, message.text, data);
  if (screen === null) return { type: 'notWanted', why: 'stale' };
  const asked = {
    account: account.id,
    subject: { type: 'person', id: person },
    caseId: kase.id,
  } as const;
  const { messages, question } = renderFor(
    speaking,
    screen,
    asked,
    talk.ctx,
    questionId(message.key),
  );
  if (question !== null) await speaking.questions.ask(question);
  return {
    type: 'messages',
    messages: messages.map((m, part) => ({ ...m, repeatId: repeatId(`${message.key}:${part}`) })),
  };
}

/** 22 characters made from the key: the same at each repeat. */
const questionId = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 22);

/** A stable int32 that is never 0 (VK's `random_id`). */
const repeatId = (key: string): number =>
  createHash('sha256').update(key).digest().readInt32BE(0) || 1;
