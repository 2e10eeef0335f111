import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, type Document, ObjectId } from 'mongodb';
import { type Opened, openStore } from './opened.js';

let store: Opened;
let things: Collection<{ _id: unknown }>;
beforeAll(async () => {
  store = await openStore();
  things = store.db.collection('things');
});
afterAll(() => store.close());
beforeEach(() => things.drop());

/** The document after an update, or the code it was refused with. */
const updated = async (q: Document, u: Document, upsert = false): Promise<unknown> => {
  const answer = await store.db.command({ update: 'things', updates: [{ q, u, upsert }] });
  const [error] = (answer.writeErrors ?? []) as Document[];
  return error ? (error.code as number) : things.findOne();
};

describe('the positional $', () => {
  it.each<[string, Document, Document, Document, unknown]>([
    ['an element', { a: [1, 2] }, { a: 2 }, { 'a.$': 5 }, { a: [1, 5] }],
    [
      'the outer of two arrays',
      { a: [{ b: [1, 2] }] },
      { 'a.b.1': 2 },
      { 'a.$.c': 5 },
      { a: [{ b: [1, 2], c: 5 }] },
    ],
    [
      'the array behind a place',
      { a: [{ b: [1, 2] }] },
      { 'a.0.b': 2 },
      { 'a.0.b.$': 5 },
      { a: [{ b: [1, 5] }] },
    ],
    ['not a place that the filter named', { a: [1] }, { 'a.0': 1 }, { 'a.$': 5 }, 2],
    ['nor one deeper', { a: [{ b: [1] }] }, { 'a.0.b.0': 1 }, { 'a.$.b': 5 }, 2],
    [
      'the array that was searched, not the one with a place',
      { a: [0, 1], b: [7] },
      { a: 1, 'b.0': 7 },
      { 'a.$': 5 },
      { a: [0, 5], b: [7] },
    ],
  ])('means %s', async (_what, doc, filter, change, expected) => {
    await things.insertOne({ _id: 1, ...doc });
    const found = await updated({ _id: 1, ...filter }, { $set: change });
    expect(found).toEqual(
      typeof expected === 'number' ? expected : { _id: 1, ...(expected as Document) },
    );
  });
});

describe('an upsert', () => {
  it.each<[string, Document, Document]>([
    ['$eq', { x: { $eq: 1 } }, { x: 1 }],
    ['$in of one', { x: { $in: [1] } }, { x: 1 }],
    ['$all of one', { x: { $all: [1] } }, { x: 1 }],
    ['$and', { $and: [{ x: 1 }, { 'y.z': { $eq: 2 } }] }, { x: 1, y: { z: 2 } }],
    ['$or of one', { $or: [{ x: 1 }] }, { x: 1 }],
    ['an array', { x: [1, 2] }, { x: [1, 2] }],
    ['a regular expression that is asked for as a value', { x: { $eq: /a/ } }, { x: /a/ }],
    ['no regular expression otherwise', { x: /a/ }, {}],
    ['no bound', { x: { $gt: 1 }, y: { $ne: 1 }, z: { $exists: true } }, {}],
    ['nothing of $in with two', { x: { $in: [1, 2] } }, {}],
    ['nothing of $or with two', { $or: [{ x: 1 }, { x: 2 }] }, {}],
    [
      'nothing of $nor, $not and $elemMatch',
      { $nor: [{ x: 1 }], y: { $not: { $eq: 1 } }, z: { $elemMatch: { $eq: 1 } } },
      {},
    ],
  ])('takes from its filter %s', async (_what, filter, fields) => {
    const { _id, ...rest } = (await updated(filter, { $set: { n: 1 } }, true)) as Document;
    expect(rest).toEqual({ ...fields, n: 1 });
    expect(_id).toBeInstanceOf(ObjectId);
  });

  it.each<[Document, number]>([
    [{ $and: [{ x: 1 }, { x: 1 }] }, 54],
    [{ x: { $all: [1, 2] } }, 54],
    [{ x: { y: 1 }, 'x.z': 1 }, 54],
    [{ _id: { x: 1 }, '_id.x': 1 }, 54],
    [{ _id: [1] }, 53],
  ])('of %j is refused with %d', async (filter, code) => {
    expect(await updated(filter, { $set: { n: 1 } }, true)).toBe(code);
  });

  it('by a replacement takes the _id only, whatever else the filter says twice', async () => {
    const filter = { $and: [{ _id: { $in: [7] } }, { x: 1 }, { x: 2 }] };
    expect(await updated(filter, { n: 1 }, true)).toEqual({ _id: 7, n: 1 });
  });
});
