import { randomInt } from 'node:crypto';

/** Small letters and digits that nobody takes for one another. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password of about 99 bits in four groups, to be read out or typed off: `k7fqm-…`. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => signs.charAt(randomInt(signs.length)));
  return Array.from({ length: 4 }, () => group().join('')).join('-');
}
