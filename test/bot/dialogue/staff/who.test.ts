import { describe, expect, it } from '@jest/globals';
import { inOneLine } from '../../../../src/bot/dialogue/staff/who.js';

describe('several words in one line', () => {
  it('are parted by semicolons as soon as one of them has a comma of its own', () => {
    expect(inOneLine(['сторона 1', 'координатор', 'сторона 1'])).toBe('сторона 1, координатор');
    expect(inOneLine(['сторона 1', 'сторона 2, представитель', 'координатор'])).toBe(
      'сторона 1; сторона 2, представитель; координатор',
    );
    expect(inOneLine([])).toBe('');
  });
});
