import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../../src/embedded-mongo/start.js';

const newFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'store-'));
const fill = (dataDir: string) => startEmbeddedMongo({ dataDir, filling: true });
const isUnfinished = (dataDir: string) => existsSync(path.join(dataDir, 'filling'));

/** Puts one document into the store; how many there are then. */
async function put({ uri }: EmbeddedMongo): Promise<number> {
  const client = await MongoClient.connect(uri);
  const things = client.db('test').collection('things');
  await things.insertOne({ at: new Date() });
  const count = await things.countDocuments();
  await client.close();
  return count;
}

it('keeps a new store that was filled, and what is written after', async () => {
  const dataDir = newFolder();
  const store = await fill(dataDir);
  expect(await put(store)).toBe(1);
  expect(isUnfinished(dataDir)).toBe(true);
  await store.filled();
  await store.filled();
  expect(isUnfinished(dataDir)).toBe(false);
  expect(await put(store)).toBe(2);
  await store.stop();
  const again = await fill(dataDir);
  expect(isUnfinished(dataDir)).toBe(false);
  await again.filled();
  expect(await put(again)).toBe(3);
  await again.stop();
});

it.each([true, false])('empties a store whose filling ended before (filling: %s)', async (more) => {
  const dataDir = newFolder();
  const store = await fill(dataDir);
  await put(store);
  await store.stop();
  const again = await startEmbeddedMongo({ dataDir, filling: more });
  expect(isUnfinished(dataDir)).toBe(more);
  expect(await put(again)).toBe(1);
  await again.stop();
});
