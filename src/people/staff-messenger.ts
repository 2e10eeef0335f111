import { type StaffId } from '../cases/ids.js';
import { type AccountStore } from './account.js';
import { issueLink, type LinkStore } from './one-time-link.js';
import { type StaffStore } from './staff.js';
import { type Throttle } from './throttle.js';

/** What linking an own messenger needs. */
export interface MessengerLinking {
  readonly links: LinkStore;
  readonly accounts: Pick<AccountStore, 'find'>;
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

/** Whose code it was; or not (wrong, late, used, the account is somebody's: all alike); or when to try again. */
export type MessengerCode =
  | { readonly type: 'open'; readonly staff: StaffId }
  | { readonly type: 'wrong' }
  | { readonly type: 'wait'; readonly until: Date };

/** A messenger account typed the code, which is used up by that; the account is linked after it was asked. `now`: technical clock. */
export async function openMessengerCode(
  { links, accounts, staff, throttle }: MessengerLinking,
  typed: { readonly account: string; readonly code: string },
  now: Date,
): Promise<MessengerCode> {
  const tried = await throttle.attempt('codeAccount', typed.account, now);
  if (tried.type === 'wait') return tried;
  const before = await accounts.find(typed.account);
  const link = await links.find(typed.code, now);
  if (link?.purpose !== 'messengerCode' || link.staff === undefined) return { type: 'wrong' };
  if (before !== null) return { type: 'wrong' };
  const member = await staff.find(link.staff);
  const opened = await links.open(typed.code, typed.account, now);
  if (member === null || member.disabled || opened === null) return { type: 'wrong' };
  await throttle.clear('codeAccount', typed.account);
  return { type: 'open', staff: member.id };
}
