import { type CaseId } from '../cases/ids.js';
import { type ArchivedStores, eraseArchived } from './erase-archived.js';
import { eraseWithdrawn } from './erase-withdrawn.js';

const owing = ['withdrawalCarriedOut', 'caseArchived'] as const;

/** Where the cases are found that owe an erasure. */
export interface FinishingStores extends ArchivedStores {
  readonly cases: ArchivedStores['cases'] & {
    withEvent(type: (typeof owing)[number]): Promise<readonly CaseId[]>;
  };
}

/** So many cases are looked at side by side: the reads of one moment are one read. */
const sideBySide = 12;

/** Erases what changed cases owe (R54, R193); called for the first time, also what a crash may have left undone. */
export function finishingErasures(stores: FinishingStores) {
  let isSwept = false;
  return async (changed: Iterable<CaseId>): Promise<void> => {
    const left = isSwept
      ? []
      : await Promise.all(owing.map((type) => stores.cases.withEvent(type)));
    const ids = new Set([...changed, ...left.flat()]).values();
    const lane = async () => {
      for (const id of ids) {
        await eraseWithdrawn(stores, id);
        await eraseArchived(stores, id);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
    isSwept = true;
  };
}
