import { all, type Case, has } from '../cases/case.js';
import { type CaseId, type PersonId } from '../cases/ids.js';
import { withdrawalState } from '../cases/withdrawal.js';
import { erasePerson, type ErasingStores } from './erase-person.js';
import { type Keyring } from './keyring.js';

/** Where the data of somebody who is owed an erasure lie, and in which cases. */
export interface WithdrawnStores extends ErasingStores {
  readonly keyring: Pick<Keyring, 'destroyed'>;
  readonly cases: {
    find(id: CaseId): Promise<{ readonly kase: Case } | null>;
    ofPerson(person: PersonId): Promise<readonly CaseId[]>;
  };
}

/**
 * Erases those whose withdrawal was carried out in this case (R54), unless another case still has their consent. Doing it twice
 * does no harm. Returns whom it erased.
 */
export async function eraseWithdrawn(stores: WithdrawnStores, id: CaseId): Promise<PersonId[]> {
  const stored = await stores.cases.find(id);
  if (stored === null) return [];
  return eraseOwed(
    stores,
    all(stored.kase, 'withdrawalCarriedOut').map(({ person }) => person),
  );
}

/** Erases those of the persons who are not erased yet and whom no case needs any more; whom it erased. */
export async function eraseOwed(
  stores: WithdrawnStores,
  persons: readonly PersonId[],
): Promise<PersonId[]> {
  if (persons.length === 0) return [];
  const gone = new Set<string>(await stores.keyring.destroyed());
  const erased: PersonId[] = [];
  for (const person of new Set(persons)) {
    if (gone.has(person) || !(await isOwed(stores, person))) continue;
    await erasePerson(stores, person);
    erased.push(person);
  }
  return erased;
}

/** True when every case of the person is archived or knows the withdrawal as carried out. */
async function isOwed({ cases }: WithdrawnStores, person: PersonId): Promise<boolean> {
  for (const id of await cases.ofPerson(person)) {
    const stored = await cases.find(id);
    if (stored !== null && !isDone(stored.kase, person)) return false;
  }
  return true;
}

const isDone = (kase: Case, person: PersonId): boolean =>
  has(kase, 'caseArchived') || withdrawalState(kase, person) === 'carriedOut';
