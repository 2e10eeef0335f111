import { describe, expect, it } from '@jest/globals';
import {
  inGroups,
  looksLikeCode,
  newCode,
  newDigits,
  newLinkToken,
  plainCode,
} from '../../src/people/codes.js';

describe('codes', () => {
  it('R12: are long enough to be guessed by nobody and short enough for a link of any messenger', () => {
    expect(Buffer.from(newCode(), 'base64url')).toHaveLength(16);
    expect(newCode()).toMatch(/^[\w-]{22}$/u);
    expect(Buffer.from(newLinkToken(), 'base64url')).toHaveLength(32);
    expect(newDigits()).toMatch(/^\d{16}$/u);
    expect(new Set(Array.from({ length: 1000 }, newDigits)).size).toBe(1000);
  });

  it('are understood as people type them', () => {
    expect(inGroups('1234567890123456')).toBe('1234 5678 9012 3456');
    expect(plainCode(' 1234 5678-9012 3456 ')).toBe('1234567890123456');
    expect(plainCode('abc-DEF_ghi')).toBe('abc-DEF_ghi');
    expect(looksLikeCode(newCode())).toBe(true);
    expect(looksLikeCode(inGroups(newDigits()))).toBe(true);
    expect(looksLikeCode('Здравствуйте')).toBe(false);
    expect(looksLikeCode('89141234567')).toBe(false);
  });
});
