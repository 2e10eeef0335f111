import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/embedded-mongo/bson/compare.js';
import { type Doc, type Value, docOf } from '../../src/embedded-mongo/bson/values.js';
import { MongoError } from '../../src/embedded-mongo/errors.js';
import { parseSort, sortKey } from '../../src/embedded-mongo/query/sort.js';
import { aValue } from './arbitraries.js';
import { type Direct, openDirect } from './direct.js';

const small = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 4 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Value>(null, 'x', `${'x'.repeat(2500)}y`, `${'x'.repeat(2500)}a`),
  },
  { weight: 1, arbitrary: aValue },
);

const digit = fc.integer({ min: 0, max: 2 }) as fc.Arbitrary<Value>;

const several = fc.array(fc.integer({ min: 0, max: 4 }), {
  minLength: 2,
  maxLength: 3,
});

const field = fc.oneof(
  { weight: 6, arbitrary: several },
  { weight: 4, arbitrary: small },
  { weight: 2, arbitrary: fc.array(small, { maxLength: 3 }) },
  {
    weight: 5,
    arbitrary: fc.array(
      fc.record({ x: digit, y: digit }).map((one) => docOf(one)),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { weight: 1, arbitrary: fc.record({ x: small }).map((one) => docOf(one)) },
);

const plain = fc
  .record({ a: small, b: small, c: small }, { requiredKeys: [] })
  .map((one) => docOf(one));

const nested = fc
  .record({ a: field, b: small, c: field }, { requiredKeys: [] })
  .map((one) => docOf(one));

const span = fc.tuple(small, small).map(([low, high]) => docOf({ $gte: low, $lt: high }));

const test: fc.Arbitrary<Value> = fc.oneof<fc.Arbitrary<Value>[]>(
  small.map((value) => value),
  small.map((value) => docOf({ $eq: value })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne'), small)
    .map(([op, value]) => docOf({ [op]: value })),
  span,
  span,
  span,
  fc.array(small, { maxLength: 3 }).map((values) => docOf({ $in: values })),
  fc.boolean().map((there) => docOf({ $exists: there })),
  fc
    .tuple(small, small)
    .map(([x, y]) => docOf({ $elemMatch: docOf({ x, y: docOf({ $gte: y }) }) })),
  fc
    .tuple(small, small)
    .map(([low, high]) => docOf({ $elemMatch: docOf({ $gte: low, $lt: high }) })),
);

const conditions = fc
  .dictionary(fc.constantFrom('a', 'a', 'b', 'c', 'a.x', 'a.y', 'a.x', 'a.y', 'c.0'), test, {
    minKeys: 1,
    maxKeys: 2,
    noNullPrototype: true,
  })
  .map((one) => docOf(one));

const pair = fc.record({ 'a.x': digit, 'a.y': digit }).map((one) => docOf(one));

const filter = fc.oneof(
  { weight: 1, arbitrary: pair },
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conditions, conditions, conditions)
      .map(([one, two, rest]) => new Map([...rest, ['$or', [one, two]]])),
  },
);

const indexSets: readonly Record<string, Value>[][] = [
  [{ key: docOf({ a: 1 }) }, { key: docOf({ b: -1, c: 1 }) }],
  [
    { key: docOf({ a: 1, b: 1 }) },
    { key: docOf({ 'a.x': 1, 'a.y': -1 }) },
    { key: docOf({ c: -1 }), sparse: true },
  ],
  [
    { key: docOf({ b: 1, a: -1, c: 1 }) },
    { key: docOf({ 'c.0': 1 }) },
    { key: docOf({ c: 1 }), partialFilterExpression: docOf({ b: docOf({ $gte: 2 }) }) },
  ],
  [
    { key: docOf({ a: -1 }), partialFilterExpression: docOf({ a: docOf({ $exists: true }) }) },
    { key: docOf({ b: 1, 'a.x': 1 }), sparse: true },
  ],
  [
    { key: docOf({ 'a.x': 1 }), sparse: true },
    { key: docOf({ c: 1, 'a.y': -1 }), sparse: true },
    { key: docOf({ b: 1 }), sparse: true, unique: true },
  ],
];

const ids = (docs: readonly Doc[]): number[] => docs.map((doc) => doc.get('_id') as number);

const orRefused = async (found: Promise<Doc[]>): Promise<Doc[]> =>
  found.catch((error: unknown) => {
    if (error instanceof MongoError) return [];
    throw error;
  });

describe('the planner', () => {
  let direct: Direct;
  beforeAll(() => {
    direct = openDirect();
  });
  afterAll(() => direct.close());
  beforeEach(() => direct.run(docOf({ drop: 'c' })));

  const fill = async (docs: readonly Doc[], set: number): Promise<Doc[]> => {
    await direct.run(docOf({ drop: 'c' }));
    const indexes = (indexSets[set] ?? []).map((spec, at) => docOf({ ...spec, name: `i${at}` }));
    await direct.run(docOf({ createIndexes: 'c', indexes }));
    const numbered = docs.map((doc, at): Doc => new Map([['_id', at] as [string, Value], ...doc]));
    if (numbered.length > 0)
      await direct.run(docOf({ insert: 'c', documents: numbered, ordered: false }));
    return direct.find(docOf({}));
  };

  const anyDocs = fc.array(fc.oneof(plain, nested), { minLength: 1, maxLength: 25, size: 'max' });

  it('never changes what a query finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDocs,
        fc.nat(4),
        fc.array(filter, { minLength: 40, maxLength: 40 }),
        async (docs, set, filters) => {
          await fill(docs, set);
          for (const one of filters) {
            const scanned = await orRefused(direct.find(one, { hint: docOf({ $natural: 1 }) }));
            expect(ids(await orRefused(direct.find(one))).sort((a, b) => a - b)).toEqual(
              ids(scanned),
            );
          }
        },
      ),
      { seed: 20261121, numRuns: 120 },
    );
  });

  it('never changes the order of a sort', async () => {
    const sort = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'a.x'), fc.constantFrom(1, -1)), {
        minLength: 1,
        maxLength: 3,
        selector: ([name]) => name,
      })
      .map((parts): Doc => new Map<string, Value>(parts));
    await fc.assert(
      fc.asyncProperty(anyDocs, fc.nat(4), conditions, sort, async (docs, set, one, by) => {
        await fill(docs, set);
        const keys = (found: readonly Doc[]): Doc[] =>
          found.map((doc) => docOf({ key: [...sortKey(parseSort(by), doc)] }));
        const indexed = keys(await orRefused(direct.find(one, { sort: by })));
        const scanned = keys(
          await orRefused(direct.find(one, { sort: by, hint: docOf({ $natural: 1 }) })),
        );
        expect(indexed.length).toBe(scanned.length);
        expect(indexed.every((key, at) => compare(key, scanned[at] ?? null) === 0)).toBe(true);
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });

  it('keeps every index in agreement with the documents through updates and deletes', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocs, anyDocs, fc.nat(4), filter, async (docs, others, set, one) => {
        await fill(docs, set);
        for (const [at, other] of others.entries())
          await direct.run(
            docOf({
              update: 'c',
              updates: [docOf({ q: docOf({ _id: at }), u: other, upsert: true })],
            }),
          );
        await direct.run(docOf({ delete: 'c', deletes: [docOf({ q: one, limit: 0 })] }));
        const found = await direct.run(docOf({ validate: 'c' }));
        expect(found.get('errors')).toEqual([]);
      }),
      { seed: 20261121, numRuns: 100 },
    );
  });
});
