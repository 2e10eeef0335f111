import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DBRef, type Document, MinKey, ObjectId } from 'mongodb';
import { type Refusal, errorOf as refusalOf } from './error-of.js';
import { type Opened, openStore } from './opened.js';

let store: Opened;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const find = (filter: Document, more: Document = {}): Document => ({ find: 'c', filter, ...more });
const update = (u: unknown, more: Document = {}, q: Document = { _id: 1 }): Document => ({
  update: 'c',
  updates: [{ q, u, ...more }],
});
const index = (key: Document, more: Document = {}): Document => ({
  createIndexes: 'c',
  indexes: [{ key, name: 'x', ...more }],
});
const pipeline = (...stages: Document[]): Document => ({
  aggregate: 'c',
  pipeline: stages,
  cursor: {},
});

const errorOf = (command: Document): Promise<Refusal> => refusalOf(store.db, command);

describe('what MongoDB refuses', () => {
  beforeEach(async () => {
    await store.db.dropCollection('c');
    await store.db.collection<{ _id: number }>('c').insertOne({
      _id: 1,
      n: 1,
      s: 'text',
      list: [1, 2],
      docs: [{ x: 1, l: [] }],
      inner: { a: 1 },
    } as never);
  });

  it.each<[string, Document, number]>([
    ['an unknown operator', find({ a: { $foo: 1 } }), 2],
    ['an unknown top-level operator', find({ $foo: 1 }), 2],
    ['$in without an array', find({ a: { $in: 1 } }), 2],
    ['$in with an operator in it', find({ a: { $in: [{ $gt: 1 }] } }), 2],
    ['an empty $or', find({ $or: [] }), 2],
    ['an $or of something else than documents', find({ $or: [1] }), 2],
    ['$not of a value', find({ a: { $not: 1 } }), 2],
    ['$size below zero', find({ a: { $size: -1 } }), 2],
    ['$regex of a number', find({ a: { $regex: 1 } }), 2],
    ['$options alone', find({ a: { $options: 'i' } }), 2],
    ['a broken regular expression', find({ a: { $regex: '(' } }), 51091],
    ['an unknown type name', find({ a: { $type: 'foo' } }), 2],
    ['$elemMatch of a value', find({ a: { $elemMatch: 1 } }), 2],
    ['a filter that is no document', { find: 'c', filter: 'x' }, 14],
    ['an unknown field of a command', { find: 'c', foo: 1 }, 40415],
    ['a sort by 2', find({}, { sort: { a: 2 } }), 15975],
    ['a negative skip', find({}, { skip: -1 }), 51024],
    ['a limit of the wrong type', find({}, { limit: 'x' }), 14],
    ['a projection that keeps and omits', find({}, { projection: { a: 1, b: 0 } }), 31254],
    ['a projection that omits and keeps', find({}, { projection: { a: 0, b: 1 } }), 31253],
    ['a hint at no index', find({}, { hint: 'none' }), 2],
    ['an unknown cursor', { getMore: 5n, collection: 'c' }, 43],
    ['a $ field in an object', pipeline({ $replaceWith: { a: 1, $b: 1 } }), 16410],
    ['a dotted field in an object', pipeline({ $replaceWith: { 'a.b': 1 } }), 16412],
    ['a field without a name in an object', pipeline({ $replaceWith: { '': 1 } }), 15998],
    ['an unknown command', { foo: 1 }, 59],
    [
      'a transaction',
      { ...find({}), txnNumber: 1n, startTransaction: true, autocommit: false },
      20,
    ],
    ['w: 2 without replicas', { ...update({ $set: { a: 1 } }), writeConcern: { w: 2 } }, 2],
    ['an unknown modifier', update({ $foo: { a: 1 } }), 9],
    ['a modifier of something else than fields', update({ $set: 1 }), 9],
    ['a replacement with a $ field', update({ a: 1, $set: { b: 1 } }), 52],
    ['many replacements', update({ a: 1 }, { multi: true }), 9],
    ['two changes of one path', update({ $set: { n: 1 }, $inc: { n: 1 } }), 40],
    [
      'a change of a path and of what is above it',
      update({ $set: { inner: 1, 'inner.a': 2 } }),
      40,
    ],
    ['a changed _id', update({ $set: { _id: 2 } }), 66],
    ['a removed _id', update({ $unset: { _id: '' } }), 66],
    ['a replacement with another _id', update({ _id: 2, a: 1 }), 66],
    ['$inc by a text', update({ $inc: { n: 'x' } }), 14],
    ['$inc of a text', update({ $inc: { s: 1 } }), 14],
    ['$push to a number', update({ $push: { n: 1 } }), 2],
    ['$addToSet to a number', update({ $addToSet: { n: 1 } }), 2],
    ['$pull from a number', update({ $pull: { n: 1 } }), 2],
    ['$pop from a number', update({ $pop: { n: 1 } }), 14],
    ['$pop by 2', update({ $pop: { list: 2 } }), 9],
    ['$pullAll of no array', update({ $pullAll: { list: 1 } }), 2],
    ['$each of no array', update({ $push: { list: { $each: 1 } } }), 2],
    ['an unknown clause of $push', update({ $push: { list: { $each: [], $foo: 1 } } }), 2],
    ['a field under a number', update({ $set: { 'n.a': 1 } }), 28],
    ['a named field of an array', update({ $set: { 'list.a': 1 } }), 28],
    ['an empty path', update({ $set: { '': 1 } }), 56],
    ['an empty part of a path', update({ $set: { 'a..b': 1 } }), 56],
    ['the positional $ without a match in an array', update({ $set: { 'list.$': 1 } }), 2],
    ['$[] of no array', update({ $set: { 'n.$[]': 1 } }), 2],
    ['$[] of nothing', update({ $set: { 'none.$[]': 1 } }), 2],
    [
      'an array filter that is not used',
      update({ $set: { n: 1 } }, { arrayFilters: [{ i: 1 }] }),
      9,
    ],
    ['an array filter that is not there', update({ $set: { 'list.$[i]': 1 } }), 2],
    [
      'two array filters of one name',
      update({ $set: { 'list.$[i]': 1 } }, { arrayFilters: [{ i: 1 }, { i: 2 }] }),
      9,
    ],
    [
      'an upsert that changes the _id of its filter',
      update({ $set: { _id: 9 } }, { upsert: true }, { _id: 8 }),
      66,
    ],
    ['a second document with an _id', { insert: 'c', documents: [{ _id: 1 }] }, 11000],
    ['an array as _id', { insert: 'c', documents: [{ _id: [1] }] }, 53],
    ['a regular expression as _id', { insert: 'c', documents: [{ _id: /x/ }] }, 53],
    ['a $ field in an _id', { insert: 'c', documents: [{ _id: { $a: 1 } }] }, 52],
    ['a $ field deep in an _id', { insert: 'c', documents: [{ _id: { a: [{ $b: 1 }] } }] }, 52],
    ['no documents to insert', { insert: 'c', documents: [] }, 16],
    ['a collection with a $ in its name', { insert: 'a$b', documents: [{}] }, 73],
    ['a system collection', { insert: 'system.foo', documents: [{}] }, 73],
    ['findAndModify without an update', { findAndModify: 'c', query: {} }, 9],
    [
      'findAndModify that updates and removes',
      { findAndModify: 'c', update: { $set: { a: 1 } }, remove: true },
      9,
    ],
    ['an index without fields', index({}), 67],
    ['an index of 0', index({ a: 0 }), 67],
    ['an index of parallel arrays', index({ list: 1, docs: 1 }), 171],
    ['a unique index over equal values', index({ none: 1 }, { unique: true, name: 'u' }), 11000],
    ['an unknown option of an index', index({ a: 1 }, { foo: 1 }), 197],
    [
      'a sparse partial index',
      index({ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }),
      67,
    ],
    ['a TTL index of two fields', index({ a: 1, b: 1 }, { expireAfterSeconds: 1 }), 67],
    ['dropping an index that is not there', { dropIndexes: 'c', index: 'none' }, 27],
    ['dropping the index on _id', { dropIndexes: 'c', index: '_id_' }, 72],
    ['indexes of a collection that is not there', { listIndexes: 'none' }, 26],
    ['an unknown stage', pipeline({ $foo: 1 }), 40324],
    ['a stage of two names', pipeline({ $match: {}, $limit: 1 }), 40323],
    ['$limit 0', pipeline({ $limit: 0 }), 15958],
    ['$group without _id', pipeline({ $group: { n: { $sum: 1 } } }), 15955],
    ['an aggregate without cursor', { aggregate: 'c', pipeline: [] }, 9],
    ['$size of a fraction', find({ a: { $size: 1.5 } }), 2],
    ['an empty part of a sort', find({}, { sort: { 'a..b': 1 } }), 15998],
    ['a sort that ends in a point', find({}, { sort: { 'a.': 1 } }), 40353],
    ['a projection of a $ field', find({}, { projection: { 'a.$b': 1 } }), 16410],
    [
      'a projection of a path and what is under it',
      find({}, { projection: { a: 1, 'a.b': 1 } }),
      31249,
    ],
    ['a hint for distinct', { distinct: 'c', key: 'a', hint: '_id_' }, 40415],
    ['a sort by two arrays of a document', find({}, { sort: { list: 1, docs: 1 } }), 2],
    ['an unknown level of reads', find({}, { readConcern: { level: 'foo' } }), 2],
    ['linearizable reads', find({}, { readConcern: { level: 'linearizable' } }), 123],
    ['a named write concern', { ...update({ $set: { a: 1 } }), writeConcern: { w: 'foo' } }, 2],
    [
      'two array filters that meet, though the next takes nothing',
      update(
        { $set: { 'docs.$[i].l.$[k].c': 1, 'docs.$[j].l.$[k].c': 2 } },
        { arrayFilters: [{ 'i.x': 1 }, { 'j.x': 1 }, { k: 5 }] },
      ),
      40,
    ],
    ['$[] beside a named field', update({ $set: { 'list.$[]': 1, 'list.x': 1 } }), 40],
    ['$pull under a number', update({ $pull: { 'n.a': 1 } }), 28],
    ['$pop of a named field of an array', update({ $pop: { 'list.a': 1 } }), 28],
    ['$pushAll, which is no more', update({ $pushAll: { list: [1] } }), 9],
    ['a pipeline update that filters', update([{ $match: {} }]), 72],
    ['a pipeline update of an unknown stage', update([{ $foo: {} }]), 40324],
    ['a pipeline update to another _id', update([{ $set: { _id: 2 } }]), 66],
    ['array filters for a pipeline', update([{ $set: { a: 1 } }], { arrayFilters: [{ i: 1 }] }), 9],
    [
      'an upsert whose filter names a path and what is under it',
      update({ $set: { z: 1 } }, { upsert: true }, { a: 5, 'a.b': 5 }),
      54,
    ],
    [
      'a replacement upsert of a part of an _id',
      update({ a: 1 }, { upsert: true }, { '_id.x': 1 }),
      111,
    ],
    ['a delete of two', { delete: 'c', deletes: [{ q: {}, limit: 2 }] }, 9],
    ['a delete without a filter', { delete: 'c', deletes: [{ limit: 1 }] }, 40414],
    ['a delete without a limit', { delete: 'c', deletes: [{ q: {} }] }, 40414],
    ['an update without a filter', { update: 'c', updates: [{ u: { $set: { a: 1 } } }] }, 40414],
    ['an update without an update', { update: 'c', updates: [{ q: {} }] }, 40414],
    ['options on the index of _id', index({ _id: 1 }, { unique: true }), 197],
    ['an index called *', index({ a: 1 }, { name: '*' }), 67],
    ['$skip below zero', pipeline({ $skip: -1 }), 5107200],
    ['$limit below zero', pipeline({ $limit: -1 }), 5107201],
    ['$count of nothing', pipeline({ $count: '' }), 40157],
    ['$unwind of a bare name', pipeline({ $unwind: 'a' }), 28818],
    ['an unknown option of $unwind', pipeline({ $unwind: { path: '$a', foo: 1 } }), 28811],
    ['an unknown accumulator', pipeline({ $group: { _id: null, a: { $foo: 1 } } }), 15952],
    ['an accumulator of a list', pipeline({ $group: { _id: null, a: { $sum: [1] } } }), 40237],
    ['an unknown expression', pipeline({ $set: { a: { $foo: 1 } } }), 168],
    ['an unknown expression in a projection', pipeline({ $project: { a: { $foo: 1 } } }), 31325],
    ['an expression with too few arguments', pipeline({ $project: { a: { $eq: [1] } } }), 16020],
    ['$cond without an else', pipeline({ $project: { a: { $cond: { if: 1, then: 2 } } } }), 17082],
    ['an empty $addFields', pipeline({ $addFields: {} }), 40177],
    ['$replaceRoot without a root', pipeline({ $replaceRoot: {} }), 40414],
    ['a $ by itself', pipeline({ $project: { a: '$' } }), 16872],
    ['$expr of a type that cannot be added', find({ $expr: { $add: ['$s', 1] } }), 14],
    ['a variable made of a field', find({}, { let: { x: '$a' } }), 4890500],
    ['a time limit below zero', find({}, { maxTimeMS: -1 }), 2],
    [
      'an undefined variable where nothing is stored',
      { find: 'none', filter: { $expr: '$$x' } },
      17276,
    ],
    ['an undefined variable', find({ $expr: { $eq: ['$a', '$$x'] } }), 17276],
  ])('%s is refused here too', async (_what, command, code) => {
    const seeded = await store.db.collection('c').insertOne({ _id: 2 as never });
    expect(seeded.acknowledged).toBe(true);
    expect(await errorOf(command)).toMatchObject({ code });
  });

  it('a document over 16 MB is refused, and nothing of it stays', async () => {
    const push = (letter: string): Promise<Document> =>
      store.db.command(update({ $push: { list: letter.repeat(9e6) } }));
    expect(await push('x')).toMatchObject({ nModified: 1 });
    expect(await push('y')).toMatchObject({ writeErrors: [{ code: 17419 }] });
    const large = { _id: 3, text: 'x'.repeat(2 ** 24 - 20) };
    expect(await errorOf({ insert: 'c', documents: [large] })).toMatchObject({ code: 2 });
    expect(
      await errorOf({ insert: 'c', documents: [{ ...large, more: 'x'.repeat(20_000) }] }),
    ).toMatchObject({ code: 10334 });
    const upserts = ['a', 'b'].map((name) => [name, 'x'.repeat(2 ** 23)]);
    const upsert = update({ $set: Object.fromEntries(upserts) as Document }, { upsert: true });
    expect(
      await errorOf({
        ...upsert,
        updates: [{ ...(upsert.updates as Document[])[0], q: { _id: 4 } }],
      }),
    ).toMatchObject({ code: 17420 });
    expect((await store.db.collection('c').findOne({ _id: 1 as never }))?.list).toHaveLength(3);
  });

  it('a duplicate names the index, its pattern and the value', async () => {
    const things = store.db.collection('c');
    await things.createIndexes([{ key: { 'docs.x': 1, s: -1 }, unique: true, name: 'both' }]);
    const error = await things
      .insertOne({ docs: [{ x: 5 }, { x: 1 }], s: 'text' })
      .catch((found: unknown) => found);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'docs.x': 1, s: -1 },
      keyValue: { 'docs.x': 1, s: 'text' },
      message:
        'E11000 duplicate key error collection: mirovaya.c index: both dup key: { docs.x: 1, s: "text" }',
    });
  });

  it('an index that contradicts another is refused with the two codes of MongoDB', async () => {
    const things = store.db.collection('c');
    await things.createIndexes([{ key: { a: 1 }, name: 'first' }]);
    await expect(things.createIndexes([{ key: { a: 1 }, name: 'second' }])).rejects.toMatchObject({
      code: 85,
      codeName: 'IndexOptionsConflict',
    });
    await expect(things.createIndexes([{ key: { b: 1 }, name: 'first' }])).rejects.toMatchObject({
      code: 86,
      codeName: 'IndexKeySpecsConflict',
    });
    for (const other of [{ unique: true }, { sparse: true }])
      await expect(
        things.createIndexes([{ key: { a: 1 }, name: 'first', ...other }]),
      ).rejects.toMatchObject({ code: 86 });
    await expect(
      things.createIndexes([{ key: { a: 1 }, name: 'first', expireAfterSeconds: 5 }]),
    ).rejects.toMatchObject({ code: 85 });
    const partialFilterExpression = { b: 1 };
    await expect(
      things.createIndexes([{ key: { a: 1 }, name: 'first', partialFilterExpression }]),
    ).rejects.toMatchObject({ code: 86 });
    expect(
      await things.createIndexes([{ key: { a: 1 }, name: 'part', partialFilterExpression }]),
    ).toEqual(['part']);
    await expect(store.db.command({ dropIndexes: 'c', index: { a: 1 } })).rejects.toMatchObject({
      code: 181,
    });
    await expect(things.find({}, { hint: { a: 1 } }).toArray()).rejects.toMatchObject({ code: 27 });
    expect(await things.createIndexes([{ key: { a: 1 }, name: 'first' }])).toEqual(['first']);
  });
});

describe('what MongoDB refuses before it looks at a document', () => {
  const nowhere = { find: 'none', filter: {} };
  const stage = (spec: Document): Document => ({ ...pipeline(spec), aggregate: 'none' });
  const none = (u: unknown): Document => ({ ...update(u), update: 'none' });

  it.each<[string, Document, number]>([
    ['$match', stage({ $match: { $expr: '$$x' } }), 17276],
    ['$match behind a stage', pipeline({ $count: 'n' }, { $match: { $expr: '$$x' } }), 17276],
    ['$group', stage({ $group: { _id: '$$x' } }), 17276],
    ['an accumulator', stage({ $group: { _id: null, n: { $sum: '$$x' } } }), 17276],
    ['$addFields', stage({ $addFields: { a: '$$x' } }), 17276],
    ['$set', stage({ $set: { a: { $cond: ['$a', 1, '$$x'] } } }), 17276],
    ['$project', stage({ $project: { a: ['$$x'] } }), 17276],
    ['$replaceWith', stage({ $replaceWith: { a: '$$x.y' } }), 17276],
    ['$replaceRoot', stage({ $replaceRoot: { newRoot: '$$x' } }), 17276],
    ['a pipeline update', none([{ $set: { a: '$$x' } }]), 17276],
    ['a projection', { ...nowhere, projection: { a: '$$x' } }, 17276],
    ['let', { ...nowhere, let: { y: '$$x' } }, 17276],
    ['findAndModify', { findAndModify: 'none', update: [{ $set: { a: '$$x' } }] }, 17276],
    ['findAndModify.fields', { findAndModify: 'none', remove: true, fields: { a: '$$x' } }, 17276],
    ['a delete', { delete: 'none', deletes: [{ q: { $expr: '$$x' }, limit: 1 }] }, 17276],
    ['explain', { explain: stage({ $project: { a: '$$x' } }) }, 17276],
    ['a variable without a name', { ...nowhere, filter: { $expr: '$$' } }, 9],
    ['a variable with a sign in its name', { ...nowhere, filter: { $expr: '$$a-b' } }, 9],
    ['a large first letter in let', { ...nowhere, let: { X: 1 } }, 9],
    ['$expr in $elemMatch', { ...nowhere, filter: { a: { $elemMatch: { $expr: true } } } }, 2],
    ['an unknown expression', { ...nowhere, filter: { $expr: { $foo: 1 } } }, 168],
    ['a wrong count', { ...nowhere, filter: { $expr: { $eq: [1] } } }, 16020],
    ['a constant of a wrong type', { ...nowhere, filter: { $expr: { $add: ['x', 1] } } }, 14],
    ['a constant in a part', stage({ $project: { a: [{ $size: 'x' }, '$a'] } }), 17124],
    ['a wrong list', { ...nowhere, filter: { $expr: { $in: [1, 1] } } }, 40081],
    ['a variable of a wrong type', stage({ $set: { a: { $subtract: [1, '$$s'] } } }), 14],
  ])('in %s', async (what, command, code) => {
    const given = what.endsWith('of a wrong type') && command.aggregate ? { let: { s: 'x' } } : {};
    expect(await errorOf({ ...command, ...given })).toMatchObject({ code });
  });

  it('but not a variable that is set', async () => {
    const set = { ...pipeline({ $project: { a: '$$x.y' } }), let: { x: { y: 5 } } };
    expect(await errorOf(set)).toEqual({ message: 'no error' });
  });
});

describe('what only MongoDB can do', () => {
  it.each<[string, Document]>([
    ['$where', find({ $where: 'true' })],
    ['$mod', find({ a: { $mod: [2, 0] } })],
    ['$text', find({ $text: { $search: 'x' } })],
    ['the regular expression', find({ s: { $regex: '\\Aa' } })],
    ['the regular expression', find({ s: { $regex: '[[:alpha:]]' } })],
    ['$out', pipeline({ $out: 'x' })],
    ['$lookup', pipeline({ $lookup: { from: 'x', localField: 'a', foreignField: 'b', as: 'c' } })],
    ['$facet', pipeline({ $facet: {} })],
    ['$avg', pipeline({ $group: { _id: null, a: { $avg: '$a' } } })],
    ['$toUpper', pipeline({ $project: { a: { $toUpper: '$a' } } })],
    [
      '$setField',
      update([{ $replaceWith: { $setField: { field: 'a', input: '$$ROOT', value: 1 } } }]),
    ],
    ['a document for the field a in $set', update([{ $set: { a: { b: 1 } } }])],
    ['arithmetic on dates', pipeline({ $project: { a: { $add: [new Date(0), 1] } } })],
    ['$$NOW', pipeline({ $project: { a: '$$NOW' } })],
    ['includeArrayIndex', pipeline({ $unwind: { path: '$a', includeArrayIndex: 'i' } })],
    ['the positional projection', find({ list: 1 }, { projection: { 'list.$': 1 } })],
    ['the direction 2 of an index', index({ a: 2 })],
    ['configureFailPoint', { configureFailPoint: 'failCommand' }],
    ['$natural in a sort', find({}, { sort: { $natural: -1 } })],
    ['$mul', update({ $mul: { a: 2 } })],
    ['$rename', update({ $rename: { a: 'b' } })],
    ['collation', find({}, { collation: { locale: 'ru' } })],
    ['collation', index({ a: 1 }, { collation: { locale: 'ru' } })],
    ['text indexes', index({ a: 'text' })],
    ['hashed indexes', index({ a: 'hashed' })],
    ['wildcard indexes', index({ '$**': 1 })],
    ['capped', { create: 'capped', capped: true, size: 100 }],
    ['validator', { create: 'valid', validator: { a: 1 } }],
    ['viewOn', { create: 'view', viewOn: 'c' }],
    ['tailable', find({}, { tailable: true })],
    ['$slice', find({}, { projection: { list: { $slice: 1 } } })],
    ['mapReduce', { mapReduce: 'c' }],
    ['renameCollection', { renameCollection: 'a.b' }],
  ])('%s is refused by name', async (what, command) => {
    const { message } = await errorOf(command);
    expect(message).toContain('not supported by the embedded store');
    expect(message).toContain(what);
    expect(message).toContain('set MONGODB_URI');
  });
});

describe('types', () => {
  it('of ids may be almost all, references to documents among them', async () => {
    const things = store.db.collection<{ _id: unknown }>('ids');
    const ids = [NaN, '', {}, false, null, new DBRef('c', new ObjectId(), 'db'), new MinKey()];
    for (const _id of ids) await things.insertOne({ _id }, { forceServerObjectId: true });
    for (const _id of ids)
      expect(await things.find({ _id: { $eq: _id } } as never).toArray()).toEqual([{ _id }]);
  });

  it('are kept exactly', async () => {
    const things = store.db.collection('types');
    const _id = new ObjectId();
    const document = {
      _id,
      text: 'Мир',
      n: 5,
      d: 1.5,
      at: new Date(0),
      none: null,
      list: [1, 'a', [2]],
      inner: { ok: true },
      bytes: Buffer.from('abc'),
      pattern: /x/i,
    };
    await things.insertOne(document);
    const found = await things.findOne({ _id }, { promoteBuffers: true });
    expect(found).toEqual(document);
  });

  it('survive an update of another field', async () => {
    const things = store.db.collection('types');
    await things.insertOne({ _id: 'x' as never, whole: 5n, b: 1 });
    await things.updateOne({ _id: 'x' as never }, { $inc: { b: 1 } });
    const found = await things.findOne({ _id: 'x' as never }, { promoteLongs: false });
    expect(String(found?.whole)).toBe('5');
    expect(
      await things.countDocuments({
        _id: 'x' as never,
        whole: { $type: 'long' },
        b: { $type: 'int' },
      }),
    ).toBe(1);
  });
});
