import { type Doc, type Value, docOf } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Found } from '../query/paths.js';
import { matches } from '../query/matches.js';
import { toChange } from '../query/run.js';
import { type Collection, checkName } from '../store/catalog.js';
import type { Located } from '../store/sources.js';
import { applyUpdate } from '../update/apply-update.js';
import { inserted, upserted } from '../update/upsert.js';
import { flag } from './arguments.js';
import { type Command, type Context, type Seeking, collectionName } from './context.js';
import { hinted, variablesOf } from './query-arguments.js';
import {
  type Change,
  batchOf,
  deletesOf,
  onlyOf,
  parseRemoval,
  parseStatement,
  updatesOf,
} from './statements.js';

const errorAt = (index: number, error: MongoError): Doc =>
  new Map<string, Value>([
    ['index', index],
    ...[...error.fields()].filter(([name]) => name !== 'codeName'),
  ]);

/** Runs statements in one transaction; a refused one ends an ordered batch and changes nothing itself. */
const eachStatement = <T>(
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => void,
): Doc[] => {
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries())
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof MongoError)) throw error;
      errors.push(errorAt(index, error));
      if (ordered) break;
    }
  return errors;
};

const isOrdered = (command: Doc): boolean => !command.has('ordered') || flag(command, 'ordered');

/** `insert`. */
export const insert: Command = {
  shape: { documents: 'array', ordered: 'strict', bypassDocumentValidation: 'bool' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkName(db, name);
    const batch = batchOf(command, 'insert', 'documents');
    return context.store.write(() => {
      let n = 0;
      const { store } = context;
      const errors = eachStatement(batch, isOrdered(command), (doc) => {
        store.records.insert(store.ensure(db, name), inserted(doc, context.now()));
        n += 1;
      });
      return docOf({ n, ...(errors.length > 0 && { writeErrors: errors }) });
    });
  },
};

/** One changed document: as it was and as it is; `before` is missing after an upsert's insert. */
export interface Changed {
  readonly before: Doc | undefined;
  readonly after: Doc;
  readonly modified: boolean;
}

const change = (
  context: Context,
  collection: Collection,
  { query, update }: Change,
  found: Located,
): Changed => {
  const where: Found = {};
  matches(query.filter, found.doc, query.variables, where);
  const after = applyUpdate(found.doc, update, {
    now: context.now(),
    inserting: false,
    position: where.index,
  });
  const modified = context.store.records.replace(collection, found.record, found.doc, after);
  return { before: found.doc, after, modified };
};

/** Makes a change inside a transaction; with nothing found, inserts if it is an upsert. */
export const makeChange = (
  context: Context,
  db: string,
  name: string,
  wanted: Change,
  each: (done: Changed) => void,
): void => {
  const { store } = context;
  const collection = wanted.upsert ? store.ensure(db, name) : store.catalog.findCurrent(db, name);
  if (!collection) return;
  let found = 0;
  const query = hinted(wanted.query, collection, wanted.hint);
  for (const located of toChange(store, collection, query)) {
    each(change(context, store.ensure(db, name), wanted, located));
    found += 1;
  }
  if (found > 0 || !wanted.upsert) return;
  const doc = upserted(wanted.query.filter, wanted.update, context.now());
  store.records.insert(collection, doc, 'upsert');
  each({ before: undefined, after: doc, modified: false });
};

/** `update`. */
export const update: Seeking = {
  seek: (command, db) => {
    checkName(db, collectionName(command, db));
    return parseStatement(onlyOf(updatesOf(command)), variablesOf(command));
  },
  shape: { updates: 'array', ordered: 'strict', bypassDocumentValidation: 'bool', let: 'object' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkName(db, name);
    const statements = updatesOf(command);
    const constants = variablesOf(command);
    return context.store.write(() => {
      const totals = { n: 0, nModified: 0 };
      const made: Doc[] = [];
      const errors = eachStatement(statements, isOrdered(command), (statement, index) => {
        const wanted = parseStatement(statement, constants);
        const own = { n: 0, nModified: 0 };
        makeChange(context, db, name, wanted, ({ before, after, modified }) => {
          own.n += 1;
          own.nModified += Number(modified);
          if (!before) made.push(docOf({ index, _id: after.get('_id') }));
        });
        totals.n += own.n;
        totals.nModified += own.nModified;
      });
      return docOf({
        ...totals,
        ...(made.length > 0 && { upserted: made }),
        ...(errors.length > 0 && { writeErrors: errors }),
      });
    });
  },
};

/** `delete`. */
export const deleteCommand: Seeking = {
  seek: (command) => parseRemoval(onlyOf(deletesOf(command)), variablesOf(command)),
  shape: { deletes: 'array', ordered: 'strict', let: 'object' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    const statements = deletesOf(command);
    const constants = variablesOf(command);
    const { store } = context;
    return store.write(() => {
      let n = 0;
      const errors = eachStatement(statements, isOrdered(command), (statement) => {
        const { query, hint } = parseRemoval(statement, constants);
        const collection = store.catalog.findCurrent(db, name);
        if (!collection) return;
        for (const { record, doc } of toChange(
          store,
          collection,
          hinted(query, collection, hint),
        )) {
          store.records.remove(collection, record, doc);
          n += 1;
        }
      });
      return docOf({ n, ...(errors.length > 0 && { writeErrors: errors }) });
    });
  },
};
