import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { type Doc, type Maybe, type Value, docOf, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { parseFilter } from '../query/parse-filter.js';
import type { Tables } from './tables.js';

/** One field of an index. */
export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** An index as the catalogue holds it. */
export interface Index {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial?: { readonly doc: Doc; readonly filter: Filter };
  readonly expireAfterSeconds?: number;
  /** The paths that are an array in some document: bounds on them must not be combined. */
  readonly arrays: readonly string[];
  /** Whether a key was too long and was cut: the index then gives no order. */
  readonly cut: boolean;
}

/** A collection and its indexes, the one on `_id` first; never changed in place. */
export interface Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  readonly indexes: readonly Index[];
}

/** All collections by namespace at one moment. */
export type Snapshot = ReadonlyMap<string, Collection>;

/** The name a collection has among all databases. */
export const namespaceOf = (db: string, name: string): string => `${db}.${name}`;

const number = (value: Maybe): number => (typeof value === 'number' ? value : 0);

const text = (value: Maybe): string => (typeof value === 'string' ? value : '');

const list = (value: Maybe): readonly Value[] => (Array.isArray(value) ? value : []);

const readIndex = (doc: Doc): Index => {
  const partial = doc.get('partial');
  const expire = doc.get('expireAfterSeconds');
  const fields = doc.get('key');
  return {
    id: number(doc.get('id')),
    name: text(doc.get('name')),
    fields: [...(isDoc(fields) ? fields : [])].map(([path, way]) => ({
      path,
      direction: way === -1 ? -1 : 1,
    })),
    unique: doc.get('unique') === true,
    sparse: doc.get('sparse') === true,
    ...(isDoc(partial) && { partial: { doc: partial, filter: parseFilter(partial) } }),
    ...(typeof expire === 'number' && { expireAfterSeconds: expire }),
    arrays: list(doc.get('arrays')).map(text),
    cut: doc.get('cut') === true,
  };
};

/** The key pattern of an index as a document. */
export const keyPatternOf = (index: Pick<Index, 'fields'>): Doc =>
  new Map(index.fields.map(({ path, direction }) => [path, direction]));

const writeIndex = (index: Index): Doc =>
  docOf({
    id: index.id,
    name: index.name,
    key: keyPatternOf(index),
    unique: index.unique,
    sparse: index.sparse,
    partial: index.partial?.doc,
    expireAfterSeconds: index.expireAfterSeconds,
    arrays: [...index.arrays],
    cut: index.cut,
  });

const readCollection = (namespace: string, bytes: Buffer): Collection => {
  const doc = decode(bytes);
  const db = text(doc.get('db'));
  const indexes = list(doc.get('indexes')).filter(isDoc).map(readIndex);
  return { id: number(doc.get('id')), db, name: namespace.slice(db.length + 1), indexes };
};

/** What collections and indexes there are: a view for reads, as committed, and one for the transaction under way. */
export class Catalog {
  #committed: Snapshot;
  #current: Snapshot;

  constructor(private readonly tables: Tables) {
    this.#current = this.#load();
    this.#committed = this.#current;
  }

  /** As the last committed transaction left it. */
  find(db: string, name: string): Collection | undefined {
    return this.#committed.get(namespaceOf(db, name));
  }

  /** As the transaction under way sees it. */
  findCurrent(db: string, name: string): Collection | undefined {
    return this.#current.get(namespaceOf(db, name));
  }

  all(): Collection[] {
    return [...this.#committed.values()];
  }

  /** Whether a collection or index that a cursor reads is still there. */
  has(collection: Collection, index?: Index): boolean {
    const now = this.#current.get(namespaceOf(collection.db, collection.name));
    return now?.id === collection.id && (!index || now.indexes.some(({ id }) => id === index.id));
  }

  snapshot(): Snapshot {
    return this.#current;
  }

  /** Takes back what a refused transaction changed. */
  restore(snapshot: Snapshot): void {
    this.#current = snapshot;
  }

  /** Makes a snapshot taken inside a transaction what reads see, once that is on disk. */
  publish(entries: Snapshot): void {
    this.#committed = entries;
  }

  /** After an abort: what is on disk. */
  reload(): void {
    this.#current = this.#load();
    this.#committed = this.#current;
  }

  put(collection: Collection): Collection {
    const namespace = namespaceOf(collection.db, collection.name);
    const doc = docOf({
      id: collection.id,
      db: collection.db,
      indexes: collection.indexes.map(writeIndex),
    });
    this.tables.catalog.putSync(Buffer.from(namespace), encode(doc));
    this.#current = new Map(this.#current).set(namespace, collection);
    return collection;
  }

  remove(collection: Collection): void {
    const namespace = namespaceOf(collection.db, collection.name);
    this.tables.catalog.removeSync(Buffer.from(namespace));
    const rest = new Map(this.#current);
    rest.delete(namespace);
    this.#current = rest;
  }

  /** An id that no collection or index had before. */
  newId(): number {
    const key = Buffer.from('\0next');
    const last = this.tables.catalog.getBinary(key)?.readUInt32BE() ?? 0;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(last + 1);
    this.tables.catalog.putSync(key, bytes);
    return last + 1;
  }

  #load(): Snapshot {
    const entries = new Map<string, Collection>();
    for (const { key, value } of this.tables.catalog.getRange({ start: Buffer.from([1]) })) {
      const namespace = key.toString();
      entries.set(namespace, readCollection(namespace, value));
    }
    return entries;
  }
}

/** Throws `InvalidNamespace` (73) for a name that no database can have. */
export const checkDatabaseName = (db: string): void => {
  if (!/^[^\0/\\. "$]{1,63}$/.test(db)) throw new MongoError(73, `Invalid database name: '${db}'`);
};

/** Throws `InvalidNamespace` (73) for names that MongoDB would not take either. */
export const checkName = (db: string, name: string): void => {
  const wrong =
    name === '' ||
    name.startsWith('.') ||
    name.endsWith('.') ||
    /[\0$]/.test(name) ||
    namespaceOf(db, name).length > 255;
  if (wrong) throw new MongoError(73, `Invalid namespace specified '${namespaceOf(db, name)}'`);
  if (name.startsWith('system.'))
    throw new MongoError(73, `Invalid system namespace: ${namespaceOf(db, name)}`);
  checkDatabaseName(db);
};
