import { setTimeout as wait } from 'node:timers/promises';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { type OwnerProcess, startOwner } from './owner-process.js';

/** What was acknowledged before a kill. */
interface Promised {
  readonly inserted: Set<string>;
  readonly deleted: Set<string>;
  readonly batches: Set<string>;
  counter: number;
  shared: number;
}

/** What a series of kills did. */
export interface Summary {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly lost: string[];
}

interface Item extends Document {
  _id: string;
}

const BATCH = 20;

const forever = async (step: (turn: number) => Promise<void>): Promise<void> => {
  try {
    for (let turn = 0; ; turn++) await step(turn);
  } catch {
    // the store was killed
  }
};

const writers = (things: Collection<Item>, round: number, promised: Promised): Promise<void>[] => [
  forever(async (turn) => {
    const _id = `one-${round}-${turn}`;
    await things.insertOne({ _id, kind: 'one', n: turn, tags: [turn, turn + 1], unique: _id });
    promised.inserted.add(_id);
  }),
  forever(async (turn) => {
    const batch = `batch-${round}-${turn}`;
    await things.insertMany(
      Array.from({ length: BATCH }, (_, at) => ({
        _id: `${batch}-${at}`,
        batch,
        n: at,
        unique: `${batch}-${at}`,
      })),
    );
    promised.batches.add(batch);
  }),
  forever(async () => {
    await things.updateOne({ _id: 'counter' }, { $inc: { n: 1 } });
    promised.counter += 1;
  }),
  forever(async () => {
    await things.updateMany({ kind: 'shared' }, { $inc: { n: 1 } });
    promised.shared += 1;
  }),
  forever(async (turn) => {
    const _id = `gone-${round}-${turn}`;
    await things.insertOne({ _id, kind: 'gone', unique: _id });
    await things.deleteOne({ _id });
    promised.deleted.add(_id);
  }),
  forever(async (turn) => {
    if (turn % 2 === 0) await things.createIndexes([{ key: { n: 1, kind: -1 }, name: 'coming' }]);
    else await things.dropIndex('coming');
  }),
];

const prepare = async (things: Collection<Item>): Promise<void> => {
  await things.createIndexes([{ key: { unique: 1 }, unique: true, sparse: true }]);
  await things.createIndexes([{ key: { tags: 1 } }, { key: { kind: 1 } }]);
  await things.createIndexes([
    { key: { batch: 1 }, partialFilterExpression: { batch: { $exists: true } } },
  ]);
  await things.insertMany([
    { _id: 'counter', n: 0 },
    ...Array.from({ length: 5 }, (_, at) => ({ _id: `shared-${at}`, kind: 'shared', n: 0 })),
  ]);
};

const problems = async (things: Collection<Item>, promised: Promised): Promise<string[]> => {
  const found: string[] = [];
  const there = new Map((await things.find().toArray()).map((doc) => [doc._id, doc]));
  for (const id of promised.inserted) if (!there.has(id)) found.push(`${id} is lost`);
  for (const id of promised.deleted) if (there.has(id)) found.push(`${id} is back`);
  const batches = new Map<string, number>();
  for (const { batch } of there.values())
    if (typeof batch === 'string') batches.set(batch, (batches.get(batch) ?? 0) + 1);
  for (const batch of promised.batches) if (!batches.has(batch)) found.push(`${batch} is lost`);
  for (const [batch, size] of batches)
    if (size !== BATCH) found.push(`${batch} has ${size} documents`);
  const counter = Number(there.get('counter')?.n);
  if (counter !== promised.counter && counter !== promised.counter + 1)
    found.push(`the counter is ${counter}, not ${promised.counter}`);
  const shared = [...there.values()]
    .filter(({ kind }) => kind === 'shared')
    .map(({ n }) => Number(n));
  if (new Set(shared).size !== 1) found.push(`an update of many is half there: ${shared.join()}`);
  if (Math.abs(Number(shared[0]) - promised.shared - 0.5) > 1)
    found.push(`the shared number is ${shared.join()}, not ${promised.shared}`);
  promised.counter = counter;
  promised.shared = Number(shared[0]);
  return found;
};

const PATIENCE_MS = 5_000;

/**
 * Waits for what the driver still does after a kill, but not for ever: a command that it writes on a socket just
 * destroyed waits for a drain that never comes (driver 7.8, its `close` too).
 */
const settled = async (work: Promise<unknown>): Promise<void> => {
  const patience = new AbortController();
  await Promise.race([work, wait(PATIENCE_MS, undefined, { signal: patience.signal })]);
  patience.abort();
};

const end = async (
  owner: OwnerProcess,
  client: MongoClient,
  running: Promise<void>[],
): Promise<void> => {
  await owner.kill();
  await wait(50);
  await settled(Promise.all(running));
  await settled(client.close());
};

const acknowledgedBy = (promised: Promised): number =>
  promised.inserted.size +
  promised.deleted.size * 2 +
  promised.batches.size +
  promised.counter +
  promised.shared;

/** Waits until the writers are at work, on a slow machine too. */
const underWay = async (promised: Promised): Promise<void> => {
  const before = acknowledgedBy(promised);
  for (let turn = 0; turn < 500 && acknowledgedBy(promised) === before; turn++) await wait(10);
};

/**
 * Kills the store in the middle of writes, again and again, and looks each time for what is lost or torn. In every second
 * round the store serves in a process of its own, and the one that keeps it is killed.
 */
export const crashRounds = async (
  dataDir: string,
  rounds: number,
  seed: number,
): Promise<Summary> => {
  const promised: Promised = {
    inserted: new Set(),
    deleted: new Set(),
    batches: new Set(),
    counter: 0,
    shared: 0,
  };
  const lost: string[] = [];
  let random = seed;
  for (let round = 0; round <= rounds; round++) {
    const owner = await startOwner(dataDir, { apart: round % 2 === 1 });
    const client = new MongoClient(owner.uri, {
      serverSelectionTimeoutMS: 2_000,
      retryReads: false,
      retryWrites: false,
    });
    const things = client.db().collection<Item>('things');
    if (round === 0) await prepare(things);
    lost.push(...(await problems(things, promised)));
    const { errors } = await client.db().command({ validate: 'things' });
    lost.push(...(errors as string[]));
    const running = round < rounds ? writers(things, round, promised) : [];
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    if (running.length > 0) await underWay(promised);
    await wait(random % 240);
    await end(owner, client, running);
  }
  return { rounds, acknowledged: acknowledgedBy(promised), lost };
};
