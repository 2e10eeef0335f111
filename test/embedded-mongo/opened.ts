import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { type StartOptions, startEmbeddedMongo } from '../../src/embedded-mongo/start.js';

/** A store with a connected client, in a folder of its own. */
export interface Opened {
  readonly uri: string;
  readonly dataDir: string;
  readonly socket: string;
  readonly client: MongoClient;
  readonly db: Db;
  close(): Promise<void>;
}

/** Starts a store in this process and connects to it. */
export const openStore = async (options: Partial<StartOptions> = {}): Promise<Opened> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'store-'));
  const store = await startEmbeddedMongo({ dataDir, inProcess: true, ...options });
  const client = await new MongoClient(store.uri).connect();
  return {
    uri: store.uri,
    dataDir,
    socket: path.join(dataDir, 'store.sock'),
    client,
    db: client.db(),
    close: async () => {
      await client.close();
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
