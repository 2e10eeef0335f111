import { type Doc, Timestamp, type Value } from '../bson/values.js';

/** BSON's timestamp of a moment in milliseconds since 1970. */
export const timestampOf = (now: number): Timestamp =>
  new Timestamp((BigInt(Math.floor(now / 1000)) << 32n) | 1n);

const isEmpty = (value: Value): boolean => value instanceof Timestamp && value.bits === 0n;

/** As MongoDB does when a whole document is written: an empty timestamp among its fields, but for `_id`, becomes the time. */
export const stamped = (doc: Doc, now: number): Doc => {
  const empty = [...doc].filter(([name, value]) => name !== '_id' && isEmpty(value));
  if (empty.length === 0) return doc;
  return new Map([...doc, ...empty.map(([name]) => [name, timestampOf(now)] as const)]);
};
