import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BSON,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { copyStore } from '../../src/embedded-mongo/copy.js';
import { type Opened, openStore } from './opened.js';

const manyTypes = (): Document[] => [
  {
    i: new Int32(1),
    d: new Double(1),
    minus: new Double(-0),
    none: new Double(NaN),
    l: Long.fromBigInt(2n ** 60n),
    m: ['1.10', '-0', 'NaN', 'Infinity', '9.99E+6144'].map((text) => Decimal128.fromString(text)),
  },
  {
    at: [new Date(5), new Date(-8e15), new Date(8e15)],
    id: new ObjectId(),
    bytes: [0, 1, 3, 4, 5, 128].map((subtype) => new BSON.Binary(Buffer.alloc(16, 7), subtype)),
    re: new BSON.BSONRegExp('a', 'im'),
    none: null,
    deep: { list: [[], {}, [{ z: 1, a: 2 }]] },
  },
  {
    min: new MinKey(),
    max: new MaxKey(),
    ts: new Timestamp({ t: 1, i: 2 }),
    code: new BSON.Code('x'),
    scoped: new BSON.Code('x', { y: 1 }),
    symbol: new BSON.BSONSymbol('s'),
    text: 'Ёж 🦔\u0000.',
  },
  { _id: null as never, n: -1 },
  { _id: { b: 1, a: [1] } as never, n: -2 },
  ...Array.from({ length: 1_200 }, (_, n) => ({ n, stage: n % 3 })),
];

const real = process.env.MONGODB_COPY_URI;

describe('copying a store', () => {
  let from: Opened;
  let to: Opened;
  beforeAll(async () => {
    from = await openStore();
    to = await openStore();
  });
  afterAll(async () => {
    await from.close();
    await to.close();
  });

  it('gives equal contents, types and indexes, and reports how far it is', async () => {
    const things = from.db.collection('things');
    await things.insertMany(manyTypes(), { forceServerObjectId: true });
    await things.createIndexes([
      { key: { n: 1 }, unique: true, partialFilterExpression: { n: { $exists: true } } },
      { key: { at: -1 }, expireAfterSeconds: 1e9 },
    ]);
    await from.client.db('other').collection('few').insertOne({ a: 1 });
    const steps: number[] = [];
    const copied = await copyStore(from.uri, to.uri, ({ done, total }) => steps.push(done / total));
    expect(copied).toEqual([
      { namespace: 'mirovaya.things', count: 1_205, same: true },
      { namespace: 'other.few', count: 1, same: true },
    ]);
    expect(steps.at(-1)).toBe(1);
    expect(await to.db.collection('things').indexes()).toEqual(await things.indexes());
  });

  (real === undefined ? it.skip : it)(
    'to a real MongoDB and back gives equal contents (MONGODB_COPY_URI, an empty one; skipped without it)',
    async () => {
      const back = await openStore();
      const there = await copyStore(to.uri, real ?? '', () => undefined);
      const again = await copyStore(real ?? '', back.uri, () => undefined);
      expect([...there, ...again].filter(({ same }) => !same)).toEqual([]);
      expect(await back.db.collection('things').indexes()).toEqual(
        await to.db.collection('things').indexes(),
      );
      await back.close();
    },
  );

  it('into one that is not empty is refused', async () => {
    await expect(copyStore(from.uri, to.uri, () => undefined)).rejects.toThrow('is not empty');
  });
});
