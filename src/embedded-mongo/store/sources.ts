import { decode } from '../bson/decode.js';
import type { Doc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Catalog, Collection, Index } from './catalog.js';
import { type Range, docKey, rangeOf, recordOf } from './keys.js';
import type { Tables } from './tables.js';

/** A document where it lies. */
export interface Located {
  readonly record: number;
  readonly bytes: Buffer;
  readonly doc: Doc;
}

/** Gives documents one after the other; between two calls of `pause` it may read ahead a little. */
export interface Source {
  next(): Located | undefined;
  /** Forgets what was read ahead, so that a waiting cursor holds neither memory nor old documents. */
  pause(): void;
}

const CHUNK = 128;
const CHUNK_BYTES = 1024 * 1024;

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** Walks ranges of a table in chunks; a chunk never outlives a pause. */
class Walker {
  #ahead: Entry[] = [];
  #last: Buffer | undefined;
  #range = 0;

  constructor(
    private readonly table: Tables['docs'],
    private readonly ranges: readonly Range[],
    private readonly reverse: boolean,
  ) {}

  next(): Entry | undefined {
    while (this.#ahead.length === 0) {
      const range = this.ranges[this.#range];
      if (!range) return undefined;
      this.#ahead = this.#read(range).reverse();
      if (this.#ahead.length > 0) break;
      this.#range += 1;
      this.#last = undefined;
    }
    const entry = this.#ahead.pop();
    this.#last = entry?.key;
    return entry;
  }

  pause(): void {
    this.#ahead = [];
  }

  #read({ start, end }: Range): Entry[] {
    const found: Entry[] = [];
    let bytes = 0;
    const skipped = this.#last;
    const bounds = this.reverse
      ? { start: skipped ?? end, end: before(start), reverse: true }
      : { start: skipped ?? start, end };
    for (const entry of this.table.getRange({ ...bounds, limit: CHUNK })) {
      if (skipped?.equals(entry.key)) continue;
      if (entry.key.compare(end) >= 0 || entry.key.compare(start) < 0) continue;
      found.push({ key: Buffer.from(entry.key), value: entry.value });
      bytes += entry.value.length;
      if (bytes > CHUNK_BYTES) break;
    }
    return found;
  }
}

/** The largest key below another, near enough: LMDB's reverse ranges leave their end out. */
const before = (key: Buffer): Buffer => {
  const copy = Buffer.from(key);
  for (let at = copy.length - 1; at >= 0; at--) {
    const byte = copy[at] ?? 0;
    copy[at] = byte === 0 ? 255 : byte - 1;
    if (byte > 0) break;
  }
  return copy;
};

const killed = (): MongoError =>
  new MongoError(175, 'the query was ended: its collection or index was dropped');

/** The document with this number, if it is there. */
export const locate = (
  tables: Tables,
  collection: Collection,
  record: number,
): Located | undefined => {
  const bytes = tables.docs.getBinary(docKey(collection.id, record));
  return bytes && { record, bytes, doc: decode(bytes) };
};

/** All documents of a collection in the order of insertion. */
export const collectionSource = (
  tables: Tables,
  catalog: Catalog,
  collection: Collection,
): Source => {
  const walker = new Walker(tables.docs, [rangeOf(collection.id)], false);
  return {
    next: () => {
      if (!catalog.has(collection)) throw killed();
      const entry = walker.next();
      return entry && { record: recordOf(entry.key), bytes: entry.value, doc: decode(entry.value) };
    },
    pause: () => walker.pause(),
  };
};

/** The documents of ranges of an index, in its order or backwards, each once. */
export const indexSource = (
  tables: Tables,
  catalog: Catalog,
  collection: Collection,
  index: Index,
  ranges: readonly Range[],
  reverse: boolean,
): Source => {
  const walker = new Walker(tables.entries, reverse ? [...ranges].reverse() : ranges, reverse);
  const seen = new Set<number>();
  const once = index.arrays.length > 0 || ranges.length > 1;
  const next = (): Located | undefined => {
    if (!catalog.has(collection, index)) throw killed();
    for (let entry = walker.next(); entry; entry = walker.next()) {
      const record = recordOf(entry.value);
      if (once && seen.has(record)) continue;
      if (once) seen.add(record);
      const located = locate(tables, collection, record);
      if (located) return located;
    }
    return undefined;
  };
  return { next, pause: () => walker.pause() };
};
