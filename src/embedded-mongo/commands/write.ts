import { asDouble } from '../bson/numbers.js';
import { type Doc, type Value, docOf, isNumber } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { type Found } from '../query/paths.js';
import { matches } from '../query/matches.js';
import { type Query, collect, runQuery } from '../query/run.js';
import { type Collection, checkName } from '../store/catalog.js';
import { type Located } from '../store/sources.js';
import { applyUpdate } from '../update/apply-update.js';
import { parseArrayFilters } from '../update/array-filters.js';
import { type Update, parseUpdate } from '../update/parse-update.js';
import { inserted, upserted } from '../update/upsert.js';
import { type Shape, checkRequired, checkShape, documents, flag } from './arguments.js';
import { type Command, type Context, collectionName } from './context.js';
import { hinted, parseQuery, variablesOf } from './query-arguments.js';

const MOST_STATEMENTS = 100_000;

const batchOf = (command: Doc, name: string, list: string): Doc[] => {
  const statements = documents(command, name, list);
  if (statements.length === 0 || statements.length > MOST_STATEMENTS)
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`,
    );
  return statements;
};

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
  shape: { documents: 'array', ordered: 'bool', bypassDocumentValidation: 'bool' },
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

/** What to change, and how; parsed before any document is read. */
export interface Change {
  readonly query: Omit<Query, 'hint'>;
  readonly hint: Value | undefined;
  readonly update: Update;
  readonly upsert: boolean;
}

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
  const found = collect(runQuery(store, collection, hinted(wanted.query, collection, wanted.hint)));
  for (const located of found) each(change(context, store.ensure(db, name), wanted, located));
  if (found.length > 0 || !wanted.upsert) return;
  const doc = upserted(wanted.query.filter, wanted.update, context.now());
  store.records.insert(collection, doc, 'upsert');
  each({ before: undefined, after: doc, modified: false });
};

/** What a statement of `update` takes. */
export const updateShape = {
  q: 'object',
  u: 'any',
  c: 'refused',
  upsert: 'bool',
  multi: 'bool',
  hint: 'any',
  collation: 'simple',
  arrayFilters: 'array',
} as const;

/** What a statement of `delete` takes. */
export const deleteShape = {
  q: 'object',
  limit: 'number',
  hint: 'any',
  collation: 'simple',
} as const;

const checkStatement = (
  where: string,
  statement: Doc,
  shape: Shape,
  required: readonly string[],
): void => {
  checkShape(where, statement, shape);
  checkRequired(where, statement, required);
};

const parseStatement = (statement: Doc, constants: Doc): Change => {
  const multi = flag(statement, 'multi');
  const query = parseQuery('update.updates.q', {
    filter: statement.get('q'),
    variables: constants,
  });
  const update = parseUpdate(
    statement.get('u'),
    parseArrayFilters(statement.get('arrayFilters')),
    constants,
  );
  if (multi && update.type === 'replace')
    throw new MongoError(9, 'multi update is not supported for replacement-style update');
  return {
    query: { ...query, limit: multi ? 0 : 1 },
    hint: statement.get('hint'),
    update,
    upsert: flag(statement, 'upsert'),
  };
};

/** `update`. */
export const update: Command = {
  shape: { updates: 'array', ordered: 'bool', bypassDocumentValidation: 'bool', let: 'object' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    checkName(db, name);
    const statements = batchOf(command, 'update', 'updates');
    for (const statement of statements)
      checkStatement('update.updates', statement, updateShape, ['q', 'u']);
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
export const deleteCommand: Command = {
  shape: { deletes: 'array', ordered: 'bool', let: 'object' },
  run: (context, command, db) => {
    const name = collectionName(command, db);
    const statements = batchOf(command, 'delete', 'deletes');
    for (const statement of statements)
      checkStatement('delete.deletes', statement, deleteShape, ['q', 'limit']);
    const constants = variablesOf(command);
    const { store } = context;
    return store.write(() => {
      let n = 0;
      const errors = eachStatement(statements, isOrdered(command), (statement) => {
        const given = statement.get('limit');
        const limit = isNumber(given) ? asDouble(given) : 0;
        if (limit !== 0 && limit !== 1)
          throw new MongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
        const query = {
          ...parseQuery('delete.deletes.q', { filter: statement.get('q'), variables: constants }),
          limit,
        };
        const collection = store.catalog.findCurrent(db, name);
        if (!collection) return;
        for (const { record, doc } of collect(
          runQuery(store, collection, hinted(query, collection, statement.get('hint'))),
        )) {
          store.records.remove(collection, record, doc);
          n += 1;
        }
      });
      return docOf({ n, ...(errors.length > 0 && { writeErrors: errors }) });
    });
  },
};
