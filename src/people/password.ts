import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';

/** The shortest password, in characters (J4.10). */
export const passwordLength = 12;

const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** True when the password is long enough; nothing else is asked of it. */
export function isPasswordLongEnough(password: string): boolean {
  return Array.from(password.normalize('NFKC')).length >= passwordLength;
}

/** The argon2id hash of a password; throws a RangeError for one that is too short. */
export async function hashPassword(password: string): Promise<string> {
  if (!isPasswordLongEnough(password))
    throw new RangeError(`Пароль короче ${passwordLength} знаков.`);
  return argon2.hash(password.normalize('NFKC'), cost);
}

/** True when the password fits the hash. Takes as long when there is none, so that a login cannot be guessed by time (J5.19). */
export async function fitsPassword(hash: string | null, password: string): Promise<boolean> {
  const fits = await argon2.verify(hash ?? (await decoy()), password.normalize('NFKC'));
  return hash !== null && fits;
}

let madeDecoy: Promise<string> | null = null;

/** A hash that no password fits, made once. */
function decoy(): Promise<string> {
  return (madeDecoy ??= argon2.hash(randomBytes(32), cost));
}
