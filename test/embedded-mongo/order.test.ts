import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/embedded-mongo/bson/compare.js';
import { encodeField, encodeKey } from '../../src/embedded-mongo/bson/key-encoding.js';
import { Double } from '../../src/embedded-mongo/bson/values.js';
import { aNumber, aValue } from './arbitraries.js';

const seeded = { seed: 20261121, numRuns: 4000 };

describe('the one order of BSON values', () => {
  it('is the same for the comparator and for encoded keys', () => {
    fc.assert(
      fc.property(aValue, aValue, (a, b) => {
        expect(Math.sign(encodeKey(a).compare(encodeKey(b)))).toBe(compare(a, b));
      }),
      seeded,
    );
  });

  it('is the same for numbers of all types', () => {
    fc.assert(
      fc.property(aNumber, aNumber, (a, b) => {
        expect(Math.sign(encodeKey(a).compare(encodeKey(b)))).toBe(compare(a, b));
      }),
      seeded,
    );
  });

  it('is turned round for fields held downwards, also before other fields', () => {
    fc.assert(
      fc.property(aValue, aValue, aValue, aValue, (a, b, c, d) => {
        const one = Buffer.concat([encodeField(a, -1), encodeField(c, 1)]);
        const other = Buffer.concat([encodeField(b, -1), encodeField(d, 1)]);
        expect(Math.sign(one.compare(other))).toBe(-compare(a, b) || compare(c, d));
      }),
      seeded,
    );
  });

  it('is transitive and turns with its arguments', () => {
    fc.assert(
      fc.property(aValue, aValue, aValue, (a, b, c) => {
        expect(compare(a, b)).toBe(-compare(b, a) || 0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
      seeded,
    );
  });

  it.each([
    [1, new Double(1), 0],
    [2 ** 31 - 1, 2n ** 31n, -1],
    [2n ** 53n + 1n, new Double(2 ** 53), 1],
    [new Double(NaN), new Double(-Infinity), -1],
    [null, 0, -1],
    ['10', 9, 1],
    ['б', 'я', -1],
  ])('puts %p against %p as MongoDB does', (a, b, order) => {
    expect(compare(a, b)).toBe(order);
  });
});
