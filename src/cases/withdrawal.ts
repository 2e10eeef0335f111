import { type Case, lastOf } from './case.js';
import { type PersonId } from './ids.js';

/** How the person's last word about its data stands in this case (R52, R54). */
export type WithdrawalState = 'none' | 'withdrawn' | 'carriedOut';

/** Withdrawn, and whether that was carried out; a consent given again ends it. */
export function withdrawalState(kase: Case, person: PersonId): WithdrawalState {
  const newest = lastOf(
    kase,
    ['pdConsentGiven', 'pdConsentWithdrawn', 'withdrawalCarriedOut'],
    (e) => e.person === person,
  );
  if (newest === undefined || newest.type === 'pdConsentGiven') return 'none';
  return newest.type === 'pdConsentWithdrawn' ? 'withdrawn' : 'carriedOut';
}
