import { z } from 'zod';
import { type ReachedRow } from '../reached-rows.js';

const word = z.string().trim().max(120).catch('');
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .catch('');

/** The address of the list: the tab, the search, the filters, the order and the page; what is wrong counts as absent. */
export const ListQuery = z.object({
  view: z.enum(['open', 'overdue', 'unassigned', 'closed']).catch('open'),
  q: word,
  procedure: word,
  stage: word,
  territory: word,
  facilitator: word,
  from: day,
  to: day,
  overdue: z.literal('yes').or(z.literal('')).catch(''),
  sort: z.enum(['due', 'number', 'meeting', 'changed']).catch('due'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ListQuery = z.output<typeof ListQuery>;

/** True for what is searched for and is no number: «К-26-031», «к 26 031» and «31» are. It may be a name. */
export const isName = (words: string): boolean =>
  words !== '' && !/^(?:[а-яa-z](?=[\d\s–—-]))?[\d\s–—-]+$/iu.test(words);

/** The names of the filters that restrict the list. */
const restricting = [
  'procedure',
  'stage',
  'territory',
  'facilitator',
  'from',
  'to',
  'overdue',
] as const;

/** True when something besides the tab and the words restricts the list. */
export const isFiltered = (query: ListQuery): boolean =>
  restricting.some((name) => query[name] !== '');

/** The address of the list with some parts changed; parts that say nothing are left out, and so is a name (J4.13). */
export function listHref(query: ListQuery, changes: Partial<ListQuery> = {}): string {
  const changed = { ...query, page: 1, ...changes };
  const merged = { ...changed, q: isName(changed.q) ? '' : changed.q };
  const plain: Readonly<Record<string, string>> = { view: 'open', sort: 'due', page: '1' };
  const parts = Object.entries(merged)
    .map(([name, value]) => [name, String(value)] as const)
    .filter(([name, value]) => value !== '' && value !== plain[name]);
  const search = new URLSearchParams(Object.fromEntries(parts));
  return parts.length === 0 ? '/cases' : `/cases?${search.toString()}`;
}

/** The rows of a tab (R159). */
export function isInTab(row: ReachedRow, view: ListQuery['view'], today: string): boolean {
  if (view === 'closed') return row.closed;
  if (row.closed) return false;
  if (view === 'overdue') return isOverdue(row, today);
  return view === 'unassigned' ? row.facilitators.length === 0 : true;
}

/** The nearest limit is over. */
export const isOverdue = (row: ReachedRow, today: string): boolean =>
  !row.closed && row.nextDue !== null && row.nextDue < today;

/** The rows that the filters leave. */
export function passesFilters(row: ReachedRow, query: ListQuery, today: string): boolean {
  const equal = (wanted: string, value: string) => wanted === '' || wanted === value;
  return (
    equal(query.procedure, row.procedure) &&
    equal(query.stage, row.stage) &&
    equal(query.territory, row.territory) &&
    (query.facilitator === '' || row.facilitators.some((id) => id === query.facilitator)) &&
    (query.from === '' || (row.meeting !== null && row.meeting >= query.from)) &&
    (query.to === '' || (row.meeting !== null && row.meeting <= query.to)) &&
    (query.overdue === '' || isOverdue(row, today))
  );
}

/** The rows in the wanted order; what has no date comes last, equal rows by their number. */
export function inOrder(rows: readonly ReachedRow[], sort: ListQuery['sort']): ReachedRow[] {
  return [...rows].sort((a, b) => compareBy[sort](a, b) || a.number.localeCompare(b.number, 'ru'));
}

const LAST = '9999';
const compareBy = {
  due: (a: ReachedRow, b: ReachedRow) => (a.nextDue ?? LAST).localeCompare(b.nextDue ?? LAST),
  meeting: (a: ReachedRow, b: ReachedRow) => (a.meeting ?? LAST).localeCompare(b.meeting ?? LAST),
  changed: (a: ReachedRow, b: ReachedRow) =>
    (b.changed?.getTime() ?? 0) - (a.changed?.getTime() ?? 0),
  number: () => 0,
} as const satisfies Record<ListQuery['sort'], (a: ReachedRow, b: ReachedRow) => number>;
