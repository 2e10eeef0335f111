import { type Case } from '../cases/case.js';
import { type PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { messageLimits, type OutgoingMessage } from './channels/channel.js';
import { type Rendered } from './deliver-lane.js';
import { type Screen } from './dialogue/screen.js';
import { type Message } from './outbox.js';
import { type Question } from './questions.js';
import { questionId, repeatId } from './repeat-id.js';
import { renderFor, type Speaking } from './speaker.js';
import { presentData } from './still-wanted.js';

interface Made {
  readonly message: Message;
  readonly parts: readonly OutgoingMessage[];
  readonly question: Question | null;
  /** It tells and asks nothing of its own. */
  readonly tells: boolean;
}

/**
 * What a participant is told of one case at one moment, made now: what only tells stands above the first question in one
 * message (H1.9); further questions follow in messages of their own. Question and numbers are made from the keys, so that a
 * repeat asks the same and VK shows it once.
 */
export async function sayTogether(
  speaking: Speaking,
  together: readonly Message[],
  kase: Case,
  person: PersonId,
  account: Account,
): Promise<Rendered> {
  const talk = await speaking.talk(kase, person, account);
  const made: Made[] = [];
  const notWanted = new Map<string, string>();
  for (const message of together) {
    const data = presentData(message, talk);
    const screen = data === null ? null : speaking.screenOf(talk, message.text, data);
    if (screen === null) notWanted.set(message.key, 'stale');
    else made.push(makeOne(speaking, message, screen, { account, person, kase, ctx: talk.ctx }));
  }
  const chosen = inOneMessage(made);
  if (chosen.length === 0) return { type: 'notWanted', why: 'stale' };
  const question = chosen.at(-1)?.question ?? null;
  if (question !== null) await speaking.questions.ask(question);
  const key = chosen.map(({ message }) => message.key).join('+');
  return {
    type: 'messages',
    messages: joined(chosen).map((m, part) => ({ ...m, repeatId: repeatId(`${key}:${part}`) })),
    said: chosen.map(({ message }) => message.key),
    notWanted,
  };
}

interface To {
  readonly account: Account;
  readonly person: PersonId;
  readonly kase: Case;
  readonly ctx: Parameters<typeof renderFor>[3];
}

function makeOne(speaking: Speaking, message: Message, screen: Screen, to: To): Made {
  const asked = {
    account: to.account.id,
    subject: { type: 'person', id: to.person },
    caseId: to.kase.id,
  } as const;
  const id = questionId(`${message.key}:${to.account.id}`);
  const { messages, question } = renderFor(speaking, screen, asked, to.ctx, id);
  return { message, parts: messages, question, tells: onlyTells(screen) };
}

const talking: ReadonlySet<string> = new Set(['call', 'ask']);

/** Its buttons are those that every message could have. */
const onlyTells = ({ options, awaits, withoutClosing }: Screen): boolean =>
  awaits === undefined &&
  withoutClosing !== true &&
  options.flat().every(({ id }) => talking.has(id));

/** What only tells, then the first that asks; the first alone when it is too long for one message. */
function inOneMessage(made: readonly Made[]): readonly Made[] {
  const [first] = made;
  if (first === undefined) return [];
  const asks = made.find(({ tells }) => !tells);
  const chosen = [...made.filter(({ tells }) => tells), ...(asks === undefined ? [] : [asks])];
  const length = chosen
    .flatMap(({ parts }) => parts)
    .reduce((n, { text }) => n + text.length + 2, 0);
  return length <= messageLimits.text ? chosen : [first];
}

function joined(chosen: readonly Made[]): OutgoingMessage[] {
  const above = chosen.slice(0, -1).flatMap(({ parts }) => parts.map(({ text }) => text));
  const parts = chosen.at(-1)?.parts ?? [];
  const last = parts.at(-1);
  if (last === undefined) return [];
  return [...parts.slice(0, -1), { ...last, text: [...above, last.text].join('\n\n') }];
}
