import { type Doc, type Maybe, emptyDoc, isDoc } from '../bson/values.js';
import { evaluate } from '../aggregate/evaluate.js';
import { checkNewVariable } from '../aggregate/expression.js';
import { parseExpression, readsDocument } from '../aggregate/parse-expression.js';
import { MongoError } from '../errors.js';
import { filterDocument, parseFilter } from '../query/parse-filter.js';
import { type Query, hintedIndex } from '../query/run.js';
import { parseSort } from '../query/sort.js';
import type { Collection } from '../store/catalog.js';
import { count } from './arguments.js';

/** The constants of a command's `let`. */
export const variablesOf = (command: Doc): Doc => {
  const given = command.get('let');
  const constants: Doc = new Map();
  for (const [name, value] of isDoc(given) ? given : []) {
    checkNewVariable(name);
    const expression = parseExpression(value, constants);
    if (readsDocument(expression))
      throw new MongoError(
        4890500,
        'Command let Expression tried to access a field, but this is not allowed because command let expressions run before the query examines any documents.',
      );
    constants.set(name, evaluate(expression, new Map(), constants) ?? null);
  }
  return constants;
};

/** A query from the arguments of a command or statement; nothing of the data is looked at. */
export const parseQuery = (
  where: string,
  parts: { filter: Maybe; sort?: Maybe; variables?: Doc },
): Omit<Query, 'hint'> => ({
  filter: parseFilter(filterDocument(parts.filter, where), parts.variables ?? emptyDoc()),
  variables: parts.variables ?? emptyDoc(),
  sort: isDoc(parts.sort) ? parseSort(parts.sort) : [],
  skip: 0,
  limit: 0,
});

/** A query with the index its hint names, if it names one. */
export const hinted = (query: Omit<Query, 'hint'>, collection: Collection, hint: Maybe): Query => {
  const index = hintedIndex(collection, hint);
  return index === undefined ? query : { ...query, hint: index };
};

/** When a command must have ended, on the clock of `performance.now()`. */
export const deadlineOf = (command: Doc): number | undefined => {
  const limit = count(command, 'maxTimeMS');
  return limit ? performance.now() + limit : undefined;
};

/** The session of a command, to end its cursors with it. */
export const sessionOf = (command: Doc): string | undefined => {
  const lsid = command.get('lsid');
  const id = isDoc(lsid) ? lsid.get('id') : undefined;
  return id && typeof id === 'object' && 'bytes' in id
    ? Buffer.from(id.bytes).toString('hex')
    : undefined;
};
