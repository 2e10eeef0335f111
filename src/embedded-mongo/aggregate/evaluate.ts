import { compare, equal } from '../bson/compare.js';
import { asDouble } from '../bson/numbers.js';
import {
  DateTime,
  type Doc,
  type Maybe,
  UNDEFINED,
  type Value,
  isDoc,
  isNumber,
  typeNameOf,
} from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { addLoosely } from '../update/arithmetic.js';
import type { Expression, Operator } from './expression.js';

/** Whether an expression's result counts as true: not false, null, missing or zero. */
export const isTrue = (value: Maybe): boolean => {
  if (value === undefined || value === null || value === UNDEFINED || value === false) return false;
  return !isNumber(value) || asDouble(value) !== 0;
};

const walk = (value: Maybe, path: readonly string[]): Maybe => {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (isDoc(value)) return walk(value.get(first), rest);
  if (!Array.isArray(value)) return undefined;
  return value
    .map((item) => (isDoc(item) ? walk(item, path) : undefined))
    .filter((item) => item !== undefined);
};

const variable = (name: string, root: Value, variables: Doc): Maybe => {
  if (name === 'CURRENT' || name === 'ROOT') return root;
  if (variables.has(name)) return variables.get(name);
  throw new MongoError(17276, `Use of undefined variable: ${name}`);
};

const ordered = (a: Maybe, b: Maybe): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
};

const sum = (values: readonly Maybe[]): Value =>
  values.some((value) => value === undefined || value === null)
    ? null
    : values.reduce<Value>((total, value) => {
        if (isNumber(total) && isNumber(value)) return addLoosely(total, value);
        if (value instanceof DateTime) throw unsupported('arithmetic on dates');
        throw new MongoError(
          14,
          `$add only supports numeric or date types, not ${typeNameOf(value)}`,
        );
      }, 0);

const subtract = (a: Maybe, b: Maybe): Value => {
  if (a === undefined || b === undefined || a === null || b === null) return null;
  if (a instanceof DateTime || b instanceof DateTime) throw unsupported('arithmetic on dates');
  if (!isNumber(a) || !isNumber(b))
    throw new MongoError(14, `can't $subtract ${typeNameOf(b)} from ${typeNameOf(a)}`);
  return addLoosely(a, b, -1);
};

const size = (value: Maybe): number => {
  if (Array.isArray(value)) return value.length;
  throw new MongoError(
    17124,
    `The argument to $size must be an array, but was of type: ${typeNameOf(value)}`,
  );
};

const contains = (value: Maybe, list: Maybe): boolean => {
  if (!Array.isArray(list))
    throw new MongoError(
      40081,
      `$in requires an array as a second argument, found: ${typeNameOf(list)}`,
    );
  return value !== undefined && list.some((item) => equal(item, value));
};

const apply = (operator: Operator, args: readonly Maybe[]): Maybe => {
  const [a, b] = args;
  switch (operator) {
    case '$eq':
      return ordered(a, b) === 0;
    case '$ne':
      return ordered(a, b) !== 0;
    case '$gt':
      return ordered(a, b) > 0;
    case '$gte':
      return ordered(a, b) >= 0;
    case '$lt':
      return ordered(a, b) < 0;
    case '$lte':
      return ordered(a, b) <= 0;
    case '$and':
      return args.every(isTrue);
    case '$or':
      return args.some(isTrue);
    case '$not':
      return !isTrue(a);
    case '$in':
      return contains(a, b);
    case '$ifNull':
      return (
        args.find((value) => value !== undefined && value !== null && value !== UNDEFINED) ??
        args.at(-1)
      );
    case '$add':
      return sum(args);
    case '$subtract':
      return subtract(a, b);
    case '$size':
      return size(a);
  }
};

/** The value of an expression on a document; `undefined` where a path leads nowhere. */
export const evaluate = (expression: Expression, root: Value, variables: Doc): Maybe => {
  switch (expression.type) {
    case 'value':
      return expression.value;
    case 'path':
      return walk(variable(expression.variable, root, variables), expression.path);
    case 'object':
      return new Map(
        expression.fields.flatMap(([name, part]) => {
          const value = evaluate(part, root, variables);
          return value === undefined ? [] : [[name, value] as const];
        }),
      );
    case 'array':
      return expression.items.map((item) => evaluate(item, root, variables) ?? null);
    case 'condition': {
      const met = isTrue(evaluate(expression.test, root, variables));
      return evaluate(met ? expression.yes : expression.no, root, variables);
    }
    case 'apply':
      return apply(
        expression.operator,
        expression.args.map((arg) => evaluate(arg, root, variables)),
      );
  }
};
