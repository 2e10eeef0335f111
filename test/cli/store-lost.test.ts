import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { startCall } from '../support/command-line.js';
import { storeProcessOf } from '../support/store-process.js';

const patience = 120_000;
const sentence = 'Встроенное хранилище остановилось само: запустите сервис снова.\n';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirovaya-lost-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stops the process of a store in the middle of what it does and kills it a moment later. */
async function cutOff(store: number): Promise<void> {
  process.kill(store, 'SIGSTOP');
  await wait(300);
  process.kill(store, 'SIGKILL');
}

/** A call whose store answers nothing any more once it serves, and then dies. */
async function lost(args: readonly string[], env: Readonly<Record<string, string>>) {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  const running = startCall(args, { cwd: folder, env: { DATA_DIR: dataDir, ...env } });
  const store = await storeProcessOf(running.child.pid);
  const socket = join(dataDir, 'live', 'store', 'store.sock.keeper');
  while (!existsSync(socket)) await wait(1);
  await cutOff(store);
  return running.ended;
}

describe('a command whose store dies', () => {
  const live = { MODE: 'live', DATA_KEY: 'ab'.repeat(32) };
  it.each([
    [['user', 'list']],
    [['user', 'add', '--login', 'anna', '--role', 'coordinator']],
    [['erase', 'AAAAAAAAAAAAAAAAAAAAAA', '--yes']],
    [['projections', 'rebuild']],
    [['backup', 'copy.mirovaya']],
  ])(
    'mirovaya %j says so in one sentence and exits with 1',
    async (args) => {
      expect(await lost(args, live)).toEqual({ code: 1, out: '', err: sentence });
    },
    patience,
  );
});

describe('a command whose running service dies', () => {
  it(
    'mirovaya store copy says so in one sentence, exits with 1',
    async () => {
      const store = await startEmbeddedMongo({ dataDir: mkdtempSync(join(folder, 'data-')) });
      const other = await startEmbeddedMongo({
        dataDir: mkdtempSync(join(folder, 'data-')),
        inProcess: true,
      });
      await filled(store.uri);
      const copying = startCall(['store', 'copy', '--from', store.uri, '--to', other.uri], {
        cwd: folder,
      });
      copying.child.stderr?.once('data', () => void cutOff(store.pid));
      const { code, err } = await copying.ended;
      expect({ code, err: err.split('\n').slice(-2).join('\n') }).toEqual({
        code: 1,
        err: sentence,
      });
      await other.stop();
    },
    patience,
  );

  it(
    'mirovaya backup says so in one sentence, exits with 1 and leaves no half of a file',
    async () => {
      const dataDir = mkdtempSync(join(folder, 'data-'));
      const env = { DATA_DIR: dataDir, MODE: 'live', DATA_KEY: 'ab'.repeat(32), PORT: '0' };
      const service = startCall(['start'], { cwd: folder, env });
      await service.said('Мировая работает');
      const pid = await storeProcessOf(service.child.pid);
      await filled(
        `mongodb://${encodeURIComponent(join(dataDir, 'live/store/store.sock'))}/mirovaya`,
      );
      const target = mkdtempSync(join(folder, 'copies-'));
      const backup = startCall(['backup', join(target, 'copy')], { cwd: folder, env });
      while (!existsSync(join(target, 'copy.part'))) await wait(1);
      await cutOff(pid);
      expect(await backup.ended).toEqual({ code: 1, out: '', err: sentence });
      expect(readdirSync(target)).toEqual([]);
      expect((await service.ended).code).toBe(1);
    },
    patience,
  );
});

/** Puts much into a store. */
async function filled(uri: string): Promise<void> {
  const client = new MongoClient(uri, { directConnection: true });
  const things = client.db('mirovaya').collection('things');
  for (let batch = 0; batch < 30; batch++)
    await things.insertMany(
      Array.from({ length: 1_000 }, (_, n) => ({ batch, n, text: `${n} `.repeat(100) })),
    );
  await client.close();
}
