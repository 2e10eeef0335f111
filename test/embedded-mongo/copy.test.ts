import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BSON,
  Decimal128,
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
    await things.insertMany([
      {
        i: new Int32(1),
        d: new Double(1),
        l: Long.fromBigInt(2n ** 60n),
        m: Decimal128.fromString('1.10'),
      },
      {
        at: new Date(5),
        id: new ObjectId(),
        bytes: Buffer.from([1, 2]),
        re: new BSON.BSONRegExp('a', 'i'),
        none: null,
      },
      {
        min: new MinKey(),
        max: new MaxKey(),
        ts: new Timestamp({ t: 1, i: 2 }),
        code: new BSON.Code('x'),
      },
      ...Array.from({ length: 1_200 }, (_, n) => ({ n, stage: n % 3 })),
    ]);
    await things.createIndexes([
      { key: { n: 1 }, unique: true, partialFilterExpression: { n: { $exists: true } } },
      { key: { at: -1 }, expireAfterSeconds: 1e9 },
    ]);
    await from.client.db('other').collection('few').insertOne({ a: 1 });
    const steps: number[] = [];
    const copied = await copyStore(from.uri, to.uri, ({ done, total }) => steps.push(done / total));
    expect(copied).toEqual([
      { namespace: 'mirovaya.things', count: 1_203, same: true },
      { namespace: 'other.few', count: 1, same: true },
    ]);
    expect(steps.at(-1)).toBe(1);
    expect(await to.db.collection('things').indexes()).toEqual(await things.indexes());
  });

  it('into one that is not empty is refused', async () => {
    await expect(copyStore(from.uri, to.uri, () => undefined)).rejects.toThrow('is not empty');
  });
});
