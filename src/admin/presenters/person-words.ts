import { type PersonId } from '../../cases/ids.js';
import { type Person, shortName } from '../../people/person.js';

/** What stands where the name may not. */
export const unnamed = 'участник';

/** «Иванова А. П.», or that the person was erased. */
export function shortNameIn(people: ReadonlyMap<PersonId, Person>, id: PersonId): string {
  const person = people.get(id);
  return person === undefined ? 'данные удалены' : shortName(person);
}

/** Where the page of a person in a case is. */
export const personHref = (number: string, person: PersonId): string =>
  `/cases/${encodeURIComponent(number)}/people/${person}`;
