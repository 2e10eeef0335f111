import { type Doc, docOf } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { matches } from '../query/matches.js';
import { parseFilter } from '../query/parse-filter.js';
import { type Collection, namespaceOf } from '../store/catalog.js';
import { describeIndex } from '../store/index-spec.js';
import { validateCollection } from '../store/validate.js';
import { document, firstBatch, flag } from './arguments.js';
import { type Command, collectionName } from './context.js';
import { encoded } from './cursors.js';
import { listed } from './indexes.js';
import { sessionOf } from './query-arguments.js';

/** `create`, of a plain collection. */
export const create: Command = {
  shape: {
    capped: 'refused',
    autoIndexId: 'refused',
    size: 'refused',
    max: 'refused',
    validator: 'refused',
    validationLevel: 'refused',
    validationAction: 'refused',
    viewOn: 'refused',
    pipeline: 'refused',
    timeseries: 'refused',
    expireAfterSeconds: 'refused',
    clusteredIndex: 'refused',
    changeStreamPreAndPostImages: 'refused',
    encryptedFields: 'refused',
    storageEngine: 'refused',
    indexOptionDefaults: 'refused',
    collation: 'simple',
  },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    return context.store.write(() => {
      if (!context.store.catalog.findCurrent(db, name)) context.store.create(db, name);
      return docOf({});
    });
  },
};

/** `drop`; of a collection that is not there nothing is said. */
export const drop: Command = {
  shape: {},
  run: (context, command, db) => {
    const name = collectionName(command, db);
    return context.store.write(() => {
      const collection = context.store.catalog.findCurrent(db, name);
      if (!collection) return docOf({});
      context.store.drop(collection);
      return docOf({ nIndexesWas: collection.indexes.length, ns: namespaceOf(db, name) });
    });
  },
};

/** `dropDatabase`. */
export const dropDatabase: Command = {
  shape: {},
  run: (context, _command, db) =>
    context.store.write(() => {
      const all = [...context.store.catalog.snapshot().values()].filter((one) => one.db === db);
      for (const collection of all) context.store.drop(collection);
      return docOf({ dropped: all.length > 0 ? db : undefined });
    }),
};

const describe = (collection: Collection, nameOnly: boolean): Doc => {
  const id = collection.indexes[0];
  const head = { name: collection.name, type: 'collection' };
  if (nameOnly) return docOf(head);
  return docOf({
    ...head,
    options: docOf({}),
    info: docOf({ readOnly: false }),
    idIndex: id && describeIndex(id),
  });
};

/** `listCollections`. */
export const listCollections: Command = {
  shape: { filter: 'object', cursor: 'object', nameOnly: 'bool', authorizedCollections: 'bool' },
  run: (context, command, db) => {
    const filter = parseFilter(document(command, 'filter'));
    const own = context.store.catalog.all().filter((collection) => collection.db === db);
    const found = own.filter((collection) => matches(filter, describe(collection, false)));
    const flow = listed(found.map((collection) => describe(collection, flag(command, 'nameOnly'))));
    const batch = { size: firstBatch(command, 'listCollections'), deadline: undefined };
    return context.cursors.open(
      `${db}.$cmd.listCollections`,
      encoded({ flow, pause: () => undefined }),
      batch,
      sessionOf(command),
    );
  },
};

/** `listDatabases`. */
export const listDatabases: Command = {
  shape: { filter: 'object', nameOnly: 'bool', authorizedDatabases: 'bool' },
  run: (context, command, db) => {
    if (db !== 'admin')
      throw new MongoError(13, 'listDatabases may only be run against the admin database.');
    const filter = parseFilter(document(command, 'filter'));
    const names = [
      ...new Set(context.store.catalog.all().map((collection) => collection.db)),
    ].sort();
    const all = names.map((name) =>
      docOf({ name, ...(!flag(command, 'nameOnly') && { sizeOnDisk: 0n, empty: false }) }),
    );
    return docOf({
      databases: all.filter((one) => matches(filter, one)),
      totalSize: 0n,
      totalSizeMb: 0n,
    });
  },
};

/** `validate`: every index against every document. */
export const validate: Command = {
  shape: {
    full: 'bool',
    background: 'refused',
    repair: 'refused',
    metadata: 'refused',
    checkBSONConformance: 'bool',
  },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    context.store.refresh();
    const collection = context.store.catalog.find(db, name);
    if (!collection)
      throw new MongoError(26, `Collection '${namespaceOf(db, name)}' does not exist to validate.`);
    if (flag(command, 'repair')) throw unsupported('repair in validate');
    return context.store.write(() => validateCollection(context.store, collection));
  },
};
