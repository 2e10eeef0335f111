import { isClosed } from '../cases/case.js';
import { type CommandResult } from '../cases/run-command.js';
import { type Account } from '../people/account.js';
import { type Conversing } from './conversing.js';
import { type Screen, type Step, type Talk } from './dialogue/screen.js';

/** Who goes on, with what, and how the reply leaves. */
export interface Carrying {
  readonly on: Conversing;
  readonly talk: Talk;
  readonly account: Account;
  /** The id of the update: what is done with it is done once. */
  readonly cause: string;
  readonly reply: (screen: Screen, after: Talk) => Promise<void>;
}

/** Carries out what the dialogue decided, and replies. */
export async function carryOut(carrying: Carrying, step: Step): Promise<void> {
  const { on, talk, reply } = carrying;
  switch (step.type) {
    case 'silent':
      return;
    case 'show':
      return reply(step.screen, talk);
    case 'account':
      return changeAccount(carrying, step);
    case 'keep':
      return carryOut(
        carrying,
        step.after(await on.keepWords(step.text, talk.kase.id, talk.person)),
      );
    case 'drop':
      await on.dropWords(step.words);
      return reply(step.after(talk), talk);
    case 'command':
      return give(carrying, step);
    case 'whom':
      return reply(on.dialogue.whom(await everybody(carrying), step.then), talk);
    case 'turn':
      return turn(carrying, step);
  }
}

async function changeAccount(
  { on, talk, account, reply }: Carrying,
  { change, after }: Step & { type: 'account' },
): Promise<void> {
  const shared = change === 'share';
  await on.setShared(account.id, shared);
  const changed = await talkAfter(on, talk, talk.kase, { ...account, shared });
  return reply(after(changed), changed);
}

/** The talk as it is now, still about the same child. */
async function talkAfter(
  on: Conversing,
  talk: Talk,
  kase: Talk['kase'],
  account: Account,
): Promise<Talk> {
  return { ...(await on.talk(kase, talk.person, account)), about: talk.about };
}

/** Gives the command; a refusal shows its own screen, else that the button is of the past. */
async function give(
  { on, talk, account, cause, reply }: Carrying,
  step: Step & { type: 'command' },
): Promise<void> {
  const result: CommandResult = await on.run({
    caseId: talk.kase.id,
    command: step.command,
    input: step.input,
    actor: { type: 'person', id: talk.person },
    door: 'messenger',
    cause,
  });
  const after = await talkAfter(on, talk, result.kase, account);
  if (result.type !== 'refused') return reply(step.after(after), after);
  return reply(step.refused?.(result.refusal.code, after) ?? on.dialogue.stale(after), after);
}

/** The talks of every person and case that the account serves, open cases before closed ones (R13). */
async function everybody({ on, account }: Carrying): Promise<Talk[]> {
  const talks: Talk[] = [];
  for (const person of account.persons) {
    const cases = await on.casesOf(person);
    const open = cases.filter((kase) => !isClosed(kase));
    for (const kase of open.length > 0 ? open : cases.slice(0, 1))
      talks.push(await on.talk(kase, person, account));
  }
  return talks;
}

/** Goes on for another person of the account, or in another case; for nobody else. */
async function turn(
  { on, talk, account, reply }: Carrying,
  { person, caseId, about, after }: Step & { type: 'turn' },
): Promise<void> {
  const who = account.persons.find((one) => one === person);
  const cases = who === undefined ? [] : await on.casesOf(who);
  const kase = cases.find(({ id }) => id === caseId);
  const to =
    who === undefined || kase === undefined
      ? talk
      : { ...(await on.talk(kase, who, account)), about };
  return reply(after(to), to);
}
