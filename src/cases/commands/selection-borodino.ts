import { type Case, last } from '../case.js';
import { type Context, isMinor } from '../context.js';
import { openCriteria } from '../eligibility-of-case.js';
import { type PersonId } from '../ids.js';
import { guardiansOf, members } from '../participants.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';

/** Full names, ages, places of study or work, and the guardians of minors have to be known (R38; 004 §I). */
export function minimumInfo(kase: Case, ctx: Context): Refusal | null {
  const all = members(kase).map((m) => m.person);
  const without = (known: (who: PersonId) => boolean) => all.some((who) => !known(who));
  const missing = [
    all.length === 0 ? 'person' : null,
    without((who) => ctx.people.get(who)?.born !== null) ? 'born' : null,
    without((who) => ctx.people.get(who)?.occupied === true) ? 'school' : null,
    all.some((who) => isMinor(ctx, who) && guardiansOf(kase, who).length === 0) ? 'guardian' : null,
  ].filter((code) => code !== null);
  return refuseIf(missing.length > 0, 'minimumInfo', { codes: missing });
}

/** Only a missing harmed side, a missing minor and an open decision stand in the way of mediation (R25, R30, R35). */
export function notReadyForMediation(kase: Case, ctx: Context): Refusal | null {
  const { failed, decide, rejected } = openCriteria(kase, ctx);
  const fails = (criterion: string) => failed.some((c) => c.criterion === criterion);
  const open = [...decide, ...rejected].map((c) => c.criterion);
  return firstRefusal(
    refuseIf(last(kase, 'situationDescribed')?.injured !== true || fails('E-B2'), 'noInjured'),
    refuseIf(!members(kase).some((m) => isMinor(ctx, m.person)), 'noMinor'),
    refuseIf(open.length > 0, 'decisionNeeded', { codes: [...new Set(open)] }),
  );
}
