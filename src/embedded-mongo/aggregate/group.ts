import { encodeKey } from '../bson/key-encoding.js';
import { type Doc, type Value, isDoc } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { Held } from '../query/held.js';
import type { Flow } from '../query/run.js';
import { type Accumulator, accumulators } from './accumulators.js';
import { evaluate } from './evaluate.js';
import type { Expression } from './expression.js';
import { refusedAccumulators } from './known-expressions.js';
import { parseExpression } from './parse-expression.js';

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
}

const isAccumulator = (name: string): name is keyof typeof accumulators =>
  Object.hasOwn(accumulators, name);

const countField = (name: string, operand: Value): Field => {
  if (!isDoc(operand) || operand.size > 0)
    throw new MongoError(14, '$count takes no arguments, i.e. $count:{}');
  return { name, make: accumulators.$sum, expression: { type: 'value', value: 1 } };
};

const parseField = (name: string, spec: Value, variables: Doc): Field => {
  if (name.includes('.'))
    throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$'))
    throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDoc(spec))
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  if (spec.size !== 1)
    throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  const [operator = '', operand = null] = [...spec][0] ?? [];
  if (operator === '$count') return countField(name, operand);
  if (refusedAccumulators.has(operator)) throw unsupported(`the accumulator ${operator}`);
  if (!isAccumulator(operator)) throw new MongoError(15952, `unknown group operator '${operator}'`);
  if (Array.isArray(operand))
    throw new MongoError(40237, `The ${operator} accumulator is a unary operator`);
  const expression = parseExpression(operand, variables);
  return { name, make: accumulators[operator], expression };
};

/** `$group`: a document for each value of `_id`, in the order they were first met. */
export const parseGroup = (spec: Value, variables: Doc): ((flow: Flow<Doc>) => Flow<Doc>) => {
  if (!isDoc(spec)) throw new MongoError(15947, "a group's fields must be specified in an object");
  const id = spec.get('_id');
  if (id === undefined) throw new MongoError(15955, 'a group specification must include an _id');
  const key = parseExpression(id, variables);
  const fields = [...spec]
    .filter(([name]) => name !== '_id')
    .map(([name, field]) => parseField(name, field, variables));
  return (flow) => group(flow, variables, key, fields);
};

interface Group {
  readonly id: Value;
  readonly fields: readonly Accumulator[];
}

const tooMuch = 'Exceeded memory limit for $group, but did not opt in to external sort.';

const grow = (field: Accumulator, value: ReturnType<typeof evaluate>): number => {
  const before = field.size;
  field.add(value);
  return field.size - before;
};

/** Puts one document into its group; the result is by how many bytes the groups grew. */
const place = (
  groups: Map<string, Group>,
  id: Value,
  doc: Doc,
  variables: Doc,
  fields: readonly Field[],
): number => {
  const encoded = encodeKey(id).toString('latin1');
  const known = groups.get(encoded);
  const found = known ?? { id, fields: fields.map(({ make }) => make()) };
  groups.set(encoded, found);
  const grown = found.fields.map((field, at) => {
    const expression = fields[at]?.expression;
    return expression ? grow(field, evaluate(expression, doc, variables)) : 0;
  });
  return grown.reduce((sum, size) => sum + size, known ? 0 : encoded.length + 200);
};

function* group(
  flow: Flow<Doc>,
  variables: Doc,
  key: Expression,
  fields: readonly Field[],
): Flow<Doc> {
  const groups = new Map<string, Group>();
  const held = new Held(tooMuch);
  try {
    for (const doc of flow) {
      if (doc === 'pause') yield doc;
      else held.add(place(groups, evaluate(key, doc, variables) ?? null, doc, variables, fields));
    }
    for (const { id, fields: grown } of groups.values())
      yield new Map([
        ['_id', id],
        ...fields.map(({ name }, at) => [name, grown[at]?.result() ?? null] as const),
      ]);
  } finally {
    held.release();
  }
}
