import { asDouble } from '../bson/numbers.js';
import { type Doc, isNumber } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { parseArrayFilters } from '../update/array-filters.js';
import { type Update, parseUpdate } from '../update/parse-update.js';
import { checkUpsert } from '../update/upsert.js';
import { type Shape, checkRequired, checkShape, documents, flag } from './arguments.js';
import type { Sought } from './context.js';
import { parseQuery } from './query-arguments.js';

const MOST_STATEMENTS = 100_000;

/** The statements of a write command; throws `InvalidLength` (16) for none or too many. */
export const batchOf = (command: Doc, name: string, list: string): Doc[] => {
  const statements = documents(command, name, list);
  if (statements.length === 0 || statements.length > MOST_STATEMENTS)
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`,
    );
  return statements;
};

/** What to change, and how; parsed before any document is read. */
export interface Change extends Sought {
  readonly update: Update;
  readonly upsert: boolean;
}

/** What a statement of `update` takes. */
export const updateShape = {
  q: 'object',
  u: 'any',
  c: 'refused',
  upsert: 'strict',
  multi: 'strict',
  hint: 'hint',
  collation: 'simple',
  arrayFilters: 'array',
} as const;

/** What a statement of `delete` takes. */
export const deleteShape = {
  q: 'object',
  limit: 'number',
  hint: 'hint',
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

/** A statement of `update`, with the constants of `let`. */
export const parseStatement = (statement: Doc, constants: Doc): Change => {
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
  const upsert = flag(statement, 'upsert');
  if (upsert) checkUpsert(query.filter);
  return {
    query: { ...query, limit: multi ? 0 : 1 },
    hint: statement.get('hint'),
    update,
    upsert,
  };
};

/** A statement of `delete`, with the constants of `let`. */
export const parseRemoval = (statement: Doc, constants: Doc): Sought => {
  const given = statement.get('limit');
  const limit = isNumber(given) ? asDouble(given) : 0;
  if (limit !== 0 && limit !== 1)
    throw new MongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  const parts = { filter: statement.get('q'), variables: constants };
  return {
    query: { ...parseQuery('delete.deletes.q', parts), limit },
    hint: statement.get('hint'),
  };
};

/** The statements of an `update`, their fields checked. */
export const updatesOf = (command: Doc): Doc[] => {
  const statements = batchOf(command, 'update', 'updates');
  for (const statement of statements)
    checkStatement('update.updates', statement, updateShape, ['q', 'u']);
  return statements;
};

/** The statements of a `delete`, their fields checked. */
export const deletesOf = (command: Doc): Doc[] => {
  const statements = batchOf(command, 'delete', 'deletes');
  for (const statement of statements)
    checkStatement('delete.deletes', statement, deleteShape, ['q', 'limit']);
  return statements;
};

/** The one statement that `explain` takes. */
export const onlyOf = ([first, ...others]: readonly Doc[]): Doc => {
  if (first && others.length === 0) return first;
  throw new MongoError(16, 'explained write batches must be of size 1');
};
