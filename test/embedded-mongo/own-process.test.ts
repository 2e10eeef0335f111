import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import ts from 'typescript';
import { StoreEndedError, StoreInUseError } from '../../src/embedded-mongo/errors.js';
import { startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { isGone } from '../support/store-process.js';
import { startOwner } from './crash/owner-process.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'own-process-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fresh = (): string => mkdtempSync(path.join(folder, 'store-'));

const namesIn = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .map((entry) => entry.split('=')[0] ?? '')
    .filter((name) => name !== '')
    .sort();

describe('a store in a process of its own', () => {
  it('is told nothing of the environment but where temporary files lie', async () => {
    process.env['TELEGRAM_TOKEN'] = 'secret';
    const store = await startEmbeddedMongo({ dataDir: fresh() });
    delete process.env['TELEGRAM_TOKEN'];
    expect(namesIn(store.pid)).toEqual([
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
      'TMPDIR',
    ]);
    await store.stop();
  });

  it('says why it ended when it was killed', async () => {
    const store = await startEmbeddedMongo({ dataDir: fresh(), filling: true });
    process.kill(store.pid, 'SIGKILL');
    expect(await store.exited).toEqual({
      code: 1,
      why: "the store's process ended with SIGKILL",
    });
    await expect(store.filled()).rejects.toThrow(StoreEndedError);
    await store.stop();
  });

  it('leaves the folder as it found it when it is stopped', async () => {
    const dataDir = fresh();
    const store = await startEmbeddedMongo({ dataDir });
    expect(readFileSync(path.join(dataDir, 'store.sock.keeper'), 'utf8')).toBe(String(process.pid));
    await store.stop();
    for (const file of ['store.sock', 'store.sock.keeper'])
      expect(existsSync(path.join(dataDir, file))).toBe(false);
    expect(await isGone(store.pid)).toBe(true);
  });

  it('ends with the process that keeps it, and another is started at once', async () => {
    const dataDir = fresh();
    const first = await startOwner(dataDir, { apart: true });
    expect(first.pid).not.toBe(first.child.pid);
    await first.kill();
    const second = await startEmbeddedMongo({ dataDir });
    expect(await isGone(first.pid)).toBe(true);
    await second.stop();
  });

  it('ends with the process that keeps it even while it is busy with something endless', async () => {
    const dataDir = fresh();
    const first = await startOwner(dataDir, { apart: true });
    const client = new MongoClient(first.uri, { serverSelectionTimeoutMS: 1_000 });
    const things = client.db().collection('things');
    await things.insertOne({ text: 'a'.repeat(40) });
    const endless = things.findOne({ text: /^(a+)+b$/ }).catch(() => 'cut off');
    await untilBusy(first.pid);
    await first.kill();
    expect(await isGone(first.pid)).toBe(true);
    expect(await endless).toBe('cut off');
    await client.close();
    await (await startEmbeddedMongo({ dataDir })).stop();
  });

  it('refuses a folder at once whose keeper lives, and one whose keeper is gone when it does not end', async () => {
    const dataDir = fresh();
    const first = await startOwner(dataDir, { apart: true });
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(StoreInUseError);
    process.kill(first.pid, 'SIGSTOP');
    await first.kill();
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(StoreInUseError);
    const waiting = startEmbeddedMongo({ dataDir });
    process.kill(first.pid, 'SIGCONT');
    await (await waiting).stop();
  });
});

describe('the embedded store as JavaScript', () => {
  it('runs in a process of its own by plain Node.js', () => {
    const built = mkdtempSync(path.join(import.meta.dirname, '../../node_modules/.store-'));
    compileTo(built);
    const code = `import { startEmbeddedMongo } from './start.js';
      const store = await startEmbeddedMongo({ dataDir: ${JSON.stringify(fresh())} });
      await store.stop();
      console.log(JSON.stringify(await store.exited));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: built,
      encoding: 'utf8',
      env: {},
    });
    rmSync(built, { recursive: true });
    expect({ stdout, stderr }).toEqual({
      stdout: '{"code":0,"why":"the store was stopped"}\n',
      stderr: '',
    });
  });
});

/** Compiles the store as `npm run build` does, without asking after types. */
function compileTo(target: string): void {
  const source = path.join(import.meta.dirname, '../../src/embedded-mongo');
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const to = path.join(target, file.replace(/ts$/u, 'js'));
    mkdirSync(path.dirname(to), { recursive: true });
    const text = readFileSync(path.join(source, file), 'utf8');
    writeFileSync(to, ts.transpile(text, options));
  }
}

/** Waits until a process has used half a second of processor time more. */
async function untilBusy(pid: number): Promise<void> {
  const ticks = () =>
    Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[11]);
  for (const before = ticks(); ticks() < before + 50;)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
