import { type PersonId } from '../cases/ids.js';
import { fullName, type Person } from './person.js';

/** Search by name in memory: nothing of it lies on disk. */
export interface NameIndex {
  put(person: Person): void;
  remove(id: PersonId): void;
  /** Persons whose name has every word of the query, a part of it or with one typing error; from three letters on. */
  find(query: string): PersonId[];
}

/** An index of these persons. */
export function createNameIndex(persons: readonly Person[]): NameIndex {
  const words = new Map<PersonId, readonly string[]>();
  const put = (person: Person) => words.set(person.id, plain(fullName(person)));
  persons.forEach(put);
  return {
    put: (person) => void put(person),
    remove: (id) => void words.delete(id),
    find: (query) => {
      const wanted = plain(query);
      if (wanted.join('').length < 3) return [];
      return [...words]
        .filter(([, name]) => wanted.every((word) => name.some((part) => fits(part, word))))
        .map(([id]) => id);
    },
  };
}

const plain = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

function fits(name: string, word: string): boolean {
  return (
    name.includes(word) ||
    (word.length >= 4 && isOneErrorAway(name.slice(0, word.length + 1), word))
  );
}

/** One letter more, less, other, or two swapped, at the beginning of the name. */
function isOneErrorAway(name: string, word: string): boolean {
  return [word.length - 1, word.length, word.length + 1].some((length) =>
    oneError(name.slice(0, length), word),
  );
}

function oneError(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const [x, y] = [a.slice(start), b.slice(start)];
  const swapped = x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return swapped || x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y;
}
