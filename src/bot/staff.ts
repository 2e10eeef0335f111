import { StaffRole } from '../cases/actor.js';
import { newId, type StaffId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type CarryingStaff, carryOutStaff } from './carry-out-staff.js';
import { type StaffScreen, type StaffTalk } from './dialogue/staff/staff-talk.js';
import { participant } from './participant.js';
import { type Question } from './questions.js';
import { foldAnswered, type Press } from './show.js';
import { stranger, type Writing } from './strangers.js';

/** True when an update of this account belongs to the dialogue of staff; the two never mix (I2). */
export function isForStaff(account: Account, asked: Question | null): boolean {
  if (account.staff === null) return false;
  return account.persons.length === 0 || asked?.subject.type !== 'person';
}

/** Goes on with a member of staff: the role and the case are those of the question that is answered. */
export async function staff(
  writing: Writing,
  account: Account,
  id: StaffId,
  press: Press | null,
): Promise<void> {
  const { on, channel, update } = writing;
  const asked = press?.question ?? (await on.questions.newest(account.id));
  const own = asked?.subject.type === 'staff' ? asked : null;
  const role = StaffRole.safeParse(own?.memory['role']).data ?? null;
  const caseId = own?.caseId ?? null;
  const talk = await on.staff.talk({ staff: id, account, role, caseId });
  if (talk === null) return stranger(writing);
  await channel.showTyping(update.account);
  if (press?.double === false) await foldAnswered(on, channel, update, press);
  const carrying = carryingOf(writing, account, id, talk);
  const step = stepOf(writing, talk, press, own);
  if (step === 'personal') return participant(writing, account, null);
  await carryOutStaff(carrying, step);
}

function carryingOf(
  writing: Writing,
  account: Account,
  id: StaffId,
  talk: StaffTalk,
): CarryingStaff {
  const { on, update } = writing;
  return {
    on: on.staff,
    talk,
    account,
    cause: update.id,
    talkAs: (role, caseId) => on.staff.talk({ staff: id, account, role, caseId }),
    reply: (screen, after) => showStaff(writing, screen, after),
    ended: () => say(writing, 'link.off.done'),
  };
}

/** Sends a screen to staff; its question remembers the role it was shown in. */
export async function showStaff(
  { on, channel, update, id }: Writing,
  screen: StaffScreen,
  talk: StaffTalk,
): Promise<void> {
  const asked = { account: id, subject: { type: 'staff', id: talk.staff.id } as const };
  const withRole = { ...screen, memory: { ...screen.memory, role: talk.staff.role } };
  const { messages, question } = on.staff.render(withRole, asked, newId());
  if (question !== null) await on.questions.ask(question);
  for (const message of messages) await channel.send(update.account, message);
}

/** One sentence without buttons. */
export async function say({ on, channel, update }: Writing, key: string): Promise<void> {
  await channel.send(update.account, { text: on.say(key, {}), buttons: [] });
}

function stepOf(
  { on, update }: Writing,
  talk: StaffTalk,
  press: Press | null,
  newest: Question | null,
) {
  const { dialogue } = on.staff;
  if (press?.double === true) return { type: 'show', screen: dialogue.stale(talk) } as const;
  if (press !== null) {
    const step = dialogue.answer(talk, press.question, press.option);
    return step.type === 'personal' ? 'personal' : step;
  }
  if (update.type === 'press') return { type: 'show', screen: dialogue.stale(talk) } as const;
  if (update.type === 'start')
    return {
      type: 'show',
      screen: dialogue.greet(talk, newest?.memory['role'] !== undefined),
    } as const;
  const words = update.type === 'text' ? update.text : '';
  const step = dialogue.typed(talk, newest?.answer === null ? newest : null, words);
  return step.type === 'personal' ? 'personal' : step;
}
