import { BSON, type Db, type Document } from 'mongodb';
import { sessionCollection } from '../people/staff-accounts.js';
import { type BackupRecord } from './backup-file.js';

/** Who is signed in, and which job runs where: nothing of it is true any more after a restore. */
const leftOut: ReadonlySet<string> = new Set([sessionCollection, 'jobs']);

/**
 * Read in this order beside a running service: what is said moves from a case to the outbox, so cases come first; nothing is
 * sealed without its key, so the keys come last.
 */
function inOrder(names: readonly string[]): string[] {
  const rank = (name: string) => (name === 'cases' ? 0 : name === 'keyring' ? 2 : 1);
  return names
    .filter((name) => !leftOut.has(name) && !name.startsWith('system.'))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The names of the collections that hold anything. */
export async function filledCollections(database: Db): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray())
    if ((await database.collection(name).findOne({})) !== null) found.push(name);
  return found;
}

/** Every document of the store, as bytes. */
export async function* documentsOf(database: Db): AsyncGenerator<BackupRecord> {
  for (const name of inOrder(await filledCollections(database)))
    for await (const document of database.collection(name).find({}, { raw: true })) {
      if (!Buffer.isBuffer(document))
        throw new TypeError('the driver gave something else than bytes');
      yield { collection: name, document };
    }
}

const atOnce = 200;
const exact = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

/** Puts documents back, some hundred at once; `flush` when there are no more. */
export function restoringTo(database: Db) {
  let waiting: Document[] = [];
  let collection = '';
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await database.collection(collection).insertMany(waiting);
    waiting = [];
  };
  return {
    put: async (record: BackupRecord): Promise<void> => {
      if (record.collection !== collection || waiting.length >= atOnce) await flush();
      collection = record.collection;
      waiting.push(BSON.deserialize(record.document, exact));
    },
    flush,
  };
}
