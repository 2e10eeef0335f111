import { z } from 'zod';
import { type Case, has, last } from '../case.js';
import { command } from '../command.js';
import { type Context, isMinor } from '../context.js';
import { infoWays } from '../events/decree.js';
import { choice, on, person } from '../fields.js';
import { type PersonId } from '../ids.js';
import { activeMembers, answeringGuardians, guardiansOf, participants } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { toPerson } from '../telling.js';
import { audience } from './audience.js';

/** A criminal case is opened. */
export const isCriminal = (kase: Case) => last(kase, 'situationDescribed')?.criminalCase === true;

const persons = () =>
  z
    .array(person())
    .min(1)
    .meta({ field: { kind: 'list' } });

/** «Сведения об учёте результата» to minors with a criminal case and their guardians, before signing (R112, R113). */
export const showResultInfo = command({
  name: 'showResultInfo',
  procedures: proc('B'),
  group: 'result',
  who: ['facilitator', 'answer'],
  writes: ['tk'],
  when: (kase) => isCriminal(kase) && has(kase, 'agreementDrafted'),
  input: z.object({ persons: persons(), way: choice(infoWays), on: on() }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(
        input.persons.some((who) => !participants(kase).some((p) => p.person === who)),
        'wrongInput',
        { codes: ['persons'] },
      ),
      refuseIf(!input.persons.every((who) => maySee(kase, ctx, who)), 'notAllowed'),
    ),
  gives: (_kase, { persons: shown, way }) => [{ type: 'resultInfoShown', persons: shown, way }],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'resultInfoShown' && e.way === 'link' && ctx.actor.type === 'staff'
        ? audience(kase, ctx, e.persons).map((who) => toPerson(who, 'result.info'))
        : [],
    ),
});

/** By opening the link a person shows it to itself, or to the child it answers for. */
function maySee(kase: Case, { actor }: Context, who: PersonId): boolean {
  if (actor.type !== 'person' || actor.id === who) return true;
  return answeringGuardians(kase, who).some((g) => g.person === actor.id);
}

/** Why an agreement cannot be signed yet: a minor with a criminal case, or its guardian, has not seen the information. */
export function infoNotShown(kase: Case, ctx: Context): Refusal | null {
  if (kase.procedure.id !== 'krasnoyarsk-borodino' || !isCriminal(kase)) return null;
  const seen = (who: PersonId) => has(kase, 'resultInfoShown', (e) => e.persons.includes(who));
  const unseen = activeMembers(kase, ctx)
    .map((m) => m.person)
    .filter((who) => isMinor(ctx, who))
    .flatMap((minor) => {
      const guardians = guardiansOf(kase, minor).map((g) => g.person);
      const guarded = guardians.length === 0 || guardians.some(seen);
      return [...(seen(minor) ? [] : [minor]), ...(guarded ? [] : guardians)];
    });
  return refuseIf(unseen.length > 0, 'resultInfoNotShown', { persons: [...new Set(unseen)] });
}
