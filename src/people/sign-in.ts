import { randomBytes, timingSafeEqual } from 'node:crypto';
import argon2 from 'argon2';
import { type StaffId } from '../cases/ids.js';
import { type StaffStore } from './staff.js';

export type SignedIn =
  | { readonly type: 'signedIn'; readonly staff: StaffId }
  | { readonly type: 'refused' }
  | { readonly type: 'wait'; readonly minutes: number };

const window = 15 * 60_000;
const longestWait = 4 * 3_600_000;
const perLogin = 5;
const perAddress = 20;

interface Failures {
  readonly count: number;
  readonly until: number;
  readonly waits: number;
}

/** Counts failures: five a login, twenty an address in 15 minutes, then a wait that doubles up to 4 hours (J4.12). */
function createThrottle(now: () => number) {
  const failures = new Map<string, Failures>();
  const limitOf = (key: string) => (key.startsWith('login:') ? perLogin : perAddress);
  return {
    /** Milliseconds to wait; 0: none. */
    wait: (key: string): number => {
      const found = failures.get(key);
      return found !== undefined && found.count >= limitOf(key)
        ? Math.max(0, found.until - now())
        : 0;
    },
    failed: (key: string): void => {
      const found = failures.get(key);
      const fresh = found === undefined || found.until <= now();
      const waits = found?.waits ?? 0;
      const count = fresh ? 1 : found.count + 1;
      const reached = count >= limitOf(key);
      const length = reached ? Math.min(longestWait, window * 2 ** waits) : window;
      failures.set(key, { count, until: now() + length, waits: reached ? waits + 1 : waits });
    },
    succeeded: (key: string): void => void failures.delete(key),
  };
}

/** The sign-in of staff: a password always, a one-time link where one was made (demo). `now`: technical clock, ms. */
export async function createSignIn(staff: StaffStore, now: () => number) {
  const throttle = createThrottle(now);
  const links = new Map<string, { readonly staff: StaffId; readonly ends: number }>();
  /** Compared with when the login is unknown, so that both cost the same. */
  const nobody = await argon2.hash(randomBytes(16).toString('hex'));
  return {
    withPassword: async (login: string, password: string, address: string): Promise<SignedIn> => {
      const keys = [`login:${login}`, `address:${address}`];
      const wait = Math.max(...keys.map(throttle.wait));
      if (wait > 0) return { type: 'wait', minutes: Math.ceil(wait / 60_000) };
      const found = await staff.findByLogin(login);
      const hash = found === null ? null : await staff.passwordOf(found.id);
      const right = await argon2.verify(hash ?? nobody, password);
      if (right && hash !== null && found !== null && !found.disabled) {
        throttle.succeeded(`login:${login}`);
        return { type: 'signedIn', staff: found.id };
      }
      keys.forEach(throttle.failed);
      return { type: 'refused' };
    },
    withLink: (token: string): Promise<SignedIn> => {
      const given = Buffer.from(token);
      const match = [...links].find(
        ([known]) => known.length === token.length && timingSafeEqual(Buffer.from(known), given),
      );
      if (match === undefined || match[1].ends < now()) return Promise.resolve({ type: 'refused' });
      links.delete(match[0]);
      return Promise.resolve({ type: 'signedIn', staff: match[1].staff });
    },
    /** A link that signs in once; it ends after `minutes`. */
    makeLink: (id: StaffId, minutes: number): string => {
      const token = randomBytes(32).toString('base64url');
      links.set(token, { staff: id, ends: now() + minutes * 60_000 });
      return token;
    },
  };
}

/** Passwords have at least this many characters (J4.10). */
export const shortestPassword = 12;

/** The argon2id hash of a password; throws a RangeError when it is too short. */
export function hashPassword(password: string): Promise<string> {
  if (password.length < shortestPassword)
    throw new RangeError(`Пароль короче ${shortestPassword} знаков.`);
  return argon2.hash(password, { type: argon2.argon2id });
}
