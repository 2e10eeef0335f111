import { type CaseId } from '../cases/ids.js';
import { eraseWithdrawn, type WithdrawnStores } from './erase-withdrawn.js';

/** Where the cases are found in which a withdrawal was carried out. */
export interface FinishingStores extends WithdrawnStores {
  readonly cases: WithdrawnStores['cases'] & {
    withEvent(type: 'withdrawalCarriedOut'): Promise<readonly CaseId[]>;
  };
}

/** Erases what changed cases owe (R54); called for the first time, also what a crash may have left undone. */
export function finishingWithdrawals(stores: FinishingStores) {
  let isSwept = false;
  return async (changed: Iterable<CaseId>): Promise<void> => {
    const left = isSwept ? [] : await stores.cases.withEvent('withdrawalCarriedOut');
    for (const id of new Set([...changed, ...left])) await eraseWithdrawn(stores, id);
    isSwept = true;
  };
}
