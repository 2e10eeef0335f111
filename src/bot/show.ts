import { type Context } from '../cases/context.js';
import { newId } from '../cases/ids.js';
import { type Channel, type IncomingUpdate } from './channels/channel.js';
import { type Conversing } from './conversing.js';
import { type Option, type Screen } from './dialogue/screen.js';
import { type Asked, type Question } from './questions.js';

/** Sends a screen, and keeps its question so that its buttons can be answered. */
export async function show(
  on: Conversing,
  channel: Channel,
  to: string,
  screen: Screen,
  asked: Pick<Asked, 'account' | 'subject' | 'caseId'>,
  ctx: Context | null,
): Promise<void> {
  const { messages, question } = on.render(screen, asked, ctx, newId());
  if (question !== null) await on.questions.ask(question);
  for (const message of messages) await channel.send(to, message);
}

/** A button that was pressed, and the question it belongs to. */
export interface Press {
  readonly question: Question;
  readonly option: Option;
  /** The question was answered before, by another press. */
  readonly double: boolean;
}

/** Folds a pressed keyboard into «Вы ответили: …» (H1.7). */
export async function foldAnswered(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  { question, option }: Press,
): Promise<void> {
  if (update.type !== 'press' || update.ref === null) return;
  const label = on.labelOf(question.key, option);
  await channel.fold(update.account, update.ref, on.say('answered', { label }));
}
