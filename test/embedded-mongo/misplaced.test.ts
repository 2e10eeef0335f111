import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Double, Long, type Document } from 'mongodb';
import { errorOf } from './error-of.js';
import { type Opened, openStore } from './opened.js';

let store: Opened;
beforeAll(async () => {
  store = await openStore();
  await store.db
    .collection<{ _id: number; n: unknown }>('c')
    .insertMany([0, '', false, null].map((n, _id) => ({ _id, n })));
});
afterAll(() => store.close());

const expr = { $expr: { $eq: ['$a', 1] } };
const where = { $where: 'true' };
const text = { $text: { $search: 'x' } };
const near = { $near: [0, 0] };

/** On a collection that is not there, so that no document can be what it is refused for. */
const find = (filter: Document, more: Document = {}): Document => ({
  find: 'none',
  filter,
  ...more,
});
const update = (u: unknown, more: Document = {}): Document => ({
  update: 'none',
  updates: [{ q: {}, u, ...more }],
});
const pull = (condition: unknown): Document => update({ $pull: { list: condition } });
const filtered = (...arrayFilters: Document[]): Document =>
  update({ $set: { 'list.$[i]': 1 } }, { arrayFilters });
const partial = (partialFilterExpression: Document): Document => ({
  createIndexes: 'none',
  indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression }],
});
const pipeline = (...stages: Document[]): Document => ({
  aggregate: 'none',
  pipeline: stages,
  cursor: {},
});
const upsert = (q: Document): Document => ({
  update: 'none',
  updates: [{ q, u: { $set: { b: 1 } }, upsert: true }],
});

describe('an operator in a place where MongoDB does not take it', () => {
  it.each<[string, Document, number]>([
    ['$expr in $pull', pull({ x: 1, ...expr }), 224],
    ['$expr first in $pull', pull(expr), 224],
    ['$expr in an $or of $pull', pull({ $or: [{ x: 1 }, expr] }), 224],
    ['$expr beside operators in $pull', pull({ $gt: 1, ...expr }), 2],
    ['$where in $pull', pull({ x: 1, ...where }), 2],
    ['$text in $pull', pull(text), 2],
    ['$near in $pull', pull({ x: near }), 2],
    ['$jsonSchema in $pull', pull({ $jsonSchema: {} }), 224],
    ['an unknown operator in $pull', pull({ x: { $foo: 1 } }), 2],
    ['an unknown operator first in $pull', pull({ $foo: 1 }), 2],
    ['$expr in an array filter', filtered({ $and: [{ i: 1 }, expr] }), 224],
    ['$expr alone in an array filter', filtered(expr), 224],
    ['$where in an array filter', filtered({ i: 1, ...where }), 2],
    ['$expr in a partial index', partial(expr), 224],
    ['$where in a partial index', partial({ a: 1, ...where }), 2],
    ['$ne in a partial index', partial({ a: { $ne: null } }), 67],
    ['$elemMatch in a partial index', partial({ a: { $elemMatch: { $ne: null } } }), 67],
    ['$where of a field', find({ a: where }), 2],
    ['$mod of a document', find({ $mod: [2, 0] }), 2],
    ['$where in $match', pipeline({ $match: where }), 2],
    ['$near in $match', pipeline({ $match: { a: near } }), 2],
    ['$expr in $elemMatch', find({ a: { $elemMatch: { x: 1, ...expr } } }), 2],
    ['$expr deep in $elemMatch', find({ a: { $elemMatch: { $or: [{ x: 1 }, expr] } } }), 2],
    ['$where in $elemMatch', find({ a: { $elemMatch: where } }), 2],
    ['$where in $elemMatch in $all', find({ a: { $all: [{ $elemMatch: where }] } }), 2],
    ['$text in $elemMatch in $not', find({ a: { $not: { $elemMatch: text } } }), 2],
    ['$where beside operators in $elemMatch', find({ a: { $elemMatch: { $gt: 1, ...where } } }), 2],
    ['$expr for an upsert', upsert(expr), 224],
    ['$expr in $and for an upsert', upsert({ a: 1, $and: [expr] }), 224],
    [
      '$expr for findAndModify with upsert',
      { findAndModify: 'none', query: expr, update: { $set: { a: 1 } }, upsert: true },
      224,
    ],
  ])('%s', async (_what, command, code) => {
    expect(await errorOf(store.db, command)).toMatchObject({ code });
  });

  it.each<[string, Document]>([
    ['$expr in a query', find({ $or: [expr] })],
    ['$or in $pull', pull({ $or: [{ x: 1 }, { y: 2 }] })],
    ['$not in $pull', pull({ $not: { $gt: 5 } })],
    ['$expr in $match', pipeline({ $match: expr })],
    ['$expr in a query of an update', { update: 'none', updates: [{ q: expr, u: { a: 1 } }] }],
    ['a value that looks like one', pull({ x: { $eq: { y: { $expr: 1 } } } })],
  ])('but %s is taken', async (_what, command) => {
    expect(await errorOf(store.db, command)).toEqual({ message: 'no error' });
  });
});

describe('arguments that MongoDB refuses', () => {
  it.each<[string, Document, number]>([
    ['a hint that is a number', find({}, { hint: 1 }), 9],
    ['a hint of an update that is a number', update({ $set: { a: 1 } }, { hint: 1 }), 9],
    ['upsert: 1', update({ $set: { a: 1 } }, { upsert: 1 }), 14],
    ['multi: 1', update({ $set: { a: 1 } }, { multi: 1 }), 14],
    ['ordered: 1', { insert: 'none', documents: [{}], ordered: 1 }, 14],
    ['singleBatch: 1', find({}, { singleBatch: 1 }), 14],
    ['a cursor id that is an int', { getMore: 5, collection: 'c' }, 14],
    ['a cursor id that is a double', { killCursors: 'c', cursors: [new Double(5)] }, 14],
    ['killCursors without cursors', { killCursors: 'c' }, 40414],
    ['maxTimeMS for getMore', { getMore: Long.fromInt(5), collection: 'c', maxTimeMS: 5 }, 2],
    ['a fraction of a millisecond', find({}, { maxTimeMS: 1.5 }), 2],
    ['a negative maxTimeMS of a write', { insert: 'none', documents: [{}], maxTimeMS: -1 }, 2],
    ['an unknown field of cursor', { ...pipeline(), cursor: { foo: 1 } }, 40415],
    ['a negative first batch', { ...pipeline(), cursor: { batchSize: -1 } }, 51024],
    ['an unknown field of cursor for listIndexes', { listIndexes: 'c', cursor: { a: 1 } }, 40415],
    ['an aggregate without a pipeline', { aggregate: 'c', cursor: {} }, 40414],
    ['a pipeline on the database', { aggregate: 1, pipeline: [{ $limit: 1 }], cursor: {} }, 73],
    ['an aggregate of 2', { aggregate: 2, pipeline: [], cursor: {} }, 9],
    ['a collection that begins with a point', { find: '.c' }, 73],
    ['dropIndexes without an index', { dropIndexes: 'c' }, 40414],
    [
      'an index of version 3',
      { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', v: 3 }] },
      67,
    ],
    [
      'findAndModify that removes by array filters',
      { findAndModify: 'c', remove: true, arrayFilters: [{ i: 1 }] },
      9,
    ],
    ['a write concern for reading', find({}, { writeConcern: { w: 1 } }), 72],
    [
      'a read concern for writing',
      { insert: 'none', documents: [{}], readConcern: { level: 'majority' } },
      72,
    ],
    ['an unknown field of a write concern', { drop: 'none', writeConcern: { foo: 1 } }, 40415],
    ['an unknown API version', find({}, { apiVersion: '2' }), 322],
    ['w: -1', { drop: 'none', writeConcern: { w: -1 } }, 9],
    ['w: true', { drop: 'none', writeConcern: { w: true } }, 9],
    ['a $sort of $push by 2', update({ $push: { a: { $each: [], $sort: { x: 2 } } } }), 2],
    ['a $sort of $push by nothing', update({ $push: { a: { $each: [], $sort: {} } } }), 2],
    [
      'a $sort of $push with an empty part',
      update({ $push: { a: { $each: [], $sort: { 'x..y': 1 } } } }),
      2,
    ],
    ['a projection that omits and computes', find({}, { projection: { a: 0, b: '$x' } }), 31310],
    [
      'a projection that omits and adds',
      find({}, { projection: { a: 0, b: { $add: [1, 1] } } }),
      31252,
    ],
    ['a projection that computes and omits', find({}, { projection: { b: '$x', a: 0 } }), 31254],
    ['a projection of an unknown expression', find({}, { projection: { a: { $foo: 1 } } }), 31325],
    [
      'an operator among the fields of a projection',
      find({}, { projection: { a: { $add: [1], b: 1 } } }),
      16410,
    ],
    [
      'a path that is computed and kept under it',
      find({}, { projection: { a: '$x', 'a.b': 1 } }),
      31249,
    ],
    ['a $ in the middle of a path', find({}, { projection: { 'a.$.b': 1 } }), 31394],
  ])('%s', async (_what, command, code) => {
    expect(await errorOf(store.db, command)).toMatchObject({ code });
  });

  it.each(['$pull', '$pullAll', '$pop'])(
    '%s from 0, an empty text, false and null',
    async (name) => {
      const operand = name === '$pullAll' ? [1] : 1;
      for (const _id of [0, 1, 2, 3])
        expect(
          await errorOf(store.db, {
            update: 'c',
            updates: [{ q: { _id }, u: { [name]: { n: operand } } }],
          }),
        ).toMatchObject({ code: name === '$pop' ? 14 : 2 });
    },
  );
});

describe('a cursor', () => {
  it('ends with the batch that reaches the limit', async () => {
    const idOf = async (more: Document): Promise<string> => {
      const { cursor } = await store.db.command({ find: 'c', ...more });
      return String((cursor as { id: unknown }).id);
    };
    expect(await idOf({ limit: 2, batchSize: 2 })).toBe('0');
    expect(await idOf({ limit: 3, batchSize: 2 })).not.toBe('0');
    const { cursor } = await store.db.command(
      { find: 'c', limit: 4, batchSize: 2 },
      { promoteLongs: false },
    );
    const more = { getMore: (cursor as { id: unknown }).id, collection: 'c', batchSize: 2 };
    const second = await store.db.command(more);
    expect(second.cursor).toMatchObject({ id: 0, nextBatch: [{ _id: 2 }, { _id: 3 }] });
  });

  it('is continued only in the session that opened it', async () => {
    const first = store.client.startSession();
    const { cursor } = await store.db.command(
      { find: 'c', batchSize: 1 },
      { session: first, promoteLongs: false },
    );
    const more = (session?: typeof first): Promise<unknown> =>
      store.db.command(
        { getMore: (cursor as { id: Long }).id, collection: 'c' },
        { ...(session && { session }), promoteLongs: false },
      );
    const second = store.client.startSession();
    await expect(more(second)).rejects.toMatchObject({ code: 50738 });
    expect(await more(first)).toMatchObject({ ok: 1 });
    await first.endSession();
    await second.endSession();
  });
});

describe('explain', () => {
  const explain = (command: Document): Document => ({ explain: command });
  const modify = (more: Document): Document =>
    explain({ findAndModify: 'none', update: { $set: { a: 1 } }, ...more });

  it.each<[string, Document, number]>([
    ['a projection', explain(find({}, { projection: { a: 1, b: 0 } })), 31254],
    ['a filter', explain(find({ a: { $foo: 1 } })), 2],
    ['an unknown field', explain(find({}, { foo: 1 })), 40415],
    ['a hint', explain(find({}, { hint: 1 })), 9],
    ['a pipeline', explain(pipeline({ $group: { n: 1 } })), 15955],
    ['no pipeline', explain({ aggregate: 'none' }), 40414],
    ['no key', explain({ distinct: 'none' }), 40414],
    ['a negative skip', explain({ count: 'none', skip: -1 }), 51024],
    ['an update', explain(update({ $foo: { a: 1 } })), 9],
    ['a conflict', explain(update({ $set: { a: 1 }, $inc: { a: 1 } })), 40],
    ['many replacements', explain(update({ a: 1 }, { multi: true })), 9],
    ['no filter', explain({ update: 'none', updates: [{ u: { a: 1 } }] }), 40414],
    ['a wrong limit', explain({ delete: 'none', deletes: [{ q: {}, limit: 2 }] }), 9],
    [
      'two statements',
      explain({
        delete: 'none',
        deletes: [
          { q: {}, limit: 1 },
          { q: {}, limit: 1 },
        ],
      }),
      16,
    ],
    ['a modification', modify({ update: { $foo: { a: 1 } } }), 9],
    ['the fields of a modification', modify({ fields: { a: 1, b: 0 } }), 31254],
    ['a removal with an update', modify({ remove: true }), 9],
    ['an array filter that is not used', modify({ arrayFilters: [{ i: 1 }] }), 9],
    ['an unknown verbosity', { ...explain(find({})), verbosity: 'x' }, 2],
    ['an unknown command', explain({ foo: 1 }), 59],
    ['something else than a command', { explain: 1 }, 14],
  ])('refuses %s as the command itself does', async (_what, command, code) => {
    expect(await errorOf(store.db, command)).toMatchObject({ code });
  });

  it.each<[string, Document]>([
    ['an update', { update: 'c', updates: [{ q: { _id: 1 }, u: { $set: { n: 5 } } }] }],
    ['a delete', { delete: 'c', deletes: [{ q: { _id: 1 }, limit: 1, hint: '_id_' }] }],
    ['findAndModify', { findAndModify: 'c', query: { _id: 1 }, remove: true }],
    ['distinct', { distinct: 'c', key: 'n', query: { _id: 1 } }],
    ['an aggregate', { aggregate: 'c', pipeline: [{ $match: { _id: 1 } }, { $count: 'n' }] }],
  ])('tells the index of %s, and changes nothing', async (_what, command) => {
    const { queryPlanner } = await store.db.command(explain(command));
    expect(JSON.stringify(queryPlanner)).toContain('"indexName":"_id_"');
    expect(await store.db.collection('c').countDocuments({ n: '' })).toBe(1);
  });

  it('of what reads no documents is refused by name', async () => {
    expect(await errorOf(store.db, explain({ insert: 'c', documents: [] }))).toMatchObject({
      code: 238,
    });
  });
});
