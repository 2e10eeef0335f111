import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EJSON } from 'bson';
import fc from 'fast-check';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { type Opened, openStore } from './opened.js';

const real = process.env.MONGODB_TEST_URI;
const runs = Number(process.env.DIFFERENTIAL_RUNS ?? 60);

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, 'a', 'b', true, 1.5, new Date(5), [], {}),
  },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc.array(
      fc.record({ x: fc.integer({ min: 0, max: 2 }), y: fc.integer({ min: 0, max: 2 }) }),
      { maxLength: 2 },
    ),
  },
);

const path = fc.constantFrom('a', 'b', 'c', 'a.x', 'a.y', 'b.0', 'c.x.y');

const only = (name: string, operand: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  operand.map((one) => ({ [name]: one }));

const test = fc.oneof(
  value,
  ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) => only(name, value)),
  only('$in', fc.array(value, { maxLength: 3 })),
  only('$nin', fc.array(value, { maxLength: 3 })),
  only('$exists', fc.boolean()),
  only('$size', fc.integer({ min: -1, max: 3 })),
  only('$all', fc.array(value, { maxLength: 2 })),
  only('$type', fc.constantFrom('int', 'array', 'object', 'null', 'number', 'nonsense')),
  only('$elemMatch', fc.oneof(only('x', value), only('$gte', value))),
  only('$not', only('$gt', value)),
);

const conditions = fc.dictionary(path, test, { maxKeys: 2, noNullPrototype: true });

const filter: fc.Arbitrary<Document> = fc.oneof(
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$or', '$and', '$nor'), fc.array(conditions, { maxLength: 2 }))
      .map(([name, parts]) => ({ [name]: parts })),
  },
);

const target = fc.oneof(path, fc.constantFrom('a.$', 'a.$[]', 'a.$[].x', '_id'));

const modifier = (name: string, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Document> =>
  fc
    .dictionary(target, operand, { minKeys: 1, maxKeys: 2, noNullPrototype: true })
    .map((fields) => ({ [name]: fields }));

const each = fc.record(
  {
    $each: fc.array(value, { maxLength: 2 }),
    $slice: fc.integer({ min: -2, max: 2 }),
    $position: fc.integer({ min: -2, max: 2 }),
  },
  { requiredKeys: ['$each'] },
);

const change: fc.Arbitrary<Document> = fc
  .array(
    fc.oneof(
      modifier('$set', value),
      modifier('$setOnInsert', value),
      modifier('$unset', fc.constant('')),
      modifier('$inc', fc.oneof(fc.integer({ min: -3, max: 3 }), value)),
      modifier('$min', value),
      modifier('$max', value),
      modifier('$push', fc.oneof(value, each)),
      modifier('$addToSet', value),
      modifier('$pull', fc.oneof(value, only('$gte', value))),
      modifier('$pullAll', fc.array(value, { maxLength: 2 })),
      modifier('$pop', fc.constantFrom(1, -1)),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => Object.assign({}, ...parts) as Document);

const sort = fc
  .dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, -1), {
    maxKeys: 2,
    noNullPrototype: true,
  })
  .map((parts) => ({ ...parts, _id: 1 }));

type Operation = (things: Collection) => Promise<unknown>;

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }).chain((doc) =>
    fc.integer({ min: 0, max: 12 }).map(
      (_id): Operation =>
        (things) =>
          things.insertOne({ _id, ...doc } as never),
    ),
  ),
  fc.tuple(fc.integer({ min: 0, max: 15 }), change).map(
    ([_id, what]): Operation =>
      (things) =>
        things.updateOne({ _id } as never, what, { upsert: true }),
  ),
  fc.tuple(filter, change).map(
    ([where, what]): Operation =>
      (things) =>
        things.updateMany(where, what),
  ),
  fc.tuple(filter, change, sort).map(
    ([where, what, by]): Operation =>
      (things) =>
        things.findOneAndUpdate(where, what, { sort: by as never, returnDocument: 'after' }),
  ),
  fc.tuple(filter, sort).map(
    ([where, by]): Operation =>
      (things) =>
        things
          .find(where)
          .sort(by as never)
          .toArray(),
  ),
  fc.tuple(filter, fc.constantFrom('a', 'b', 'a.x')).map(
    ([where, key]): Operation =>
      async (things) =>
        (await things.distinct(key, where)).map((found: unknown) => EJSON.stringify(found)).sort(),
  ),
  filter.map(
    (where): Operation =>
      (things) =>
        things.countDocuments(where),
  ),
  filter.map(
    (where): Operation =>
      (things) =>
        things.deleteOne({ $and: [where, { _id: 3 }] }),
  ),
  filter.map((where): Operation => async (things) => {
    const groups = await things
      .aggregate([
        { $match: where },
        { $sort: { _id: 1 } },
        { $group: { _id: '$a', n: { $sum: 1 }, most: { $max: '$b' }, all: { $push: '$_id' } } },
      ])
      .toArray();
    return groups.map((group) => EJSON.stringify(group)).sort();
  }),
);

const answerOf = async (things: Collection, run: Operation): Promise<string> => {
  try {
    return EJSON.stringify(await run(things), { relaxed: false });
  } catch (error) {
    return `error ${String((error as { code?: unknown }).code)}`;
  }
};

const suite = real ? describe : describe.skip;

suite('the embedded store against a real MongoDB (MONGODB_TEST_URI; skipped without it)', () => {
  let store: Opened;
  let client: MongoClient;
  beforeAll(async () => {
    store = await openStore();
    client = await new MongoClient(real ?? '').connect();
  });
  afterAll(async () => {
    await client.close();
    await store.close();
  });

  it(`answers and holds the same after random operations (${runs} series of 50)`, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 50, maxLength: 50 }),
        async (operations) => {
          const pair = [
            store.db.collection('diff'),
            client.db('mirovaya_diff').collection('diff'),
          ] as const;
          for (const things of pair) {
            await things.drop();
            await things.createIndexes([
              { key: { a: 1, b: -1 } },
              { key: { 'a.x': 1 } },
              { key: { c: 1 }, sparse: true },
            ]);
          }
          for (const run of operations) {
            const [mine, theirs] = [await answerOf(pair[0], run), await answerOf(pair[1], run)];
            expect(mine).toBe(theirs);
            compared += 1;
          }
          const contents = await Promise.all(
            pair.map((things) => things.find().sort({ _id: 1 }).toArray()),
          );
          expect(EJSON.stringify(contents[0], { relaxed: false })).toBe(
            EJSON.stringify(contents[1], { relaxed: false }),
          );
        },
      ),
      { seed: 20261121, numRuns: runs },
    );
    process.stderr.write(`differential: ${compared} operations compared\n`);
  }, 300_000);
});
