import { type Case } from './case.js';
import { type Context, isChild } from './context.js';
import { type PersonId } from './ids.js';
import { guardiansOf, inClosedInstitution, isOnOtherSide } from './participants.js';
import { afterWithdrawal, hasPdConsent } from './pd-consent.js';
import { type Refusal } from './refusal.js';

/** Answers that need no consent to data yet: the consent itself, calls, help, leaving, own data (G2). */
const withoutConsent: ReadonlySet<string> = new Set([
  'answerPdConsent',
  'withdrawPdConsent',
  'requestCall',
  'askHelp',
  'leaveProgramme',
  'requestOwnData',
  'pauseMessages',
  'resumeMessages',
  'recordWillingness',
  'explainPrinciples',
]);

/** Commands in which a guardian speaks as such, of a child of any age under 18. */
const asGuardian: ReadonlySet<string> = new Set(['answerPdConsent', 'withdrawPdConsent']);

/** Why this actor may not answer for this person by this command; null: it may (G1.3). */
export function answerer(
  kase: Case,
  ctx: Context,
  person: PersonId,
  command: string,
): Refusal | null {
  const goesOn = afterWithdrawal(kase, person) === 'continue';
  const missing = !withoutConsent.has(command) && !goesOn && !hasPdConsent(kase, ctx, person);
  if (missing) return { code: 'pdConsentMissing', persons: [person] };
  if (ctx.actor.type !== 'person') return null;
  if (inClosedInstitution(kase, person)) return { code: 'closedInstitution' };
  if (ctx.actor.id === person) return isChild(ctx, person) ? { code: 'under14' } : null;
  return guardianRefusal(kase, ctx, ctx.actor.id, person, asGuardian.has(command));
}

function guardianRefusal(
  kase: Case,
  ctx: Context,
  guardian: PersonId,
  child: PersonId,
  asSuch: boolean,
): Refusal | null {
  const recorded = guardiansOf(kase, child).some((g) => g.person === guardian);
  if (!recorded) return { code: 'notGuardian' };
  if (asSuch) return null;
  if (isOnOtherSide(kase, guardian, child)) return { code: 'guardianIsOtherSide' };
  return isChild(ctx, child) ? null : { code: 'notGuardian' };
}
