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

const target = fc.oneof(path, fc.constantFrom('a.$[]', 'a.$[].x', '_id'));

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

const projection: fc.Arbitrary<Document> = fc.constantFrom<Document>(
  { 'a.x': 1 },
  { 'a.x': 1, 'b.y': 1, _id: 0 },
  { 'a.x': 0, 'c.x.y': 0 },
  { a: 1, n: '$b.x' },
  { a: { x: 1 }, b: 0 },
  { a: 1, 'a.x': 1 },
  { 'b.0': 1 },
  { a: 0, n: '$b' },
);

const operand = fc.oneof(
  value.map(($literal) => ({ $literal })),
  fc.constantFrom('$a', '$b', '$c', '$a.x', '$_id', '$none'),
);

const both = fc.tuple(operand, operand);

/** An aggregation expression; some are of wrong types. */
const expression: fc.Arbitrary<unknown> = fc.oneof(
  operand,
  ...['$eq', '$gt', '$lte', '$and', '$or', '$ifNull', '$in'].map((name) => only(name, both)),
  only('$size', operand),
  only('$not', operand),
  fc.tuple(operand, operand, operand).map((parts) => ({ $cond: parts })),
);

/** One operation, and what it is made of, for the report of a difference. */
interface Operation {
  readonly what: readonly unknown[];
  readonly run: (things: Collection) => Promise<unknown>;
}

const operationOf = <T extends readonly unknown[]>(
  name: string,
  parts: fc.Arbitrary<T>,
  run: (things: Collection, ...parts: T) => Promise<unknown>,
): fc.Arbitrary<Operation> =>
  parts.map((given) => ({ what: [name, ...given], run: (things) => run(things, ...given) }));

const sortedTexts = (found: readonly unknown[]): string[] =>
  found.map((one) => EJSON.stringify(one)).sort();

/** An update of many that is refused at one document keeps those before it: the order must be the same. */
const inserted = { hint: { $natural: 1 } } as const;

/** What a filter on one array field tells the positional `$`. */
const inArray = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  only('$gte', fc.integer({ min: 0, max: 3 })),
  only('$elemMatch', only('x', fc.integer({ min: 0, max: 2 }))),
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  operationOf(
    'insertOne',
    fc.tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }),
    ),
    (things, _id, doc) => things.insertOne({ _id, ...doc } as never),
  ),
  operationOf(
    'updateOne',
    fc.tuple(fc.integer({ min: 0, max: 15 }), change, fc.boolean()),
    (things, _id, what, upsert) => things.updateOne({ _id } as never, what, { upsert }),
  ),
  operationOf('updateMany', fc.tuple(filter, change), (things, where, what) =>
    things.updateMany(where, what, inserted),
  ),
  operationOf(
    'updateMany by position',
    fc.tuple(inArray, fc.constantFrom('$set', '$inc', '$unset'), fc.integer({ min: 0, max: 3 })),
    (things, a, name, operand) =>
      things.updateMany({ a }, { [name]: { 'a.$': operand } }, inserted),
  ),
  operationOf(
    'updateMany by array filters',
    fc.tuple(fc.integer({ min: 0, max: 3 }), value),
    (things, least, operand) =>
      things.updateMany(
        { a: { $type: 'array' } },
        { $set: { 'a.$[one]': operand } },
        { arrayFilters: [{ one: { $gte: least } }], ...inserted },
      ),
  ),
  operationOf(
    'replaceOne',
    fc.tuple(fc.integer({ min: 0, max: 15 }), fc.record({ a: value, b: value }), fc.boolean()),
    (things, _id, doc, upsert) => things.replaceOne({ _id } as never, doc, { upsert }),
  ),
  operationOf('findOneAndUpdate', fc.tuple(filter, change, sort), (things, where, what, by) =>
    things.findOneAndUpdate(where, what, { sort: by as never, returnDocument: 'after' }),
  ),
  operationOf('findOneAndDelete', fc.tuple(filter, sort), (things, where, by) =>
    things.findOneAndDelete({ $and: [where, { _id: { $gt: 9 } }] }, { sort: by as never }),
  ),
  operationOf(
    'find',
    fc.tuple(filter, sort, fc.nat(3), fc.nat(5)),
    (things, where, by, skip, limit) =>
      things
        .find(where, { skip, limit, projection: { 'a.x': 0, c: 0 } })
        .sort(by as never)
        .toArray(),
  ),
  operationOf(
    'distinct',
    fc.tuple(filter, fc.constantFrom('a', 'b', 'a.x')),
    async (things, where, key) => sortedTexts(await things.distinct(key, where)),
  ),
  operationOf(
    'find with a projection',
    fc.tuple(filter, projection, fc.constantFrom('a', 'b', 'a.x', 'b.0'), fc.constantFrom(1, -1)),
    (things, where, fields, by, way) =>
      things
        .find(where, { projection: fields })
        .sort({ [by]: way as 1, _id: 1 })
        .toArray(),
  ),
  operationOf('updateMany by a pipeline', fc.tuple(filter, expression), (things, where, what) =>
    things.updateMany(where, [{ $set: { b: what } }, { $unset: ['c'] }], inserted),
  ),
  operationOf(
    'aggregate of stages',
    fc.tuple(filter, expression, fc.constantFrom('$a', '$b', '$a.x'), fc.boolean()),
    (things, where, what, path, preserveNullAndEmptyArrays) =>
      things
        .aggregate([
          { $match: where },
          { $sort: { _id: 1 } },
          { $unwind: { path, preserveNullAndEmptyArrays } },
          { $addFields: { c: what } },
          { $project: { a: 1, c: 1, d: { $ifNull: ['$b', what] } } },
        ])
        .toArray(),
  ),
  operationOf('find by $expr', fc.tuple(expression), (things, what) =>
    things.find({ $expr: what }).sort({ _id: 1 }).toArray(),
  ),
  operationOf('countDocuments', fc.tuple(filter), (things, where) => things.countDocuments(where)),
  operationOf('deleteOne', fc.tuple(filter), (things, where) =>
    things.deleteOne({ $and: [where, { _id: 3 }] }),
  ),
  operationOf('aggregate', fc.tuple(filter), async (things, where) =>
    sortedTexts(
      await things
        .aggregate([
          { $match: where },
          { $sort: { _id: 1 } },
          { $group: { _id: '$a', n: { $sum: 1 }, most: { $max: '$b' }, all: { $push: '$_id' } } },
        ])
        .toArray(),
    ),
  ),
);

const answerOf = async (things: Collection, { run }: Operation): Promise<string> => {
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
    let refused = 0;
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
          for (const one of operations) {
            const [mine, theirs] = [await answerOf(pair[0], one), await answerOf(pair[1], one)];
            expect([one.what, mine]).toEqual([one.what, theirs]);
            compared += 1;
            refused += Number(mine.startsWith('error'));
          }
          const contents = await Promise.all(
            pair.map((things) =>
              things.find({}, { promoteValues: false }).sort({ _id: 1 }).toArray(),
            ),
          );
          expect(EJSON.stringify(contents[0], { relaxed: false })).toBe(
            EJSON.stringify(contents[1], { relaxed: false }),
          );
        },
      ),
      { seed: 20261121, numRuns: runs, endOnFailure: true },
    );
    process.stderr.write(
      `differential: ${compared} operations compared, ${refused} refused by both\n`,
    );
  }, 300_000);
});
