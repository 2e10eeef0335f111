import { compare } from '../bson/compare.js';
import { encodeKey } from '../bson/key-encoding.js';
import { type Maybe, type Value, isNumber } from '../bson/values.js';
import { Summation } from './summation.js';

/** One field of one group as it grows; `size` is about how many bytes it holds. */
export interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
  readonly size: number;
}

const small = 16;

const sum = (): Accumulator => {
  const total = new Summation();
  return {
    add: (value) => {
      if (isNumber(value)) total.add(value);
    },
    result: () => total.result(),
    size: small,
  };
};

const best = (way: 1 | -1): Accumulator => {
  let held: Maybe;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (held === undefined || compare(value, held) * way < 0) held = value;
    },
    result: () => held ?? null,
    size: small,
  };
};

const first = (): Accumulator => {
  let held: Maybe;
  return {
    add: (value) => {
      if (held === undefined) held = value ?? null;
    },
    result: () => held ?? null,
    size: small,
  };
};

const last = (): Accumulator => {
  let held: Maybe;
  return {
    add: (value) => {
      held = value;
    },
    result: () => held ?? null,
    size: small,
  };
};

const PER_ITEM = 64;

const list = (): Accumulator => {
  const items: Value[] = [];
  return {
    add: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
    get size() {
      return items.length * PER_ITEM;
    },
  };
};

const set = (): Accumulator => {
  const items = new Map<string, Value>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const key = encodeKey(value).toString('latin1');
      if (!items.has(key)) items.set(key, value);
    },
    result: () => [...items.values()],
    get size() {
      return items.size * PER_ITEM;
    },
  };
};

/** The accumulators of `$group` that are carried, each made afresh for every group. */
export const accumulators = {
  $sum: sum,
  $min: () => best(1),
  $max: () => best(-1),
  $first: first,
  $last: last,
  $push: list,
  $addToSet: set,
} as const satisfies Record<string, () => Accumulator>;

/** Their names, `$count` among them, which is a sum of ones. */
export const accumulatorNames: readonly string[] = [...Object.keys(accumulators), '$count'];
