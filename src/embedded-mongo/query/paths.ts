import { type Maybe, type Value, isDoc } from '../bson/values.js';

/** Where in an array a match was found; the positional `$` of an update asks for it. */
export interface Found {
  index?: number;
}

/** A number that a path component stands for, if it is written like an array index. */
export const indexOf = (part: string | undefined): number | undefined =>
  part !== undefined && /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : undefined;

const inArray = (
  items: readonly Value[],
  path: readonly string[],
  at: number,
  test: (value: Maybe) => boolean,
  found: Found,
): boolean => {
  const index = indexOf(path[at]);
  if (index !== undefined && index < items.length && anyAt(items[index], path, at + 1, test, found))
    return true;
  const hit = items.findIndex((item) => isDoc(item) && anyAt(item, path, at, test, found));
  if (hit >= 0) found.index = hit;
  return hit >= 0;
};

/** Whether `test` holds for anything the path leads to, going through arrays of documents as MongoDB does. */
export const anyAt = (
  value: Maybe,
  path: readonly string[],
  at: number,
  test: (value: Maybe) => boolean,
  found: Found,
): boolean => {
  if (at === path.length) return test(value);
  if (isDoc(value)) return anyAt(value.get(path[at] ?? ''), path, at + 1, test, found);
  if (Array.isArray(value)) return inArray(value, path, at, test, found);
  return test(undefined);
};

/** Whether `test` holds for the value, for an element of it if it is an array. */
export const valueOrElement = (
  value: Maybe,
  test: (value: Maybe) => boolean,
  found: Found,
): boolean => {
  if (Array.isArray(value)) {
    const hit = value.findIndex(test);
    if (hit >= 0) {
      found.index = hit;
      return true;
    }
  }
  return test(value);
};

/** All values at a path as `distinct` sees them: arrays on the way and at the end are opened. */
export const valuesAt = (value: Maybe, path: readonly string[], at = 0): Value[] => {
  if (at === path.length) return Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (isDoc(value)) return valuesAt(value.get(path[at] ?? ''), path, at + 1);
  if (!Array.isArray(value)) return [];
  const index = indexOf(path[at]);
  const direct = index === undefined ? [] : valuesAt(value[index], path, at + 1);
  return [...direct, ...value.filter(isDoc).flatMap((item) => valuesAt(item, path, at))];
};
