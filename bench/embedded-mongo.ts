import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serialize } from 'bson';
import { open } from 'lmdb';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../src/embedded-mongo/start.js';

/** One line of the benchmark: a ratio where two things are compared, else a value with its unit. */
export interface StoreRow {
  readonly name: string;
  readonly ratio?: number;
  readonly value: number;
  readonly unit: string;
}

interface Item extends Document {
  _id: number;
}

const SERIAL = 300;
const MANY = 3_000;
const LANES = 32;
const LARGE = 100_000;

const itemOf = (n: number): Item => ({
  _id: n,
  number: `K-${n}`,
  stage: ['received', 'assigned', 'meeting', 'closed'][n % 4],
  dueOn: new Date(1_800_000_000_000 + n * 3_600_000),
  people: [
    { name: `Участник ${n}`, side: 'harmed' },
    { name: `Участница ${n}`, side: 'responsible' },
  ],
  note: 'x'.repeat(200),
});

/** Operations a second, one after the other in each of `lanes`. */
const rate = async (
  count: number,
  lanes: number,
  step: (n: number) => unknown,
): Promise<number> => {
  const started = performance.now();
  const lane = async (first: number): Promise<void> => {
    for (let n = first; n < count; n += lanes) await step(n);
  };
  await Promise.all(Array.from({ length: lanes }, (_, first) => lane(first)));
  return (count * 1000) / (performance.now() - started);
};

interface Rates {
  readonly insert: number;
  readonly insertLanes: number;
  readonly get: number;
}

/** The bare LMDB put and get of the same bytes, as durable. */
const bare = async (dir: string): Promise<Rates> => {
  const env = open<Buffer, number>({
    path: path.join(dir, 'bare.lmdb'),
    noSubdir: true,
    encoding: 'binary',
    overlappingSync: false,
  });
  const bytes = Buffer.from(serialize(itemOf(1)));
  const insert = await rate(SERIAL, 1, (n) => env.put(n, bytes));
  const insertLanes = await rate(MANY, LANES, (n) => env.put(n, bytes));
  const get = await rate(MANY * 10, 1, (n) => env.get(n % MANY));
  await env.close();
  return { insert, insertLanes, get };
};

const compared = (name: string, value: number, against: number): StoreRow => ({
  name,
  value: Math.round(value),
  unit: '/s',
  ratio: value / against,
});

const operations = async (things: Collection<Item>, base: Rates): Promise<StoreRow[]> => {
  await things.createIndexes([
    { key: { number: 1 }, unique: true },
    { key: { stage: 1, dueOn: 1 } },
    { key: { 'people.name': 1 } },
  ]);
  const shift = 1_000_000;
  const serial = await rate(SERIAL, 1, (n) => things.insertOne(itemOf(n)));
  const lanes = await rate(MANY, LANES, (n) => things.insertOne(itemOf(n + shift)));
  const update = await rate(SERIAL, 1, (n) =>
    things.updateOne({ _id: n }, { $set: { stage: 'closed' } }),
  );
  const updates = await rate(MANY, LANES, (n) =>
    things.updateOne({ _id: n + shift }, { $set: { stage: 'closed' } }),
  );
  const byId = await rate(MANY, 1, (n) => things.findOne({ _id: shift + n }));
  const byIdLanes = await rate(MANY, LANES, (n) => things.findOne({ _id: shift + n }));
  const byIndex = await rate(MANY, 1, (n) => things.findOne({ number: `K-${shift + n}` }));
  return [
    compared('store: insert, one by one, against a bare LMDB put', serial, base.insert),
    compared(`store: insert, ${LANES} at a time, against bare LMDB puts`, lanes, base.insertLanes),
    compared('store: update, one by one, against a bare LMDB put', update, base.insert),
    compared(
      `store: update, ${LANES} at a time, against bare LMDB puts`,
      updates,
      base.insertLanes,
    ),
    compared('store: find by id against a bare LMDB get', byId, base.get),
    compared(`store: find by id, ${LANES} at a time, against a bare LMDB get`, byIdLanes, base.get),
    compared('store: find by an index against a bare LMDB get', byIndex, base.get),
  ];
};

const largeCollection = async (things: Collection<Item>): Promise<StoreRow[]> => {
  const before = process.memoryUsage.rss();
  for (let n = 2_000_000; n < 2_000_000 + LARGE; n += 1_000)
    await things.insertMany(Array.from({ length: 1_000 }, (_, at) => itemOf(n + at)));
  const memory = process.memoryUsage.rss() - before;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  await things.countDocuments({ note: 'not there' });
  const scan = performance.now() - started;
  delay.disable();
  return [
    {
      name: 'store: growth of memory with 100,000 documents',
      value: Math.round(memory / 2 ** 20),
      unit: 'MB',
    },
    { name: 'store: full scan of 100,000 documents', value: Math.round(scan), unit: 'ms' },
    {
      name: "store: longest block of the application's event loop meanwhile",
      value: Math.round(delay.max / 1e5) / 10,
      unit: 'ms',
    },
  ];
};

/** Measures the embedded store, in its thread, against bare LMDB; about half a minute. */
export const benchEmbeddedMongo = async (): Promise<StoreRow[]> => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const base = await bare(dir);
  const started = performance.now();
  const store = await startEmbeddedMongo({ dataDir: path.join(dir, 'data') });
  const start = performance.now() - started;
  const client = await new MongoClient(store.uri).connect();
  const things = client.db().collection<Item>('things');
  const rows = [...(await operations(things, base)), ...(await largeCollection(things))];
  await client.close();
  await store.stop();
  rmSync(dir, { recursive: true });
  return [...rows, { name: 'store: start in its thread', value: Math.round(start), unit: 'ms' }];
};
