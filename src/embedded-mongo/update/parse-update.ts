import { isNumber, type Doc, type Maybe, type Value, isDoc, typeNameOf } from '../bson/values.js';
import { asDouble } from '../bson/numbers.js';
import { MongoError, unsupported } from '../errors.js';
import { checkArrayOperand } from './array-operators.js';
import { usedFilters } from './array-filters.js';
import {
  type ArrayFilters,
  type ModifierName,
  type Modification,
  modifiers,
  refusedModifiers,
} from './modification.js';
import { shown } from './shown.js';
import { type PipelineUpdate, parsePipelineUpdate } from './pipeline-update.js';

/** An update: a new document, changes to one, or a pipeline of stages. */
export type Update =
  | { readonly type: 'replace'; readonly doc: Doc }
  | {
      readonly type: 'modify';
      readonly steps: readonly Modification[];
      readonly filters: ArrayFilters;
    }
  | PipelineUpdate;

const isModifier = (name: string): name is ModifierName =>
  modifiers.some((known) => known === name);

const checkPath = (path: string): readonly string[] => {
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.');
  const parts = path.split('.');
  if (parts.includes(''))
    throw new MongoError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  if (parts[0]?.startsWith('$['))
    throw new MongoError(
      2,
      `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${path}'`,
    );
  if (parts[0] === '$')
    throw new MongoError(
      2,
      "Cannot have positional (i.e. '$') element in the first position in path '$'",
    );
  const dollar = parts.find(
    (part) => part.startsWith('$') && part !== '$' && !/^\$\[[^\]]*\]$/.test(part),
  );
  if (dollar)
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  if (parts.filter((part) => part === '$').length > 1)
    throw new MongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
};

const checkCurrentDate = (operand: Value): void => {
  const type = isDoc(operand) && operand.size === 1 ? operand.get('$type') : undefined;
  if (typeof operand === 'boolean' || type === 'date' || type === 'timestamp') return;
  throw new MongoError(
    2,
    `${typeNameOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
  );
};

const checkOperand = (operator: ModifierName, path: string, operand: Value): void => {
  switch (operator) {
    case '$inc':
      if (!isNumber(operand))
        throw new MongoError(
          14,
          `Cannot increment with non-numeric argument: {${path}: ${shown(operand)}}`,
        );
      return;
    case '$currentDate': {
      checkCurrentDate(operand);
      return;
    }
    case '$pop':
      if (!isNumber(operand))
        throw new MongoError(9, `Expected a number in: ${path}: ${shown(operand)}`);
      if (Math.abs(asDouble(operand)) !== 1)
        throw new MongoError(9, `$pop expects 1 or -1, found: ${shown(operand)}`);
      return;
    case '$push':
    case '$addToSet':
    case '$pull':
    case '$pullAll': {
      checkArrayOperand(operator, operand);
      return;
    }
    case '$set':
    case '$setOnInsert':
    case '$unset':
    case '$min':
    case '$max':
      return;
  }
};

const parseModifier = (name: string, fields: Value): Modification[] => {
  if (refusedModifiers.includes(name)) throw unsupported(name);
  if (!isModifier(name))
    throw new MongoError(
      9,
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  if (!isDoc(fields))
    throw new MongoError(
      9,
      `Modifiers operate on fields but we found type ${typeNameOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${shown(fields)}}`,
    );
  return [...fields].map(([path, operand]) => {
    const parts = checkPath(path);
    checkOperand(name, path, operand);
    return { operator: name, path: parts, operand };
  });
};

const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const numeric = /^\d+$/.test(part) && /^\d+$/.test(other) ? Number(part) - Number(other) : 0;
    const order = numeric || Buffer.compare(Buffer.from(part), Buffer.from(other));
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

/** Throws `ConflictingUpdateOperators` (40) where one path is, or lies under, another. */
export const checkConflicts = (paths: readonly (readonly string[])[]): void => {
  const seen = new Set<string>();
  const parents = new Set<string>();
  for (const path of paths) {
    const whole = path.join('.');
    const prefixes = path.map((_part, index) => path.slice(0, index + 1).join('.'));
    const clash =
      prefixes.find((prefix) => seen.has(prefix)) ?? (parents.has(whole) ? whole : undefined);
    if (clash !== undefined)
      throw new MongoError(
        40,
        `Updating the path '${whole}' would create a conflict at '${clash}'`,
      );
    seen.add(whole);
    for (const prefix of prefixes) parents.add(prefix);
  }
};

/** Throws `ConflictingUpdateOperators` (40) where one path takes all elements and another one field at the same place. */
const checkSiblings = (paths: readonly (readonly string[])[]): void => {
  const kinds = new Map<string, boolean>();
  for (const path of paths)
    for (const [at, part] of path.entries()) {
      const parent = path.slice(0, at).join('.');
      const takesAll = part.startsWith('$[');
      if ((kinds.get(parent) ?? takesAll) !== takesAll)
        throw new MongoError(
          40,
          `Updating the path '${path.join('.')}' would create a conflict at '${parent}'`,
        );
      kinds.set(parent, takesAll);
    }
};

const parseModifiers = (doc: Doc, filters: ArrayFilters): Update => {
  const steps = [...doc].flatMap(([name, fields]) => parseModifier(name, fields));
  checkConflicts(steps.map(({ path }) => path));
  checkSiblings(steps.map(({ path }) => path));
  usedFilters(steps, filters);
  return { type: 'modify', steps: steps.sort((a, b) => comparePaths(a.path, b.path)), filters };
};

const parseReplacement = (doc: Doc, filters: ArrayFilters): Update => {
  if (filters.size > 0)
    throw new MongoError(9, 'arrayFilters may not be specified for replacement-style updates');
  const dollar = [...doc.keys()].find((name) => name.startsWith('$'));
  if (dollar)
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  return { type: 'replace', doc };
};

/** An update argument, checked as MongoDB checks it before it looks at any document. */
export const parseUpdate = (update: Maybe, filters: ArrayFilters, constants: Doc): Update => {
  if (Array.isArray(update)) {
    if (filters.size > 0)
      throw new MongoError(9, 'Cannot specify arrayFilters and a pipeline update');
    return parsePipelineUpdate(update, constants);
  }
  if (!isDoc(update))
    throw new MongoError(9, 'Update argument must be either an object or an array');
  const first = update.keys().next().value;
  return first?.startsWith('$')
    ? parseModifiers(update, filters)
    : parseReplacement(update, filters);
};
