import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, serialize } from 'bson';
import fc from 'fast-check';
import { decode } from '../../src/embedded-mongo/bson/decode.js';
import { type Doc, type Value, isDoc } from '../../src/embedded-mongo/bson/values.js';
import { MongoError } from '../../src/embedded-mongo/errors.js';
import { aValue } from './arbitraries.js';
import { type Direct, openDirect } from './direct.js';

const commands: readonly Document[] = [
  {
    find: 'c',
    filter: { a: 1 },
    sort: { a: 1 },
    projection: { b: 1 },
    skip: 1,
    limit: 2,
    hint: 'x',
  },
  {
    find: 'c',
    filter: {
      $or: [{ a: { $gt: 1, $in: [1], $elemMatch: { $gt: 1 } } }, { $expr: { $eq: ['$a', 1] } }],
      b: { $all: [1], $size: 1, $type: 'int', $exists: 1, $not: { $gt: 1 }, $regex: 'a' },
    },
    let: { x: 1 },
  },
  { count: 'c', query: { a: 1 }, limit: 1, skip: 1 },
  { distinct: 'c', key: 'a', query: { a: 1 } },
  { insert: 'c', documents: [{ _id: 1, a: 1 }], ordered: false },
  {
    update: 'c',
    updates: [
      {
        q: { a: 1 },
        u: {
          $set: { a: 1, 'l.$[i]': 1 },
          $inc: { b: 1 },
          $push: { c: { $each: [1], $slice: 1, $sort: 1, $position: 0 } },
          $pull: { d: { $gt: 1 } },
          $addToSet: { e: { $each: [1] } },
          $pop: { f: 1 },
          $currentDate: { g: true },
        },
        arrayFilters: [{ i: { $gt: 1 } }],
        upsert: true,
        multi: true,
      },
    ],
  },
  { update: 'c', updates: [{ q: { a: 1 }, u: [{ $set: { a: { $add: [1, '$a'] } } }] }] },
  { delete: 'c', deletes: [{ q: { a: 1 }, limit: 1, hint: { _id: 1 } }] },
  {
    findAndModify: 'c',
    query: { a: 1 },
    update: { a: 1 },
    new: true,
    fields: { a: 1 },
    sort: { a: 1 },
  },
  {
    aggregate: 'c',
    pipeline: [
      { $match: { a: 1 } },
      { $sort: { a: 1 } },
      { $group: { _id: '$a', n: { $sum: 1 }, m: { $max: '$b' }, p: { $push: '$c' } } },
      { $unwind: { path: '$p', preserveNullAndEmptyArrays: true } },
      { $addFields: { x: { $cond: [1, 2, 3] }, y: { $in: [1, [1]] } } },
      { $limit: 1 },
    ],
    cursor: { batchSize: 1 },
  },
  {
    createIndexes: 'c',
    indexes: [{ key: { a: 1 }, name: 'a', sparse: true, partialFilterExpression: { a: 1 } }],
  },
  { dropIndexes: 'c', index: 'a' },
  { listIndexes: 'c', cursor: { batchSize: 1 } },
  { listCollections: 1, filter: { name: 'c' }, nameOnly: true },
  { create: 'e', capped: false },
  { getMore: 5n, collection: 'c', batchSize: 1 },
  { killCursors: 'c', cursors: [5n] },
  { explain: { find: 'c', filter: { a: 1 } }, verbosity: 'queryPlanner' },
  { endSessions: [{ id: 1 }] },
];

/** The same value with another one somewhere inside it, where the steps lead. */
const replaced = (value: Value, [step, ...rest]: readonly number[], by: Value): Value => {
  const size = isDoc(value) ? value.size : Array.isArray(value) ? value.length : 0;
  if (step === undefined || size === 0) return by;
  const at = step % size;
  if (Array.isArray(value))
    return value.map((item, index) => (index === at ? replaced(item, rest, by) : item));
  if (!isDoc(value)) return by;
  return new Map(
    [...value].map(([name, item], index) => [name, index === at ? replaced(item, rest, by) : item]),
  );
};

const changed = fc
  .tuple(
    fc.constantFrom(...commands),
    fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
    fc.oneof(
      aValue,
      fc.constantFrom<Value>('$a', '$$x', 'a..b', new Map([['$expr', 1]]), new Map([['$gt', 1]])),
    ),
  )
  .map(
    ([command, steps, by]) => replaced(decode(Buffer.from(serialize(command))), steps, by) as Doc,
  );

const explained = ['find', 'count', 'distinct', 'update', 'delete', 'findAndModify', 'aggregate'];

const plain = (_name: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Map ? Object.fromEntries(value) : value;
};

describe('a command with anything in it', () => {
  let store: Direct;
  beforeAll(() => {
    store = openDirect();
  });
  afterAll(() => store.close());

  it('is answered or refused with a code, and leaves the indexes right', async () => {
    let answered = 0;
    const codes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(changed, async (command) => {
        try {
          await store.run(command);
          answered += 1;
        } catch (error) {
          if (!(error instanceof MongoError)) throw error;
          codes.add(error.code);
        }
      }),
      { seed: 20261121, numRuns: Number(process.env.COMMAND_RUNS ?? 2_000) },
    );
    expect(codes).not.toContain(1);
    expect(answered).toBeGreaterThan(300);
    expect(codes.size).toBeGreaterThan(20);
    const all = store.context.store.catalog.all().map(({ name }) => name);
    for (const name of all)
      expect((await store.run(new Map([['validate', name]]))).get('valid')).toBe(true);
  });

  it('is refused by explain where the command itself is refused before it looks at data', async () => {
    const codeOf = async (command: Doc): Promise<number | undefined> => {
      try {
        const [first] = ((await store.run(command)).get('writeErrors') ?? []) as Doc[];
        return first?.get('code') as number | undefined;
      } catch (error) {
        return (error as MongoError).code;
      }
    };
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(changed, async (given) => {
        const [[name = ''] = []] = given;
        const upserts = [...given.values()].some((part) =>
          JSON.stringify(part, plain).includes('upsert'),
        );
        fc.pre(explained.includes(name) && !upserts);
        const command: Doc = new Map([
          ...given,
          [name, given.get(name) === 'c' ? 'none' : (given.get(name) ?? null)],
        ]);
        const [run, plan] = [await codeOf(command), await codeOf(new Map([['explain', command]]))];
        expect([command, plan]).toEqual([command, run]);
        refused += Number(run !== undefined);
      }),
      { seed: 20261121, numRuns: Number(process.env.COMMAND_RUNS ?? 2_000) },
    );
    expect(refused).toBeGreaterThan(300);
  });
});
