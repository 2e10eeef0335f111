import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
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
