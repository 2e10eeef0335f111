import { type Case, last } from '../case.js';
import { type Context } from '../context.js';
import { type MeetingId, type PersonId } from '../ids.js';
import { type LocalTime } from '../local-time.js';
import { instantOf, meetings } from '../meetings.js';
import { participants, sideOf } from '../participants.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { isOpen } from './meeting-fields.js';
import { waitingForAccess } from './service.js';

/** A time that has passed, or at which the facilitator has another meeting of the case. */
export function slotRefusal(
  kase: Case,
  ctx: Context,
  wanted: readonly LocalTime[],
  except?: MeetingId,
): Refusal | null {
  const taken = meetings(kase)
    .filter((m) => isOpen(m) && m.id !== except)
    .flatMap((m) => (m.slot === null ? [] : [m.slot]));
  return firstRefusal(
    refuseIf(
      wanted.some((slot) => instantOf(slot, ctx.zone) <= ctx.now),
      'pastTime',
    ),
    refuseIf(
      wanted.some((slot) => taken.includes(slot)),
      'slotTaken',
    ),
  );
}

/** Why these persons cannot meet the facilitator yet (R33, R93, R96). */
export function gate(kase: Case, invited: readonly PersonId[]): Refusal | null {
  const sides = new Set(invited.map((who) => sideOf(kase, who)).filter((s) => s !== null));
  return firstRefusal(
    refuseIf(sides.size > 1, 'bothSides'),
    specialistGate(kase),
    refuseIf(
      kase.procedure.id === 'kamchatka' &&
        waitingForAccess(kase).some((who) => invited.includes(who)),
      'accessNotAgreed',
    ),
  );
}

/** Addiction-linked cases wait for the specialist (R33). */
export function specialistGate(kase: Case): Refusal | null {
  const linked = last(kase, 'situationDescribed')?.addictionLinked === true;
  const there = participants(kase).some((p) => p.role === 'addictionSpecialist');
  return refuseIf(linked && !there, 'specialistMissing');
}
