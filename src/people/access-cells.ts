import { accessMatrix } from './access-matrix.js';
import { type AccessRole, type Resource, resources } from './access-roles.js';

/** How much is granted: a right contains those before it. */
export const levels = ['none', 'masked', 'see', 'change'] as const;
export type Level = (typeof levels)[number];

/** The conditions of J3.2. */
export const conditionLetters = [
  ...[
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
    'G',
    'H',
    'I',
    'K',
    'N',
    'O',
    'R',
    'T',
    'U',
    'W',
    'X',
    'Y',
    'Z',
  ],
] as const;
export type ConditionLetter = (typeof conditionLetters)[number];

/** A cell of the matrix. */
export interface Cell {
  readonly level: Level;
  /** A letter of J3.2; null: unconditional. */
  readonly condition: ConditionLetter | null;
}

/** The doors that have a row of their own, which caps what comes through them. */
export type CappedDoor = 'chat' | 'list' | 'api';

/** What the role has of the resource, before any condition is looked at. */
export function cellOf(role: AccessRole, resource: Resource): Cell {
  return rows.get(role)?.get(resource) ?? nothing;
}

/** What the door lets through at most. */
export function capOf(door: CappedDoor, resource: Resource): Cell {
  return rows.get(`@${door}`)?.get(resource) ?? nothing;
}

/** The lower of two levels. */
export function lower(a: Level, b: Level): Level {
  return levels.indexOf(a) < levels.indexOf(b) ? a : b;
}

/** The highest of the levels; none of nothing. */
export function highest(of: readonly Level[]): Level {
  return of.reduce((a, b) => (lower(a, b) === a ? b : a), 'none');
}

type Row = ReadonlyMap<Resource, Cell>;

const nothing: Cell = { level: 'none', condition: null };
const byLetter: Readonly<Record<string, Level>> = {
  '.': 'none',
  m: 'masked',
  s: 'see',
  c: 'change',
};
const rows = parse(accessMatrix);

function parse(text: string): ReadonlyMap<string, Row> {
  const found = new Map<string, Row>();
  const [head = '', ...lines] = text.trim().split('\n');
  const columns = head.split(/\s+/u).slice(1).map(resourceOf);
  const same: string[] = [];
  for (const line of lines) {
    const short = /^(\w+):(.*)$/u.exec(line);
    if (short !== null) found.set(short[1] ?? '', shortRow(short[2] ?? ''));
    else if (line.includes(' = ')) same.push(...line.split(';'));
    else found.set(...longRow(line, columns));
  }
  for (const chain of same) equalRows(found, chain);
  return found;
}

function longRow(line: string, columns: readonly Resource[]): [string, Row] {
  const [name = '', ...cells] = line.trim().split(/\s+/u);
  if (cells.length !== columns.length) throw new Error(`matrix: ${name} has ${cells.length} cells`);
  return [name, new Map(columns.map((resource, i) => [resource, cell(cells[i] ?? '')]))];
}

function shortRow(line: string): Row {
  const pairs = line.split(/\s+/u).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const [resource = '', right = ''] = pair.split('=');
      return [resourceOf(resource), cell(right)];
    }),
  );
}

/** `a = b = c`: all have the row of the last. */
function equalRows(found: Map<string, Row>, chain: string): void {
  const names = chain.split('=').map((name) => name.trim());
  const row = found.get(names.at(-1) ?? '');
  if (row === undefined) throw new Error(`matrix: no row for ${chain}`);
  for (const name of names) found.set(name, row);
}

function cell(text: string): Cell {
  const level = byLetter[text.slice(0, 1)];
  const condition = conditionLetters.find((letter) => letter === text.slice(1)) ?? null;
  if (level === undefined || text.slice(1) !== (condition ?? ''))
    throw new Error(`matrix: "${text}" is no right`);
  return { level, condition };
}

function resourceOf(text: string): Resource {
  const found = resources.find((resource) => resource === text);
  if (found === undefined) throw new Error(`matrix: "${text}" is no resource`);
  return found;
}
