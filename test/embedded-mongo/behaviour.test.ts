import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { type Opened, openStore } from './opened.js';

interface Item extends Document {
  _id: number;
}

let store: Opened;
let things: Collection<Item>;
beforeAll(async () => {
  store = await openStore({ expiryMs: 50 });
  things = store.db.collection<Item>('things');
});
afterAll(() => store.close());
beforeEach(() => things.drop());

const one = async (): Promise<Document | null> => things.findOne({ _id: 1 });

describe('updates', () => {
  it.each<[string, Document, Document, Document]>([
    [
      'new fields are added in the order of their names',
      {},
      { $set: { b: 1, a: 2 } },
      { a: 2, b: 1 },
    ],
    ['$setOnInsert leaves what is there', { a: 1 }, { $setOnInsert: { a: 2, b: 2 } }, { a: 1 }],
    [
      '$unset removes fields and nulls elements',
      { a: 1, list: [1, 2] },
      { $unset: { a: '', 'list.0': '' } },
      { list: [null, 2] },
    ],
    [
      '$inc makes what is missing',
      { n: 1 },
      { $inc: { n: 2, 'deep.m': -1 } },
      { n: 3, deep: { m: -1 } },
    ],
    [
      '$min and $max compare across types',
      { a: 5, b: 5 },
      { $min: { a: 3 }, $max: { b: 'x' } },
      { a: 3, b: 'x' },
    ],
    [
      '$push with $each, $sort and $slice',
      { list: [3, 1] },
      { $push: { list: { $each: [2, 5], $sort: -1, $slice: 3 } } },
      { list: [5, 3, 2] },
    ],
    [
      '$push at a $position',
      { list: [1, 4] },
      { $push: { list: { $each: [2, 3], $position: 1 } } },
      { list: [1, 2, 3, 4] },
    ],
    [
      '$addToSet adds what is new',
      { list: [1, { a: 1 }] },
      { $addToSet: { list: { $each: [1, { a: 1 }, 2] } } },
      { list: [1, { a: 1 }, 2] },
    ],
    [
      '$pull by value, by operators and by document',
      { a: [1, 2], b: [1, 5, 9], c: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: 1, b: { $gte: 5 }, c: { x: 1 } } },
      { a: [2], b: [1], c: [{ x: 2 }] },
    ],
    ['$pullAll', { list: [1, 2, 1, 3] }, { $pullAll: { list: [1, 3] } }, { list: [2] }],
    [
      '$pop from both ends',
      { a: [1, 2, 3], b: [1, 2, 3] },
      { $pop: { a: 1, b: -1 } },
      { a: [1, 2], b: [2, 3] },
    ],
    [
      'a far element fills the gap with null',
      { list: [1] },
      { $set: { 'list.3': 4 } },
      { list: [1, null, null, 4] },
    ],
    [
      '$[] changes all',
      { list: [{ n: 1 }, { n: 2 }] },
      { $inc: { 'list.$[].n': 10 } },
      { list: [{ n: 11 }, { n: 12 }] },
    ],
    [
      'a pipeline',
      { a: 1, b: 2 },
      [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'b' }] as never,
      { a: 1, sum: 3 },
    ],
  ])('%s', async (_what, before, change, after) => {
    await things.insertOne({ _id: 1, ...before });
    await things.updateOne({ _id: 1 }, change);
    const found = await one();
    expect(found).toEqual({ _id: 1, ...after });
    expect(Object.keys(found ?? {})).toEqual(['_id', ...Object.keys(after)]);
  });

  it('that change nothing count as matched only', async () => {
    await things.insertOne({ _id: 1, a: 1 });
    expect(await things.updateOne({ _id: 1 }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
  });

  it('of many keep what was done before one was refused', async () => {
    await things.createIndexes([{ key: { u: 1 }, unique: true }]);
    await things.insertMany([
      { _id: 1, u: 1 },
      { _id: 2, u: 2 },
    ]);
    await expect(things.updateMany({}, { $set: { u: 5 } })).rejects.toMatchObject({ code: 11000 });
    expect((await things.find().toArray()).map(({ u }) => Number(u))).toEqual([5, 2]);
  });

  it('of many find all before they change one, whatever index they go by', async () => {
    await things.createIndexes([{ key: { n: 1 } }]);
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: n, n })));
    const { modifiedCount } = await things.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1_000 } });
    expect(modifiedCount).toBe(300);
    expect(await things.countDocuments({ n: { $gte: 1_000, $lt: 2_000 } })).toBe(300);
    expect((await things.deleteMany({ n: { $gte: 1_100 } })).deletedCount).toBe(200);
    expect(await store.db.command({ validate: 'things' })).toMatchObject({ valid: true });
  });

  it('by upsert take the equalities of the filter', async () => {
    await things.updateOne(
      { _id: 7, $and: [{ kind: 'a' }], n: { $gt: 1 } },
      { $set: { m: 1 } },
      { upsert: true },
    );
    expect(await things.findOne({ _id: 7 })).toEqual({ _id: 7, kind: 'a', m: 1 });
  });

  it('of one document by many clients at once are all made', async () => {
    await things.insertOne({ _id: 1, n: 0 });
    await Promise.all(
      Array.from({ length: 200 }, () => things.updateOne({ _id: 1 }, { $inc: { n: 1 } })),
    );
    expect((await one())?.n).toBe(200);
  });

  it('give one document to one of many who look for it', async () => {
    await things.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: n, free: true })));
    const taken = await Promise.all(
      Array.from({ length: 30 }, (_, who) =>
        things.findOneAndUpdate(
          { free: true },
          { $set: { free: false, who } },
          { sort: { _id: 1 } },
        ),
      ),
    );
    const ids = taken.flatMap((item) => (item ? [item._id] : []));
    expect(new Set(ids).size).toBe(20);
    expect(ids).toHaveLength(20);
  });
});

describe('queries', () => {
  it.each<[string, Document, number[]]>([
    ['equality also means an element', { list: 2 }, [1]],
    ['equality with a whole array', { list: [1, 2] }, [1]],
    ['null means missing too', { s: null }, [2, 3]],
    ['types do not mix', { s: { $gt: 0 } }, []],
    ['$ne takes what is missing', { s: { $ne: 'abc' } }, [2, 3]],
    ['a path through documents in an array', { 'docs.x': 2 }, [2]],
    ['a position', { 'list.1': 2 }, [1]],
    ['two conditions on one element', { docs: { $elemMatch: { x: 1, y: 2 } } }, [2]],
    ['two conditions on any elements', { 'docs.x': 1, 'docs.y': 3 }, [2]],
    ['$all', { list: { $all: [1, 2] } }, [1]],
    ['$size', { list: { $size: 0 } }, [3]],
    ['a regular expression without regard to case', { s: /^AB/i }, [1]],
    ['a dot is everything but a line break', { s: /^a.c$/ }, [1]],
    ['an escaped character that needs no escape', { s: { $regex: '^a\\x62c\\-?$' } }, [1]],
    ['$not', { s: { $not: /b/ } }, [2, 3]],
    ['$nor', { $nor: [{ s: 'abc' }, { _id: 2 }] }, [3]],
    ['$exists', { docs: { $exists: true } }, [2]],
    ['$type', { list: { $type: 'array' } }, [1, 3]],
    ['$expr', { $expr: { $gt: ['$n', '$_id'] } }, [1]],
  ])('%s', async (_what, filter, ids) => {
    await things.insertMany([
      { _id: 1, s: 'abc', list: [1, 2], n: 5 },
      {
        _id: 2,
        docs: [
          { x: 1, y: 2 },
          { x: 2, y: 3 },
        ],
      },
      { _id: 3, list: [], s: null },
    ]);
    expect((await things.find(filter).toArray()).map(({ _id }) => _id)).toEqual(ids);
  });
});

describe('arrays in arrays', () => {
  const ids = async (filter: Document): Promise<number[]> =>
    (await things.find(filter).toArray()).map(({ _id }) => _id);
  beforeEach(() =>
    things.insertMany([
      { _id: 1, a: [[]] },
      { _id: 2, a: [[1, 10]] },
      { _id: 3, a: [[{ x: 1 }]] },
      { _id: 4, a: [{ x: 1 }] },
      { _id: 5, a: [] },
    ]),
  );

  it.each<[string, Document, number[]]>([
    ['are not opened by $elemMatch on values', { $elemMatch: { $gt: 5 } }, []],
    ['are equal as a whole', { $elemMatch: { $eq: [1, 10] } }, [2]],
    ['are in a list as a whole', { $elemMatch: { $in: [[1, 10]] } }, [2]],
    ['have a type', { $elemMatch: { $type: 'array' } }, [1, 2, 3]],
    ['have a length', { $elemMatch: { $size: 2 } }, [2]],
    ['have elements', { $elemMatch: { $elemMatch: { $gt: 5 } } }, [2]],
    ['are documents without the field', { $elemMatch: { x: null } }, [1, 2, 3]],
    ['are documents of their places', { $elemMatch: { 0: 1 } }, [2]],
    ['are documents of places only', { $elemMatch: { x: 1 } }, [4]],
  ])('%s', async (_what, condition, expected) => {
    expect(await ids({ a: condition })).toEqual(expected);
    await things.createIndexes([{ key: { a: 1 } }, { key: { 'a.x': 1 } }]);
    expect(await ids({ a: condition })).toEqual(expected);
  });

  it('are not opened by the path of an expression', async () => {
    const stages = [{ $sort: { _id: 1 } }, { $project: { _id: 0, x: '$a.x' } }];
    const found = await things.aggregate(stages).toArray();
    expect(found.map(({ x }) => x as unknown)).toEqual([[], [], [], [1], []]);
  });

  it('are whole where a sort names their place', async () => {
    await things.insertOne({ _id: 6, a: [1] });
    const found = await things
      .find({ _id: { $in: [2, 6] } })
      .sort({ 'a.0': 1 })
      .toArray();
    expect(found.map(({ _id }) => _id)).toEqual([6, 2]);
  });

  it('have no fields named like places, where an index asks for those', async () => {
    await things.createIndexes([{ key: { 'a.0.c': 1 } }]);
    await expect(things.updateOne({ _id: 4 }, { $set: { 'a.0.0': 1 } })).rejects.toMatchObject({
      code: 16746,
    });
  });

  it('are opened by projections', async () => {
    const options = { projection: { _id: 0, 'a.x': 1 } };
    expect(await things.find({ _id: { $in: [1, 2, 3] } }, options).toArray()).toEqual([
      { a: [[]] },
      { a: [[]] },
      { a: [[{ x: 1 }]] },
    ]);
  });
});

describe('cursors', () => {
  it('see each document once while others are written', async () => {
    await things.insertMany(Array.from({ length: 500 }, (_, n) => ({ _id: n })));
    const seen: number[] = [];
    for await (const { _id } of things.find({ _id: { $lt: 1_000 } }).batchSize(50)) {
      seen.push(_id);
      if (_id % 100 === 0) await things.insertOne({ _id: 10_000 + _id });
    }
    expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n));
  });

  it('end with an error when their collection is dropped', async () => {
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ _id: n })));
    const cursor = things.find().batchSize(10);
    await cursor.next();
    await things.drop();
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 });
  });

  it('stay inside 16 MB a batch', async () => {
    await things.insertMany(
      Array.from({ length: 10 }, (_, n) => ({ _id: n, text: 'x'.repeat(3_000_000) })),
    );
    const { cursor } = await store.db.command({ find: 'things', batchSize: 10 });
    expect((cursor as { firstBatch: unknown[] }).firstBatch.length).toBeLessThan(10);
    expect(await things.find().toArray()).toHaveLength(10);
  });

  it('refuse to sort more than 100 MB in memory', async () => {
    for (let n = 0; n < 8; n++)
      await things.insertOne({ _id: n, a: n, text: 'x'.repeat(6_000_000) });
    await expect(things.find().sort({ a: 1 }).toArray()).rejects.toMatchObject({ code: 292 });
    expect(await things.find().sort({ _id: -1 }).toArray()).toHaveLength(8);
  });

  it('refuse to hold more than 400 MB of sorts and groups together, and give it back', async () => {
    for (let n = 0; n < 5; n++)
      await things.insertOne({ _id: n, a: n, text: 'x'.repeat(6_000_000) });
    const open = async () => {
      const cursor = things.find().sort({ a: 1 }).batchSize(1);
      await cursor.next();
      return cursor;
    };
    const [first, ...others] = await Promise.all([open(), open(), open(), open()]);
    await expect(open()).rejects.toMatchObject({
      code: 292,
      codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed',
    });
    await first.close();
    expect(await (await open()).toArray()).toHaveLength(4);
    for (const cursor of others) expect(await cursor.toArray()).toHaveLength(4);
    for (let n = 0; n < 6; n++)
      expect(await things.find().sort({ a: 1 }).limit(2).toArray()).toHaveLength(2);
  });
});

describe('groups', () => {
  const grouped = (field: Document, _id: unknown = null) =>
    things.aggregate([{ $group: { _id, all: field } }]).toArray();
  beforeEach(async () => {
    for (let n = 0; n < 7; n++) await things.insertOne({ _id: n, text: 'x'.repeat(6_000_000) });
  });

  it('hold no more than 100 MB each, give it back, and answer no more than 16 MB', async () => {
    const fields: [Document, unknown][] = [
      [{ $push: '$$ROOT' }, null],
      [{ $addToSet: '$$ROOT' }, null],
      [{ $first: '$$ROOT' }, '$_id'],
      [{ $last: '$$ROOT' }, '$_id'],
      [{ $max: '$$ROOT' }, '$_id'],
    ];
    for (const [field, _id] of fields)
      await expect(grouped(field, _id)).rejects.toMatchObject({
        code: 292,
        codeName: 'QueryExceededMemoryLimitNoDiskUseAllowed',
      });
    expect(await grouped({ $last: '$$ROOT' })).toHaveLength(1);
    await things.deleteMany({ _id: { $gte: 3 } });
    await expect(grouped({ $push: '$$ROOT' })).rejects.toMatchObject({
      code: 10334,
      codeName: 'BSONObjectTooLarge',
    });
  });
});

describe('a TTL index', () => {
  it('removes what has expired, and only that', async () => {
    await things.createIndexes([{ key: { at: 1 }, expireAfterSeconds: 10 }]);
    const now = Date.now();
    await things.insertMany([
      { _id: 1, at: new Date(now - 11_000) },
      { _id: 2, at: new Date(now) },
      { _id: 3, at: 'never' },
      { _id: 4, at: [new Date(now), new Date(now - 11_000)] },
      { _id: 5 },
    ]);
    while ((await things.countDocuments()) > 3) await wait(20);
    expect((await things.find().toArray()).map(({ _id }) => _id)).toEqual([2, 3, 5]);
  });
});

describe('a full scan', () => {
  it('lets other clients have their turn', async () => {
    await things.insertMany(
      Array.from({ length: 20_000 }, (_, n) => ({ _id: n, text: 'x'.repeat(50) })),
    );
    const other = await new MongoClient(store.uri).connect();
    let done = false;
    const scan = things.countDocuments({ text: 'none' }).then(() => (done = true));
    await other.db().command({ ping: 1 });
    expect(done).toBe(false);
    await scan;
    await other.close();
  });
});

describe('the plan', () => {
  it('can be read by explain', async () => {
    await things.createIndexes([{ key: { stage: 1, dueOn: 1 } }, { key: { 'people.phone': 1 } }]);
    const planOf = async (filter: Document, sort: Document = {}): Promise<string> =>
      things
        .find(filter)
        .sort(sort as never)
        .explain()
        .then(({ queryPlanner }) => JSON.stringify((queryPlanner as Document).winningPlan));
    expect(await planOf({ stage: 'open' }, { dueOn: 1 })).toMatch(
      /^{"stage":"FETCH".*"IXSCAN".*"indexName":"stage_1_dueOn_1"/,
    );
    expect(await planOf({ stage: 'open', dueOn: { $lt: new Date(0) } }, { dueOn: -1 })).toContain(
      '"direction":"backward"',
    );
    expect(await planOf({ stage: 'open' }, { other: 1 })).toContain('"stage":"SORT"');
    expect(await planOf({ $or: [{ stage: 'a' }, { 'people.phone': '1' }] })).toContain(
      '"stage":"OR"',
    );
    expect(await planOf({ other: 1 })).toBe('{"stage":"COLLSCAN","direction":"forward"}');
  });
});
