import { type Doc, type Maybe, UNDEFINED, type Value, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { indexOf } from '../query/paths.js';

/** The keys of a document in an index, and which of its paths went through arrays. */
export interface IndexKeys {
  readonly keys: readonly (readonly Value[])[];
  readonly arrays: readonly string[];
  /** Whether every indexed field is missing: a sparse index then leaves the document out. */
  readonly absent: boolean;
}

interface Walk {
  readonly value: Maybe;
  readonly done: readonly string[];
  readonly rest: readonly string[];
  readonly settled: boolean;
}

const advance = (walk: Walk): Walk => {
  const [name, ...rest] = walk.rest;
  if (walk.settled || name === undefined) return walk;
  const { value } = walk;
  if (Array.isArray(value)) return atPlace(walk, value, name, rest);
  const next = isDoc(value) ? value.get(name) : undefined;
  if (next === undefined) return { ...walk, value: undefined, rest: [], settled: true };
  return advance({ value: next, done: [...walk.done, name], rest, settled: false });
};

/** Goes on in the element that a number names; an array right there stays whole. */
const atPlace = (
  walk: Walk,
  items: readonly Value[],
  name: string,
  rest: readonly string[],
): Walk => {
  const index = indexOf(name);
  const next = index === undefined ? undefined : items[index];
  if (next === undefined) return walk;
  if (items.some((item) => isDoc(item) && item.has(name)))
    throw new MongoError(16746, `Ambiguous field name found in array: '${name}'`);
  const settled = rest.length === 0 && Array.isArray(next);
  return advance({ value: next, done: [...walk.done, name], rest, settled });
};

const isOpen = (walk: Walk): boolean => !walk.settled && Array.isArray(walk.value);

const through = (walk: Walk, element: Maybe): Walk => {
  if (walk.rest.length === 0) return { ...walk, value: element ?? UNDEFINED, settled: true };
  if (isDoc(element)) return { ...walk, value: element };
  return { ...walk, value: undefined, settled: true };
};

const cannotIndex = (names: readonly string[]): MongoError =>
  new MongoError(171, `cannot index parallel arrays [${names.slice(0, 2).reverse().join('] [')}]`);

const expand = (
  walks: readonly Walk[],
  arrays: Set<string>,
  parallel: (names: readonly string[]) => MongoError,
): (readonly Walk[])[] => {
  const moved = walks.map(advance);
  const open = moved.filter(isOpen);
  const [first] = open;
  if (!first || !Array.isArray(first.value)) return [moved];
  if (open.some(({ value }) => value !== first.value))
    throw parallel(open.map(({ done }) => done.at(-1) ?? ''));
  arrays.add(first.done.join('.'));
  const elements: readonly Maybe[] = first.value.length === 0 ? [undefined] : first.value;
  return elements.flatMap((element) =>
    expand(
      moved.map((walk) => (isOpen(walk) ? through(walk, element) : walk)),
      arrays,
      parallel,
    ),
  );
};

/**
 * The key tuples of a document for these paths, as MongoDB makes them: one for each array element,
 * null for what is missing, undefined for an empty array. Throws `CannotIndexParallelArrays` (171), or what `parallel` makes.
 */
export const keysOf = (
  doc: Doc,
  paths: readonly string[],
  parallel: (names: readonly string[]) => MongoError = cannotIndex,
): IndexKeys => {
  const arrays = new Set<string>();
  const start = paths.map((path) => ({
    value: doc,
    done: [],
    rest: path.split('.'),
    settled: false,
  }));
  const tuples = expand(start, arrays, parallel);
  return {
    keys: tuples.map((walks) => walks.map(({ value }) => value ?? null)),
    arrays: [...arrays],
    absent: tuples.every((walks) => walks.every(({ value }) => value === undefined)),
  };
};
