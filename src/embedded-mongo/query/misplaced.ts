import { type Doc, type Value, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';

/**
 * Where a filter stands: it is a whole query, a `$match`, a condition inside something else (`$pull`, array filters,
 * partial indexes), or what `$elemMatch` asks of an element.
 */
export type Place = 'query' | 'match' | 'condition' | 'element';

const near = ['$near', '$nearSphere', '$geoNear'];

/** By place: the operators that MongoDB does not take there, with the code of its refusal. */
const misplaced: Readonly<Record<Place, ReadonlyMap<string, number>>> = {
  query: new Map(),
  match: new Map(['$where', ...near].map((name) => [name, 2])),
  condition: new Map([
    ...['$expr', '$jsonSchema'].map((name) => [name, 224] as const),
    ...['$where', '$text', ...near].map((name) => [name, 2] as const),
  ]),
  element: new Map(['$expr', '$where', '$text'].map((name) => [name, 2])),
};

const checkName = (name: string, place: Place): void => {
  const code = misplaced[place].get(name);
  if (code === undefined) return;
  throw new MongoError(
    code,
    place === 'element'
      ? `${name} can only be applied to the top-level document`
      : `${name} is not allowed in this context`,
  );
};

const eachOf = (operand: Value, check: (part: Doc) => void): void => {
  for (const part of Array.isArray(operand) ? operand : [operand]) if (isDoc(part)) check(part);
};

const checkOperators = (operators: Doc, place: Place): void => {
  for (const [name, operand] of operators) {
    if (near.includes(name)) checkName(name, place);
    if (name === '$elemMatch') eachOf(operand, (part) => checkPlaces(part, 'element'));
    if (name === '$not' || name === '$all') eachOf(operand, (part) => checkOperators(part, place));
  }
};

/** Throws, before anything is parsed, for an operator that MongoDB has but takes only elsewhere. */
export const checkPlaces = (filter: Doc, place: Place): void => {
  for (const [name, operand] of filter) {
    if (!name.startsWith('$')) {
      if (isDoc(operand)) checkOperators(operand, place);
      continue;
    }
    checkName(name, place);
    if (['$and', '$or', '$nor'].includes(name)) eachOf(operand, (part) => checkPlaces(part, place));
  }
};
