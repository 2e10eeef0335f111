import { compare, equal } from '../bson/compare.js';
import { asDouble } from '../bson/numbers.js';
import {
  type Doc,
  type Maybe,
  Regex,
  type Value,
  emptyDoc,
  isDoc,
  isNumber,
  typeNameOf,
} from '../bson/values.js';
import { MongoError } from '../errors.js';
import { elementMatches, valuePasses } from '../query/matches.js';
import { asksOneValue, parseFilter } from '../query/parse-filter.js';
import { type SortPart, compareBy, parseSort } from '../query/sort.js';

type ArrayOperator = '$push' | '$addToSet' | '$pull' | '$pullAll';

/** What may stand beside `$each`. */
export const eachClauses: Readonly<Record<'$push' | '$addToSet', readonly string[]>> = {
  $push: ['$each', '$slice', '$sort', '$position'],
  $addToSet: ['$each'],
};

const bad = (message: string): MongoError => new MongoError(2, message);

const isEach = (operand: Value): operand is Doc => isDoc(operand) && operand.has('$each');

const whole = (value: Maybe, name: string): number | undefined => {
  if (value === undefined) return undefined;
  if (!isNumber(value) || !Number.isInteger(asDouble(value)))
    throw bad(
      `The value for ${name} must be an integer value but was given type: ${typeNameOf(value)}`,
    );
  return asDouble(value);
};

const checkSort = (sort: Maybe): void => {
  if (sort === undefined) return;
  const isWay = (way: Value): boolean => isNumber(way) && Math.abs(asDouble(way)) === 1;
  if (!isDoc(sort) && !isNumber(sort))
    throw bad(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  const ways = isDoc(sort) ? [...sort.values()] : [sort];
  if (ways.length === 0) throw bad('The $sort pattern is empty when it should be a set of fields.');
  if (!ways.every(isWay)) throw bad('The $sort element value must be either 1 or -1');
  const paths = isDoc(sort) ? [...sort.keys()] : [];
  if (paths.some((path) => path.split('.').includes('')))
    throw bad('The $sort field is a dotted field but has an empty part');
};

const checkEach = (operator: '$push' | '$addToSet', operand: Doc): void => {
  const each = operand.get('$each');
  if (!Array.isArray(each))
    throw new MongoError(
      operator === '$push' ? 2 : 14,
      `The argument to $each in ${operator} must be an array but it was of type: ${typeNameOf(each)}`,
    );
  const unknown = [...operand.keys()].find((name) => !eachClauses[operator].includes(name));
  if (unknown) throw bad(`Unrecognized clause in ${operator}: ${unknown}`);
  whole(operand.get('$slice'), '$slice');
  whole(operand.get('$position'), '$position');
  checkSort(operand.get('$sort'));
};

/** Refuses an operand that an array operator cannot have, before any document is looked at. */
export const checkArrayOperand = (operator: ArrayOperator, operand: Value): void => {
  if ((operator === '$push' || operator === '$addToSet') && isEach(operand))
    checkEach(operator, operand);
  if (operator === '$pullAll' && !Array.isArray(operand))
    throw bad(`$pullAll requires an array argument but was given a ${typeNameOf(operand)}`);
  if (operator === '$pull') pullTest(operand);
};

const listed = (operand: Value): Value[] => {
  const each = isEach(operand) ? operand.get('$each') : undefined;
  return Array.isArray(each) ? each : [operand];
};

const sorted = (items: Value[], sort: Maybe): Value[] => {
  if (sort === undefined) return items;
  if (isNumber(sort)) return items.sort((a, b) => compare(a, b) * asDouble(sort));
  const parts: readonly SortPart[] = isDoc(sort) ? parseSort(sort) : [];
  return items.sort((a, b) =>
    compareBy(parts, isDoc(a) ? a : emptyDoc(), isDoc(b) ? b : emptyDoc()),
  );
};

const sliced = (items: Value[], count: number | undefined): Value[] =>
  count === undefined
    ? items
    : count === 0
      ? []
      : count < 0
        ? items.slice(count)
        : items.slice(0, count);

/** `$push`: at the end or `$position`, then `$sort`, then `$slice`. */
export const push = (items: readonly Value[], operand: Value): Value[] => {
  const options: Doc = isEach(operand) ? operand : emptyDoc();
  const copy = [...items];
  copy.splice(whole(options.get('$position'), '$position') ?? copy.length, 0, ...listed(operand));
  return sliced(sorted(copy, options.get('$sort')), whole(options.get('$slice'), '$slice'));
};

/** `$addToSet`: what is not there yet. */
export const addToSet = (items: readonly Value[], operand: Value): Value[] => {
  const copy = [...items];
  for (const value of listed(operand))
    if (!copy.some((item) => equal(item, value))) copy.push(value);
  return copy;
};

const pullTest = (operand: Value): ((item: Value) => boolean) => {
  if (operand instanceof Regex || (isDoc(operand) && asksOneValue(operand))) {
    const filter = parseFilter(new Map([['', operand]]), emptyDoc(), 'condition');
    return (item) => valuePasses(filter, item);
  }
  if (!isDoc(operand)) return (item) => equal(item, operand);
  const filter = parseFilter(operand, emptyDoc(), 'condition');
  return (item) => isDoc(item) && elementMatches(filter, item);
};

/** `$pull`: without what equals, fits or passes the operand. */
export const pull = (items: readonly Value[], operand: Value): Value[] => {
  const test = pullTest(operand);
  return items.filter((item) => !test(item));
};

/** `$pullAll`: without what equals one of the operand's values. */
export const pullAll = (items: readonly Value[], operand: Value): Value[] => {
  const unwanted = Array.isArray(operand) ? operand : [];
  return items.filter((item) => !unwanted.some((value) => equal(item, value)));
};
