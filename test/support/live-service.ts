import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { type Running, start } from '../../src/start.js';
import { freshOnMongo } from './store.js';

/** A folder for a live service that may be started again and again on it. */
export interface LiveFolder {
  readonly environment: Readonly<Record<string, string>>;
  start(more?: Readonly<Record<string, string>>): Promise<Running>;
  remove(): Promise<void>;
}

/** An empty folder, or a database on MONGODB_TEST_URI, and the environment of a live service in it; nothing runs yet. */
export function aLiveFolder(): LiveFolder {
  const folder = mkdtempSync(join(tmpdir(), 'mirovaya-live-'));
  const real = freshOnMongo();
  const environment = {
    ...(real !== null && { MONGODB_URI: real.uri }),
    MODE: 'live',
    PORT: '0',
    DATA_DIR: folder,
    DATA_KEY: 'ab'.repeat(32),
    LOG_LEVEL: 'silent',
  };
  return {
    environment,
    start: (more = {}) => start(readConfig({ ...environment, ...more })),
    remove: async () => {
      rmSync(folder, { recursive: true, force: true });
      await real?.remove();
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
