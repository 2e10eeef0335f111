import { type Numeric, asDouble } from '../bson/numbers.js';
import { Decimal, Double } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';

const INT = 2n ** 31n;
const LONG = 2n ** 63n;

const fits = (value: bigint, bound: bigint): boolean => value >= -bound && value < bound;

const added = (a: Numeric, b: Numeric, sign: 1 | -1): Numeric | undefined => {
  if (a instanceof Decimal || b instanceof Decimal) throw unsupported('arithmetic on decimals');
  if (a instanceof Double || b instanceof Double)
    return new Double(asDouble(a) + sign * asDouble(b));
  const sum = BigInt(a) + BigInt(sign) * BigInt(b);
  if (!fits(sum, LONG)) return undefined;
  const wide = typeof a === 'bigint' || typeof b === 'bigint' || !fits(sum, INT);
  return wide ? sum : Number(sum);
};

/**
 * a + b as `$inc` adds, with MongoDB's types: a double if one is, else an int that becomes a long when it must.
 * Throws `BadValue` (2) where a long would overflow; decimals are refused.
 */
export const add = (a: Numeric, b: Numeric): Numeric => {
  const sum = added(a, b, 1);
  if (sum !== undefined) return sum;
  throw new MongoError(
    2,
    `Failed to apply $inc operations to current value ((NumberLong)${asDouble(a)}): integer overflow`,
  );
};

/** a + sign × b as expressions add: what no long holds becomes a double. */
export const addLoosely = (a: Numeric, b: Numeric, sign: 1 | -1 = 1): Numeric =>
  added(a, b, sign) ?? new Double(asDouble(a) + sign * asDouble(b));
