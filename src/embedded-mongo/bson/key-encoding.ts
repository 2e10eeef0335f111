import { orderOf } from './compare.js';
import { type Digits, type Exact, type Numeric, exactOf } from './numbers.js';
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
  isNumber,
} from './values.js';

const END = Buffer.from([0, 0]);
const CLOSE = Buffer.from([0]);

/** Text that sorts by its UTF-8 bytes and ends in itself: a zero byte becomes 00 FF, the end is 00 00. */
const text = (value: string): Buffer[] => {
  const bytes = Buffer.from(value);
  if (!bytes.includes(0)) return [bytes, END];
  const escaped = [...bytes].flatMap((byte) => (byte === 0 ? [0, 0xff] : [byte]));
  return [Buffer.from(escaped), END];
};

/** Sign, exponent and two decimal digits a byte; exact for every BSON number. */
const digits = ({ negative, exponent, digits: all }: Digits): Buffer => {
  const pairs = Math.ceil(all.length / 2);
  const bytes = Buffer.alloc(pairs + 4);
  bytes[0] = 5;
  bytes.writeUInt16BE(exponent + 0x8000, 1);
  for (let i = 0; i < pairs; i++)
    bytes[i + 3] = Number(all.slice(i * 2, i * 2 + 2).padEnd(2, '0')) + 1;
  return negative ? inverted(bytes, 3) : bytes;
};

const inverted = (bytes: Buffer, first?: number): Buffer => {
  const result = Buffer.from(bytes.map((byte) => 255 - byte));
  if (first !== undefined) result[0] = first;
  return result;
};

const special = { NaN: 1, '-Infinity': 2, zero: 4, Infinity: 6 } as const;

const number = (value: Numeric): Buffer => {
  const exact: Exact = exactOf(value);
  return typeof exact === 'string' ? Buffer.from([special[exact]]) : digits(exact);
};

const unsigned = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
};

const binary = ({ bytes, subtype }: Binary): Buffer[] => {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length);
  head[4] = subtype;
  return [head, bytes];
};

const document = (doc: Doc): Buffer[] => {
  const parts: Buffer[] = [];
  for (const [name, value] of doc)
    parts.push(Buffer.from([orderOf(value)]), ...text(name), ...payload(value));
  return [...parts, CLOSE];
};

const payload = (value: Value): Buffer[] => {
  if (typeof value === 'string') return text(value);
  if (isNumber(value)) return [number(value)];
  if (typeof value === 'boolean') return [Buffer.from([value ? 1 : 0])];
  if (value instanceof Map) return document(value);
  if (Array.isArray(value)) return [...value.flatMap(tagged), CLOSE];
  if (value instanceof Oid) return [value.bytes];
  if (value instanceof DateTime) return [unsigned(BigInt.asUintN(64, value.ms + (1n << 63n)))];
  if (value instanceof Sym) return text(value.text);
  if (value instanceof Binary) return binary(value);
  if (value instanceof Timestamp) return [unsigned(value.bits)];
  if (value instanceof Regex) return [...text(value.pattern), ...text(value.flags)];
  if (value instanceof DbPointer) return [...text(value.namespace), value.id];
  if (value instanceof Code)
    return value.scope ? [...text(value.code), ...document(value.scope)] : text(value.code);
  return [];
};

const tagged = (value: Value): Buffer[] => [Buffer.from([orderOf(value)]), ...payload(value)];

/** Bytes that sort as `compare` sorts the values, and are equal where the values are. */
export const encodeKey = (value: Value): Buffer => Buffer.concat(tagged(value));

/** The same for a field that an index holds downwards: the order is turned round. */
export const encodeField = (value: Value, direction: 1 | -1): Buffer =>
  direction === 1 ? encodeKey(value) : inverted(encodeKey(value));
