import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { connectStore, type Store } from '../../src/models/connect.js';

/** A database of a test's own, empty; `remove` takes it away. */
export interface FreshDatabase {
  readonly uri: string;
  readonly remove: () => Promise<void>;
}

/** One on the real MongoDB of MONGODB_TEST_URI; null where that is not set. */
export function freshOnMongo(): FreshDatabase | null {
  const given = process.env['MONGODB_TEST_URI'];
  if (given === undefined) return null;
  const url = new URL(given);
  url.pathname = `/mirovaya-test-${randomBytes(6).toString('hex')}`;
  const remove = async () => {
    const client = new MongoClient(url.href);
    await client.db().dropDatabase();
    await client.close();
  };
  return { uri: url.href, remove };
}

/** A fresh database: on MONGODB_TEST_URI when it is set, else on an embedded store of its own. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const real = freshOnMongo();
  if (real !== null) return real;
  const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-test-'));
  const server = await startEmbeddedMongo({ dataDir, inProcess: true });
  const remove = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { uri: server.uri, remove };
}

/** A connected store on a fresh database. */
export async function freshStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const { uri, remove } = await freshDatabase();
  const store = await connectStore(uri, randomBytes(32));
  const close = async () => {
    await store.close();
    await remove();
  };
  return { store, close };
}
