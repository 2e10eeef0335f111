import { describe, expect, it } from '@jest/globals';
import { changeSince, differenceText, percentText } from '../../src/reports/same-period.js';

describe('a number against the same period of the year before', () => {
  it('T32: three against none is +3, without a percentage', () => {
    const change = changeSince(0, 3);
    expect(change).toEqual({ difference: 3, percent: null });
    expect([differenceText(change), percentText(change)]).toEqual(['+3', '–']);
  });

  it.each([
    [80, 165, 106.3, '+106,3 %'],
    [80, 75, -6.3, '−6,3 %'],
    [3, 4, 33.3, '+33,3 %'],
    [3, 1, -66.7, '−66,7 %'],
    [500, 330, -34, '−34 %'],
    [7, 7, 0, '0 %'],
    [5, 0, -100, '−100 %'],
  ])('from %d to %d is %d %%, halves away from zero', (before, now, percent, text) => {
    const change = changeSince(before, now);
    expect(change.percent).toBeCloseTo(percent, 10);
    expect(percentText(change).replace('\u00a0', ' ')).toBe(text);
  });
});
