import { compare } from '../bson/compare.js';
import { asDouble } from '../bson/numbers.js';
import {
  DateTime,
  type Doc,
  type Maybe,
  type Value,
  emptyDoc,
  isDoc,
  isNumber,
  typeNameOf,
} from '../bson/values.js';
import { MongoError } from '../errors.js';
import { encode } from '../bson/encode.js';
import { indexOf } from '../query/paths.js';
import { add } from './arithmetic.js';
import { addToSet, pull, pullAll, push } from './array-operators.js';
import { resolvePath } from './array-filters.js';
import type { Modification, ModifierName } from './modification.js';
import { type Update, checkConflicts } from './parse-update.js';
import { runPipelineUpdate } from './pipeline-update.js';
import { rewrite } from './rewrite.js';
import { shown } from './shown.js';
import { stamped, timestampOf } from './stamped.js';

/** What an update needs to know besides the document. */
export interface Circumstances {
  readonly now: number;
  readonly inserting: boolean;
  readonly position: number | undefined;
}

const listOf = (value: Maybe, wrong: (type: string) => MongoError): readonly Value[] => {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw wrong(typeNameOf(value));
};

const increment = (value: Maybe, { path, operand }: Modification, doc: Doc): Maybe => {
  if (value === undefined) return operand;
  if (!isNumber(value) || !isNumber(operand))
    throw new MongoError(
      14,
      `Cannot apply $inc to a value of non-numeric type. {_id: ${shown(doc.get('_id'))}} has the field '${path.at(-1) ?? ''}' of non-numeric type ${typeNameOf(value)}`,
    );
  return add(value, operand);
};

const currentDate = (operand: Value, now: number): Value =>
  isDoc(operand) && operand.get('$type') === 'timestamp'
    ? timestampOf(now)
    : new DateTime(BigInt(now));

const changed = (
  value: Maybe,
  step: Modification,
  doc: Doc,
  { now, inserting }: Circumstances,
): Maybe => {
  const { operand } = step;
  const name = step.path.join('.');
  switch (step.operator) {
    case '$set':
      return operand;
    case '$setOnInsert':
      return inserting ? operand : value;
    case '$unset':
      return undefined;
    case '$inc':
      return increment(value, step, doc);
    case '$min':
      return value === undefined || compare(operand, value) < 0 ? operand : value;
    case '$max':
      return value === undefined || compare(operand, value) > 0 ? operand : value;
    case '$currentDate':
      return currentDate(operand, now);
    case '$push':
      return push(
        listOf(
          value,
          (type) =>
            new MongoError(
              2,
              `The field '${name}' must be an array but is of type ${type} in document {_id: ${shown(doc.get('_id'))}}`,
            ),
        ),
        operand,
      );
    case '$addToSet':
      return addToSet(
        listOf(
          value,
          (type) =>
            new MongoError(
              2,
              `Cannot apply $addToSet to non-array field. Field named '${name}' has non-array type ${type}`,
            ),
        ),
        operand,
      );
    case '$pull':
      return value === undefined ? value : pull(listOf(value, notPullable), operand);
    case '$pullAll':
      return value === undefined ? value : pullAll(listOf(value, notPullable), operand);
    case '$pop':
      return value === undefined
        ? value
        : popped(
            listOf(
              value,
              (type) =>
                new MongoError(
                  14,
                  `Path '${name}' contains an element of non-array type '${type}'`,
                ),
            ),
            operand,
          );
  }
};

const notPullable = (): MongoError => new MongoError(2, 'Cannot apply $pull to a non-array value');

const popped = (items: readonly Value[], operand: Value): Value[] =>
  isNumber(operand) && asDouble(operand) < 0 ? items.slice(1) : items.slice(0, -1);

const fromArrays: ReadonlySet<ModifierName> = new Set(['$pull', '$pullAll', '$pop']);

/** Throws `PathNotViable` (28) where a path leads into something that has no fields, though nothing would be made there. */
const checkViable = (doc: Doc, path: readonly string[]): void => {
  let value: Maybe = doc;
  for (const [at, part] of path.entries()) {
    if (value === undefined) return;
    const index: number | undefined = Array.isArray(value) ? indexOf(part) : undefined;
    if (!isDoc(value) && index === undefined)
      throw new MongoError(
        28,
        `Cannot use the part (${part}) of (${path.join('.')}) to traverse the element ({${path[at - 1] ?? ''}: ${shown(value)}})`,
      );
    value = isDoc(value) ? value.get(part) : Array.isArray(value) ? value[index ?? 0] : undefined;
  }
};

const modify = (doc: Doc, update: Extract<Update, { type: 'modify' }>, how: Circumstances): Doc => {
  const resolved = update.steps.map((step) => ({
    step,
    ...resolvePath(doc, step.path, update.filters, how.position),
  }));
  checkConflicts(resolved.flatMap(({ paths, idle }) => [...paths, ...idle]));
  const steps = resolved.flatMap(({ step, paths }) => paths.map((path) => ({ ...step, path })));
  let result: Doc = doc;
  for (const step of steps) {
    if (step.operator === '$setOnInsert' && !how.inserting) continue;
    if (fromArrays.has(step.operator)) checkViable(result, step.path);
    const next = rewrite(result, step.path, 0, (value) => changed(value, step, doc, how));
    if (isDoc(next)) result = next;
  }
  return result;
};

const idBytes = (doc: Doc): Buffer => {
  const id = doc.get('_id');
  return encode(id === undefined ? emptyDoc() : new Map([['', id]]));
};

const replaced = (doc: Doc, replacement: Doc): Doc => {
  const id = doc.get('_id');
  if (id === undefined) return replacement;
  if (!replacement.has('_id')) return new Map([['_id', id], ...replacement]);
  if (idBytes(doc).equals(idBytes(replacement))) return replacement;
  throw new MongoError(
    66,
    `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${shown(replacement.get('_id'))}`,
  );
};

/** The document after an update; throws `ImmutableField` (66) where the `_id` would change. */
export const applyUpdate = (doc: Doc, update: Update, how: Circumstances): Doc => {
  if (update.type === 'replace') return replaced(doc, stamped(update.doc, how.now));
  if (update.type === 'pipeline') return replaced(doc, runPipelineUpdate(update, doc));
  const result = modify(doc, update, how);
  if (doc.has('_id') && !idBytes(doc).equals(idBytes(result)))
    throw new MongoError(
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  return result;
};
