import { type Case, has } from '../cases/case.js';
import { type CaseId } from '../cases/ids.js';
import { type ArchivedStores, eraseArchived } from './erase-archived.js';
import { eraseWithdrawn } from './erase-withdrawn.js';

const owing = ['withdrawalCarriedOut', 'caseArchived'] as const;

/** True when something in the case has to be erased, or was. */
export const owesErasure = (kase: Case): boolean => owing.some((type) => has(kase, type));

/** Where the cases are found that owe an erasure. */
export interface FinishingStores extends ArchivedStores {
  readonly cases: ArchivedStores['cases'] & {
    withEvent(type: (typeof owing)[number]): Promise<readonly CaseId[]>;
  };
}

/** Erases what these cases owe (R54, R193); called for the first time, also what a crash may have left undone. */
export function finishingErasures(stores: FinishingStores) {
  let isSwept = false;
  return async (owed: Iterable<CaseId>): Promise<void> => {
    const left = isSwept
      ? []
      : await Promise.all(owing.map((type) => stores.cases.withEvent(type)));
    for (const id of new Set([...owed, ...left.flat()])) {
      await eraseWithdrawn(stores, id);
      await eraseArchived(stores, id);
    }
    isSwept = true;
  };
}
