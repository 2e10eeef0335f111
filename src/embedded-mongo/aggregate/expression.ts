import { MongoError, unsupported } from '../errors.js';
import { type Doc, type Maybe, type Value, isDoc } from '../bson/values.js';
import { checkFieldName, fieldPath } from '../query/field-path.js';
import { refusedExpressions } from './known-expressions.js';

/** The operators of expressions that are carried. */
const operators = {
  $eq: [2, 2],
  $ne: [2, 2],
  $gt: [2, 2],
  $gte: [2, 2],
  $lt: [2, 2],
  $lte: [2, 2],
  $and: [0, 1000],
  $or: [0, 1000],
  $not: [1, 1],
  $in: [2, 2],
  $ifNull: [2, 1000],
  $add: [0, 1000],
  $subtract: [2, 2],
  $size: [1, 1],
} as const satisfies Record<string, readonly [number, number]>;

/** All names of operators in expressions, with those that are parsed on their own. */
export const expressionOperators: readonly string[] = [
  '$literal',
  '$cond',
  ...Object.keys(operators),
];

/** Whether MongoDB has an expression of this name. */
export const isExpressionName = (name: string): boolean =>
  expressionOperators.includes(name) || refusedExpressions.has(name);

/** One of those operators. */
export type Operator = keyof typeof operators;

/** A parsed aggregation expression. */
export type Expression =
  | { readonly type: 'value'; readonly value: Value }
  | { readonly type: 'path'; readonly variable: string; readonly path: readonly string[] }
  | { readonly type: 'object'; readonly fields: readonly (readonly [string, Expression])[] }
  | { readonly type: 'array'; readonly items: readonly Expression[] }
  | {
      readonly type: 'condition';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly type: 'apply'; readonly operator: Operator; readonly args: readonly Expression[] };

const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name);

const systemVariables = new Set(
  'NOW CLUSTER_TIME JS_SCOPE IS_MR SEARCH_META USER_ROLES DESCEND PRUNE KEEP REMOVE'.split(' '),
);

const checkVariableName = (name: string): void => {
  if (name === '') throw new MongoError(9, 'empty variable names are not allowed');
  if (!/^[a-zA-Z\u0080-\uffff]/.test(name))
    throw new MongoError(9, `'${name}' starts with an invalid character for a variable name`);
  if (!/^[\w\u0080-\uffff]+$/.test(name))
    throw new MongoError(9, `'${name}' contains an invalid character for a variable name`);
};

/** Throws unless a variable of this name may be set: like one that is read, but with a small first letter. */
export const checkNewVariable = (name: string): void => {
  checkVariableName(name);
  if (/^[A-Z]/.test(name))
    throw new MongoError(9, `'${name}' starts with an invalid character for a user variable name`);
};

const parsePath = (text: string): Expression => {
  if (text === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
  if (!text.startsWith('$$'))
    return { type: 'path', variable: 'CURRENT', path: fieldPath(text.slice(1)) };
  checkVariableName(text.slice(2).split('.')[0] ?? '');
  const [variable = '', ...path] = fieldPath(text.slice(2));
  if (systemVariables.has(variable)) throw unsupported(`$$${variable}`);
  return { type: 'path', variable, path };
};

const conditionParts = (operand: Value): readonly Maybe[] => {
  if (!isDoc(operand)) {
    const args = Array.isArray(operand) ? operand : [operand];
    if (args.length === 3) return args;
    throw new MongoError(
      16020,
      `Expression $cond takes exactly 3 arguments. ${args.length} were passed in.`,
    );
  }
  const other = [...operand.keys()].find((name) => !['if', 'then', 'else'].includes(name));
  if (other !== undefined) throw new MongoError(17083, `Unrecognized parameter to $cond: ${other}`);
  return [operand.get('if'), operand.get('then'), operand.get('else')];
};

const parseCondition = (operand: Value): Expression => {
  const [test, yes, no] = conditionParts(operand);
  if (test === undefined) throw new MongoError(17080, "Missing 'if' parameter to $cond");
  if (yes === undefined) throw new MongoError(17081, "Missing 'then' parameter to $cond");
  if (no === undefined) throw new MongoError(17082, "Missing 'else' parameter to $cond");
  return {
    type: 'condition',
    test: parseForm(test),
    yes: parseForm(yes),
    no: parseForm(no),
  };
};

const parseOperator = (name: string, operand: Value): Expression => {
  if (name === '$literal') return { type: 'value', value: operand };
  if (name === '$cond') return parseCondition(operand);
  if (!isOperator(name)) {
    if (refusedExpressions.has(name)) throw unsupported(`the expression ${name}`);
    throw new MongoError(168, `Unrecognized expression '${name}'`);
  }
  const args = Array.isArray(operand) ? operand : [operand];
  const [least, most] = operators[name];
  if (args.length < least || args.length > most)
    throw new MongoError(
      name === '$ifNull' ? 1257300 : 16020,
      `Expression ${name} takes ${least === most ? 'exactly' : 'at least'} ${least} arguments. ${args.length} were passed in.`,
    );
  return { type: 'apply', operator: name, args: args.map(parseForm) };
};

const parseObject = (doc: Doc): Expression => {
  const first = doc.keys().next().value;
  if (first?.startsWith('$')) {
    if (doc.size > 1)
      throw new MongoError(15983, 'an expression specification must contain exactly one field');
    return parseOperator(first, doc.get(first) ?? null);
  }
  for (const name of doc.keys()) {
    checkFieldName(name);
    if (name.includes('.'))
      throw new MongoError(16412, "FieldPath field names may not contain '.'.");
  }
  return {
    type: 'object',
    fields: [...doc].map(([name, value]) => [name, parseForm(value)]),
  };
};

/** The variables that an expression reads; `CURRENT` where it reads a field. */
export const variablesIn = (expression: Expression): readonly string[] => {
  switch (expression.type) {
    case 'value':
      return [];
    case 'path':
      return [expression.variable];
    case 'object':
      return expression.fields.flatMap(([, part]) => variablesIn(part));
    case 'array':
      return expression.items.flatMap(variablesIn);
    case 'condition':
      return [expression.test, expression.yes, expression.no].flatMap(variablesIn);
    case 'apply':
      return expression.args.flatMap(variablesIn);
  }
};

/** The form of an aggregation expression; what is not carried is refused by name. Its variables are not looked at. */
export const parseForm = (value: Value): Expression => {
  if (typeof value === 'string' && value.startsWith('$')) return parsePath(value);
  if (Array.isArray(value)) return { type: 'array', items: value.map(parseForm) };
  return isDoc(value) ? parseObject(value) : { type: 'value', value };
};
