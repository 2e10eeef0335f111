import { type Doc, type Value, emptyDoc, isDoc, typeNameOf } from '../bson/values.js';
import { MongoError, unsupported } from '../errors.js';
import { fieldPath } from '../query/field-path.js';
import { parseProjection, project } from '../query/projection.js';
import { evaluate } from './evaluate.js';
import { parseExpression } from './parse-expression.js';

/** Makes one document into another. */
export type Shaper = (doc: Doc) => Doc;

const documentOf = (name: string, operand: Value): Doc => {
  if (isDoc(operand)) return operand;
  throw new MongoError(
    40272,
    `${name} specification stage must be an object, got ${typeNameOf(operand)}`,
  );
};

const isPlainDocument = (value: Value): boolean =>
  isDoc(value) && !value.keys().next().value?.startsWith('$');

const checkAdded = (stage: string, path: string, value: Value): void => {
  fieldPath(path);
  if (path.includes('.')) throw unsupported(`the dotted field ${path} in ${stage}`);
  if (isPlainDocument(value)) throw unsupported(`a document for the field ${path} in ${stage}`);
};

const addFields = (stage: string, fields: Doc, variables: Doc): Shaper => {
  if (fields.size === 0)
    throw new MongoError(
      40177,
      `Invalid ${stage} :: caused by :: specification must have at least one field`,
    );
  const parsed = [...fields].map(([path, value]) => {
    checkAdded(stage, path, value);
    return { path, expression: parseExpression(value, variables) };
  });
  return (doc) => {
    const result: Doc = new Map(doc);
    for (const { path, expression } of parsed) {
      const value = evaluate(expression, doc, variables);
      if (value === undefined) result.delete(path);
      else result.set(path, value);
    }
    return result;
  };
};

const unset = (operand: Value): Shaper => {
  const names = Array.isArray(operand) ? operand : [operand];
  if (names.length === 0)
    throw new MongoError(
      31119,
      '$unset specification must be a string or an array with at least one field',
    );
  const paths = names.map((name) => {
    if (typeof name !== 'string')
      throw new MongoError(
        Array.isArray(operand) ? 31120 : 31002,
        '$unset specification must be a string or an array of strings',
      );
    return [name, 0] as const;
  });
  return shapeByProjection(new Map(paths), emptyDoc());
};

const shapeByProjection = (spec: Doc, variables: Doc): Shaper => {
  const projection = parseProjection(spec, variables);
  return (doc) => project(projection, doc, variables);
};

const replaceWith = (operand: Value, variables: Doc): Shaper => {
  const expression = parseExpression(operand, variables);
  return (doc) => {
    const next = evaluate(expression, doc, variables);
    if (isDoc(next)) return next;
    throw new MongoError(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was of type: ${typeNameOf(next)}`,
    );
  };
};

const newRoot = (operand: Value): Value => {
  if (!isDoc(operand))
    throw new MongoError(
      40229,
      `expected an object as specification for $replaceRoot stage, got ${typeNameOf(operand)}`,
    );
  const other = [...operand.keys()].find((name) => name !== 'newRoot');
  if (other !== undefined)
    throw new MongoError(40415, `BSON field '$replaceRoot.${other}' is an unknown field.`);
  const root = operand.get('newRoot');
  if (root !== undefined) return root;
  throw new MongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
};

const projectStage = (operand: Value, variables: Doc): Shaper => {
  if (!isDoc(operand)) throw new MongoError(15969, '$project specification must be an object');
  if (operand.size > 0) return shapeByProjection(operand, variables);
  throw new MongoError(
    51272,
    'Invalid $project :: caused by :: projection specification must have at least one field',
  );
};

const shapers = {
  $addFields: (operand, variables) =>
    addFields('$addFields', documentOf('$addFields', operand), variables),
  $set: (operand, variables) => addFields('$set', documentOf('$set', operand), variables),
  $unset: unset,
  $project: projectStage,
  $replaceWith: replaceWith,
  $replaceRoot: (operand, variables) => replaceWith(newRoot(operand), variables),
} as const satisfies Record<string, (operand: Value, variables: Doc) => Shaper>;

const isShaper = (name: string): name is keyof typeof shapers => Object.hasOwn(shapers, name);

/** The stages that shape documents one at a time. */
export const shaperNames: readonly string[] = Object.keys(shapers);

/** The shaper of a stage, given the variables of `let`; nothing for a stage that does something else. */
export const parseShaper = (name: string, operand: Value, variables: Doc): Shaper | undefined =>
  isShaper(name) ? shapers[name](operand, variables) : undefined;
