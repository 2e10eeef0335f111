import { EJSON, Long } from 'bson';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('_bsontype' in value) &&
  !(value instanceof Date);

const numberOf = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint' || Long.isLong(value)) return Number(value);
  return undefined;
};

const scalar = (value: unknown): string => EJSON.stringify({ value }, { relaxed: false });

const kinds: Record<string, (value: unknown) => boolean> = {
  int: (value) => typeof value === 'number',
  long: (value) => numberOf(value) !== undefined,
  double: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  object: isFields,
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
};

const special = (expected: Fields, actual: unknown, root: boolean): boolean | undefined => {
  const [name, operand] = Object.entries(expected)[0] ?? [''];
  switch (name) {
    case '$$unsetOrMatches':
      return actual === undefined || actual === null || fits(operand, actual, root);
    case '$$exists':
      return (actual !== undefined) === operand;
    case '$$type':
      return [operand].flat().some((kind) => kinds[String(kind)]?.(actual) ?? false);
    case '$$matchAsRoot':
      return fits(operand, actual, true);
  }
  return undefined;
};

/** Whether a result is what a unified test expects; only the root may have more fields. */
export const fits = (expected: unknown, actual: unknown, root = false): boolean => {
  if (isFields(expected)) {
    const found = special(expected, actual, root);
    if (found !== undefined) return found;
    if (!isFields(actual)) return false;
    const extra = Object.keys(actual).some((name) => !(name in expected));
    return (
      (root || !extra) &&
      Object.entries(expected).every(([name, value]) => fits(value, actual[name]))
    );
  }
  if (Array.isArray(expected))
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((value, at) => fits(value, actual[at], root))
    );
  const [a, b] = [numberOf(expected), numberOf(actual)];
  return a !== undefined && b !== undefined
    ? a === b || (Number.isNaN(a) && Number.isNaN(b))
    : scalar(expected) === scalar(actual);
};
