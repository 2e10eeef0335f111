import { z } from 'zod';
import { type Case, inRound, lastOf } from '../case.js';
import { command } from '../command.js';
import { type Context, isTeen } from '../context.js';
import { person, choice, reason, on } from '../fields.js';
import { type PersonId } from '../ids.js';
import { participants, isInformed, guardiansOf, members } from '../participants.js';
import { proc } from '../proc.js';
import { refuseIf } from '../refusal.js';
import { tellFacilitator } from './audience.js';

/** «Согласен(на) на участие ребёнка» / «Не согласен(на)» (R61, R62). */
export const answerGuardianConsent = command({
  name: 'answerGuardianConsent',
  procedures: proc('K', 'B'),
  group: 'takingPart',
  who: ['answer'],
  writes: ['cs', 'gu'],
  when: (_kase, ctx) => ctx.procedure.consent.guardianConsentUnder !== null,
  persons: (kase) =>
    participants(kase)
      .filter((p) => p.role === 'guardian' && isInformed(kase, p.person))
      .map((p) => p.person),
  input: z.object({
    person: person(),
    child: person(),
    answer: choice(['agree', 'refuse']),
    reason: reason().optional(),
    on: on(),
  }),
  refuse: (kase, input) =>
    refuseIf(!guardiansOf(kase, input.child).some((g) => g.person === input.person), 'notGuardian'),
  gives: (_kase, { person: who, child, answer, reason: why }) => [
    answer === 'agree'
      ? { type: 'guardianConsentGiven', person: who, child }
      : { type: 'guardianConsentRefused', person: who, child, reason: why ?? null },
  ],
  told: tellFacilitator,
});
/** «Решить после отказа родителя» of a member of 14 to 17: no automatic stop (R62). */
export const decideGuardianRefusal = command({
  name: 'decideGuardianRefusal',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['gu'],
  when: (kase, ctx) => members(kase).some((m) => refusedTeen(kase, ctx, m.person)),
  input: z.object({
    child: person(),
    decision: choice(['continue', 'stop']),
    reason: reason(),
    on: on(),
  }),
  refuse: (kase, input, ctx) => refuseIf(!refusedTeen(kase, ctx, input.child), 'notNow'),
  gives: (_kase, { child, decision, reason: why }) => [
    { type: 'guardianRefusalDecided', child, decision, reason: why },
  ],
});
/** A guardian refused for a member of 14 to 17, and nothing was decided since. */
export function refusedTeen(kase: Case, ctx: Context, child: PersonId): boolean {
  const round = inRound(kase);
  const newest = lastOf(
    round,
    ['guardianConsentRefused', 'guardianConsentGiven', 'guardianRefusalDecided'],
    (e) => e.child === child,
  );
  return isTeen(ctx, child) && newest?.type === 'guardianConsentRefused';
}
