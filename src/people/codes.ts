import { randomBytes, randomInt } from 'node:crypto';

/** A code for links: 128 random bits as 22 characters of `A-Za-z0-9_-`. */
export function newCode(): string {
  return randomBytes(16).toString('base64url');
}

/** The token of a one-time link: 256 random bits as 43 characters of `A-Za-z0-9_-` (J4.11). */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A code that is typed by hand: 16 digits (J4.12). */
export function newDigits(): string {
  return Array.from({ length: 16 }, () => String(randomInt(10))).join('');
}

/** 16 digits in groups of four, as they are shown. */
export function inGroups(digits: string): string {
  return digits.replaceAll(/\d{4}(?=\d)/gu, (group) => `${group} `);
}

/** The code without what people type between its digits; codes of links stay as they are. */
export function plainCode(typed: string): string {
  const trimmed = typed.trim();
  const digits = trimmed.replaceAll(/[\s\-–—.]/gu, '');
  return /^\d{16}$/u.test(digits) ? digits : trimmed;
}

/** True for what may be a code: 16 digits, or the code of a link. */
export function looksLikeCode(typed: string): boolean {
  return /^(\d{16}|[\w-]{22})$/u.test(plainCode(typed));
}
