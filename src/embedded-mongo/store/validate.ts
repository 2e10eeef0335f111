import { type Doc, docOf } from '../bson/values.js';
import { type Collection, type Index, namespaceOf } from './catalog.js';
import { rangeOf, recordOf } from './keys.js';
import type { Store } from './store.js';

/** What is wrong with one index: entries that are missing, or too many, or belong to another document. */
const checkIndex = (
  store: Store,
  collection: Collection,
  index: Index,
): { keys: number; errors: string[] } => {
  const errors: string[] = [];
  const source = store.scan(collection);
  let keys = 0;
  for (let found = source.next(); found; found = source.next())
    for (const key of store.records.expectedEntries(index, found.doc, found.record)) {
      const entry = store.tables.entries.getBinary(key);
      keys += 1;
      if (!entry || recordOf(entry) !== found.record)
        errors.push(`${index.name}: document ${found.record} has no entry`);
    }
  const there = store.tables.entries.getKeysCount(rangeOf(index.id));
  if (there !== keys) errors.push(`${index.name}: ${there} entries instead of ${keys}`);
  return { keys, errors };
};

/** Compares every index of a collection with its documents, inside a transaction. */
export const validateCollection = (store: Store, given: Collection): Doc => {
  const collection = store.catalog.findCurrent(given.db, given.name) ?? given;
  const checked = collection.indexes.map(
    (index) => [index.name, checkIndex(store, collection, index)] as const,
  );
  const errors = checked.flatMap(([, found]) => found.errors);
  return docOf({
    ns: namespaceOf(collection.db, collection.name),
    nInvalidDocuments: 0,
    nrecords: store.countAll(collection),
    nIndexes: collection.indexes.length,
    keysPerIndex: new Map(checked.map(([name, { keys }]) => [name, keys])),
    valid: errors.length === 0,
    errors: errors.slice(0, 100),
    warnings: [],
  });
};
