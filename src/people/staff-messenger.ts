import { type StaffId } from '../cases/ids.js';
import { type Account, type AccountStore } from './account.js';
import { issueLink, type LinkStore } from './one-time-link.js';
import { type StaffStore } from './staff.js';
import { type Throttle } from './throttle.js';

/** What linking an own messenger needs. */
export interface MessengerLinking {
  readonly links: LinkStore;
  readonly accounts: AccountStore;
  readonly staff: Pick<StaffStore, 'find'>;
  readonly throttle: Throttle;
}

/** A code of 16 digits for the panel's «Мой мессенджер»: ten minutes, once (I9). */
export async function newMessengerCode(
  { links }: Pick<MessengerLinking, 'links'>,
  staff: StaffId,
  now: Date,
): Promise<{ readonly code: string; readonly ends: Date }> {
  const { token, ends } = await issueLink(links, { purpose: 'messengerCode', staff }, now);
  return { code: token, ends };
}

/** Linked; or not (wrong, late, used, the account is a participant's: all alike); or when to try again. */
export type MessengerLinked =
  | { readonly type: 'linked'; readonly account: Account; readonly staff: StaffId }
  | { readonly type: 'wrong' }
  | { readonly type: 'wait'; readonly until: Date };

/** A messenger account typed the code: it becomes the staff member's second door. `now`: technical clock. */
export async function linkMessenger(
  { links, accounts, staff, throttle }: MessengerLinking,
  typed: { readonly channel: string; readonly messengerId: string; readonly code: string },
  now: Date,
): Promise<MessengerLinked> {
  const id = accounts.idOf(typed.channel, typed.messengerId);
  const tried = await throttle.attempt('codeAccount', id, now);
  if (tried.type === 'wait') return tried;
  const before = await accounts.find(id);
  const link = await links.find(typed.code, now);
  if (link?.purpose !== 'messengerCode' || link.staff === undefined) return { type: 'wrong' };
  if (before !== null && before.persons.length > 0) return { type: 'wrong' };
  const member = await staff.find(link.staff);
  const opened = await links.open(typed.code, id, now);
  if (member === null || member.disabled || opened === null) return { type: 'wrong' };
  const account = await accounts.linkStaff(typed.channel, typed.messengerId, member.id);
  await throttle.clear('codeAccount', id);
  return { type: 'linked', account, staff: member.id };
}
