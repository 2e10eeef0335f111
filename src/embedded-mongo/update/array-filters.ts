import { type Doc, type Maybe, type Value, emptyDoc, isDoc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import type { Filter } from '../query/filter.js';
import { matches } from '../query/matches.js';
import { parseFilter } from '../query/parse-filter.js';
import type { ArrayFilters, Modification } from './modification.js';
import { shown } from './shown.js';

const heads = (filter: Filter): string[] => {
  switch (filter.type) {
    case 'and':
    case 'or':
    case 'nor':
      return filter.parts.flatMap(heads);
    case 'not':
      return heads(filter.part);
    case 'field':
      return filter.path.slice(0, 1);
    case 'expression':
      return [];
  }
};

const parseOne = (value: Value): [string, Filter] => {
  if (!isDoc(value))
    throw new MongoError(
      14,
      "BSON field 'update.updates.arrayFilters' has a wrong type, expected type 'object'",
    );
  const filter = parseFilter(value, emptyDoc(), 'condition');
  const [name, other] = [...new Set(heads(filter))];
  if (name === undefined)
    throw new MongoError(
      9,
      'Cannot use an expression without a top-level field name in arrayFilters',
    );
  if (other !== undefined)
    throw new MongoError(
      9,
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    );
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    throw new MongoError(
      2,
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  return [name, filter];
};

/** The `arrayFilters` argument by identifier; throws as MongoDB does for malformed or repeated ones. */
export const parseArrayFilters = (value: Maybe): ArrayFilters => {
  const filters = new Map<string, Filter>();
  for (const [name, filter] of Array.isArray(value) ? value.map(parseOne) : []) {
    if (filters.has(name))
      throw new MongoError(
        9,
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    filters.set(name, filter);
  }
  return filters;
};

const identifier = (part: string): string | undefined => /^\$\[(.+)\]$/.exec(part)?.[1];

/** Throws unless every `$[name]` has its filter and every filter its `$[name]`. */
export const usedFilters = (steps: readonly Modification[], filters: ArrayFilters): void => {
  const used = new Set<string>();
  for (const { path } of steps)
    for (const name of path.map(identifier).filter((part) => part !== undefined)) {
      if (!filters.has(name))
        throw new MongoError(
          2,
          `No array filter found for identifier '${name}' in path '${path.join('.')}'`,
        );
      used.add(name);
    }
  const unused = [...filters.keys()].find((name) => !used.has(name));
  if (unused !== undefined)
    throw new MongoError(
      9,
      `The array filter for identifier '${unused}' was not used in the update`,
    );
};

const positions = (items: readonly Value[], part: string, filters: ArrayFilters): number[] => {
  const name = identifier(part);
  const filter = name === undefined ? undefined : filters.get(name);
  return items.flatMap((item, index) =>
    !filter || matches(filter, new Map([[name ?? '', item]])) ? [index] : [],
  );
};

const step = (value: Maybe, part: string): Maybe =>
  isDoc(value) ? value.get(part) : Array.isArray(value) ? value[Number(part)] : undefined;

/** What a path stands for in a document, and where it ends at an array of which it takes no element. */
interface Resolved {
  readonly paths: readonly string[][];
  readonly idle: readonly string[][];
}

/** The plain paths that a path with `$`, `$[]` or `$[name]` stands for in this document. */
export const resolvePath = (
  doc: Doc,
  path: readonly string[],
  filters: ArrayFilters,
  position: number | undefined,
): Resolved => {
  let open: { done: string[]; value: Maybe }[] = [{ done: [], value: doc }];
  const idle: string[][] = [];
  for (const [at, part] of path.entries())
    open = open.flatMap(({ done, value }) => {
      const names = partsFor(part, done, value, filters, position);
      if (names.length === 0) idle.push([...done, ...path.slice(at)]);
      return names.map((name) => ({ done: [...done, name], value: step(value, name) }));
    });
  return { paths: open.map(({ done }) => done), idle };
};

const partsFor = (
  part: string,
  done: readonly string[],
  value: Maybe,
  filters: ArrayFilters,
  position: number | undefined,
): string[] => {
  if (part === '$') {
    if (position === undefined)
      throw new MongoError(
        2,
        'The positional operator did not find the match needed from the query.',
      );
    return [String(position)];
  }
  if (!part.startsWith('$[')) return [part];
  const at = done.join('.');
  if (value === undefined)
    throw new MongoError(
      2,
      `The path '${at}' must exist in the document in order to apply array updates.`,
    );
  if (!Array.isArray(value))
    throw new MongoError(
      2,
      `Cannot apply array updates to non-array element ${at}: ${shown(value)}`,
    );
  return positions(value, part, filters).map(String);
};
