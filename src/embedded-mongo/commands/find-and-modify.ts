import { type Doc, docOf } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Projection, parseProjection, project } from '../query/projection.js';
import { type Query, collect, runQuery } from '../query/run.js';
import { checkName } from '../store/catalog.js';
import { parseArrayFilters } from '../update/array-filters.js';
import { parseUpdate } from '../update/parse-update.js';
import { document, flag } from './arguments.js';
import { type Command, type Context, collectionName } from './context.js';
import { hinted, parseQuery, variablesOf } from './query-arguments.js';
import { type Changed, makeChange } from './write.js';

type Search = Omit<Query, 'hint'>;

const answer = (
  value: Doc | undefined,
  projection: Projection | undefined,
  last: Doc,
  variables: Doc,
): Doc =>
  docOf({
    lastErrorObject: last,
    value: value && projection ? project(projection, value, variables) : (value ?? null),
  });

const remove = (
  context: Context,
  db: string,
  name: string,
  query: Search,
  command: Doc,
  projection: Projection | undefined,
): Promise<Doc> =>
  context.store.write(() => {
    const { store } = context;
    const collection = store.catalog.findCurrent(db, name);
    const [found] = collection
      ? collect(runQuery(store, collection, hinted(query, collection, command.get('hint'))))
      : [];
    if (collection && found) store.records.remove(collection, found.record, found.doc);
    return answer(found?.doc, projection, docOf({ n: found ? 1 : 0 }), query.variables);
  });

const modify = (
  context: Context,
  db: string,
  name: string,
  query: Search,
  command: Doc,
  projection: Projection | undefined,
): Promise<Doc> => {
  const filters = parseArrayFilters(command.get('arrayFilters'));
  const update = parseUpdate(command.get('update'), filters, query.variables);
  const change = { query, hint: command.get('hint'), update, upsert: flag(command, 'upsert') };
  return context.store.write(() => {
    const all: Changed[] = [];
    makeChange(context, db, name, change, (one) => all.push(one));
    const [done] = all;
    const inserted = done && !done.before;
    const last = docOf({
      n: done ? 1 : 0,
      updatedExisting: done?.before !== undefined,
      upserted: inserted ? done.after.get('_id') : undefined,
    });
    return answer(
      flag(command, 'new') ? done?.after : done?.before,
      projection,
      last,
      query.variables,
    );
  });
};

/** `findAndModify`. */
export const findAndModify: Command = {
  shape: {
    query: 'object',
    sort: 'object',
    remove: 'bool',
    update: 'any',
    new: 'bool',
    fields: 'object',
    upsert: 'bool',
    arrayFilters: 'array',
    hint: 'any',
    let: 'object',
    collation: 'simple',
    bypassDocumentValidation: 'bool',
  },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkName(db, name);
    const removing = flag(command, 'remove');
    if (removing && command.has('update'))
      throw new MongoError(9, "Cannot specify both an 'update' and 'remove'=true");
    if (removing && flag(command, 'upsert'))
      throw new MongoError(9, "Cannot specify both 'upsert'=true and 'remove'=true ");
    if (removing && flag(command, 'new'))
      throw new MongoError(
        9,
        "Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document",
      );
    if (!removing && !command.has('update'))
      throw new MongoError(9, "Either an 'update' or 'remove'=true must be specified");
    const fields = document(command, 'fields');
    const variables = variablesOf(command);
    const projection = fields.size > 0 ? parseProjection(fields, variables) : undefined;
    const parsed = parseQuery('findAndModify.query', {
      filter: command.get('query'),
      sort: command.get('sort'),
      variables,
    });
    const query = { ...parsed, limit: 1 };
    return (removing ? remove : modify)(context, db, name, query, command, projection);
  },
};
