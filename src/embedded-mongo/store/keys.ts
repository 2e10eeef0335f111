import { createHash } from 'node:crypto';
import { encodeField } from '../bson/key-encoding.js';
import type { Value } from '../bson/values.js';
import type { Index } from './catalog.js';

/** Index keys longer than this are cut and end in a hash: LMDB takes 1,978 bytes with number and id. */
export const LONGEST = 1900;

const CUT = LONGEST - 32;

/** More than anything that can follow a prefix. */
const AFTER = Buffer.alloc(40, 0xff);

/** Where a document lies: its collection and its number, growing as documents are inserted. */
export const docKey = (collection: number, record: number): Buffer => {
  const key = Buffer.allocUnsafe(10);
  key.writeUInt32BE(collection);
  key.writeUIntBE(record, 4, 6);
  return key;
};

/** The number in a document's key or an index entry's value. */
export const recordOf = (bytes: Buffer): number => bytes.readUIntBE(bytes.length - 6, 6);

/** An LMDB range: from `start`, to before `end`. */
export interface Range {
  readonly start: Buffer;
  readonly end: Buffer;
}

const idBytes = (id: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(id);
  return bytes;
};

/** All keys of a collection or an index. */
export const rangeOf = (id: number): Range => ({ start: idBytes(id), end: idBytes(id + 1) });

/** The encoded fields of an index key. */
export const encodeTuple = (index: Index, values: readonly Value[]): Buffer =>
  Buffer.concat(
    index.fields.map(({ direction }, at) => encodeField(values[at] ?? null, direction)),
  );

/** Whether an encoded key does not fit and is cut. */
export const isLong = (encoded: Buffer): boolean => encoded.length > LONGEST;

/** The key of an entry: unique ones are without the record, so that a second one collides. */
export const entryKey = (index: Index, encoded: Buffer, record: number): Buffer => {
  const hash = (): Buffer => createHash('sha256').update(encoded).digest();
  const fitted = isLong(encoded) ? Buffer.concat([encoded.subarray(0, CUT), hash()]) : encoded;
  const parts = [idBytes(index.id), fitted];
  return Buffer.concat(index.unique ? parts : [...parts, recordBytes(record)]);
};

/** A record's number as an entry's value. */
export const recordBytes = (record: number): Buffer => {
  const bytes = Buffer.allocUnsafe(6);
  bytes.writeUIntBE(record, 0, 6);
  return bytes;
};

/** The entries from one encoded prefix to another, both with all that begins with them. */
export const entryRange = (index: Index, from: Buffer, to: Buffer): Range => ({
  start: Buffer.concat([idBytes(index.id), from.subarray(0, CUT)]),
  end: Buffer.concat([idBytes(index.id), to.subarray(0, CUT), AFTER]),
});
