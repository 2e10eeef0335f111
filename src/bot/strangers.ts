import { type CaseId, InvitationId } from '../cases/ids.js';
import { looksLikeCode } from '../people/codes.js';
import { type Account, type Invitation } from '../people/account.js';
import { type Channel, type IncomingUpdate } from './channels/channel.js';
import { type Conversing } from './conversing.js';
import { asksForHelp } from './dialogue/participants/words.js';
import { type Screen } from './dialogue/screen.js';
import { foldAnswered, type Press, show } from './show.js';

/** What follows for an account once it is linked. */
export type Linked = (
  writing: Writing,
  account: Account,
  entering: { readonly type: 'linked' | 'return' | 'shared' },
) => Promise<void>;

/** Whoever writes, and through which channel. */
export interface Writing {
  readonly on: Conversing;
  readonly channel: Channel;
  readonly update: IncomingUpdate;
  /** The account's lookup id. */
  readonly id: string;
  readonly account: Account | null;
}

/** The invitation code in an update: of an opened link, or typed by hand; null: there is none. */
export function codeIn(update: IncomingUpdate): string | null {
  if (update.type === 'start') return update.code;
  return update.type === 'text' && looksLikeCode(update.text) ? update.text.trim() : null;
}

/** True for the question whether an invitation is meant for who opened it. */
export const isAboutInvitation = ({ question }: Press): boolean =>
  question.subject.id.startsWith(aboutInvitation);

const aboutInvitation = 'invitation:';

/** Words of somebody who is not linked: whom to call, and nothing of any case (R12). */
export async function stranger(writing: Writing): Promise<void> {
  const { update } = writing;
  const asksHelp = update.type === 'text' && asksForHelp(update.text);
  await say(writing, update.type === 'press' || asksHelp ? 'help.phones' : 'start.unlinked');
}

async function say(writing: Writing, key: string, n?: number): Promise<void> {
  await ask(writing, await writing.on.strangerScreen(key, null, n), 'unlinked', null);
}

async function ask(
  { on, channel, update, id }: Writing,
  screen: Screen,
  subject: string,
  caseId: CaseId | null,
): Promise<void> {
  const asked = { account: id, subject: { type: 'person', id: subject } as const, caseId };
  await show(on, channel, update.account, screen, asked, null);
}

/** An opened invitation asks whether it is meant for who opened it; any other code gets the one same answer (J4.12). */
export async function openInvitation(
  writing: Writing,
  code: string,
  linked: Linked,
): Promise<void> {
  const { on, id, account } = writing;
  const wait = await on.codeWait(id);
  if (wait !== null) return say(writing, 'error.code.tooMany', wait);
  const invitation = await openIn(writing, await on.findInvitation(code));
  if (invitation !== null && account !== null && (await on.servesOtherSide(invitation, account)))
    return say(writing, 'error.code.account');
  if (invitation !== null) return askWhetherMeant(writing, invitation);
  const own = account === null ? null : await on.usedBy(code);
  if (account !== null && own !== null && account.persons.includes(own))
    return linked(writing, account, { type: 'return' });
  await on.wrongCode(id);
  return say(writing, 'error.code');
}

/** In a messenger that the case may not use an invitation is as good as none (R192, J4.12). */
async function openIn({ on, channel }: Writing, invitation: Invitation | null) {
  const isOpen = invitation !== null && (await on.isInvitedBy(invitation, channel.name));
  return isOpen ? invitation : null;
}

async function askWhetherMeant(writing: Writing, invitation: Invitation): Promise<void> {
  const screen = await writing.on.strangerScreen('start.linked', invitation);
  await ask(writing, screen, `${aboutInvitation}${invitation.id}`, null);
}

/** «Да, это я» links the account; «Нет, это не я» ends the invitation; help changes nothing (R12). */
export async function answerInvitation(
  writing: Writing,
  press: Press,
  linked: Linked,
): Promise<void> {
  const { on, channel, update, account } = writing;
  const id = InvitationId.parse(press.question.subject.id.slice(aboutInvitation.length));
  const invitation = await openIn(writing, await on.findInvitationById(id));
  if (invitation === null)
    return account === null || account.persons.length === 0
      ? say(writing, 'error.code')
      : linked(writing, account, { type: 'linked' });
  if (press.option.id === 'help') {
    await say(writing, 'help.phones');
    return askWhetherMeant(writing, invitation);
  }
  await foldAnswered(on, channel, update, press);
  if (press.option.id !== 'no') return accept(writing, invitation, press.option.id, linked);
  await on.declineInvitation(invitation, update.id);
  return say(writing, 'start.notMe');
}

async function accept(
  writing: Writing,
  invitation: Invitation,
  answer: string,
  linked: Linked,
): Promise<void> {
  const { on, update } = writing;
  const account = await on.acceptInvitation(invitation, update.channel, update.account);
  if (account === 'otherSide') return say(writing, 'error.code.account');
  if (answer !== 'shared') return linked(writing, account, { type: 'linked' });
  await on.setShared(account.id, true);
  return linked(writing, { ...account, shared: true }, { type: 'shared' });
}
