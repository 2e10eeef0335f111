import { orderOf } from '../bson/compare.js';
import { encodeKey } from '../bson/key-encoding.js';
import { Regex, UNDEFINED, type Value } from '../bson/values.js';
import type { Filter, Test } from './filter.js';

/** A bound that narrows an index: one of some values, or a span of one type. */
export type Narrowing =
  | { readonly type: 'points'; readonly points: readonly Value[] }
  | { readonly type: 'span'; readonly order: number; readonly from?: Buffer; readonly to?: Buffer };

/** What a filter says about one path: where its values lie, or only that there is one. */
export type Bound = Narrowing | { readonly type: 'there' };

/** More points than this are not looked up one by one. */
export const MOST_POINTS = 500;

const pointable = (value: Value): boolean => !Array.isArray(value) && !(value instanceof Regex);

const pointsOf = (value: Value): Value[] =>
  value === null || value === UNDEFINED ? [UNDEFINED, null] : [value];

const pointBound = (values: readonly Value[]): Bound | undefined =>
  values.length <= MOST_POINTS && values.every(pointable)
    ? { type: 'points', points: values.flatMap(pointsOf) }
    : undefined;

const spanBound = (op: string, value: Value): Bound | undefined => {
  const order = orderOf(value);
  if (order < 10 || order === 127 || Array.isArray(value)) return undefined;
  const key = encodeKey(value);
  return { type: 'span', order, ...(op.startsWith('$g') ? { from: key } : { to: key }) };
};

const boundOf = (test: Test): Bound | undefined => {
  if (test.type === 'exists') return { type: 'there' };
  if (test.type === 'in') return test.patterns.length > 0 ? undefined : pointBound(test.values);
  if (test.type !== 'compare') return undefined;
  return test.op === '$eq' ? pointBound([test.value]) : spanBound(test.op, test.value);
};

/** Everything that a filter demands without alternatives, as bounds by path. */
export const boundsOf = (filter: Filter, prefix = ''): (readonly [string, Bound])[] => {
  if (filter.type === 'and') return filter.parts.flatMap((part) => boundsOf(part, prefix));
  if (filter.type !== 'field') return [];
  const path = prefix + filter.path.join('.');
  if (filter.test.type === 'elementFits') return boundsOf(filter.test.filter, `${path}.`);
  const bound = boundOf(filter.test);
  return bound ? [[path, bound]] : [];
};

const larger = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  !a || (b && b.compare(a) > 0) ? b : a;

const smaller = (a: Buffer | undefined, b: Buffer | undefined): Buffer | undefined =>
  !a || (b && b.compare(a) < 0) ? b : a;

/** One bound of several on a path; where a document may hold an array there, they must not be intersected. */
export const combine = (all: readonly Bound[], mayBeArray: boolean): Narrowing | undefined => {
  const bounds = all.filter((bound) => bound.type !== 'there');
  const points = bounds.find((bound) => bound.type === 'points');
  const [first, ...rest] = bounds;
  if (points ?? mayBeArray) return points ?? first;
  return rest.reduce<Narrowing | undefined>((a, b) => {
    if (a?.type !== 'span' || b.type !== 'span' || a.order !== b.order) return a;
    const from = larger(a.from, b.from);
    const to = smaller(a.to, b.to);
    return { type: 'span', order: a.order, ...(from && { from }), ...(to && { to }) };
  }, first);
};

/** Whether a bound leaves out documents that lack the field. */
export const excludesMissing = (bound: Bound): boolean =>
  bound.type !== 'points' || !bound.points.includes(null);

/** Whether a filter is sure to be inside another: every part of the wider one is said by the narrower one too. */
export const implies = (narrow: Filter, wide: Filter): boolean => {
  const said = new Set(partsOf(narrow).map(fingerprint));
  return partsOf(wide).every((part) => said.has(fingerprint(part)) || isImplied(narrow, part));
};

const partsOf = (filter: Filter): readonly Filter[] =>
  filter.type === 'and' ? filter.parts.flatMap(partsOf) : [filter];

const fingerprint = (filter: Filter): string =>
  JSON.stringify(filter, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Map ? [...value.entries()] : value;
  });

/** `{ a: { $exists: true } }`, or a value of one type, is implied by a bound on `a` inside it. */
const isImplied = (narrow: Filter, part: Filter): boolean => {
  if (part.type !== 'field') return false;
  const path = part.path.join('.');
  const bounds = boundsOf(narrow)
    .filter(([known]) => known === path)
    .map(([, bound]) => bound);
  if (part.test.type === 'exists') return bounds.some(excludesMissing);
  const wanted = boundOf(part.test);
  return (
    wanted?.type === 'points' &&
    bounds.some((bound) => bound.type === 'points' && isWithin(bound.points, wanted.points))
  );
};

const isWithin = (points: readonly Value[], wanted: readonly Value[]): boolean => {
  const keys = new Set(wanted.map((value) => encodeKey(value).toString('latin1')));
  return points.every((value) => keys.has(encodeKey(value).toString('latin1')));
};
