import { createHash } from 'node:crypto';
import { calculateObjectSize } from 'bson';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { z } from 'zod';

/** How a copy proceeds, in documents. */
export interface CopyProgress {
  readonly done: number;
  readonly total: number;
}

/** One copied collection; `same` where counts and hashes agree. */
export interface CopiedCollection {
  readonly namespace: string;
  readonly count: number;
  readonly same: boolean;
}

/** The store to copy to holds something already. */
export class StoreNotEmptyError extends Error {
  override readonly name = 'StoreNotEmptyError';
}

const AT_ONCE = 500;
const BYTES_AT_ONCE = 8 * 1024 * 1024;
const exact = {
  promoteValues: false,
  promoteBuffers: false,
  promoteLongs: false,
  bsonRegExp: true,
} as const;
const own = ['admin', 'local', 'config'];

const collectionsOf = async (client: MongoClient): Promise<Collection[]> => {
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  const found: Collection[] = [];
  for (const { name } of databases.filter((database) => !own.includes(database.name)))
    for (const info of await client.db(name).listCollections({ type: 'collection' }).toArray())
      if (!info.name.startsWith('system.')) found.push(client.db(name).collection(info.name));
  return found;
};

const Indexes = z.array(z.looseObject({ name: z.string() }));

const copyIndexes = async (from: Collection, db: Db, name: string): Promise<void> => {
  const indexes = Indexes.parse(await from.listIndexes().toArray()).filter(
    (index) => index.name !== '_id_',
  );
  if (indexes.length > 0) await db.command({ createIndexes: name, indexes });
};

const copyDocuments = async (
  from: Collection,
  to: Collection,
  each: (count: number) => void,
): Promise<void> => {
  let batch: Document[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await to.insertMany(batch, { forceServerObjectId: true });
    each(batch.length);
    [batch, bytes] = [[], 0];
  };
  for await (const doc of from.find({}, exact)) {
    batch.push(doc);
    bytes += calculateObjectSize(doc);
    if (batch.length === AT_ONCE || bytes > BYTES_AT_ONCE) await flush();
  }
  await flush();
};

/** Count and hash of all documents, byte for byte, in the order of their ids. */
const fingerprint = async (collection: Collection): Promise<{ count: number; hash: string }> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const bytes of collection.find({}, { raw: true }).sort({ _id: 1 })) {
    if (!Buffer.isBuffer(bytes)) throw new TypeError('the driver gave something else than bytes');
    hash.update(bytes);
    count += 1;
  }
  return { count, hash: hash.digest('hex') };
};

const copyAll = async (
  from: MongoClient,
  to: MongoClient,
  report: (progress: CopyProgress) => void,
): Promise<CopiedCollection[]> => {
  if ((await collectionsOf(to)).length > 0)
    throw new StoreNotEmptyError('The store to copy to is not empty; nothing was copied.');
  const sources = await collectionsOf(from);
  const counts = await Promise.all(sources.map((source) => source.countDocuments()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  const copied: CopiedCollection[] = [];
  for (const source of sources) {
    const name = source.collectionName;
    const db = to.db(source.dbName);
    await db.createCollection(name);
    const target = db.collection(name);
    await copyDocuments(source, target, (count) => {
      done += count;
      report({ done, total });
    });
    await copyIndexes(source, db, name);
    const [before, after] = [await fingerprint(source), await fingerprint(target)];
    copied.push({
      namespace: source.namespace,
      count: after.count,
      same: before.hash === after.hash,
    });
  }
  return copied;
};

/**
 * Copies all databases from one MongoDB or embedded store to another, empty one, indexes and BSON types
 * included, then compares counts and hashes. Throws `StoreNotEmptyError` where the target is not empty.
 */
export const copyStore = async (
  from: string,
  to: string,
  report: (progress: CopyProgress) => void,
): Promise<CopiedCollection[]> => {
  const clients = [new MongoClient(from), new MongoClient(to)] as const;
  try {
    return await copyAll(clients[0], clients[1], report);
  } finally {
    for (const client of clients) await client.close();
  }
};
