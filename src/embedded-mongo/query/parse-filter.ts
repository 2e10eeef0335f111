import { MongoError, unsupported } from '../errors.js';
import {
  type Doc,
  type Maybe,
  Regex,
  Undefined,
  type Value,
  emptyDoc,
  isDoc,
  typeNameOf,
} from '../bson/values.js';
import { parseExpression } from '../aggregate/parse-expression.js';
import type { Filter, Test, Variables } from './filter.js';
import { type Place, checkPlaces } from './misplaced.js';
import { patternOf } from './regex.js';
import { refusedOfDocuments, refusedOfFields } from './refused-operators.js';
import { kindsOf, sizeOf } from './type-operands.js';

const bad = (message: string): MongoError => new MongoError(2, message);

const field = (path: string, test: Test): Filter => ({
  type: 'field',
  path: path.split('.'),
  test,
});

const not = (part: Filter): Filter => ({ type: 'not', part });

const all = (parts: readonly Filter[]): Filter => {
  const [only, ...rest] = parts;
  return only && rest.length === 0 ? only : { type: 'and', parts };
};

/** Whether a value is a document of operators, like `{ $gt: 5 }`. */
export const isOperators = (value: Maybe): value is Doc => {
  const first = isDoc(value) ? value.keys().next().value : undefined;
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first);
};

const parseIn = (path: string, name: string, operand: Value): Filter => {
  if (!Array.isArray(operand)) throw bad(`${name} needs an array`);
  if (operand.some(isOperators)) throw bad(`cannot nest $ under ${name}`);
  if (operand.some((value) => value instanceof Undefined))
    throw bad('InMatchExpression equality cannot be undefined');
  const patterns = operand.filter((value) => value instanceof Regex).map(patternOf);
  const values = operand.filter((value) => !(value instanceof Regex));
  return field(path, { type: 'in', values, patterns });
};

const parseNot = (path: string, operand: Value): Filter => {
  if (operand instanceof Regex)
    return not(field(path, { type: 'regex', pattern: patternOf(operand) }));
  if (!isDoc(operand)) throw bad('$not needs a regex or a document');
  if (operand.size === 0) throw bad('$not cannot be empty');
  const [first = ''] = operand.keys();
  if (!isOperators(operand)) throw bad(`unknown operator: ${first}`);
  return not(parseOperators(path, operand));
};

const parseElemMatch = (path: string, operand: Value): Filter => {
  if (!isDoc(operand)) throw bad('$elemMatch needs an Object');
  if (asksOneValue(operand))
    return field(path, { type: 'elementPasses', filter: parseOperators('', operand) });
  return field(path, { type: 'elementFits', filter: parseFilter(operand, emptyDoc(), 'element') });
};

/** Whether operators are asked of one value, whatever it is; `$or` and its like ask documents. */
export const asksOneValue = (operand: Doc): boolean => {
  const [first = ''] = operand.keys();
  return isFieldOperator(first) || refusedOfFields.has(first);
};

const isElemMatch = (value: Value): value is Doc => isDoc(value) && value.has('$elemMatch');

const parseAll = (path: string, operand: Value): Filter => {
  if (!Array.isArray(operand)) throw bad('$all needs an array');
  const byElement = operand.filter(isElemMatch);
  if (byElement.length > 0 && byElement.length < operand.length)
    throw bad('no $ expressions in $all');
  if (operand.length === 0) return { type: 'or', parts: [] };
  return all(
    operand.map((value) => {
      if (isElemMatch(value)) return parseOperators(path, value);
      if (isOperators(value)) throw bad('no $ expressions in $all');
      return equality(path, value);
    }),
  );
};

const known = (value: Value): Value => {
  if (value instanceof Undefined) throw bad('cannot compare to undefined');
  return value;
};

const equality = (path: string, value: Value): Filter =>
  value instanceof Regex
    ? field(path, { type: 'regex', pattern: patternOf(value) })
    : field(path, { type: 'compare', op: '$eq', value: known(value) });

const parseRegex = (path: string, operand: Value, options: Maybe): Filter => {
  if (typeof operand !== 'string' && !(operand instanceof Regex))
    throw bad('$regex has to be a string');
  if (options !== undefined && typeof options !== 'string')
    throw bad('$options has to be a string');
  if (operand instanceof Regex && operand.flags && options !== undefined)
    throw new MongoError(51075, 'options set in both $regex and $options');
  const source =
    typeof operand === 'string'
      ? new Regex(operand, options ?? '')
      : new Regex(operand.pattern, options ?? operand.flags);
  return field(path, { type: 'regex', pattern: patternOf(source) });
};

const comparison = (path: string, op: '$lt' | '$lte' | '$gt' | '$gte', value: Value): Filter => {
  if (value instanceof Regex)
    throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`);
  return field(path, { type: 'compare', op, value: known(value) });
};

const truthy = (value: Value): boolean =>
  !(
    value === null ||
    value === false ||
    value === 0 ||
    value === 0n ||
    (typeof value === 'object' && 'value' in value && value.value === 0)
  );

type Parse = (path: string, operand: Value, siblings: Doc) => Filter;

const negated =
  (parse: Parse): Parse =>
  (...given) =>
    not(parse(...given));

const compared =
  (op: '$lt' | '$lte' | '$gt' | '$gte'): Parse =>
  (path, operand) =>
    comparison(path, op, operand);

const isEqual: Parse = (path, operand) =>
  field(path, { type: 'compare', op: '$eq', value: known(operand) });

/** What may be asked of a field: the operators of filters that are carried. */
const fieldOperators = {
  $eq: isEqual,
  $ne: (path, operand, siblings) => {
    if (operand instanceof Regex) throw bad("Can't have regex as arg to $ne.");
    return not(isEqual(path, operand, siblings));
  },
  $lt: compared('$lt'),
  $lte: compared('$lte'),
  $gt: compared('$gt'),
  $gte: compared('$gte'),
  $in: (path, operand) => parseIn(path, '$in', operand),
  $nin: negated((path, operand) => parseIn(path, '$nin', operand)),
  $exists: (path, operand) =>
    truthy(operand) ? field(path, { type: 'exists' }) : not(field(path, { type: 'exists' })),
  $type: (path, operand) => field(path, { type: 'kinds', kinds: kindsOf(operand) }),
  $regex: (path, operand, siblings) => parseRegex(path, operand, siblings.get('$options')),
  $options: (_path, _operand, siblings) => {
    if (!siblings.has('$regex')) throw bad('$options needs a $regex');
    return { type: 'and', parts: [] };
  },
  $not: (path, operand) => parseNot(path, operand),
  $size: (path, operand) => field(path, { type: 'size', size: sizeOf(operand) }),
  $all: (path, operand) => parseAll(path, operand),
  $elemMatch: (path, operand) => parseElemMatch(path, operand),
} as const satisfies Record<string, Parse>;

const isFieldOperator = (name: string): name is keyof typeof fieldOperators =>
  Object.hasOwn(fieldOperators, name);

const parseOperator = (path: string, name: string, operand: Value, siblings: Doc): Filter => {
  if (isFieldOperator(name)) return fieldOperators[name](path, operand, siblings);
  if (refusedOfFields.has(name)) throw unsupported(name);
  throw bad(`unknown operator: ${name}`);
};

const parseOperators = (path: string, operators: Doc): Filter =>
  all([...operators].map(([name, operand]) => parseOperator(path, name, operand, operators)));

const parseLogical = (type: 'and' | 'or' | 'nor', operand: Value, variables: Variables): Filter => {
  if (!Array.isArray(operand)) throw bad(`$${type} must be an array`);
  if (operand.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
  const parts = operand.map((part) => {
    if (!isDoc(part)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseFilter(part, variables);
  });
  return { type, parts };
};

const topOperators = {
  $and: (operand, variables) => parseLogical('and', operand, variables),
  $or: (operand, variables) => parseLogical('or', operand, variables),
  $nor: (operand, variables) => parseLogical('nor', operand, variables),
  $expr: (operand, variables) => ({
    type: 'expression',
    expression: parseExpression(operand, variables),
  }),
} as const satisfies Record<string, (operand: Value, variables: Variables) => Filter>;

const isTopOperator = (name: string): name is keyof typeof topOperators =>
  Object.hasOwn(topOperators, name);

/** The operators of filters that are carried. */
export const filterOperators: readonly string[] = [
  ...Object.keys(fieldOperators),
  ...Object.keys(topOperators),
];

const parseTop = (name: string, operand: Value, variables: Variables): Filter => {
  if (isTopOperator(name)) return topOperators[name](operand, variables);
  if (refusedOfDocuments.has(name)) throw unsupported(name);
  if (name.startsWith('$')) {
    const hint =
      "If you have a field name that starts with a '$' symbol, consider using $getField or $setField.";
    throw bad(`unknown top level operator: ${name}. ${hint}`);
  }
  return isOperators(operand) ? parseOperators(name, operand) : equality(name, operand);
};

/** A filter document, checked as MongoDB checks it; throws `BadValue` (2) and what this store refuses by name. */
export const parseFilter = (
  filter: Doc,
  variables: Variables = emptyDoc(),
  place: Place = 'query',
): Filter => {
  checkPlaces(filter, place);
  return all([...filter].map(([name, operand]) => parseTop(name, operand, variables)));
};

/** The filter argument of a command; throws `TypeMismatch` (14) unless it is a document. */
export const filterDocument = (value: Maybe, where: string): Doc => {
  if (value === undefined) return new Map();
  if (isDoc(value)) return value;
  throw new MongoError(
    14,
    `BSON field '${where}' is the wrong type '${typeNameOf(value)}', expected type 'object'`,
  );
};
