import { type Maybe, type Value, isDoc } from '../bson/values.js';
import { indexOf } from '../query/paths.js';
import { MongoError } from '../errors.js';
import { shown } from './shown.js';

const MOST_PADDING = 1_500_000;

const inArray = (
  items: readonly Value[],
  path: readonly string[],
  at: number,
  change: (value: Maybe) => Maybe,
): Value => {
  const name = path[at] ?? '';
  const index = indexOf(name);
  const before = index === undefined ? undefined : items[index];
  const after = rewrite(before, path, at + 1, change);
  if (after === before) return [...items];
  if (index === undefined) throw notViable([...items], path, at);
  if (index > items.length + MOST_PADDING)
    throw new MongoError(2, `can't backfill more than ${MOST_PADDING} elements`);
  const copy = [...items, ...Array.from({ length: Math.max(0, index - items.length) }, () => null)];
  copy[index] = after ?? null;
  return copy;
};

const notViable = (value: Value, path: readonly string[], at: number): MongoError =>
  new MongoError(
    28,
    `Cannot create field '${path[at] ?? ''}' in element {${path[at - 1] ?? ''}: ${shown(value)}}`,
  );

/**
 * A copy of `value` in which `change` was made at the path; `undefined` removes a field and nulls an
 * array element. Missing parents are made as documents; throws `PathNotViable` (28) under a scalar.
 */
export const rewrite = (
  value: Maybe,
  path: readonly string[],
  at: number,
  change: (value: Maybe) => Maybe,
): Maybe => {
  const name = path[at];
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return inArray(value, path, at, change);
  const before = isDoc(value) ? value.get(name) : undefined;
  const after = rewrite(before, path, at + 1, change);
  if (after === before) return value;
  if (value !== undefined && !isDoc(value)) throw notViable(value, path, at);
  const copy = new Map(value);
  if (after === undefined) copy.delete(name);
  else copy.set(name, after);
  return copy;
};
