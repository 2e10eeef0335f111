import { type Actor, type Door } from '../cases/actor.js';
import { type Case, isClosed } from '../cases/case.js';
import { type Context } from '../cases/context.js';
import { type CaseId, InvitationId, newId, type PersonId } from '../cases/ids.js';
import { type CommandResult } from '../cases/run-command.js';
import { type Account, type Invitation } from '../people/account.js';
import { type Channel, type IncomingUpdate, type OutgoingMessage } from './channels/channel.js';
import { type Memory, type Option, type Screen, type Step, type Talk } from './dialogue/screen.js';
import { type Question, type QuestionStore } from './questions.js';
import { parseButton, type RenderedScreen } from './render.js';

/** The pure dialogue with a participant (appendix H). */
export interface Dialogue {
  present(talk: Talk): Screen;
  answer(
    talk: Talk,
    asked: { readonly key: string; readonly memory: Memory },
    option: Option,
  ): Step;
  typed(
    talk: Talk,
    asked: { readonly key: string; readonly memory: Memory; readonly awaits: string | null } | null,
    text: string,
  ): Step;
}

/** Everything a conversation needs from outside. */
export interface Conversing {
  readonly dialogue: Dialogue;
  readonly questions: QuestionStore;
  account(
    channel: string,
    messengerId: string,
  ): Promise<{ readonly id: string; readonly account: Account | null }>;
  /** The cases of a person, the newest open one first. */
  casesOf(person: PersonId): Promise<readonly Case[]>;
  talk(kase: Case, person: PersonId, account: Account): Promise<Talk>;
  run(request: {
    caseId: CaseId;
    command: string;
    input: unknown;
    actor: Actor;
    door: Door;
    cause: string;
  }): Promise<CommandResult>;
  keepWords(text: string, caseId: CaseId, person: PersonId): Promise<string>;
  setShared(account: string, shared: boolean): Promise<void>;
  findInvitation(code: string): Promise<Invitation | null>;
  findInvitationById(id: InvitationId): Promise<Invitation | null>;
  acceptInvitation(
    invitation: Invitation,
    channel: string,
    messengerId: string,
  ): Promise<Account | 'otherSide'>;
  declineInvitation(invitation: Invitation, cause: string): Promise<void>;
  /** Screens for those who have no case: `start.unlinked`, `start.linked`, `error.*`, `help.phones`. */
  strangerScreen(key: string, invitation: Invitation | null): Promise<Screen>;
  render(
    screen: Screen,
    asked: { account: string; subject: Question['subject']; caseId: CaseId | null },
    ctx: Context | null,
    id: string,
  ): RenderedScreen;
  labelOf(screenKey: string, option: Option): string;
  say(key: string, args: Readonly<Record<string, string>>): string;
  /** What answers a press of an option that opens a page; null: it opens nothing here (any more). */
  openPage(question: Question, option: Option): Promise<OutgoingMessage | null>;
  domainNow(): Date;
}

/** Handles one update of a channel: what it means is decided by the dialogue, here it is only carried out. */
export async function converse(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
): Promise<void> {
  if (update.type === 'group') return;
  const { id, account } = await on.account(update.channel, update.account);
  if (update.type === 'start' && update.code !== null)
    return startWithCode(on, channel, update, id, update.code);
  if (update.type === 'press' && (await opensPage(on, channel, update, id))) return;
  const press = update.type === 'press' ? await pressed(on, id, update) : null;
  if (press !== null && press.question.subject.id.startsWith('invitation:'))
    return answerInvitation(on, channel, update, press);
  if (account === null || account.persons.length === 0) return stranger(on, channel, update, id);
  return participant(on, channel, update, account, press);
}

/** A press that only opens a page: it answers nothing, so its question and keyboard stay. */
async function opensPage(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate & { type: 'press' },
  account: string,
): Promise<boolean> {
  const button = parseButton(update.data);
  const question = button === null ? null : await on.questions.find(button.question, account);
  const option = question?.options[button?.option ?? 0];
  if (question === null || option?.opens === undefined) return false;
  const message = await on.openPage(question, option);
  if (message !== null) await channel.send(update.account, message);
  return message !== null;
}

interface Press {
  readonly question: Question;
  readonly option: Option;
  readonly number: number;
  readonly double: boolean;
}

async function pressed(
  on: Conversing,
  account: string,
  update: IncomingUpdate & { type: 'press' },
): Promise<Press | null> {
  const button = parseButton(update.data);
  if (button === null) return null;
  const answered = await on.questions.answer(button.question, account, button.option, update.id);
  if (answered.type === 'unknown') return null;
  const option = answered.question.options[button.option];
  if (option === undefined) return null;
  return {
    question: answered.question,
    option,
    number: button.option,
    double: answered.type === 'double',
  };
}

async function show(
  on: Conversing,
  channel: Channel,
  to: string,
  screen: Screen,
  asked: { account: string; subject: Question['subject']; caseId: CaseId | null },
  ctx: Context | null,
): Promise<void> {
  const { messages, question } = on.render(screen, asked, ctx, newId());
  if (question !== null) await on.questions.ask(question);
  for (const message of messages) await channel.send(to, message);
}

async function stranger(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  account: string,
): Promise<void> {
  const text = update.type === 'text' ? update.text : '';
  const code = /^[\w-]{16,64}$/u.test(text.trim()) ? text.trim() : null;
  if (code !== null) return startWithCode(on, channel, update, account, code);
  if (update.type === 'blocked' || update.type === 'unblocked') return;
  const key =
    update.type === 'press' || /помо|страшно|боюсь|help/iu.test(text)
      ? 'help.phones'
      : 'start.unlinked';
  await show(
    on,
    channel,
    update.account,
    await on.strangerScreen(key, null),
    unlinked(account),
    null,
  );
}

const unlinked = (account: string) =>
  ({ account, subject: { type: 'person', id: 'unlinked' }, caseId: null }) as const;

async function startWithCode(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  account: string,
  code: string,
): Promise<void> {
  const invitation = await on.findInvitation(code);
  const key = invitation === null ? 'error.code' : 'start.linked';
  const screen = await on.strangerScreen(key, invitation);
  const subject = invitation === null ? 'unlinked' : `invitation:${invitation.id}`;
  await show(
    on,
    channel,
    update.account,
    screen,
    { account, subject: { type: 'person', id: subject }, caseId: null },
    null,
  );
}

/** «Да, это я» links the account; «Нет, это не я» ends the invitation (R12). */
async function answerInvitation(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  { question, option }: Press,
): Promise<void> {
  const invitation = await on.findInvitationById(
    InvitationId.parse(question.subject.id.slice('invitation:'.length)),
  );
  if (invitation === null) return stranger(on, channel, update, question.account);
  await foldAnswered(on, channel, update, question, option);
  if (option.id === 'no') {
    await on.declineInvitation(invitation, update.id);
    await show(
      on,
      channel,
      update.account,
      await on.strangerScreen('start.notMe', null),
      unlinked(question.account),
      null,
    );
    return;
  }
  const account = await on.acceptInvitation(invitation, update.channel, update.account);
  if (account === 'otherSide') {
    await show(
      on,
      channel,
      update.account,
      await on.strangerScreen('error.code.account', null),
      unlinked(question.account),
      null,
    );
    return;
  }
  if (option.id === 'shared') await on.setShared(account.id, true);
  await participant(
    on,
    channel,
    { ...update, type: 'start', code: null },
    { ...account, shared: option.id === 'shared' || account.shared },
    null,
  );
}

async function foldAnswered(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  question: Question,
  option: Option,
): Promise<void> {
  if (update.type !== 'press' || update.ref === null) return;
  await channel.fold(
    update.account,
    update.ref,
    on.say('answered', { label: on.labelOf(question.key, option) }),
  );
}

async function participant(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
  account: Account,
  press: Press | null,
): Promise<void> {
  if (update.type === 'blocked' || update.type === 'unblocked') return;
  const subject = await subjectOf(on, account, press);
  if (subject === null) return stranger(on, channel, update, account.id);
  const { kase, person } = subject;
  const asked = {
    account: account.id,
    subject: { type: 'person', id: person } as const,
    caseId: kase.id,
  };
  const talk = await on.talk(kase, person, account);
  await channel.showTyping(update.account);
  const reply = async (screen: Screen, after: Talk) =>
    show(on, channel, update.account, screen, asked, after.ctx);
  if (press?.double === true) return reply(oldButton(on, talk), talk);
  if (press !== null) await foldAnswered(on, channel, update, press.question, press.option);
  const step = await stepOf(on, update, talk, account, press);
  await carryOut(on, { talk, step, account, cause: update.id, reply });
}

function oldButton(on: Conversing, talk: Talk): Screen {
  const now = on.dialogue.present(talk);
  return { ...now, before: [{ key: 'error.oldButton', args: {} }, ...(now.before ?? [])] };
}

async function stepOf(
  on: Conversing,
  update: IncomingUpdate,
  talk: Talk,
  account: Account,
  press: Press | null,
): Promise<Step> {
  if (press !== null) return on.dialogue.answer(talk, press.question, press.option);
  if (update.type === 'press') return { type: 'show', screen: oldButton(on, talk) };
  if (update.type === 'text') {
    const newest = await on.questions.newest(account.id);
    return on.dialogue.typed(talk, newest?.answer === null ? newest : null, update.text);
  }
  if (update.type === 'start') return { type: 'show', screen: on.dialogue.present(talk) };
  const key = `error.${update.type}`;
  const now = on.dialogue.present(talk);
  return { type: 'show', screen: { ...now, before: [{ key, args: {} }] } };
}

/** The person and case that this update is about: those of the pressed question, else of the newest, else the first. */
async function subjectOf(
  on: Conversing,
  account: Account,
  press: Press | null,
): Promise<{ kase: Case; person: PersonId } | null> {
  const question = press?.question ?? (await on.questions.newest(account.id));
  const person = account.persons.find((p) => p === question?.subject.id) ?? account.persons[0];
  if (person === undefined) return null;
  const cases = await on.casesOf(person);
  const kase =
    cases.find((k) => k.id === question?.caseId) ?? cases.find((k) => !isClosed(k)) ?? cases[0];
  return kase === undefined ? null : { kase, person };
}

interface Carrying {
  readonly talk: Talk;
  readonly step: Step;
  readonly account: Account;
  readonly cause: string;
  readonly reply: (screen: Screen, after: Talk) => Promise<void>;
}

async function carryOut(
  on: Conversing,
  { talk, step, account, cause, reply }: Carrying,
): Promise<void> {
  switch (step.type) {
    case 'show':
      return reply(step.screen, talk);
    case 'account':
      await on.setShared(account.id, step.change === 'share');
      return reply(step.after(talk), talk);
    case 'words': {
      const words = await on.keepWords(step.text, talk.kase.id, talk.person);
      const input = { ...step.input, [step.field]: words };
      return carryOut(on, {
        talk,
        account,
        cause,
        reply,
        step: { type: 'command', command: step.command, input, after: step.after },
      });
    }
    case 'command': {
      const result = await on.run({
        caseId: talk.kase.id,
        command: step.command,
        input: step.input,
        actor: { type: 'person', id: talk.person },
        door: 'messenger',
        cause,
      });
      const after = await on.talk(result.kase, talk.person, account);
      if (result.type === 'refused')
        return reply(step.refused?.(result.refusal.code, after) ?? oldButton(on, after), after);
      return reply(step.after(after), after);
    }
  }
}
