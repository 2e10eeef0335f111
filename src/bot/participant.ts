import { type Case, isClosed } from '../cases/case.js';
import { PersonId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Carrying, carryOut } from './carry-out.js';
import { type Conversing, type Happened } from './conversing.js';
import { type Screen, type Step, type Talk } from './dialogue/screen.js';
import { type Question } from './questions.js';
import { foldAnswered, type Press, show } from './show.js';
import { stranger, type Writing } from './strangers.js';

/** What a participant's update is besides itself: a press of a known button, or how the account came to be here. */
export type Entering =
  | { readonly type: 'press'; readonly press: Press }
  | { readonly type: 'linked' | 'return' | 'shared' };

/** Goes on with an account that serves persons: finds whom and which case it is about, and carries out what follows. */
export async function participant(
  writing: Writing,
  account: Account,
  entering: Entering | null,
): Promise<void> {
  const { on, channel, update } = writing;
  const press = entering?.type === 'press' ? entering.press : null;
  const newest = press?.question ?? (await on.questions.newest(account.id));
  const subject = await subjectOf(on, account, newest, press !== null);
  if (subject === null) return stranger(writing);
  const talk = { ...(await on.talk(subject.kase, subject.person, account)), ...aboutOf(newest) };
  const step = stepOf(writing, talk, entering, newest);
  await channel.showTyping(update.account);
  if (press?.double === false) await foldAnswered(on, channel, update, press);
  await carryOut(carryingOf(writing, account, talk), step);
}

function carryingOf({ on, channel, update }: Writing, account: Account, talk: Talk): Carrying {
  const reply = async (screen: Screen, after: Talk) => {
    const asked = {
      account: account.id,
      subject: { type: 'person', id: after.person } as const,
      caseId: after.kase.id,
    };
    await show(on, channel, update.account, on.dialogue.reduced(after, screen), asked, after.ctx);
  };
  return { on, talk, account, cause: update.id, reply };
}

/** The child that a question was about: an answer to it is about the same child. */
function aboutOf(question: Question | null): Partial<Talk> {
  const about = PersonId.safeParse(question?.memory['about']);
  return about.success ? { about: about.data } : {};
}

function stepOf(
  { on, update }: Writing,
  talk: Talk,
  entering: Entering | null,
  newest: Question | null,
): Step {
  const { dialogue } = on;
  if (entering?.type === 'press') return pressStep(on, talk, entering.press);
  if (entering !== null) return dialogue.happened(talk, { type: entering.type });
  if (update.type === 'text')
    return dialogue.typed(talk, newest?.answer === null ? newest : null, update.text);
  return dialogue.happened(talk, { type: happenedOf[update.type] });
}

const happenedOf = {
  start: 'start',
  press: 'oldButton',
  voice: 'voice',
  file: 'file',
  contact: 'contact',
  group: 'oldButton',
  blocked: 'oldButton',
  unblocked: 'oldButton',
} as const;

function pressStep(on: Conversing, talk: Talk, { question, option, double }: Press): Step {
  if (!double) return on.dialogue.answer(talk, question, option);
  const given = question.options[question.answer?.option ?? 0] ?? option;
  const label = on.labelOf(question.key, given);
  const again: Happened = { type: 'double', asked: question, option, given, label };
  return on.dialogue.happened(talk, again);
}

/** The person and case that an update is about: those of the pressed question, else of the newest, else the first. */
async function subjectOf(
  on: Conversing,
  account: Account,
  question: Question | null,
  isPressed: boolean,
): Promise<{ kase: Case; person: PersonId } | null> {
  const asked = account.persons.filter((person) => person === question?.subject.id);
  for (const person of [...asked, ...account.persons]) {
    const cases = await on.casesOf(person);
    const own = cases.find((kase) => kase.id === question?.caseId);
    const kase = isPressed || (own !== undefined && !isClosed(own)) ? own : cases[0];
    const found = kase ?? cases[0];
    if (found !== undefined) return { kase: found, person };
  }
  return null;
}
