import { type Doc, docOf } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Projection, parseProjection, project } from '../query/projection.js';
import { toChange } from '../query/run.js';
import { checkName } from '../store/catalog.js';
import { parseArrayFilters } from '../update/array-filters.js';
import { type Update, parseUpdate } from '../update/parse-update.js';
import { checkUpsert } from '../update/upsert.js';
import { document, flag } from './arguments.js';
import { type Context, type Seeking, type Sought, collectionName } from './context.js';
import { hinted, parseQuery, variablesOf } from './query-arguments.js';
import type { Change } from './statements.js';
import { type Changed, makeChange } from './write.js';

/** What is found, how it is answered, and what is done with it: removed where there is no update. */
interface Wanted extends Sought {
  readonly projection: Projection | undefined;
  readonly update: Update | undefined;
  readonly upsert: boolean;
}

const answer = (
  value: Doc | undefined,
  { projection, query }: Pick<Wanted, 'projection' | 'query'>,
  last: Doc,
): Doc =>
  docOf({
    lastErrorObject: last,
    value: value && projection ? project(projection, value, query.variables) : (value ?? null),
  });

const remove = (context: Context, db: string, name: string, wanted: Wanted): Promise<Doc> =>
  context.store.write(() => {
    const { store } = context;
    const collection = store.catalog.findCurrent(db, name);
    const [found] = collection
      ? toChange(store, collection, hinted(wanted.query, collection, wanted.hint))
      : [];
    if (collection && found) store.records.remove(collection, found.record, found.doc);
    return answer(found?.doc, wanted, docOf({ n: found ? 1 : 0 }));
  });

const modify = (
  context: Context,
  db: string,
  name: string,
  wanted: Wanted & Change,
  isNew: boolean,
): Promise<Doc> =>
  context.store.write(() => {
    const all: Changed[] = [];
    makeChange(context, db, name, wanted, (one) => all.push(one));
    const [done] = all;
    const inserted = done && !done.before;
    const last = docOf({
      n: done ? 1 : 0,
      updatedExisting: done?.before !== undefined,
      upserted: inserted ? done.after.get('_id') : undefined,
    });
    return answer(isNew ? done?.after : done?.before, wanted, last);
  });

const checkTogether = (command: Doc): void => {
  const removing = flag(command, 'remove');
  if (!removing && !command.has('update'))
    throw new MongoError(9, "Either an 'update' or 'remove'=true must be specified");
  if (!removing) return;
  for (const [name, given] of [
    ["'update'", command.has('update')],
    ["'upsert'=true", flag(command, 'upsert')],
    ["'new'=true", flag(command, 'new')],
    ["'arrayFilters'", command.has('arrayFilters')],
  ] as const)
    if (given) throw new MongoError(9, `Cannot specify both ${name} and 'remove'=true`);
};

const updateOf = (command: Doc, variables: Doc): Update | undefined =>
  flag(command, 'remove')
    ? undefined
    : parseUpdate(command.get('update'), parseArrayFilters(command.get('arrayFilters')), variables);

const seekOne = (command: Doc, db: string): Wanted => {
  checkName(db, collectionName(command, db));
  checkTogether(command);
  const variables = variablesOf(command);
  const fields = document(command, 'fields');
  const { filter, sort } = { filter: command.get('query'), sort: command.get('sort') };
  const query = { ...parseQuery('findAndModify.query', { filter, sort, variables }), limit: 1 };
  const upsert = flag(command, 'upsert');
  if (upsert) checkUpsert(query.filter);
  return {
    query,
    hint: command.get('hint'),
    projection: fields.size > 0 ? parseProjection(fields, variables) : undefined,
    update: updateOf(command, variables),
    upsert,
  };
};

/** `findAndModify`. */
export const findAndModify: Seeking = {
  seek: seekOne,
  shape: {
    query: 'object',
    sort: 'object',
    remove: 'bool',
    update: 'any',
    new: 'bool',
    fields: 'object',
    upsert: 'bool',
    arrayFilters: 'array',
    hint: 'hint',
    let: 'object',
    collation: 'simple',
    bypassDocumentValidation: 'bool',
  },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    const wanted = seekOne(command, db);
    const { update } = wanted;
    return update
      ? modify(context, db, name, { ...wanted, update }, flag(command, 'new'))
      : remove(context, db, name, wanted);
  },
};
