import { type Doc, type Value, isDoc, typeNameOf } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { rewrite } from '../update/rewrite.js';
import { parseProjection, project } from '../query/projection.js';
import { evaluate } from './evaluate.js';
import { parseExpression } from './expression.js';

/** Makes one document into another, given the variables of `let`. */
export type Shaper = (doc: Doc, variables: Doc) => Doc;

/** The stages that shape documents one at a time. */
export const shaperNames: readonly string[] = [
  '$addFields',
  '$set',
  '$unset',
  '$project',
  '$replaceWith',
  '$replaceRoot',
];

const documentOf = (name: string, operand: Value): Doc => {
  if (isDoc(operand)) return operand;
  throw new MongoError(
    40272,
    `${name} specification stage must be an object, got ${typeNameOf(operand)}`,
  );
};

const addFields = (fields: Doc): Shaper => {
  const dotted = [...fields.keys()].find((path) => path.includes('.'));
  if (dotted) throw unsupported(`the dotted field ${dotted} in $addFields`);
  const parsed = [...fields].map(([path, value]) => ({
    path: path.split('.'),
    expression: parseExpression(value),
  }));
  return (doc, variables) =>
    parsed.reduce((result, { path, expression }) => {
      const value = evaluate(expression, doc, variables);
      const next = value === undefined ? result : rewrite(result, path, 0, () => value);
      return isDoc(next) ? next : result;
    }, doc);
};

const unset = (operand: Value): Shaper => {
  const names = Array.isArray(operand) ? operand : [operand];
  const paths = names.map((name) => {
    if (typeof name !== 'string' || name === '')
      throw new MongoError(31002, '$unset specification must be a string or an array');
    return [name, 0] as const;
  });
  return shapeByProjection(new Map(paths));
};

const shapeByProjection = (spec: Doc): Shaper => {
  const projection = parseProjection(spec);
  return (doc, variables) => project(projection, doc, variables);
};

const replaceWith = (operand: Value): Shaper => {
  const expression = parseExpression(operand);
  return (doc, variables) => {
    const next = evaluate(expression, doc, variables);
    if (isDoc(next)) return next;
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeNameOf(next)}`,
    );
  };
};

/** The shaper of a stage named in `shaperNames`. */
export const parseShaper = (name: string, operand: Value): Shaper => {
  if (name === '$unset') return unset(operand);
  if (name === '$replaceWith') return replaceWith(operand);
  if (name === '$replaceRoot') return replaceWith(documentOf(name, operand).get('newRoot') ?? null);
  const spec = documentOf(name, operand);
  if (name !== '$project') return addFields(spec);
  if (spec.size === 0)
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  return shapeByProjection(spec);
};
