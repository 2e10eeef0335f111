import { asDouble } from '../bson/numbers.js';
import { type Doc, type Maybe, type Value, emptyDoc, isDoc, isNumber } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { evaluate } from '../aggregate/evaluate.js';
import { fieldPath } from './field-path.js';
import { type Expression, isExpressionName } from '../aggregate/expression.js';
import { parseExpression } from '../aggregate/parse-expression.js';

type Tree = Map<string, Tree | 'field'>;

/** A parsed projection: what stays, or what goes, and what is computed. */
export interface Projection {
  readonly keeps: boolean;
  readonly tree: Tree;
  readonly computed: readonly (readonly [string, Expression])[];
}

interface Flat {
  readonly path: string;
  readonly value: Value;
}

const isOperator = (value: Value): boolean =>
  isDoc(value) && value.size === 1 && (value.keys().next().value ?? '').startsWith('$');

const checkPath = (path: string): void => {
  if (path.includes('.$.'))
    throw new MongoError(31394, 'The positional operator may only stand at the end of a path');
  if (path.endsWith('.$')) throw unsupported('the positional projection');
  fieldPath(path);
};

const flatten = (spec: Doc, prefix = ''): Flat[] =>
  [...spec].flatMap(([name, value]) => {
    const path = prefix + name;
    checkPath(path);
    if (!isDoc(value) || isOperator(value)) return [{ path, value }];
    if (value.size === 0)
      throw new MongoError(
        51270,
        'An empty sub-projection is not a valid value. Found empty object at path',
      );
    return flatten(value, `${path}.`);
  });

const isFlag = (value: Value): boolean => typeof value === 'boolean' || isNumber(value);

const isKept = (value: Value): boolean =>
  value === true || (isNumber(value) && asDouble(value) !== 0);

const add = (tree: Tree, path: string): void => {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = tree;
  for (const part of parts) {
    const next = at.get(part) ?? new Map<string, Tree | 'field'>();
    if (next === 'field') throw new MongoError(31249, `Path collision at ${path}`);
    at.set(part, next);
    at = next;
  }
  if (at.has(last)) throw new MongoError(31250, `Path collision at ${path}`);
  at.set(last, 'field');
};

/** Whether an operator, or a value, may be computed; refuses those that only projections have. */
const checkComputed = ({ path, value }: Flat): void => {
  const [name = ''] = isDoc(value) ? value.keys() : [];
  if (['$slice', '$elemMatch', '$meta'].includes(name))
    throw unsupported(`${name} in a projection`);
  if (isDoc(value) && !isExpressionName(name))
    throw new MongoError(31325, `Unknown expression ${name}`);
  if (path.includes('.')) throw unsupported('a computed field under a dotted path');
};

/** Whether a projection keeps what it names, as the part read so far tells. */
const kindAfter = (known: boolean | undefined, part: Flat): boolean | undefined => {
  const { path, value } = part;
  if (!isFlag(value)) {
    checkComputed(part);
    if (known !== false) return true;
    throw new MongoError(
      isDoc(value) ? 31252 : 31310,
      'Cannot use an expression in an exclusion projection',
    );
  }
  if (path === '_id') return known;
  if (known === !isKept(value))
    throw known
      ? new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`)
      : new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
  return isKept(value);
};

const keepsOf = (flat: readonly Flat[]): boolean => {
  let keeps: boolean | undefined;
  const all: Tree = new Map();
  for (const part of flat) {
    add(all, part.path);
    keeps = kindAfter(keeps, part);
  }
  return keeps ?? flat.some(({ path, value }) => path === '_id' && isKept(value));
};

/** A projection, checked; throws where inclusion and exclusion are mixed, refuses `$slice` and its like. */
export const parseProjection = (spec: Doc, variables: Doc): Projection => {
  const flat = flatten(spec);
  const keeps = keepsOf(flat);
  const tree: Tree = new Map();
  for (const { path, value } of flat) if (isFlag(value) && isKept(value) === keeps) add(tree, path);
  if (keeps && !flat.some(({ path }) => path === '_id' || path.startsWith('_id.')))
    tree.set('_id', 'field');
  return {
    keeps,
    tree,
    computed: flat
      .filter(({ value }) => !isFlag(value))
      .map(({ path, value }) => [path, parseExpression(value, variables)]),
  };
};

const keep = (value: Value, tree: Tree): Maybe => {
  if (Array.isArray(value))
    return value.map((item) => keep(item, tree)).filter((item) => item !== undefined);
  if (!isDoc(value)) return undefined;
  const kept: Doc = new Map();
  for (const [name, field] of value) {
    const branch = tree.get(name);
    const result = branch === 'field' ? field : branch && keep(field, branch);
    if (result !== undefined) kept.set(name, result);
  }
  return kept;
};

const omit = (value: Value, tree: Tree): Value => {
  if (Array.isArray(value)) return value.map((item) => omit(item, tree));
  if (!isDoc(value)) return value;
  const kept: Doc = new Map();
  for (const [name, field] of value) {
    const branch = tree.get(name);
    if (branch !== 'field') kept.set(name, branch ? omit(field, branch) : field);
  }
  return kept;
};

/** A document through a projection. */
export const project = (projection: Projection, doc: Doc, variables: Doc): Doc => {
  const shaped = projection.keeps ? keep(doc, projection.tree) : omit(doc, projection.tree);
  const result: Doc = isDoc(shaped) ? shaped : emptyDoc();
  for (const [name, expression] of projection.computed) {
    const value = evaluate(expression, doc, variables);
    if (value !== undefined) result.set(name, value);
  }
  return result;
};
