import { compare } from '../bson/compare.js';
import { encodeKey } from '../bson/key-encoding.js';
import { encode } from '../bson/encode.js';
import { type Maybe, type Value, isNumber } from '../bson/values.js';
import { Summation } from './summation.js';

/** One field of one group as it grows; `size` is about how many bytes it holds. */
export interface Accumulator {
  add(value: Maybe): void;
  result(): Value;
  readonly size: number;
}

const small = 16;

const PER_ITEM = 64;

/** About how many bytes a value takes in memory. */
const sizeOf = (value: Maybe): number => {
  if (typeof value === 'string') return PER_ITEM + value.length * 2;
  if (value === undefined || value === null || typeof value !== 'object') return PER_ITEM;
  return PER_ITEM + encode(new Map([['', value]])).length * 3;
};

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

/** Holds one value: of the held one and the next, the one that `better` prefers. */
const holding =
  (better: (next: Maybe, held: Maybe) => boolean): (() => Accumulator) =>
  () => {
    let held: Maybe;
    let size = 0;
    return {
      add: (value) => {
        if (!better(value, held)) return;
        held = value ?? null;
        size = sizeOf(held);
      },
      result: () => held ?? null,
      get size() {
        return size;
      },
    };
  };

const best = (way: 1 | -1): (() => Accumulator) =>
  holding(
    (next, held) =>
      next !== undefined && next !== null && (held === undefined || compare(next, held) * way < 0),
  );

const list = (): Accumulator => {
  const items: Value[] = [];
  let size = small;
  return {
    add: (value) => {
      if (value === undefined) return;
      items.push(value);
      size += sizeOf(value);
    },
    result: () => items,
    get size() {
      return size;
    },
  };
};

const set = (): Accumulator => {
  const items = new Map<string, Value>();
  let size = small;
  return {
    add: (value) => {
      const key = value === undefined ? '' : encodeKey(value).toString('latin1');
      if (value === undefined || items.has(key)) return;
      items.set(key, value);
      size += sizeOf(value) + key.length;
    },
    result: () => [...items.values()],
    get size() {
      return size;
    },
  };
};

/** The accumulators of `$group` that are carried, each made afresh for every group. */
export const accumulators = {
  $sum: sum,
  $min: best(1),
  $max: best(-1),
  $first: holding((_next, held) => held === undefined),
  $last: holding(() => true),
  $push: list,
  $addToSet: set,
} as const satisfies Record<string, () => Accumulator>;

/** Their names, `$count` among them, which is a sum of ones. */
export const accumulatorNames: readonly string[] = [...Object.keys(accumulators), '$count'];
