import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import {
  StoreInUseError,
  StoreNotWritableError,
  startEmbeddedMongo,
} from '../../src/embedded-mongo/start.js';

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'store-'));

/** The TCP ports this process listens on, as the kernel tells them. */
const portsOfThisProcess = (): string[] => {
  const own = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && own.includes(`socket:[${inode}]`))
    .map(([, address = '']) => address);
};

describe('starting the embedded store', () => {
  it('serves the driver from a thread of its own and ends when asked', async () => {
    const dataDir = newFolder();
    const store = await startEmbeddedMongo({ dataDir });
    const client = new MongoClient(store.uri);
    await client.db().collection('things').insertOne({ name: 'first' });
    expect(await client.db().collection('things').countDocuments()).toBe(1);
    await client.close();
    await store.stop();
    expect(await store.exited).toEqual({ code: 0, why: 'the store was stopped' });
  });

  it('lets only this user in', async () => {
    const dataDir = newFolder();
    const store = await startEmbeddedMongo({ dataDir, inProcess: true });
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataDir, 'store.sock')).mode & 0o777).toBe(0o600);
    await store.stop();
  });

  it('listens on no port unless asked to', async () => {
    const quiet = await startEmbeddedMongo({ dataDir: newFolder(), inProcess: true });
    expect(portsOfThisProcess()).toEqual([]);
    const open = await startEmbeddedMongo({ dataDir: newFolder(), inProcess: true, port: 0 });
    expect(portsOfThisProcess()).toHaveLength(1);
    await quiet.stop();
    await open.stop();
    expect(portsOfThisProcess()).toEqual([]);
  });

  it('refuses a folder that is open already, and opens it once the owner is gone', async () => {
    const dataDir = newFolder();
    const first = await startEmbeddedMongo({ dataDir, inProcess: true });
    await expect(startEmbeddedMongo({ dataDir, inProcess: true })).rejects.toThrow(StoreInUseError);
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(StoreInUseError);
    await first.stop();
    const second = await startEmbeddedMongo({ dataDir, inProcess: true });
    await second.stop();
  });

  it('says in a sentence that a folder cannot be written', async () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');
    const start = startEmbeddedMongo({ dataDir: path.join(file, 'data'), inProcess: true });
    await expect(start).rejects.toThrow(StoreNotWritableError);
    await expect(start).rejects.toThrow(`The data folder ${file}/data cannot be written`);
  });

  it('takes a short folder for the socket where the path of the data is too long', async () => {
    const dataDir = path.join(newFolder(), 'x'.repeat(60), 'y'.repeat(60));
    const store = await startEmbeddedMongo({ dataDir, inProcess: true });
    const client = new MongoClient(store.uri);
    expect(await client.db().command({ ping: 1 })).toEqual({ ok: 1 });
    await client.close();
    await expect(startEmbeddedMongo({ dataDir, inProcess: true })).rejects.toThrow(StoreInUseError);
    await store.stop();
  });
});
