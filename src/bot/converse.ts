import { type StaffId } from '../cases/ids.js';
import { type Account } from '../people/account.js';
import { type Channel, type IncomingUpdate } from './channels/channel.js';
import { type Conversing } from './conversing.js';
import { answerLinking, isAboutLinking, isMessengerCode, openMessengerCode } from './link-staff.js';
import { participant } from './participant.js';
import { parseButton } from './render.js';
import { type Press } from './show.js';
import { isForStaff, staff } from './staff.js';
import { isUnheard, sayItIsOff } from './switched-off.js';
import {
  answerInvitation,
  codeIn,
  isAboutInvitation,
  openInvitation,
  stranger,
  type Writing,
} from './strangers.js';

/** Handles one update of a channel: what it means is decided by the dialogue, here only who is meant by it. */
export async function converse(
  on: Conversing,
  channel: Channel,
  update: IncomingUpdate,
): Promise<void> {
  if (update.type === 'blocked' || update.type === 'unblocked') return;
  if (update.type === 'group') {
    await channel.send(update.account, { text: on.say('error.group', {}), buttons: [] });
    return;
  }
  const { id, account } = await on.account(update.channel, update.account);
  const writing: Writing = { on, channel, update, id, account };
  const code = codeIn(update);
  if (code !== null)
    return isMessengerCode(code)
      ? openMessengerCode(writing, code)
      : openInvitation(writing, code, participant);
  if (update.type === 'press' && (await opensPage(writing, update))) return;
  const press = update.type === 'press' ? await pressed(writing, update) : null;
  if (press !== null && isAboutInvitation(press))
    return answerInvitation(writing, press, participant);
  if (press !== null && isAboutLinking(press)) return answerLinking(writing, press);
  const member = account === null ? null : await memberOf(writing, account, press);
  if (account !== null && member !== null) return staff(writing, account, member, press);
  if (account === null || account.persons.length === 0) return stranger(writing);
  if (await isUnheard(writing, account, press)) return sayItIsOff(writing);
  return participant(writing, account, press === null ? null : { type: 'press', press });
}

/** The member of staff who is meant by the update; null: a participant is. */
async function memberOf(
  { on }: Writing,
  account: Account,
  press: Press | null,
): Promise<StaffId | null> {
  const asked = press?.question ?? (await on.questions.newest(account.id));
  return isForStaff(account, asked) ? account.staff : null;
}

type Pressing = IncomingUpdate & { type: 'press' };

/** A press that only opens a page: it answers nothing, so its question and keyboard stay. */
async function opensPage({ on, channel, id }: Writing, update: Pressing): Promise<boolean> {
  const button = parseButton(update.data);
  const question = button === null ? null : await on.questions.find(button.question, id);
  const option = question?.options[button?.option ?? 0];
  if (question === null || option?.opens === undefined) return false;
  const message = await on.openPage(question, option);
  if (message !== null) await channel.send(update.account, message);
  return message !== null;
}

async function pressed({ on, id }: Writing, update: Pressing): Promise<Press | null> {
  const button = parseButton(update.data);
  if (button === null) return null;
  const answered = await on.questions.answer(button.question, id, button.option, update.id);
  if (answered.type === 'unknown') return null;
  const { question, type } = answered;
  const option = question.options[button.option];
  return option === undefined ? null : { question, option, double: type === 'double' };
}
