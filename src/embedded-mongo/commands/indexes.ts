import { type Doc, type Maybe, docOf, isDoc, typeNameOf } from '../bson/values.js';
import { equal } from '../bson/compare.js';
import { MongoError } from '../errors.js';
import {
  type Collection,
  type Index,
  checkName,
  keyPatternOf,
  namespaceOf,
} from '../store/catalog.js';
import {
  type IndexSpec,
  describeIndex,
  parseIndexSpec,
  isIdKey,
  sameKind,
  sameSpec,
} from '../store/index-spec.js';
import { checkRequired, documents, firstBatch } from './arguments.js';
import { type Command, type Context, collectionName } from './context.js';
import { encoded } from './cursors.js';
import { sessionOf } from './query-arguments.js';
import type { Flow } from '../query/run.js';

/** The documents of a list as a flow. */
export function* listed(docs: readonly Doc[]): Flow<Doc> {
  yield* docs;
}

const MOST_INDEXES = 64;

const missing = (db: string, name: string): MongoError =>
  new MongoError(26, `ns does not exist: ${namespaceOf(db, name)}`);

/** Whether an index has to be made; throws where it contradicts one that is there. */
const isNew = (existing: readonly Index[], spec: IndexSpec): boolean => {
  if (isIdKey(spec)) return false;
  const named = existing.find(({ name }) => name === spec.name);
  if (named && !sameKind(named, spec))
    throw new MongoError(
      86,
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${spec.name}`,
    );
  if (named && !sameSpec(named, spec))
    throw new MongoError(
      85,
      'An equivalent index already exists with the same name but different options.',
    );
  const other = existing.find((index) => index !== named && sameKind(index, spec));
  if (other && sameSpec({ ...spec, name: other.name }, other))
    throw new MongoError(85, `Index already exists with a different name: ${other.name}`);
  if (other)
    throw new MongoError(
      85,
      'An equivalent index already exists with a different name and options.',
    );
  return !named;
};

const build = (context: Context, db: string, name: string, specs: readonly IndexSpec[]): Doc => {
  const { store } = context;
  const created = !store.catalog.findCurrent(db, name);
  let collection = store.ensure(db, name);
  const before = collection.indexes.length;
  for (const spec of specs)
    if (isNew(collection.indexes, spec))
      collection = store.addIndex(collection, {
        ...spec,
        id: store.catalog.newId(),
        arrays: [],
        cut: false,
      });
  const after = collection.indexes.length;
  if (after > MOST_INDEXES)
    throw new MongoError(67, `add index fails, too many indexes for ${namespaceOf(db, name)} key`);
  return docOf({
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: created || undefined,
    note: before === after ? 'all indexes already exist' : undefined,
  });
};

/** `createIndexes`: all of them or none, over what is there. */
export const createIndexes: Command = {
  shape: { indexes: 'array', commitQuorum: 'refused', ignoreUnknownIndexOptions: 'refused' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkName(db, name);
    const specs = documents(command, 'createIndexes', 'indexes').map(parseIndexSpec);
    if (specs.length === 0) throw new MongoError(2, 'Must specify at least one index to create');
    return context.store.write(() => build(context, db, name, specs));
  },
};

/** `listIndexes`. */
export const listIndexes: Command = {
  shape: { cursor: 'object' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    const collection = context.store.catalog.find(db, name);
    if (!collection) throw missing(db, name);
    const flow = listed(collection.indexes.map(describeIndex));
    const batch = { size: firstBatch(command, 'listIndexes'), deadline: undefined };
    return context.cursors.open(
      namespaceOf(db, name),
      encoded({ flow, pause: () => undefined }),
      batch,
      sessionOf(command),
    );
  },
};

const named = (collection: Collection, wanted: Maybe): Index[] => {
  if (typeof wanted !== 'string' && !isDoc(wanted) && !Array.isArray(wanted))
    throw new MongoError(
      14,
      `BSON field 'dropIndexes.index' is the wrong type '${typeNameOf(wanted)}', expected types '[string, object, array]'`,
    );
  if (wanted === '*') return collection.indexes.filter(({ name }) => name !== '_id_');
  if (Array.isArray(wanted)) return wanted.flatMap((one) => named(collection, one));
  const [found, ...others] = collection.indexes.filter((index) =>
    isDoc(wanted) ? equal(keyPatternOf(index), wanted) : index.name === wanted,
  );
  if (others.length > 0)
    throw new MongoError(181, `${others.length + 1} indexes found for this key; drop by name`);
  if (!found)
    throw new MongoError(
      27,
      `index not found with name [${typeof wanted === 'string' ? wanted : 'given key'}]`,
    );
  if (found.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
  return [found];
};

/** `dropIndexes`. */
export const dropIndexes: Command = {
  shape: { index: 'any' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkRequired('dropIndexes', command, ['index']);
    return context.store.write(() => {
      const collection = context.store.catalog.findCurrent(db, name);
      if (!collection) throw new MongoError(26, `ns not found ${namespaceOf(db, name)}`);
      named(collection, command.get('index')).reduce(
        (current, index) => context.store.dropIndex(current, index),
        collection,
      );
      return docOf({ nIndexesWas: collection.indexes.length });
    });
  },
};
