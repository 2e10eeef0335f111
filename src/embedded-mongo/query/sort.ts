import { compare } from '../bson/compare.js';
import { asDouble } from '../bson/numbers.js';
import { type Doc, type Value, isNumber, typeNameOf } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { keysOf } from '../store/index-keys.js';
import { fieldPath } from './field-path.js';

/** One field of a sort. */
export interface SortPart {
  readonly path: string;
  readonly direction: 1 | -1;
}

const direction = (path: string, value: Value): 1 | -1 => {
  if (value instanceof Map) throw unsupported('$meta in a sort');
  if (!isNumber(value))
    throw new MongoError(
      15974,
      `Illegal key in $sort specification: ${path}: ${typeNameOf(value)}`,
    );
  const number = asDouble(value);
  if (number === 1 || number === -1) return number;
  throw new MongoError(
    15975,
    '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
  );
};

/** The fields of a sort document in order; throws for anything but 1 and −1. */
export const parseSort = (sort: Doc): readonly SortPart[] =>
  [...sort].map(([path, value]) => {
    if (path === '$natural') throw unsupported('$natural in a sort');
    fieldPath(path);
    return { path, direction: direction(path, value) };
  });

/** MongoDB's order of two key tuples under the directions of a sort. */
export const compareKeys = (
  parts: readonly SortPart[],
  a: readonly Value[],
  b: readonly Value[],
): number => {
  for (const [index, part] of parts.entries()) {
    const order = compare(a[index] ?? null, b[index] ?? null) * part.direction;
    if (order !== 0) return order;
  }
  return 0;
};

const parallel = (): MongoError =>
  new MongoError(2, 'cannot sort with keys that are parallel arrays');

/** The values a document is sorted by: of an array, the one that comes first in this sort. */
export const sortKey = (parts: readonly SortPart[], doc: Doc): readonly Value[] => {
  const { keys } = keysOf(
    doc,
    parts.map(({ path }) => path),
    parallel,
  );
  return keys.reduce((best, key) => (compareKeys(parts, key, best) < 0 ? key : best));
};

/** Compares two documents by a sort. */
export const compareBy = (parts: readonly SortPart[], a: Doc, b: Doc): number =>
  compareKeys(parts, sortKey(parts, a), sortKey(parts, b));
