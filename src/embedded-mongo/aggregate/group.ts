import { encodeKey } from '../bson/key-encoding.js';
import { compare } from '../bson/compare.js';
import { type Doc, type Maybe, type Value, isDoc, isNumber } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { type Flow } from '../query/run.js';
import { add } from '../update/arithmetic.js';
import { evaluate } from './evaluate.js';
import { type Expression, parseExpression } from './expression.js';

const MEMORY = 100 * 1024 * 1024;

/** How one field of a group grows with each document. */
type Accumulator = (held: Maybe, value: Maybe) => Maybe;

const listOf = (held: Maybe): Value[] => (Array.isArray(held) ? held : []);

const better = (held: Maybe, value: Maybe, way: 1 | -1): Maybe => {
  if (value === undefined || value === null) return held;
  return held === undefined || compare(value, held) * way < 0 ? value : held;
};

const appended = (held: Maybe, value: Maybe): Value => {
  const list = listOf(held);
  if (value !== undefined) list.push(value);
  return list;
};

const united = (held: Maybe, value: Maybe): Value => {
  const list = listOf(held);
  if (value !== undefined && !list.some((item) => compare(item, value) === 0)) list.push(value);
  return list;
};

const accumulators: Readonly<
  Record<string, { readonly start: () => Maybe; readonly grow: Accumulator }>
> = {
  $sum: {
    start: () => 0,
    grow: (held, value) => (isNumber(held) && isNumber(value) ? add(held, value) : held),
  },
  $min: { start: () => undefined, grow: (held, value) => better(held, value, 1) },
  $max: { start: () => undefined, grow: (held, value) => better(held, value, -1) },
  $first: {
    start: () => undefined,
    grow: (held, value) => (held === undefined ? (value ?? null) : held),
  },
  $last: { start: () => undefined, grow: (_held, value) => value ?? null },
  $push: { start: () => [], grow: appended },
  $addToSet: { start: () => [], grow: united },
};

interface Field {
  readonly name: string;
  readonly start: () => Maybe;
  readonly grow: Accumulator;
  readonly expression: Expression;
}

const parseField = ([name, spec]: [string, Value]): Field => {
  if (name.includes('.'))
    throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (!isDoc(spec))
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  if (spec.size !== 1)
    throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  const [operator = '', operand = null] = [...spec][0] ?? [];
  const found = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
  if (operator === '$count')
    return {
      name,
      start: () => 0,
      grow: accumulators.$sum?.grow ?? ((held) => held),
      expression: { type: 'value', value: 1 },
    };
  if (!found) throw unsupported(`the accumulator ${operator}`);
  return { name, ...found, expression: parseExpression(operand) };
};

/** `$group`: a document for each value of `_id`, in the order they were first met. */
export const parseGroup = (spec: Value): ((flow: Flow<Doc>, variables: Doc) => Flow<Doc>) => {
  if (!isDoc(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  const id = spec.get('_id');
  if (id === undefined) throw new MongoError(15955, 'a group specification must include an _id');
  const key = parseExpression(id);
  const fields = [...spec].filter(([name]) => name !== '_id').map(parseField);
  return (flow, variables) => group(flow, variables, key, fields);
};

interface Group {
  readonly id: Value;
  readonly held: Maybe[];
}

function* group(
  flow: Flow<Doc>,
  variables: Doc,
  key: Expression,
  fields: readonly Field[],
): Flow<Doc> {
  const groups = new Map<string, Group>();
  let size = 0;
  for (const doc of flow) {
    if (doc === 'pause') {
      yield doc;
      continue;
    }
    const id = evaluate(key, doc, variables) ?? null;
    const encoded = encodeKey(id).toString('latin1');
    const found = groups.get(encoded) ?? { id, held: fields.map(({ start }) => start()) };
    if (!groups.has(encoded)) size += encoded.length + 200;
    groups.set(encoded, found);
    for (const [at, { grow, expression }] of fields.entries()) {
      const value = evaluate(expression, doc, variables);
      found.held[at] = grow(found.held[at], value);
      if (Array.isArray(found.held[at])) size += 64;
    }
    if (size > MEMORY)
      throw new MongoError(
        292,
        'Exceeded memory limit for $group, but did not opt in to external sort.',
      );
  }
  for (const { id, held } of groups.values())
    yield new Map([
      ['_id', id],
      ...fields.map(({ name }, at) => [name, held[at] ?? null] as const),
    ]);
}
