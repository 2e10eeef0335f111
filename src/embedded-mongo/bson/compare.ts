import { compareNumbers } from './numbers.js';
import {
  Binary,
  Code,
  DateTime,
  DbPointer,
  type Doc,
  Oid,
  Regex,
  Sym,
  Timestamp,
  type Value,
  bsonTypeOf,
  isNumber,
} from './values.js';

const orders: Readonly<Record<number, number>> = {
  255: 1,
  6: 2,
  10: 5,
  1: 10,
  16: 10,
  18: 10,
  19: 10,
  2: 15,
  14: 15,
  3: 20,
  4: 25,
  5: 30,
  7: 35,
  8: 40,
  9: 45,
  17: 47,
  11: 50,
  12: 55,
  13: 60,
  15: 65,
  127: 127,
};

/** The place of a value's type in the order of types; also its first byte in an index key. */
export const orderOf = (value: Value): number => orders[bsonTypeOf(value)] ?? 0;

const sign = <T extends number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const compareText = (a: string, b: string): number =>
  a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));

const textOf = (value: Value): string =>
  value instanceof Sym ? value.text : typeof value === 'string' ? value : '';

const compareDocs = (a: Doc, b: Doc): number => {
  const others = b.entries();
  for (const [name, value] of a) {
    const next = others.next();
    if (next.done) return 1;
    const [otherName, other] = next.value;
    const found =
      orderOf(value) - orderOf(other) || compareText(name, otherName) || compare(value, other);
    if (found !== 0) return Math.sign(found);
  }
  return a.size < b.size ? -1 : 0;
};

const compareArrays = (a: readonly Value[], b: readonly Value[]): number => {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    const found = other === undefined ? 1 : compare(value, other);
    if (found !== 0) return found;
  }
  return a.length < b.length ? -1 : 0;
};

const compareBinaries = (a: Binary, b: Binary): number =>
  sign(a.bytes.length, b.bytes.length) ||
  sign(a.subtype, b.subtype) ||
  Buffer.compare(a.bytes, b.bytes);

const compareCodes = (a: Code, b: Code): number =>
  compareText(a.code, b.code) || (a.scope && b.scope ? compareDocs(a.scope, b.scope) : 0);

const compareSameKind = (a: Value, b: Value): number => {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return sign(Number(a), Number(b));
  if (a instanceof Map && b instanceof Map) return compareDocs(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return compareArrays(a, b);
  if (a instanceof Oid && b instanceof Oid) return Buffer.compare(a.bytes, b.bytes);
  if (a instanceof DateTime && b instanceof DateTime) return sign(a.ms, b.ms);
  if (a instanceof Binary && b instanceof Binary) return compareBinaries(a, b);
  if (a instanceof Timestamp && b instanceof Timestamp) return sign(a.bits, b.bits);
  if (a instanceof Regex && b instanceof Regex)
    return compareText(a.pattern, b.pattern) || compareText(a.flags, b.flags);
  if (a instanceof Code && b instanceof Code) return compareCodes(a, b);
  if (a instanceof DbPointer && b instanceof DbPointer)
    return compareText(a.namespace, b.namespace) || Buffer.compare(a.id, b.id);
  if (orderOf(a) === 15) return compareText(textOf(a), textOf(b));
  return 0;
};

/** MongoDB's total order of BSON values: −1, 0 or 1. `encodeKey` gives the same order as bytes. */
export const compare = (a: Value, b: Value): number =>
  sign(orderOf(a), orderOf(b)) || compareSameKind(a, b);

/** Whether two values are equal in that order (1, 1.0 and 1n are). */
export const equal = (a: Value, b: Value): boolean => compare(a, b) === 0;
