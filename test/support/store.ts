import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { connectStore, type Store } from '../../src/models/connect.js';

/** A fresh database: on MONGODB_TEST_URI when it is set, else on an embedded store of its own. */
export async function freshStore(): Promise<{ store: Store; close: () => Promise<void> }> {
  const given = process.env['MONGODB_TEST_URI'];
  if (given !== undefined) {
    const url = new URL(given);
    url.pathname = `/mirovaya-test-${randomBytes(6).toString('hex')}`;
    const store = await connectStore(url.href, randomBytes(32));
    return {
      store,
      close: async () => {
        await store.client.db(store.database).dropDatabase();
        await store.close();
      },
    };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-test-'));
  const server = await startEmbeddedMongo({ dataDir, inProcess: true });
  const store = await connectStore(server.uri, randomBytes(32));
  return {
    store,
    close: async () => {
      await store.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
