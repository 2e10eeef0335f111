import { all, type Case } from '../cases/case.js';
import { type CaseId, type PersonId } from '../cases/ids.js';
import { withdrawalState } from '../cases/withdrawal.js';
import { erasePerson, type ErasingStores } from './erase-person.js';
import { type Keyring } from './keyring.js';

/** Where the data of somebody who withdrew lie, and in which cases. */
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
  const carriedOut = all(stored.kase, 'withdrawalCarriedOut').map(({ person }) => person);
  if (carriedOut.length === 0) return [];
  const gone = new Set<string>(await stores.keyring.destroyed());
  const erased: PersonId[] = [];
  for (const person of new Set(carriedOut)) {
    if (gone.has(person) || !(await isOwed(stores, person))) continue;
    await erasePerson(stores, person);
    erased.push(person);
  }
  return erased;
}

/** True when every case of the person knows the withdrawal as carried out. */
async function isOwed({ cases }: WithdrawnStores, person: PersonId): Promise<boolean> {
  for (const id of await cases.ofPerson(person)) {
    const stored = await cases.find(id);
    if (stored !== null && withdrawalState(stored.kase, person) !== 'carriedOut') return false;
  }
  return true;
}
