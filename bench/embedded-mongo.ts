import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
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

interface Bare {
  readonly insert: number;
  readonly insertLanes: number;
  readonly get: number;
}

/** The bare LMDB put and get of the same bytes, as durable. */
const bare = async (dir: string, name: string): Promise<Bare> => {
  const env = open<Buffer, number>({
    path: path.join(dir, name),
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

const mean = (a: Bare, b: Bare): Bare => ({
  insert: (a.insert + b.insert) / 2,
  insertLanes: (a.insertLanes + b.insertLanes) / 2,
  get: (a.get + b.get) / 2,
});

const measured = {
  insert: { says: 'insert, one by one', beside: 'insert' },
  insertLanes: { says: `insert, ${LANES} at a time`, beside: 'insertLanes' },
  update: { says: 'update, one by one', beside: 'insert' },
  updateLanes: { says: `update, ${LANES} at a time`, beside: 'insertLanes' },
  byId: { says: 'find by id', beside: 'get' },
  byIdLanes: { says: `find by id, ${LANES} at a time`, beside: 'get' },
  byIndex: { says: 'find by an index', beside: 'get' },
} as const satisfies Record<string, { says: string; beside: keyof Bare }>;

type Rates = Readonly<Record<keyof typeof measured, number>>;

const SHIFT = 1_000_000;

/** What clients do, in operations a second. */
const operations = async (things: Collection<Item>): Promise<Rates> => {
  await things.createIndexes([
    { key: { number: 1 }, unique: true },
    { key: { stage: 1, dueOn: 1 } },
    { key: { 'people.name': 1 } },
  ]);
  const close = { $set: { stage: 'closed' } };
  return {
    insert: await rate(SERIAL, 1, (n) => things.insertOne(itemOf(n))),
    insertLanes: await rate(MANY, LANES, (n) => things.insertOne(itemOf(n + SHIFT))),
    update: await rate(SERIAL, 1, (n) => things.updateOne({ _id: n }, close)),
    updateLanes: await rate(MANY, LANES, (n) => things.updateOne({ _id: n + SHIFT }, close)),
    byId: await rate(MANY, 1, (n) => things.findOne({ _id: SHIFT + n })),
    byIdLanes: await rate(MANY, LANES, (n) => things.findOne({ _id: SHIFT + n })),
    byIndex: await rate(MANY, 1, (n) => things.findOne({ number: `K-${SHIFT + n}` })),
  };
};

const kinds: readonly (keyof Rates)[] = [
  'insert',
  'insertLanes',
  'update',
  'updateLanes',
  'byId',
  'byIdLanes',
  'byIndex',
];

const besideBare = (rates: Rates, base: Bare): StoreRow[] =>
  kinds.map((kind) => {
    const { says, beside } = measured[kind];
    return {
      name: `store: ${says}, against the bare LMDB ${beside === 'get' ? 'get' : 'put'}`,
      value: Math.round(rates[kind]),
      unit: '/s',
      ratio: rates[kind] / base[beside],
    };
  });

/** The same on a real MongoDB, MONGODB_TEST_URI; nothing where there is none. */
const besideMongod = async (rates: Rates): Promise<StoreRow[]> => {
  const uri = process.env.MONGODB_TEST_URI;
  if (uri === undefined) return [];
  const client = await new MongoClient(uri, { writeConcern: { w: 1, journal: true } }).connect();
  const db = client.db(`mirovaya-bench-${process.pid}`);
  const theirs = await operations(db.collection<Item>('things'));
  await db.dropDatabase();
  await client.close();
  return kinds.map((kind) => ({
    name: `store: ${measured[kind].says}, against a real MongoDB`,
    value: Math.round(rates[kind]),
    unit: '/s',
    ratio: rates[kind] / theirs[kind],
  }));
};

/** The longest time this process's event loop was held up while something ran, and how long that took, in milliseconds. */
const blockDuring = async (
  run: () => Promise<unknown>,
): Promise<{ most: number; took: number }> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  await run();
  const took = performance.now() - started;
  delay.disable();
  return { most: Math.round(delay.max / 1e5) / 10, took: Math.round(took) };
};

/** Memory that a process holds, in bytes. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const largeCollection = async (things: Collection<Item>, pid: number): Promise<StoreRow[]> => {
  const before = memoryOf(pid);
  for (let n = 2_000_000; n < 2_000_000 + LARGE; n += 1_000)
    await things.insertMany(Array.from({ length: 1_000 }, (_, at) => itemOf(n + at)));
  const memory = memoryOf(pid) - before;
  const scan = await blockDuring(() => things.countDocuments({ note: 'not there' }));
  const idle = await blockDuring(() => wait(scan.took));
  const loop = "longest block of the application's event loop";
  return [
    {
      name: 'store: growth of memory with 100,000 documents',
      value: Math.round(memory / 2 ** 20),
      unit: 'MB',
    },
    { name: 'store: full scan of 100,000 documents', value: scan.took, unit: 'ms' },
    { name: `store: ${loop} meanwhile`, value: scan.most, unit: 'ms' },
    { name: `store: ${loop} for as long without it`, value: idle.most, unit: 'ms' },
  ];
};

/** Measures the embedded store, in its process, against bare LMDB and a real MongoDB if there is one; about half a minute. */
export const benchEmbeddedMongo = async (): Promise<StoreRow[]> => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const before = await bare(dir, 'before.lmdb');
  const started = performance.now();
  const store = await startEmbeddedMongo({ dataDir: path.join(dir, 'data') });
  const start = performance.now() - started;
  const client = await new MongoClient(store.uri).connect();
  const things = client.db().collection<Item>('things');
  const rates = await operations(things);
  const base = mean(before, await bare(dir, 'after.lmdb'));
  const beside = [...besideBare(rates, base), ...(await besideMongod(rates))];
  const large = await largeCollection(things, store.pid);
  await client.close();
  await store.stop();
  rmSync(dir, { recursive: true });
  const begin = { name: 'store: start in its process', value: Math.round(start), unit: 'ms' };
  return [...beside, ...large, begin];
};
