import { z } from 'zod';
import { type Case, last, hasFacilitator } from '../case.js';
import { command } from '../command.js';
import { type Context, isMinor, isChild } from '../context.js';
import { type CaseEvent } from '../events/event.js';
import { person, on, choice, text, reason } from '../fields.js';
import { type PersonId } from '../ids.js';
import {
  activeMembers,
  guardiansOf,
  participants,
  isInformed,
  findParticipant,
  isMember,
  members,
} from '../participants.js';
import { mayWriteTo } from '../pd-consent.js';
import { proc } from '../proc.js';
import { type Telling, toPerson } from '../telling.js';
import { knowsPrinciples } from './invitees.js';

/** Members and the guardians of minors: all whom K-D6 means (R74). */
export function toInform(kase: Case, ctx: Context): PersonId[] {
  const active = activeMembers(kase, ctx);
  const guardians = active
    .filter((m) => isMinor(ctx, m.person))
    .flatMap((m) => guardiansOf(kase, m.person));
  return [...new Set([...active, ...guardians].map((p) => p.person))];
}
/** «Проинформирован устно» (R73, R74). */
export const informParticipant = command({
  name: 'informParticipant',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: hasFacilitator,
  persons: (kase) =>
    participants(kase)
      .map((p) => p.person)
      .filter((who) => !isInformed(kase, who)),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'participantInformed', person: input.person }],
  told: (kase, events, ctx) => tellInformed(kase, events, ctx),
});
function tellInformed(kase: Case, events: readonly CaseEvent[], ctx: Context): Telling[] {
  return events.flatMap((e) =>
    e.type === 'participantInformed' &&
    mayWriteTo(kase, ctx, e.person) &&
    asksToTakePart(kase, ctx, e.person) &&
    isReadyToDecide(kase, e.person)
      ? [toPerson(e.person, 'participation.ask')]
      : [],
  );
}
/** Informed; a member in «Вместе» has also heard of the principles, before any question (R78). */
export const isReadyToDecide = (kase: Case, who: PersonId): boolean =>
  kase.procedure.id === 'vmeste' && isMember(kase, who)
    ? knowsPrinciples(kase, who)
    : isInformed(kase, who);
/** Members of 14 and older, guardians of minors, supporters are asked about taking part. */
export function asksToTakePart(kase: Case, ctx: Context, who: PersonId): boolean {
  const part = findParticipant(kase, who);
  if (part === undefined) return false;
  if (part.role === 'guardian') return part.of.some((child) => isMinor(ctx, child));
  return part.role === 'supporter' || (isMember(kase, who) && !isChild(ctx, who));
}
/** «Передать письмо»: the letter follows the side, never the other way round (R71, R72, R76). */
export const sendLetter = command({
  name: 'sendLetter',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['lt', 'fa'],
  when: hasFacilitator,
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({
    person: person(),
    way: choice(['link', 'print', 'email']),
    place: text(),
    address: text(),
    on: on(),
  }),
  gives: (kase, { person: who, way, place, address }) => [
    { type: 'letterSent', person: who, way, place, address, template: letterFor(kase, who) },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'letterSent' && e.way === 'link' && mayWriteTo(kase, ctx, e.person)
        ? [toPerson(e.person, e.template === 'letter.neutral' ? 'letter.neutral' : 'letter')]
        : [],
    ),
});
/** The letter of a side in the offence branch; else the neutral invitation (R71, R72). */
export function letterFor(
  kase: Case,
  who: PersonId,
): 'letter.offender' | 'letter.victim' | 'letter.neutral' {
  const offence = last(kase, 'caseOpened')?.branch === 'offence';
  const role = findParticipant(kase, who)?.role;
  const side = role === 'guardian' ? sideOfChildren(kase, who) : role;
  if (!offence) return 'letter.neutral';
  if (side === 'side2') return 'letter.offender';
  return side === 'side1' ? 'letter.victim' : 'letter.neutral';
}
function sideOfChildren(kase: Case, guardian: PersonId) {
  const children = findParticipant(kase, guardian)?.of ?? [];
  return members(kase).find((m) => children.includes(m.person))?.role;
}
/** «По регламенту соцуслуг»: K-D6 is not tracked any more (R75). */
export const applySocialRegulations = command({
  name: 'applySocialRegulations',
  procedures: proc('K'),
  group: 'takingPart',
  who: ['facilitator'],
  writes: ['fa'],
  when: (kase, ctx) =>
    hasFacilitator(kase) && toInform(kase, ctx).some((who) => !isInformed(kase, who)),
  input: z.object({ reason: reason(), on: on() }),
  gives: (_kase, input) => [{ type: 'socialRegulationsApplied', reason: input.reason }],
});
