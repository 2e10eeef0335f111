import { TransactionFlags } from 'lmdb';
import { MongoError } from '../errors.js';
import { Catalog, type Collection, type Index, type Snapshot, checkName } from './catalog.js';
import { type Range, rangeOf } from './keys.js';
import { Records } from './records.js';
import { type Located, type Source, collectionSource, indexSource, locate } from './sources.js';
import { type Tables, openTables } from './tables.js';

const diskTrouble =
  /MDB_MAP_FULL|ENOSPC|No space|EFBIG|File too large|EDQUOT|quota|Input\/output|commit failed/i;

/** Why a commit failed: LMDB gives the reason as a promise that only ever rejects. */
const reasonOf = async (error: unknown): Promise<unknown> => {
  if (typeof error !== 'object' || error === null || !('commitError' in error)) return error;
  return Promise.resolve(error.commitError).catch((reason: unknown) => reason);
};

/** A failed write as the client is told of it. */
const asMongoError = (error: unknown): unknown => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof MongoError || !diskTrouble.test(message)) return error;
  return new MongoError(14031, `the disk did not take the write: ${message}`);
};

/** LMDB: may be given up, in this turn, without waiting for the disk. */
const UNSYNCED =
  TransactionFlags.ABORTABLE | TransactionFlags.SYNCHRONOUS_COMMIT | TransactionFlags.NO_SYNC_FLUSH;

/** How many keys are held at once while many are removed. */
const AT_ONCE = 1_000;

/** LMDB's flags are added up. */
interface Flagged {
  transactionSync<T>(action: () => T, flags: number): T;
}

/** An open data folder: transactions, collections, scans. One process has it open at a time. */
export class Store {
  readonly catalog: Catalog;
  readonly records: Records;

  private constructor(
    readonly tables: Tables,
    private filling: boolean,
  ) {
    this.catalog = new Catalog(tables);
    this.records = new Records(tables, this.catalog);
  }

  /** `filling`: until `filled`, writes do not wait for the disk. */
  static open(dir: string, filling = false): Store {
    return new Store(openTables(dir), filling);
  }

  /** Runs an action as one transaction: all of it is on disk when the promise resolves (not yet while the store is being filled), none of it if it rejects. */
  async write<T>(action: () => T): Promise<T> {
    const done = await this.#commit(action);
    this.catalog.publish(done.entries);
    return done.result;
  }

  async #commit<T>(action: () => T): Promise<{ result: T; entries: Snapshot }> {
    const refusals: unknown[] = [];
    try {
      return await this.#transact(() => {
        const before = this.catalog.snapshot();
        try {
          return { result: action(), entries: this.catalog.snapshot() };
        } catch (error) {
          refusals.push(error);
          this.catalog.restore(before);
          throw error;
        }
      });
    } catch (error) {
      if (refusals.length > 0) throw error;
      const reason = await reasonOf(error);
      await this.tables.env.transaction(() => this.catalog.reload());
      throw asMongoError(reason);
    }
  }

  #transact<T>(action: () => T): T | Promise<T> {
    const { env } = this.tables;
    const flagged: Flagged = env;
    return this.filling ? flagged.transactionSync(action, UNSYNCED) : env.childTransaction(action);
  }

  /** From now on each write waits for the disk; what was written before is for the caller to bring there. */
  filled(): void {
    this.filling = false;
  }

  /** Makes reads see what was committed last. */
  refresh(): void {
    this.tables.env.resetReadTxn();
  }

  scan(collection: Collection): Source {
    return collectionSource(this.tables, this.catalog, collection);
  }

  /** The document with this number, if it is there. */
  locate(collection: Collection, record: number): Located | undefined {
    return locate(this.tables, collection, record);
  }

  scanIndex(
    collection: Collection,
    index: Index,
    ranges: readonly Range[],
    reverse: boolean,
  ): Source {
    return indexSource(this.tables, this.catalog, collection, index, ranges, reverse);
  }

  /** How many documents a collection has. */
  countAll(collection: Collection): number {
    return this.tables.docs.getKeysCount(rangeOf(collection.id));
  }

  /** The collection in the transaction under way, made if it is not there. */
  ensure(db: string, name: string): Collection {
    return this.catalog.findCurrent(db, name) ?? this.create(db, name);
  }

  create(db: string, name: string): Collection {
    checkName(db, name);
    const id: Index = {
      id: this.catalog.newId(),
      name: '_id_',
      fields: [{ path: '_id', direction: 1 }],
      unique: true,
      sparse: false,
      arrays: [],
      cut: false,
    };
    return this.catalog.put({ id: this.catalog.newId(), db, name, indexes: [id] });
  }

  drop(collection: Collection): void {
    for (const index of collection.indexes) this.#clear(this.tables.entries, rangeOf(index.id));
    this.#clear(this.tables.docs, rangeOf(collection.id));
    this.catalog.remove(collection);
  }

  /** Builds an index over what is there; throws with nothing done where a document does not fit. */
  addIndex(collection: Collection, index: Index): Collection {
    this.catalog.put({ ...collection, indexes: [...collection.indexes, index] });
    const source = this.scan(collection);
    for (let found = source.next(); found; found = source.next())
      this.records.addToIndex(collection, index, found.record, found.doc);
    return this.catalog.findCurrent(collection.db, collection.name) ?? collection;
  }

  dropIndex(collection: Collection, index: Index): Collection {
    this.#clear(this.tables.entries, rangeOf(index.id));
    const indexes = collection.indexes.filter(({ id }) => id !== index.id);
    return this.catalog.put({ ...collection, indexes });
  }

  async close(): Promise<void> {
    await this.tables.env.close();
  }

  #clear(table: Tables['docs'], range: Range): void {
    const some = (): Buffer[] => [...table.getKeys({ ...range, limit: AT_ONCE })];
    for (let keys = some(); keys.length > 0; keys = some())
      for (const key of keys) table.removeSync(key);
  }
}
