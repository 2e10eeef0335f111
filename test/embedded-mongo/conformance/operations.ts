import { type Collection, type Db, type Document, type MongoClient } from 'mongodb';

/** A call of a unified test: the object's method in the driver's words. */
export type Call<T> = (target: T, args: Document) => Promise<unknown>;

const rest = (args: Document, ...names: string[]): Document =>
  Object.fromEntries(Object.entries(args).filter(([name]) => !names.includes(name)));

const after = (args: Document): Document => {
  const options = rest(args, 'filter', 'update', 'replacement');
  return 'returnDocument' in options
    ? { ...options, returnDocument: String(options.returnDocument).toLowerCase() }
    : options;
};

/** The driver makes ids for documents whose `_id` is null unless it is told to leave that to the server. */
const asGiven = (...docs: unknown[]): Document =>
  docs.some((doc) => (doc as Document)._id === null) ? { forceServerObjectId: true } : {};

const insertedBy = (request: Document): unknown => {
  const insert = request.insertOne as { document: unknown } | undefined;
  return insert?.document ?? {};
};

/** What unified tests call on a collection. */
export const onCollection: Record<string, Call<Collection>> = {
  aggregate: (c, a) => c.aggregate(a.pipeline as Document[], rest(a, 'pipeline')).toArray(),
  bulkWrite: (c, a) =>
    c.bulkWrite(a.requests as never, {
      ...rest(a, 'requests'),
      ...asGiven(...(a.requests as Document[]).map(insertedBy)),
    }),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the tests call it
  count: (c, a) => c.count(a.filter as Document, rest(a, 'filter')),
  countDocuments: (c, a) => c.countDocuments(a.filter as Document, rest(a, 'filter')),
  createIndex: (c, a) => c.createIndexes([{ key: a.keys as never, ...rest(a, 'keys') }]),
  deleteMany: (c, a) => c.deleteMany(a.filter as Document, rest(a, 'filter')),
  deleteOne: (c, a) => c.deleteOne(a.filter as Document, rest(a, 'filter')),
  distinct: (c, a) =>
    c.distinct(a.fieldName as string, (a.filter ?? {}) as Document, rest(a, 'fieldName', 'filter')),
  dropIndex: (c, a) => c.dropIndex(a.name as string, rest(a, 'name')),
  estimatedDocumentCount: (c, a) => c.estimatedDocumentCount(a),
  find: (c, a) => c.find(a.filter as Document, rest(a, 'filter')).toArray(),
  findOne: (c, a) => c.findOne(a.filter as Document, rest(a, 'filter')),
  findOneAndDelete: (c, a) => c.findOneAndDelete(a.filter as Document, rest(a, 'filter')),
  findOneAndReplace: (c, a) =>
    c.findOneAndReplace(a.filter as Document, a.replacement as Document, after(a)),
  findOneAndUpdate: (c, a) =>
    c.findOneAndUpdate(a.filter as Document, a.update as Document, after(a)),
  insertMany: (c, a) =>
    c.insertMany(a.documents as Document[], {
      ...rest(a, 'documents'),
      ...asGiven(...(a.documents as Document[])),
    }),
  insertOne: (c, a) =>
    c.insertOne(a.document as Document, { ...rest(a, 'document'), ...asGiven(a.document) }),
  listIndexes: (c, a) => c.listIndexes(a).toArray(),
  replaceOne: (c, a) =>
    c.replaceOne(a.filter as Document, a.replacement as Document, rest(a, 'filter', 'replacement')),
  updateMany: (c, a) =>
    c.updateMany(a.filter as Document, a.update as Document, rest(a, 'filter', 'update')),
  updateOne: (c, a) =>
    c.updateOne(a.filter as Document, a.update as Document, rest(a, 'filter', 'update')),
};

/** What unified tests call on a database. */
export const onDatabase: Record<string, Call<Db>> = {
  aggregate: (db, a) => db.aggregate(a.pipeline as Document[], rest(a, 'pipeline')).toArray(),
  createCollection: async (db, a) => {
    await db.createCollection(a.collection as string, rest(a, 'collection'));
  },
  dropCollection: (db, a) => db.dropCollection(a.collection as string),
  listCollections: (db, a) =>
    db.listCollections((a.filter ?? {}) as Document, rest(a, 'filter')).toArray(),
  runCommand: (db, a) => db.command(a.command as Document),
};

const asModel = (model: Document): Document => {
  const [name, fields] = Object.entries(model)[0] as [string, Document];
  return { name, ...fields };
};

/** What unified tests call on a client. */
export const onClient: Record<string, Call<MongoClient>> = {
  clientBulkWrite: (client, a) =>
    client.bulkWrite((a.models as Document[]).map(asModel) as never, rest(a, 'models')),
};
