import { type Case, last, lastOf } from './case.js';
import { type Context, isChild, isMinor } from './context.js';
import { type EventOf } from './events/event.js';
import { type PersonId } from './ids.js';
import { guardiansOf } from './participants.js';

export type PdConsent = 'none' | 'given' | 'paper' | 'refused' | 'withdrawn';

/** The state of one signer's consent to the processing of the person's data (R45, R50). */
export function pdConsent(kase: Case, person: PersonId, signer: 'self' | 'guardian'): PdConsent {
  const answer = lastOf(
    kase,
    ['pdConsentGiven', 'pdConsentRefused', 'pdConsentWithdrawn'],
    (e) => e.person === person && signerOf(e) === signer,
  );
  if (answer === undefined) return 'none';
  if (answer.type === 'pdConsentRefused') return 'refused';
  if (answer.type === 'pdConsentWithdrawn') return 'withdrawn';
  return hasPaper(kase, person, signer) ? 'paper' : 'given';
}

type Answer = EventOf<'pdConsentGiven' | 'pdConsentRefused' | 'pdConsentWithdrawn'>;

function signerOf(event: Answer): 'self' | 'guardian' {
  if (event.type !== 'pdConsentWithdrawn') return event.signer;
  return event.by === null || event.by === event.person ? 'self' : 'guardian';
}

/** A signed paper is there since the consent was last withdrawn. */
export function hasPaper(kase: Case, person: PersonId, signer: 'self' | 'guardian'): boolean {
  const paper = last(
    kase,
    'pdConsentGiven',
    (e) => e.person === person && e.signer === signer && e.way === 'paper',
  );
  if (paper === undefined) return false;
  const gone = last(kase, 'pdConsentWithdrawn', (e) => e.person === person);
  return gone === undefined || kase.events.indexOf(gone) < kase.events.indexOf(paper);
}

/** Given by whoever has to sign: the guardian for a minor, else the person (R48, G3.2). */
export function hasPdConsent(kase: Case, ctx: Context, person: PersonId): boolean {
  const signer = requiredSigner(kase, ctx, person);
  const state = pdConsent(kase, person, signer);
  return state === 'given' || state === 'paper';
}

/** Who signs for the person's data: a guardian of a minor, else the person. */
export function requiredSigner(kase: Case, ctx: Context, person: PersonId): 'self' | 'guardian' {
  const minor = isMinor(ctx, person) && guardiansOf(kase, person).length > 0;
  return minor ? 'guardian' : 'self';
}

/** The person may be written to as far as its data are concerned: its own consent, of a child the guardian's (R53, H9.3). */
export function mayWriteTo(kase: Case, ctx: Context, person: PersonId): boolean {
  if (!hasPdConsent(kase, ctx, person)) return false;
  if (isChild(ctx, person)) return true;
  const own = pdConsent(kase, person, 'self');
  return own === 'given' || own === 'paper';
}

/** How it goes on with somebody who withdrew the consent; null: it stands, or was never given (R53). */
export function afterWithdrawal(
  kase: Case,
  person: PersonId,
): 'undecided' | 'continue' | 'stop' | null {
  const newest = lastOf(
    kase,
    ['pdConsentGiven', 'pdConsentWithdrawn', 'continuationDecided'],
    (e) => e.person === person,
  );
  if (newest === undefined || newest.type === 'pdConsentGiven') return null;
  return newest.type === 'pdConsentWithdrawn' ? 'undecided' : newest.decision;
}
