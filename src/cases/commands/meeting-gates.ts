import { type Case } from '../case.js';
import { type Context, isChild } from '../context.js';
import { type MeetingId, type PersonId } from '../ids.js';
import { type LocalTime } from '../local-time.js';
import { instantOf, meetings } from '../meetings.js';
import { guardiansOf, isInformed, participants, sideOf } from '../participants.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { isOpen } from './meeting-fields.js';
import { knowsPrinciples } from './invitees.js';
import { isAddictionLinked } from './plan.js';
import { waitingForAccess } from './service.js';

/** A time that has passed, or at which the facilitator has another meeting of the case. */
export const slotRefusal = (
  kase: Case,
  ctx: Context,
  wanted: readonly LocalTime[],
  except?: MeetingId,
): Refusal | null =>
  firstRefusal(
    refuseIf(
      wanted.some((slot) => instantOf(slot, ctx.zone) <= ctx.now),
      'pastTime',
    ),
    takenRefusal(kase, wanted, except),
  );

/** Another meeting of the case is agreed for that time. */
export function takenRefusal(
  kase: Case,
  wanted: readonly LocalTime[],
  except?: MeetingId,
): Refusal | null {
  const taken = meetings(kase)
    .filter((m) => isOpen(m) && m.id !== except)
    .flatMap((m) => (m.slot === null ? [] : [m.slot]));
  return refuseIf(
    wanted.some((slot) => taken.includes(slot)),
    'slotTaken',
  );
}

/** Why these persons cannot meet the facilitator yet (R33, R93, R96). */
export function gate(kase: Case, ctx: Context, invited: readonly PersonId[]): Refusal | null {
  const sides = new Set(invited.map((who) => sideOf(kase, who)).filter((s) => s !== null));
  return firstRefusal(
    refuseIf(!invited.every((who) => isTold(kase, ctx, who)), 'wrongInput', { codes: ['persons'] }),
    refuseIf(sides.size > 1, 'bothSides'),
    specialistGate(kase),
    refuseIf(
      kase.procedure.id === 'kamchatka' &&
        waitingForAccess(kase).some((who) => invited.includes(who)),
      'accessNotAgreed',
    ),
  );
}

/** A meeting is offered to those who know of the programme; of a child under 14 the guardian does. */
function isTold(kase: Case, ctx: Context, who: PersonId): boolean {
  const knows = (one: PersonId) => isInformed(kase, one) || knowsPrinciples(kase, one);
  return knows(who) || (isChild(ctx, who) && guardiansOf(kase, who).some((g) => knows(g.person)));
}

/** Addiction-linked cases wait for the specialist (R33). */
export function specialistGate(kase: Case): Refusal | null {
  const linked = isAddictionLinked(kase);
  const there = participants(kase).some((p) => p.role === 'addictionSpecialist');
  return refuseIf(linked && !there, 'specialistMissing');
}
