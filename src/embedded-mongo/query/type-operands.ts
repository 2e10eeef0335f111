import { asDouble } from '../bson/numbers.js';
import { type Value, isNumber, typeNumberOf } from '../bson/values.js';
import { MongoError } from '../errors.js';

const numeric = [1, 16, 18, 19];

const kindsOfOne = (value: Value): number[] => {
  if (value === 'number') return numeric;
  if (typeof value === 'string') {
    const found = typeNumberOf(value);
    if (found === undefined) throw new MongoError(2, `Unknown type name alias: ${value}`);
    return [found];
  }
  if (!isNumber(value))
    throw new MongoError(14, 'type must be represented as a number or a string');
  const code = asDouble(value) === -1 ? 255 : asDouble(value);
  if (!(Number.isInteger(code) && ((code >= 1 && code <= 19) || code === 127 || code === 255)))
    throw new MongoError(2, `Invalid numerical type code: ${asDouble(value)}`);
  return [code];
};

/** The wire types that a `$type` operand names; throws as MongoDB does for unknown ones. */
export const kindsOf = (operand: Value): number[] => {
  const kinds = (Array.isArray(operand) ? operand : [operand]).flatMap(kindsOfOne);
  if (kinds.length === 0) throw new MongoError(9, '$type must match at least one type');
  return kinds;
};

/** The operand of `$size`: a whole number, not below zero. */
export const sizeOf = (operand: Value): number => {
  const size = isNumber(operand) ? asDouble(operand) : NaN;
  if (!Number.isInteger(size))
    throw new MongoError(2, 'Failed to parse $size. Expected an integer');
  if (size < 0) throw new MongoError(2, 'Failed to parse $size. Expected a non-negative number');
  return size;
};
