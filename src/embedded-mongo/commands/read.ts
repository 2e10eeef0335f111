import { encodeKey } from '../bson/key-encoding.js';
import { asDouble } from '../bson/numbers.js';
import { type Doc, Raw, type Value, docOf, isNumber, typeNameOf } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { valuesAt } from '../query/paths.js';
import { type Projection, parseProjection, project } from '../query/projection.js';
import { type Flow, type Query, type Running, runQuery } from '../query/run.js';
import { namespaceOf } from '../store/catalog.js';
import type { Located } from '../store/sources.js';
import { checkRequired, count, document, flag } from './arguments.js';
import {
  type Command,
  type Context,
  type Seeking,
  type Sought,
  collectionName,
} from './context.js';
import { rawOf, slowly } from './cursors.js';
import { deadlineOf, hinted, parseQuery, sessionOf, variablesOf } from './query-arguments.js';

function* nothing(): Flow<Located> {
  // a collection that is not there has no documents
}

const none: Running<Located> = { flow: nothing(), pause: () => undefined };

/** Runs a query on the committed data; a collection that is not there is empty. */
export const readFrom = (
  context: Context,
  db: string,
  name: string,
  query: Omit<Query, 'hint'>,
  command: Doc,
): Running<Located> => {
  context.store.refresh();
  const collection = context.store.catalog.find(db, name);
  if (!collection) return none;
  return runQuery(context.store, collection, hinted(query, collection, command.get('hint')));
};

function* send(flow: Flow<Located>, projection: Projection | undefined, variables: Doc): Flow<Raw> {
  for (const item of flow) {
    if (item === 'pause') yield item;
    else yield projection ? rawOf(project(projection, item.doc, variables)) : new Raw(item.bytes);
  }
}

interface SoughtByFind extends Sought {
  readonly projection: Projection | undefined;
  readonly batchSize: number | undefined;
}

const seekFind = (command: Doc): SoughtByFind => {
  const variables = variablesOf(command);
  const spec = document(command, 'projection');
  const { filter, sort } = { filter: command.get('filter'), sort: command.get('sort') };
  const query = {
    ...parseQuery('find.filter', { filter, sort, variables }),
    skip: count(command, 'skip') ?? 0,
    limit: count(command, 'limit') ?? 0,
  };
  const projection = spec.size > 0 ? parseProjection(spec, variables) : undefined;
  return { query, hint: command.get('hint'), projection, batchSize: count(command, 'batchSize') };
};

/** `find`. */
export const find: Seeking = {
  seek: seekFind,
  shape: {
    filter: 'object',
    sort: 'object',
    projection: 'object',
    skip: 'number',
    limit: 'number',
    batchSize: 'number',
    singleBatch: 'strict',
    hint: 'hint',
    let: 'object',
    collation: 'simple',
    noCursorTimeout: 'strict',
    allowDiskUse: 'strict',
    allowPartialResults: 'strict',
    oplogReplay: 'bool',
    tailable: 'refused',
    awaitData: 'refused',
    min: 'refused',
    max: 'refused',
    returnKey: 'refused',
    showRecordId: 'refused',
  },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    const { query, projection, batchSize } = seekFind(command);
    const { flow, pause } = readFrom(context, db, name, query, command);
    const batch = {
      size: batchSize,
      deadline: deadlineOf(command),
      single: flag(command, 'singleBatch'),
      ...(query.limit > 0 && { most: query.limit }),
    };
    return context.cursors.open(
      namespaceOf(db, name),
      { flow: send(flow, projection, query.variables), pause },
      batch,
      sessionOf(command),
    );
  },
};

const idOf = (value: Value | undefined): bigint => {
  if (typeof value === 'bigint') return value;
  throw new MongoError(14, `a cursor id is the wrong type '${typeNameOf(value)}', expected 'long'`);
};

/** `getMore`. */
export const getMore: Command = {
  shape: { collection: 'string', batchSize: 'number' },
  run: (context, command, db) => {
    const name = command.get('collection');
    if (typeof name !== 'string')
      throw new MongoError(
        40414,
        "BSON field 'getMore.collection' is missing but a required field",
      );
    if (deadlineOf(command) !== undefined)
      throw new MongoError(2, 'cannot set maxTimeMS on getMore command for a non-awaitData cursor');
    context.store.refresh();
    const size = count(command, 'batchSize');
    const batch = { size: size === 0 ? undefined : size, deadline: undefined };
    const id = idOf(command.get('getMore'));
    return context.cursors.more(id, namespaceOf(db, name), batch, sessionOf(command));
  },
};

/** `killCursors`. */
export const killCursors: Command = {
  shape: { cursors: 'array' },
  run: (context, command) => {
    checkRequired('killCursors', command, ['cursors']);
    const given = command.get('cursors');
    const ids = (Array.isArray(given) ? given : []).map(idOf);
    const cursorsKilled = ids.filter((id) => context.cursors.kill(id));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return docOf({ cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] });
  },
};

const seekCount = (command: Doc): Sought => {
  const limit = command.get('limit');
  const query = {
    ...parseQuery('count.query', { filter: command.get('query') }),
    skip: count(command, 'skip') ?? 0,
    limit: isNumber(limit) ? Math.abs(asDouble(limit)) : 0,
  };
  return { query, hint: command.get('hint') };
};

/** `count`, which a filterless one answers from the table. */
export const countCommand: Seeking = {
  seek: seekCount,
  shape: {
    query: 'object',
    limit: 'number',
    skip: 'number',
    hint: 'hint',
    collation: 'simple',
    fields: 'any',
  },
  run: async (context, command, db) => {
    const name = collectionName(command, db);
    const { query } = seekCount(command);
    const simple =
      document(command, 'query').size === 0 &&
      query.skip === 0 &&
      query.limit === 0 &&
      !command.has('hint');
    const collection = context.store.catalog.find(db, name);
    context.store.refresh();
    if (simple) return docOf({ n: collection ? context.store.countAll(collection) : 0 });
    const found = slowly(readFrom(context, db, name, query, command), deadlineOf(command));
    let n = 0;
    while (!(await found.next()).done) n += 1;
    return docOf({ n });
  },
};

const MOST_DISTINCT = 16 * 1024 * 1024;

const seekDistinct = (command: Doc): Sought & { key: string } => {
  const key = command.get('key');
  if (typeof key !== 'string')
    throw new MongoError(40414, "BSON field 'distinct.key' is missing but a required field");
  const filter = command.get('query');
  const query = parseQuery('distinct.query', { filter: filter === null ? undefined : filter });
  return { query, hint: undefined, key };
};

/** `distinct`: the values in the order they were first met. */
export const distinct: Seeking = {
  seek: seekDistinct,
  shape: { key: 'string', query: 'any', collation: 'simple' },
  run: async (context, command, db) => {
    const name = collectionName(command, db);
    const { query, key } = seekDistinct(command);
    const values = new Map<string, Value>();
    let bytes = 0;
    for await (const { doc } of slowly(
      readFrom(context, db, name, query, command),
      deadlineOf(command),
    ))
      for (const value of valuesAt(doc, key.split('.'))) {
        const encodedValue = encodeKey(value).toString('latin1');
        if (values.has(encodedValue)) continue;
        values.set(encodedValue, value);
        bytes += encodedValue.length;
        if (bytes > MOST_DISTINCT) throw new MongoError(17217, 'distinct too big, 16mb cap');
      }
    return docOf({ values: [...values.values()] });
  },
};
