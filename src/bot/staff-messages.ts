import { StaffRole } from '../cases/actor.js';
import { StaffId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Rendered } from './deliver-lane.js';
import { type Reminded, type StaffScreen, type StaffTalk } from './dialogue/staff/staff-talk.js';
import { type Message } from './outbox.js';
import { type QuestionStore } from './questions.js';
import { questionId, repeatId } from './repeat-id.js';
import { type StaffConversing } from './staff-conversing.js';

/** What a queued message to staff is made with. */
export interface SpeakingToStaff {
  readonly on: Pick<StaffConversing, 'talk' | 'render' | 'dialogue'>;
  readonly questions: QuestionStore;
}

interface Made {
  readonly message: Message;
  readonly talk: StaffTalk;
  readonly screen: StaffScreen;
}

/** Queued messages to a member of staff, made now, in the roles they are for; several reminders become one (I1.7, I6). */
export async function renderForStaff(
  speaking: SpeakingToStaff,
  together: readonly Message[],
  account: Account,
): Promise<Rendered> {
  const made: Made[] = [];
  const notWanted = new Map<string, string>();
  for (const message of together) {
    const one = await makeOne(speaking, message, account);
    if (typeof one === 'string') notWanted.set(message.key, one);
    else made.push(one);
  }
  const [first, ...others] = made;
  if (first === undefined) return { type: 'notWanted', why: [...notWanted.values()][0] ?? 'stale' };
  const screen =
    others.length === 0
      ? first.screen
      : speaking.on.dialogue.many(first.talk, made.map(remindedOf));
  const key = made.map(({ message }) => message.key).join('+');
  const messages = await say(speaking, first, screen, account, key);
  return { type: 'messages', messages, said: made.map(({ message }) => message.key), notWanted };
}

/** The screen of one message, or why it is not wanted any more. */
async function makeOne(
  { on }: SpeakingToStaff,
  message: Message,
  account: Account,
): Promise<Made | string> {
  const data = Object.fromEntries(Object.entries(message.data).map(([k, v]) => [k, String(v)]));
  const staff = StaffId.parse(message.to.id);
  const role = StaffRole.safeParse(data['role']).data ?? null;
  const talk = await on.talk({ staff, account, role, caseId: message.caseId });
  if (talk === null) return 'noRole';
  const screen = on.dialogue.told(talk, message.text, data);
  return screen === null ? 'stale' : { message, talk, screen };
}

const remindedOf = ({ screen, talk }: Made): Reminded => ({
  caseId: screen.caseId,
  number: talk.kase?.number ?? '',
  text: screen.text,
});

/** The question remembers the role; its id and the numbers are made from the keys, so that a repeat asks the same. */
async function say(
  { on, questions }: SpeakingToStaff,
  { talk }: Made,
  screen: StaffScreen,
  account: Account,
  key: string,
) {
  const withRole = { ...screen, memory: { ...screen.memory, role: talk.staff.role } };
  const asked = { account: account.id, subject: { type: 'staff', id: talk.staff.id } } as const;
  const id = questionId(`${key}:${account.id}`);
  const { messages, question } = on.render(withRole, asked, id);
  if (question !== null) await questions.ask(question);
  return messages.map((m, part) => ({ ...m, repeatId: repeatId(`${key}:${part}`) }));
}
