import { type StaffId } from '../cases/ids.js';
import { issueLink, type LinkStore } from './one-time-link.js';
import { fitsPassword } from './password.js';
import { type StaffStore } from './staff.js';
import { type Attempt, type Throttle } from './throttle.js';

/** What a sign-in is decided on; tries and links are kept in the store, so a restart forgets neither. */
export interface SignInParts {
  readonly staff: Pick<StaffStore, 'find' | 'findByLogin' | 'passwordOf'>;
  readonly links: LinkStore;
  readonly throttle: Throttle;
}

/** Signed in; refused, whatever was wrong; or how many minutes to wait. */
export type SignedIn =
  | { readonly type: 'signedIn'; readonly staff: StaffId }
  | { readonly type: 'refused' }
  | { readonly type: 'wait'; readonly minutes: number };

/** The sign-in of staff: a password always, a one-time link where one was made. */
export interface StoredSignIn {
  withPassword(login: string, password: string, address: string): Promise<SignedIn>;
  withLink(token: string, address: string): Promise<SignedIn>;
  /** The token of a link that signs in once, within these minutes (J4.11: five; the demo's first link longer). */
  makeLink(staff: StaffId, minutes?: number): Promise<string>;
}

/** Joins the sign-in with the store; `now`: technical clock. */
export function storedSignIn(parts: SignInParts, now: () => Date): StoredSignIn {
  return {
    withPassword: (login, password, address) =>
      withPassword(parts, { login: login.trim().toLowerCase(), password, address }, now()),
    withLink: (token, address) => withLink(parts, token, address, now()),
    makeLink: async (staff, minutes = 5) =>
      (await issueLink(parts.links, { purpose: 'signIn', staff }, now(), minutes * 60_000)).token,
  };
}

/**
 * Every try is counted by login and by address before it is looked at. Unknown logins, disabled accounts and wrong passwords
 * take as long and are answered alike (J4.12, J5.19).
 */
async function withPassword(
  { staff, throttle }: SignInParts,
  { login, password, address }: { login: string; password: string; address: string },
  now: Date,
): Promise<SignedIn> {
  const tried = later(
    await throttle.attempt('signInLogin', login, now),
    await throttle.attempt('signInAddress', address, now),
  );
  if (tried.type === 'wait') return waiting(tried.until, now);
  const found = await staff.findByLogin(login);
  const hash = found === null || found.disabled ? null : await staff.passwordOf(found.id);
  const fits = await fitsPassword(hash, password);
  if (found === null || !fits) return { type: 'refused' };
  await throttle.clear('signInLogin', login);
  return { type: 'signedIn', staff: found.id };
}

async function withLink(
  { staff, links, throttle }: SignInParts,
  token: string,
  address: string,
  now: Date,
): Promise<SignedIn> {
  const tried = await throttle.attempt('linkAddress', address, now);
  if (tried.type === 'wait') return waiting(tried.until, now);
  if ((await links.find(token, now))?.purpose !== 'signIn') return { type: 'refused' };
  const link = await links.open(token, '', now);
  const found = link?.staff === undefined ? null : await staff.find(link.staff);
  if (found === null || found.disabled) return { type: 'refused' };
  await throttle.clear('linkAddress', address);
  return { type: 'signedIn', staff: found.id };
}

function later(a: Attempt, b: Attempt): Attempt {
  if (a.type === 'go') return b;
  return b.type === 'go' || a.until >= b.until ? a : b;
}

function waiting(until: Date, now: Date): SignedIn {
  return { type: 'wait', minutes: Math.ceil((until.getTime() - now.getTime()) / 60_000) };
}
