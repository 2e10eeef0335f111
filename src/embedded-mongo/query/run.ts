import { asDouble } from '../bson/numbers.js';
import { type Doc, type Maybe, isDoc, isNumber } from '../bson/values.js';
import { equal } from '../bson/compare.js';
import { MongoError, unsupported } from '../errors.js';
import { type Collection, type Index, keyPatternOf } from '../store/catalog.js';
import type { Located, Source } from '../store/sources.js';
import type { Store } from '../store/store.js';
import type { Filter, Variables } from './filter.js';
import { Held } from './held.js';
import { matches } from './matches.js';
import { type Plan, planFor } from './planner.js';
import { type SortPart, compareKeys, sortKey } from './sort.js';

/** A query: which documents of a collection, in what order. */
export interface Query {
  readonly filter: Filter;
  readonly variables: Variables;
  readonly sort: readonly SortPart[];
  readonly skip: number;
  /** 0 means all. */
  readonly limit: number;
  readonly hint?: Index | '$natural';
}

/** A stream of documents that now and then offers a pause; the consumer may go away and come back there. */
export type Flow<T> = Generator<T | 'pause', void>;

/** A running query: its documents, and how to let go of what it read ahead. */
export interface Running<T> {
  readonly flow: Flow<T>;
  readonly pause: () => void;
}

const EXAMINED_PER_PAUSE = 64;

const sortTooLarge =
  'Executor error during find command :: caused by :: Sort exceeded memory limit of 104857600 bytes, but did not opt in to external sorting.';

/** The index that a hint names, by name or by key pattern; throws `BadValue` (2) if there is none, `IndexNotFound` (27) for several. */
export const hintedIndex = (
  collection: Collection,
  hint: Maybe,
): Index | '$natural' | undefined => {
  if (hint === undefined || (isDoc(hint) && hint.size === 0)) return undefined;
  if (isDoc(hint) && hint.has('$natural')) {
    const way = hint.get('$natural');
    if (isNumber(way) && asDouble(way) < 0) throw unsupported('$natural: -1');
    return '$natural';
  }
  const [found, ...others] = collection.indexes.filter((index) =>
    isDoc(hint) ? equal(keyPatternOf(index), hint) : index.name === hint,
  );
  if (others.length > 0)
    throw new MongoError(
      27,
      'error processing query: planner returned error :: caused by :: Hint matched multiple indexes, must hint by index name.',
    );
  if (!found)
    throw new MongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  if (found.sparse || found.partial) throw unsupported('a hint on a sparse or partial index');
  return found;
};

/** The plan of a query. */
export const planOf = (collection: Collection, query: Query): Plan =>
  query.hint === '$natural'
    ? { type: 'collection' }
    : planFor(collection, query.filter, query.sort, query.hint);

const sourcesOf = (store: Store, collection: Collection, plan: Plan): Source[] => {
  switch (plan.type) {
    case 'collection':
      return [store.scan(collection)];
    case 'index':
      return [store.scanIndex(collection, plan.index, plan.ranges, plan.reverse)];
    case 'either':
      return plan.plans.flatMap((part) => sourcesOf(store, collection, part));
  }
};

function* matching(sources: readonly Source[], query: Query): Flow<Located> {
  const seen = sources.length > 1 ? new Set<number>() : undefined;
  let examined = 0;
  for (const source of sources)
    for (let found = source.next(); found; found = source.next()) {
      examined += 1;
      if (examined % EXAMINED_PER_PAUSE === 0) yield 'pause';
      if (seen?.has(found.record) || !matches(query.filter, found.doc, query.variables)) continue;
      seen?.add(found.record);
      yield found;
    }
}

/** Sorts in memory, as much as `Held` allows; keeps only the first `most` where that is known. */
export function* sorted<T>(
  flow: Flow<T>,
  sort: readonly SortPart[],
  docOf: (item: T) => Doc,
  sizeOf: (item: T) => number,
  most: number,
): Flow<T> {
  let kept: { item: T; key: ReturnType<typeof sortKey>; size: number }[] = [];
  const held = new Held(sortTooLarge);
  const trim = (): void => {
    kept.sort((a, b) => compareKeys(sort, a.key, b.key));
    if (most > 0) kept = kept.slice(0, most);
    held.shrinkTo(kept.reduce((sum, one) => sum + one.size, 0));
  };
  try {
    for (const item of flow) {
      if (item === 'pause') {
        yield item;
        continue;
      }
      const size = sizeOf(item);
      held.add(size);
      kept.push({ item, key: sortKey(sort, docOf(item)), size });
      if (most > 0 && kept.length >= 2 * most + 1000) trim();
    }
    trim();
    for (const { item } of kept) yield item;
  } finally {
    held.release();
  }
}

/** Leaves out the first `skip`, ends after `limit` (0: never). */
export function* sliced<T>(flow: Flow<T>, skip: number, limit: number): Flow<T> {
  let seen = 0;
  for (const item of flow) {
    if (item !== 'pause') {
      seen += 1;
      if (seen <= skip) continue;
    }
    yield item;
    if (limit > 0 && seen >= skip + limit) return;
  }
}

/** Runs a query on what the surrounding transaction, or the last commit, holds. */
export const runQuery = (store: Store, collection: Collection, query: Query): Running<Located> => {
  const plan = planOf(collection, query);
  const sources = sourcesOf(store, collection, plan);
  const inOrder = query.sort.length === 0 || (plan.type === 'index' && plan.sorted);
  const found = matching(sources, query);
  const most = query.limit > 0 ? query.skip + query.limit : 0;
  const ordered = inOrder
    ? found
    : sorted(
        found,
        query.sort,
        ({ doc }) => doc,
        ({ bytes }) => bytes.length * 3,
        most,
      );
  const pause = (): void => {
    for (const source of sources) source.pause();
  };
  return { flow: sliced(ordered, query.skip, query.limit), pause };
};

/**
 * The documents of a query that are going to be changed, inside a transaction: all are found before the first is given,
 * so that no change moves a document to where it would be found again. Only their numbers are held meanwhile.
 */
export function* toChange(
  store: Store,
  collection: Collection,
  query: Query,
): Generator<Located, void> {
  const records: number[] = [];
  for (const item of runQuery(store, collection, query).flow) {
    if (item === 'pause') continue;
    if (query.limit === 1) yield item;
    else records.push(item.record);
  }
  for (const record of records) {
    const located = store.locate(collection, record);
    if (located) yield located;
  }
}
