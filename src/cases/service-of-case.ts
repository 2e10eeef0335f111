import { type Case, has, last } from './case.js';
import { type ServiceId } from './ids.js';

/** The service that has the case: from the sending of the referral, in Altai from the opening, until it is returned (J1). */
export function presentService(kase: Case): ServiceId | null {
  if (has(kase, 'referralReturned')) return null;
  const opened = kase.procedure.id === 'altai' ? (last(kase, 'caseOpened')?.service ?? null) : null;
  return last(kase, 'referralSent')?.service ?? opened;
}
