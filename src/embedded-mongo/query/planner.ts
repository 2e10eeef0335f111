import { encodeField } from '../bson/key-encoding.js';
import type { Collection, Index, IndexField } from '../store/catalog.js';
import { type Range, entryRange, rangeOf } from '../store/keys.js';
import {
  MOST_POINTS,
  type Bound,
  type Narrowing,
  boundsOf,
  combine,
  excludesMissing,
  implies,
} from './bounds.js';
import { indexOf } from './paths.js';
import type { Filter } from './filter.js';
import type { SortPart } from './sort.js';

/** How the documents of a query are found; `sorted` where they come in the order asked for. */
export type Plan =
  | { readonly type: 'collection' }
  | {
      readonly type: 'index';
      readonly index: Index;
      readonly ranges: readonly Range[];
      readonly reverse: boolean;
      readonly sorted: boolean;
    }
  | { readonly type: 'either'; readonly plans: readonly Plan[] };

interface Candidate {
  readonly plan: Extract<Plan, { type: 'index' }>;
  readonly score: number;
}

interface Prefix {
  readonly from: Buffer;
  readonly to: Buffer;
}

const AFTER = Buffer.alloc(1, 0xff);

const inverted = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => 255 - byte));

const spanPrefix = (bound: Extract<Narrowing, { type: 'span' }>, direction: 1 | -1): Prefix => {
  const low = bound.from ?? Buffer.from([bound.order]);
  const high = bound.to ?? Buffer.from([bound.order]);
  return direction === 1 ? { from: low, to: high } : { from: inverted(high), to: inverted(low) };
};

const prefixesOf = (bound: Narrowing, direction: 1 | -1): Prefix[] => {
  if (bound.type === 'span') return [spanPrefix(bound, direction)];
  const keys = bound.points.map((value) => encodeField(value, direction));
  const unique = [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
  return unique.sort((a, b) => a.compare(b)).map((key) => ({ from: key, to: key }));
};

const joined = (heads: readonly Prefix[], tails: readonly Prefix[]): Prefix[] =>
  heads.flatMap(({ from, to }) =>
    tails.map((tail) => ({
      from: Buffer.concat([from, tail.from]),
      to: Buffer.concat([to, tail.to]),
    })),
  );

const arrayOn = (index: Index, path: string): string | undefined =>
  index.arrays.find((array) => path === array || path.startsWith(`${array}.`));

interface Fitting {
  readonly prefixes: readonly Prefix[];
  readonly used: readonly { readonly field: IndexField; readonly bound: Narrowing }[];
}

/** The bounds that an index can use: on its first fields, until one is a span or shares an array with another. */
const fit = (index: Index, bounds: readonly (readonly [string, Bound])[]): Fitting => {
  let fitting: Fitting = { prefixes: [{ from: Buffer.alloc(0), to: Buffer.alloc(0) }], used: [] };
  const arrays = new Set<string>();
  for (const field of index.fields) {
    const array = arrayOn(index, field.path);
    if (array !== undefined && arrays.has(array)) break;
    if (array !== undefined) arrays.add(array);
    const own = bounds.filter(([path]) => path === field.path).map(([, bound]) => bound);
    const bound = combine(own, array !== undefined);
    const prefixes = bound ? joined(fitting.prefixes, prefixesOf(bound, field.direction)) : [];
    if (!bound || prefixes.length > MOST_POINTS) break;
    fitting = { prefixes, used: [...fitting.used, { field, bound }] };
    if (bound.type === 'span') break;
  }
  return fitting;
};

const isOnePoint = (bound: Narrowing): boolean =>
  bound.type === 'points' && bound.points.length === 1;

/** Whether an index gives the order of a sort: 1 forwards, −1 backwards, 0 not. */
const orderGiven = (index: Index, { used }: Fitting, sort: readonly SortPart[]): 1 | -1 | 0 => {
  if (index.cut || index.arrays.length > 0 || sort.length === 0) return 0;
  const pinned = used.filter(({ bound }) => isOnePoint(bound)).map(({ field }) => field.path);
  if (used.some(({ bound }, at) => !isOnePoint(bound) && at < used.length - 1)) return 0;
  const wanted = sort.filter(({ path }) => !pinned.includes(path));
  const fields = index.fields.filter(({ path }) => !pinned.includes(path)).slice(0, wanted.length);
  const ways = wanted.map((part, at) => {
    const field = fields[at];
    return field?.path === part.path ? field.direction * part.direction : 0;
  });
  const [way = 1] = ways;
  if (way === 0 || ways.some((other) => other !== way)) return 0;
  const last = used.at(-1);
  if (
    last &&
    !isOnePoint(last.bound) &&
    last.bound.type === 'points' &&
    last.field.path !== wanted[0]?.path
  )
    return 0;
  return way === 1 ? 1 : -1;
};

/** Whether a number in a path may mean a place in an array here and a field there: such an index serves no query. */
const isAmbiguous = (index: Index): boolean =>
  index.fields.some(({ path }) => path.split('.').some((part) => indexOf(part) !== undefined));

const isComplete = (
  index: Index,
  filter: Filter,
  bounds: readonly (readonly [string, Bound])[],
): boolean => {
  if (index.sparse && !asksForAField(index, bounds)) return false;
  return !index.partial || implies(filter, index.partial.filter);
};

/** Whether a filter wants only documents that have one of the fields: all of them are in a sparse index. */
const asksForAField = ({ fields }: Index, bounds: readonly (readonly [string, Bound])[]): boolean =>
  bounds.some(([path, bound]) => fields.some((own) => own.path === path) && excludesMissing(bound));

const SPARSE = 4;

const candidate = (
  index: Index,
  filter: Filter,
  sort: readonly SortPart[],
  bounds: readonly (readonly [string, Bound])[],
): Candidate | undefined => {
  if (isAmbiguous(index) || !isComplete(index, filter, bounds)) return undefined;
  const fitting = fit(index, bounds);
  const way = orderGiven(index, fitting, sort);
  const points = fitting.used.filter(({ bound }) => bound.type === 'points').length;
  const leavesOut = index.sparse || index.partial ? SPARSE : 0;
  const bounded = points * 10 + (fitting.used.length - points) * 5;
  const score = Math.max(bounded, leavesOut) + Math.abs(way) * 3;
  const whole = rangeOf(index.id);
  const ranges =
    fitting.used.length === 0
      ? [whole]
      : fitting.prefixes.map(({ from, to }) => entryRange(index, from, Buffer.concat([to, AFTER])));
  const exact = index.unique && points === index.fields.length ? 1 : 0;
  return {
    score: score + exact,
    plan: { type: 'index', index, ranges, reverse: way === -1, sorted: way !== 0 },
  };
};

const either = (collection: Collection, filter: Filter): Plan | undefined => {
  const parts = filter.type === 'and' ? filter.parts : [filter];
  for (const part of parts) {
    if (part.type !== 'or') continue;
    const plans = part.parts.map((branch) => planFor(collection, branch, []));
    if (plans.every(({ type }) => type !== 'collection')) return { type: 'either', plans };
  }
  return undefined;
};

/** The best plan for a filter and a sort; `only` is an index that the client hinted at. */
export const planFor = (
  collection: Collection,
  filter: Filter,
  sort: readonly SortPart[],
  only?: Index,
): Plan => {
  const bounds = boundsOf(filter);
  const indexes = only ? [only] : collection.indexes;
  const found = indexes
    .map((index) => candidate(index, filter, sort, bounds))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score);
  const [best] = found;
  if (best && (only ?? best.score > 3)) return best.plan;
  return (
    either(collection, filter) ?? (best && best.score > 0 ? best.plan : { type: 'collection' })
  );
};
