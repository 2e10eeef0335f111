import { type PersonId } from '../cases/ids.js';
import { fullName, type Person } from './person.js';

/** Search by name in memory: nothing of it lies on disk. */
export interface NameIndex {
  put(person: Person): void;
  remove(id: PersonId): void;
  has(id: PersonId): boolean;
  /**
   * Persons whose name has every word of the query, as a part or with one typing error; from three letters on, case and ё/е
   * alike. `within`: only these are looked at, so that a foreign name is no different from an unknown one (J5.12).
   */
  find(query: string, within?: ReadonlySet<PersonId>): PersonId[];
}

/** The letters a query needs at least (J4.12). */
export const searchLetters = 3;

/** An index of these persons. */
export function createNameIndex(persons: readonly Person[]): NameIndex {
  const words = new Map<PersonId, readonly string[]>();
  const put = (person: Person): void => {
    words.set(person.id, plain(fullName(person)));
  };
  persons.forEach(put);
  return {
    put,
    remove: (id) => {
      words.delete(id);
    },
    has: (id) => words.has(id),
    find: (query, within) => {
      const wanted = plain(query);
      if (wanted.join('').length < searchLetters) return [];
      const known = within === undefined ? [...words.keys()] : [...within];
      return known.filter((id) => hasAll(words.get(id) ?? [], wanted));
    },
  };
}

function hasAll(name: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => name.some((part) => fits(part, word)));
}

const plain = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

function fits(name: string, word: string): boolean {
  return name.includes(word) || (word.length >= 4 && beginsAlmost(name, word));
}

/** The beginning of the name has one letter more, less or other than the word, or two swapped. */
function beginsAlmost(name: string, word: string): boolean {
  return [word.length - 1, word.length, word.length + 1].some((length) =>
    isOneErrorAway(name.slice(0, length), word),
  );
}

function isOneErrorAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const [x, y] = [a.slice(start), b.slice(start)];
  const swapped = x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return swapped || x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y;
}
