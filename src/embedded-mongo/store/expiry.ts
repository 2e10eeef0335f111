import { DateTime } from '../bson/values.js';
import type { Collection, Index } from './catalog.js';
import { entryRange } from './keys.js';
import type { Store } from './store.js';
import { encodeField } from '../bson/key-encoding.js';

const AT_ONCE = 500;

const OLDEST = new DateTime(-(2n ** 63n));

const expired = (index: Index, now: number): DateTime =>
  new DateTime(BigInt(Math.floor(now)) - BigInt(index.expireAfterSeconds ?? 0) * 1000n);

const removeSome = (store: Store, collection: Collection, index: Index, now: number): number => {
  const [field] = index.fields;
  if (!field || !store.catalog.has(collection, index)) return 0;
  const first = encodeField(OLDEST, field.direction);
  const last = encodeField(expired(index, now), field.direction);
  const range =
    field.direction === 1 ? entryRange(index, first, last) : entryRange(index, last, first);
  const source = store.scanIndex(collection, index, [range], false);
  let removed = 0;
  for (let found = source.next(); found && removed < AT_ONCE; found = source.next()) {
    store.records.remove(collection, found.record, found.doc);
    removed += 1;
  }
  return removed;
};

/** Removes what TTL indexes say has expired at a moment in milliseconds; answers how many documents. */
export const removeExpired = async (store: Store, now: number): Promise<number> => {
  let total = 0;
  for (const collection of store.catalog.all())
    for (const index of collection.indexes.filter(
      ({ expireAfterSeconds }) => expireAfterSeconds !== undefined,
    ))
      for (let removed = AT_ONCE; removed === AT_ONCE; total += removed)
        removed = await store.write(() =>
          removeSome(
            store,
            store.catalog.findCurrent(collection.db, collection.name) ?? collection,
            index,
            now,
          ),
        );
  return total;
};
