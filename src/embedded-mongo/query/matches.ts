import { equal, compare, orderOf } from '../bson/compare.js';
import { isNaNValue } from '../bson/numbers.js';
import {
  type Doc,
  type Maybe,
  Regex,
  Sym,
  UNDEFINED,
  type Value,
  bsonTypeOf,
  isDoc,
  isNumber,
} from '../bson/values.js';
import { evaluate, isTrue } from '../aggregate/evaluate.js';
import type { Filter, Pattern, Test, Variables } from './filter.js';
import { type Found, anyAt, valueOrElement } from './paths.js';

const isNothing = (value: Maybe): boolean =>
  value === undefined || value === null || value === UNDEFINED;

const isNaNNumber = (value: Value): boolean => isNumber(value) && isNaNValue(value);

const ordered = (op: '$lt' | '$lte' | '$gt' | '$gte', order: number): boolean => {
  switch (op) {
    case '$lt':
      return order < 0;
    case '$lte':
      return order <= 0;
    case '$gt':
      return order > 0;
    case '$gte':
      return order >= 0;
  }
};

const compares = (value: Maybe, test: Extract<Test, { type: 'compare' }>): boolean => {
  const orEqual = test.op === '$eq' || test.op === '$lte' || test.op === '$gte';
  if (test.value === null || test.value === UNDEFINED) return orEqual && isNothing(value);
  if (test.op === '$eq') return value !== undefined && equal(value, test.value);
  if ([1, 127].includes(orderOf(test.value)))
    return ordered(test.op, compare(value ?? UNDEFINED, test.value));
  if (value === undefined || orderOf(value) !== orderOf(test.value)) return false;
  if (isNaNNumber(value) !== isNaNNumber(test.value)) return false;
  return ordered(test.op, compare(value, test.value));
};

const fitsPattern = (value: Maybe, { source, compiled }: Pattern): boolean => {
  if (typeof value === 'string') return compiled.test(value);
  if (value instanceof Sym) return compiled.test(value.text);
  return value instanceof Regex && value.pattern === source.pattern && value.flags === source.flags;
};

const isIn = (value: Maybe, test: Extract<Test, { type: 'in' }>): boolean =>
  test.values.some((wanted) => compares(value, { type: 'compare', op: '$eq', value: wanted })) ||
  test.patterns.some((pattern) => fitsPattern(value, pattern));

const element = (value: Maybe, found: Found, fits: (item: Value) => boolean): boolean => {
  if (!Array.isArray(value)) return false;
  const index = value.findIndex(fits);
  if (index >= 0) found.index = index;
  return index >= 0;
};

const passes = (value: Maybe, test: Test, found: Found, variables: Variables): boolean => {
  switch (test.type) {
    case 'compare':
      return valueOrElement(value, (one) => compares(one, test), found);
    case 'in':
      return valueOrElement(value, (one) => isIn(one, test), found);
    case 'regex':
      return valueOrElement(value, (one) => fitsPattern(one, test.pattern), found);
    case 'kinds':
      return valueOrElement(
        value,
        (one) => one !== undefined && test.kinds.includes(bsonTypeOf(one)),
        found,
      );
    case 'exists':
      return value !== undefined;
    case 'size':
      return Array.isArray(value) && value.length === test.size;
    case 'elementFits':
      return element(
        value,
        found,
        (item) => isContainer(item) && holds(test.filter, asDoc(item), {}, variables),
      );
    case 'elementPasses':
      return element(value, found, (item) => elementHolds(test.filter, item, variables, alone));
  }
};

/** For `$elemMatch` an array in an array is a document with the fields 0, 1, 2… */
const asDoc = (item: Doc | Value[]): Doc =>
  isDoc(item) ? item : new Map(item.map((value, at) => [String(at), value]));

/** As `passes`, but of the value itself only, never of its elements. */
const alone: typeof passes = (value, test, found, variables) => {
  switch (test.type) {
    case 'compare':
      return compares(value, test);
    case 'in':
      return isIn(value, test);
    case 'regex':
      return fitsPattern(value, test.pattern);
    case 'kinds':
      return value !== undefined && test.kinds.includes(bsonTypeOf(value));
    case 'exists':
    case 'size':
    case 'elementFits':
    case 'elementPasses':
      return passes(value, test, found, variables);
  }
};

const isContainer = (value: Value): value is Doc | Value[] =>
  value instanceof Map || Array.isArray(value);

/** For operators without a path: the tests are made on the item itself, by `asked`. */
const elementHolds = (
  filter: Filter,
  item: Value,
  variables: Variables,
  asked: typeof passes,
): boolean => {
  const one = (part: Filter): boolean => elementHolds(part, item, variables, asked);
  switch (filter.type) {
    case 'and':
      return filter.parts.every(one);
    case 'or':
      return filter.parts.some(one);
    case 'nor':
      return !filter.parts.some(one);
    case 'not':
      return !one(filter.part);
    case 'field':
      return asked(item, filter.test, {}, variables);
    case 'expression':
      return isTrue(evaluate(filter.expression, item, variables));
  }
};

const holds = (filter: Filter, value: Value, found: Found, variables: Variables): boolean => {
  switch (filter.type) {
    case 'and':
      return filter.parts.every((part) => holds(part, value, found, variables));
    case 'or':
      return filter.parts.some((part) => holds(part, value, found, variables));
    case 'nor':
      return !filter.parts.some((part) => holds(part, value, {}, variables));
    case 'not':
      return !holds(filter.part, value, {}, variables);
    case 'field':
      return anyAt(
        value,
        filter.path,
        0,
        (one) => passes(one, filter.test, found, variables),
        found,
      );
    case 'expression':
      return isTrue(evaluate(filter.expression, value, variables));
  }
};

/** Whether a document fits a filter; `found` learns where in an array. */
export const matches = (
  filter: Filter,
  doc: Doc,
  variables: Variables = new Map(),
  found: Found = {},
): boolean => holds(filter, doc, found, variables);

/** Whether one array element fits a filter whose paths all begin at the element itself (`$pull`, array filters). */
export const elementMatches = (filter: Filter, item: Value): boolean =>
  holds(filter, item, {}, new Map());

/** Whether a bare value passes operators parsed for no path (`$pull: { a: { $gt: 5 } }`). */
export const valuePasses = (filter: Filter, item: Value): boolean =>
  elementHolds(filter, item, new Map(), passes);
