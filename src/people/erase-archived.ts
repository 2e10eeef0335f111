import { type Case, has } from '../cases/case.js';
import { type CaseId, type PersonId } from '../cases/ids.js';
import { eraseOwed, type WithdrawnStores } from './erase-withdrawn.js';
import { type TextStore } from './free-text.js';

/** Where an archived case still has words. */
export interface ArchivedStores extends WithdrawnStores {
  readonly texts: WithdrawnStores['texts'] & Pick<TextStore, 'ofCase' | 'remove'>;
}

/**
 * Makes the people of an archived case nameless (R193): its words go, and everybody in it whom no other case needs; events and
 * numbers stay by id. Doing it twice does no harm. Returns whom it erased.
 */
export async function eraseArchived(stores: ArchivedStores, id: CaseId): Promise<PersonId[]> {
  const stored = await stores.cases.find(id);
  if (stored === null || !has(stored.kase, 'caseArchived')) return [];
  const words = await stores.texts.ofCase(id);
  if (words.length > 0) await stores.texts.remove(words);
  return eraseOwed(stores, everEntered(stored.kase));
}

/** Those who were removed from the case, too. */
const everEntered = ({ history }: Case): PersonId[] =>
  history.flatMap((e) => (e.type === 'personAdded' ? [e.person] : []));
