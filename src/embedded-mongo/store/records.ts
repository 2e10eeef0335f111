import { encode } from '../bson/encode.js';
import {
  type Doc,
  docOf,
  isDoc,
  Regex,
  typeNameOf,
  Undefined,
  type Value,
} from '../bson/values.js';
import { MongoError } from '../errors.js';
import { matches } from '../query/matches.js';
import { shown } from '../update/shown.js';
import { type Catalog, type Collection, type Index, keyPatternOf, namespaceOf } from './catalog.js';
import { keysOf } from './index-keys.js';
import { docKey, encodeTuple, entryKey, isLong, rangeOf, recordBytes, recordOf } from './keys.js';
import type { Tables } from './tables.js';

/** The largest document, in bytes, as in MongoDB. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;

interface Entries {
  readonly index: Index;
  readonly keys: readonly Buffer[];
}

/** Changes documents and their index entries together, inside a transaction; refuses before it writes. */
export class Records {
  readonly #next = new Map<number, number>();

  constructor(
    private readonly tables: Tables,
    private readonly catalog: Catalog,
  ) {}

  /** Adds a document, of an `insert` or an upsert; throws `DuplicateKey` (11000) with nothing changed. */
  insert(collection: Collection, doc: Doc, by: 'insert' | 'upsert' = 'insert'): number {
    checkId(doc);
    const bytes = stored(doc, by === 'insert' ? tooLargeToInsert : tooLargeToUpsert);
    const record = this.#newRecord(collection);
    const entries = this.#entriesOf(collection, doc, record);
    this.#checkUnique(collection, entries, record, doc);
    this.tables.docs.putSync(docKey(collection.id, record), bytes);
    this.#put(entries, record);
    return record;
  }

  /** Puts a document in another's place; answers whether anything differs. */
  replace(collection: Collection, record: number, before: Doc, after: Doc): boolean {
    const bytes = stored(after, tooLargeAfterUpdate);
    if (bytes.equals(encode(before))) return false;
    const entries = this.#entriesOf(collection, after, record);
    this.#checkUnique(collection, entries, record, after);
    const old = this.#entriesOf(collection, before, record);
    this.#drop(without(old, entries));
    this.tables.docs.putSync(docKey(collection.id, record), bytes);
    this.#put(without(entries, old), record);
    return true;
  }

  remove(collection: Collection, record: number, doc: Doc): void {
    this.#drop(this.#entriesOf(collection, doc, record));
    this.tables.docs.removeSync(docKey(collection.id, record));
  }

  /** Adds the entries of one document to a new index. */
  addToIndex(collection: Collection, index: Index, record: number, doc: Doc): void {
    const entries = [this.#entriesIn(collection, index, doc, record)];
    this.#checkUnique(collection, entries, record, doc);
    this.#put(entries, record);
  }

  /** The entries that a document must have in an index; for `validate`. */
  expectedEntries(index: Index, doc: Doc, record: number): readonly Buffer[] {
    return entriesFor(index, doc, record).keys;
  }

  #newRecord(collection: Collection): number {
    const record = this.#next.get(collection.id) ?? this.#lastRecord(collection) + 1;
    this.#next.set(collection.id, record + 1);
    return record;
  }

  #lastRecord(collection: Collection): number {
    const { start, end } = rangeOf(collection.id);
    const [last] = this.tables.docs.getKeys({ start: end, end: start, reverse: true, limit: 1 });
    return last ? recordOf(last) : 0;
  }

  #entriesOf(collection: Collection, doc: Doc, record: number): Entries[] {
    return collection.indexes.map((index) => this.#entriesIn(collection, index, doc, record));
  }

  #entriesIn(collection: Collection, index: Index, doc: Doc, record: number): Entries {
    const { keys, arrays, cut } = entriesFor(index, doc, record);
    const fresh = arrays.filter((path) => !index.arrays.includes(path));
    if (fresh.length > 0 || (cut && !index.cut)) this.#widen(collection, index, fresh, cut);
    return { index, keys };
  }

  #widen(collection: Collection, index: Index, arrays: readonly string[], cut: boolean): void {
    const current = this.catalog.findCurrent(collection.db, collection.name);
    const own = current?.indexes.find(({ id }) => id === index.id);
    if (!current || !own) return;
    if (arrays.every((path) => own.arrays.includes(path)) && own.cut >= cut) return;
    const indexes = current.indexes.map((known) =>
      known.id === index.id
        ? { ...known, arrays: [...new Set([...known.arrays, ...arrays])], cut: known.cut || cut }
        : known,
    );
    this.catalog.put({ ...current, indexes });
  }

  #checkUnique(collection: Collection, all: readonly Entries[], record: number, doc: Doc): void {
    for (const { index, keys } of all) {
      if (!index.unique) continue;
      const taken = keys.find((key) => {
        const found = this.tables.entries.getBinary(key);
        return found !== undefined && recordOf(found) !== record;
      });
      if (taken) throw this.#duplicate(collection, index, taken, record, doc);
    }
  }

  #duplicate(
    collection: Collection,
    index: Index,
    taken: Buffer,
    record: number,
    doc: Doc,
  ): MongoError {
    const { keys } = keysOf(
      doc,
      index.fields.map(({ path }) => path),
    );
    const values =
      keys.find((tuple) => entryKey(index, encodeTuple(index, tuple), record).equals(taken)) ?? [];
    const keyValue: Doc = new Map(index.fields.map(({ path }, at) => [path, values[at] ?? null]));
    const where = `collection: ${namespaceOf(collection.db, collection.name)} index: ${index.name}`;
    return new MongoError(
      11000,
      `E11000 duplicate key error ${where} dup key: ${shown(keyValue)}`,
      docOf({ keyPattern: keyPatternOf(index), keyValue }),
    );
  }

  #put(all: readonly Entries[], record: number): void {
    for (const { keys } of all)
      for (const key of keys) this.tables.entries.putSync(key, recordBytes(record));
  }

  #drop(all: readonly Entries[]): void {
    for (const { keys } of all) for (const key of keys) this.tables.entries.removeSync(key);
  }
}

/** The entries of `all` that are not among `others`; both are by the same indexes in the same order. */
const without = (all: readonly Entries[], others: readonly Entries[]): Entries[] =>
  all.map(({ index, keys }, at) => {
    const there = others[at]?.keys ?? [];
    return { index, keys: keys.filter((key) => !there.some((other) => other.equals(key))) };
  });

const distinct = (keys: readonly Buffer[]): Buffer[] =>
  keys.length < 2
    ? [...keys]
    : [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];

const entriesFor = (
  index: Index,
  doc: Doc,
  record: number,
): { keys: Buffer[]; arrays: readonly string[]; cut: boolean } => {
  const nothing = { keys: [], arrays: [], cut: false };
  if (index.partial && !matches(index.partial.filter, doc)) return nothing;
  const { keys, arrays, absent } = keysOf(
    doc,
    index.fields.map(({ path }) => path),
  );
  if (index.sparse && absent) return nothing;
  const encoded = keys.map((values) => encodeTuple(index, values));
  return {
    keys: distinct(encoded.map((key) => entryKey(index, key, record))),
    arrays,
    cut: encoded.some(isLong),
  };
};

/** The most levels a stored document may have, as in MongoDB. */
const MOST_LEVELS = 180;

const isTooDeep = (value: Value, level = 1): boolean => {
  if (!isDoc(value) && !Array.isArray(value)) return false;
  if (level > MOST_LEVELS) return true;
  for (const item of value.values()) if (isTooDeep(item, level + 1)) return true;
  return false;
};

/** The bytes of a document, if MongoDB too would store it. */
const stored = (doc: Doc, tooLarge: (size: number) => MongoError): Buffer => {
  const bytes = encode(doc);
  if (bytes.length > MAX_DOCUMENT) throw tooLarge(bytes.length);
  if (isTooDeep(doc))
    throw new MongoError(15, `Document exceeds maximum nesting depth of ${MOST_LEVELS}`);
  return bytes;
};

const tooLargeToInsert = (size: number): MongoError =>
  new MongoError(
    size > MAX_DOCUMENT + 16 * 1024 ? 10334 : 2,
    `object to insert too large. size in bytes: ${size}, max size: ${MAX_DOCUMENT}`,
  );

const tooLargeAfterUpdate = (): MongoError =>
  new MongoError(17419, `Resulting document after update is larger than ${MAX_DOCUMENT}`);

const tooLargeToUpsert = (): MongoError =>
  new MongoError(17420, `Document to upsert is larger than ${MAX_DOCUMENT}`);

/** Whether a field is part of a reference to a document, `{ $ref, $id, $db }`, in its place. */
const isOfReference = (names: readonly string[], at: number): boolean =>
  names[0] === '$ref' && names[1] === '$id' && names[at] === ['$ref', '$id', '$db'][at];

const checkNamesInId = (value: Value): void => {
  if (Array.isArray(value)) value.forEach(checkNamesInId);
  if (!isDoc(value)) return;
  const names = [...value.keys()];
  const dollar = names.find((name, at) => name.startsWith('$') && !isOfReference(names, at));
  if (dollar !== undefined)
    throw new MongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
  for (const item of value.values()) checkNamesInId(item);
};

const checkId = (doc: Doc): void => {
  const id = doc.get('_id') ?? null;
  if (Array.isArray(id) || id instanceof Regex || id instanceof Undefined)
    throw new MongoError(53, `The '_id' value cannot be of type ${typeNameOf(id)}`);
  checkNamesInId(id);
};
