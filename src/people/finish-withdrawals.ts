import { type CaseId } from '../cases/ids.js';
import { eraseWithdrawn, type WithdrawnStores } from './erase-withdrawn.js';

/** Where the cases are found in which a withdrawal was carried out. */
export interface FinishingStores extends WithdrawnStores {
  readonly cases: WithdrawnStores['cases'] & {
    withEvent(type: 'withdrawalCarriedOut'): Promise<readonly CaseId[]>;
  };
}

/** So many cases are looked at side by side: the reads of one moment are one read. */
const sideBySide = 12;

/** Erases what changed cases owe (R54); called for the first time, also what a crash may have left undone. */
export function finishingWithdrawals(stores: FinishingStores) {
  let isSwept = false;
  return async (changed: Iterable<CaseId>): Promise<void> => {
    const left = isSwept ? [] : await stores.cases.withEvent('withdrawalCarriedOut');
    const ids = new Set([...changed, ...left]).values();
    const lane = async () => {
      for (const id of ids) await eraseWithdrawn(stores, id);
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
    isSwept = true;
  };
}
