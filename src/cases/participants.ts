import { type CaseRole, type Side } from './actor.js';
import { all, type Case, has, inRound, last, lastOf } from './case.js';
import { type Context, isChild } from './context.js';
import { type EventOf } from './events/event.js';
import { type PersonId } from './ids.js';

export interface Participant {
  readonly person: PersonId;
  readonly role: CaseRole;
  /** Of a guardian: the children it stands for. */
  readonly of: readonly PersonId[];
}

const memberRoles: ReadonlySet<CaseRole> = new Set(['side1', 'side2', 'woman', 'familyMember']);

/** Everybody who was added and not removed, in the order of adding. */
export function participants(kase: Case): Participant[] {
  return all(kase, 'personAdded').filter((added) => !removedAfter(kase, added));
}

function removedAfter(kase: Case, added: EventOf<'personAdded'>): boolean {
  return lastOf(kase, ['personAdded', 'personRemoved'], (e) => e.person === added.person) !== added;
}

/** The participant, when the person has a part in the case. */
export function findParticipant(kase: Case, person: PersonId): Participant | undefined {
  return participants(kase).find((p) => p.person === person);
}

/** The members of the programme (G1.1). */
export function members(kase: Case): Participant[] {
  return participants(kase).filter((p) => memberRoles.has(p.role));
}

export function isMember(kase: Case, person: PersonId): boolean {
  return members(kase).some((p) => p.person === person);
}

/** The guardians of a child. */
export function guardiansOf(kase: Case, child: PersonId): Participant[] {
  return participants(kase).filter((p) => p.role === 'guardian' && p.of.includes(child));
}

/** The woman of «Вместе» is the one side, her relatives the other (G1.1). */
const sidesOfRelease: Readonly<Partial<Record<CaseRole, Side>>> = {
  woman: 'side1',
  familyMember: 'side2',
};

/** The side that a part in this case belongs to. */
export function sideOfRole(kase: Case, role: CaseRole): Side | null {
  if (role === 'side1' || role === 'side2') return role;
  return kase.procedure.id === 'vmeste' ? (sidesOfRelease[role] ?? null) : null;
}

/** The side a person is on; a guardian is on the side of its children; null: of no side. */
export function sideOf(kase: Case, person: PersonId): Side | null {
  const children = participants(kase).flatMap((p) =>
    p.person === person && p.role === 'guardian' ? p.of : [],
  );
  const sides = [person, ...children].map((who) => ownSide(kase, who));
  return sides.find((side) => side !== null) ?? null;
}

function ownSide(kase: Case, person: PersonId): Side | null {
  const parts = participants(kase).filter((p) => p.person === person);
  return parts.map(({ role }) => sideOfRole(kase, role)).find((side) => side !== null) ?? null;
}

/** True when the guardian stands on the other side than the child (G1.3, J4.3). */
export function isOnOtherSide(kase: Case, guardian: PersonId, child: PersonId): boolean {
  const own = members(kase).find((p) => p.person === guardian)?.role;
  const childs = members(kase).find((p) => p.person === child)?.role;
  return own !== undefined && childs !== undefined && own !== childs;
}

/** Guardians who may answer for the child: recorded, and not of the other side. */
export function answeringGuardians(kase: Case, child: PersonId): Participant[] {
  return guardiansOf(kase, child).filter((g) => !isOnOtherSide(kase, g.person, child));
}

/** The person has an institution that closes the messenger to it (R15). */
export function inClosedInstitution(kase: Case, person: PersonId): boolean {
  const mode = last(kase, 'contactModeSet', (e) => e.person === person);
  return mode !== undefined && mode.institution !== 'none';
}

/** The newest answer about taking part in the present round: of the person, or of its guardian for a child (G1.9). */
export function participation(
  kase: Case,
  ctx: Context,
  person: PersonId,
): 'agreed' | 'refused' | 'talk' | 'none' {
  return isChild(ctx, person) && ctx.procedure.consent.guardianConsentUnder !== null
    ? childParticipation(kase, person)
    : ownParticipation(kase, person);
}

function ownParticipation(kase: Case, person: PersonId): 'agreed' | 'refused' | 'talk' | 'none' {
  const answer = lastOf(
    inRound(kase),
    ['participationAgreed', 'participationRefused', 'participantLeft', 'talkRequested'],
    (e) => e.person === person,
  );
  if (answer === undefined) return 'none';
  if (answer.type === 'participationAgreed') return 'agreed';
  return answer.type === 'talkRequested' ? 'talk' : 'refused';
}

function childParticipation(kase: Case, child: PersonId): 'agreed' | 'refused' | 'none' {
  const round = inRound(kase);
  if (lastOf(round, ['participantLeft'], (e) => e.person === child) !== undefined) return 'refused';
  const answers = answeringGuardians(kase, child).map((g) => guardianAnswer(kase, g.person, child));
  if (answers.includes('refused')) return 'refused';
  return answers.includes('agreed') ? 'agreed' : 'none';
}

/** What the guardian said last about the child's taking part in this round. */
export function guardianAnswer(
  kase: Case,
  guardian: PersonId,
  child: PersonId,
): 'agreed' | 'refused' | 'none' {
  const answer = lastOf(
    inRound(kase),
    ['guardianConsentGiven', 'guardianConsentRefused'],
    (e) => e.person === guardian && e.child === child,
  );
  if (answer === undefined) return 'none';
  return answer.type === 'guardianConsentGiven' ? 'agreed' : 'refused';
}

/** Members who are neither refused, nor left, nor without their consent to data (G1.9). */
export function activeMembers(kase: Case, ctx: Context): Participant[] {
  return members(kase).filter(
    (p) =>
      participation(kase, ctx, p.person) !== 'refused' &&
      !isStoppedByGuardian(kase, p.person) &&
      !withdrawnForGood(kase, p.person),
  );
}

/** After a guardian's refusal for a member of 14 to 17 it was decided to stop (R62). */
export function isStoppedByGuardian(kase: Case, person: PersonId): boolean {
  return (
    last(inRound(kase), 'guardianRefusalDecided', (e) => e.child === person)?.decision === 'stop'
  );
}

function withdrawnForGood(kase: Case, person: PersonId): boolean {
  const end = lastOf(
    kase,
    ['pdConsentGiven', 'pdConsentWithdrawn', 'continuationDecided'],
    (e) => e.person === person,
  );
  if (end === undefined || end.type === 'pdConsentGiven') return false;
  return end.type === 'pdConsentWithdrawn' || end.decision === 'stop';
}

const sides = ['side1', 'side2'] as const;

/** The sides that the case has. */
export function sidesOf(kase: Case): Side[] {
  return sides.filter((side) => members(kase).some((p) => sideOfRole(kase, p.role) === side));
}

/** A side that had members, none of whom is active any more. */
export function isOut(kase: Case, ctx: Context, side: Side): boolean {
  return (
    sidesOf(kase).includes(side) &&
    !activeMembers(kase, ctx).some((p) => sideOfRole(kase, p.role) === side)
  );
}

/** Every side has active members, and each of them agreed in this round (G1.9). */
export function allAgree(kase: Case, ctx: Context): boolean {
  const active = activeMembers(kase, ctx);
  const everySide = sidesOf(kase).every((side) =>
    active.some((p) => sideOfRole(kase, p.role) === side),
  );
  return (
    everySide &&
    active.length > 0 &&
    active.every((p) => participation(kase, ctx, p.person) === 'agreed')
  );
}

/** The person was told of the programme: orally or by letter (R74). */
export function isInformed(kase: Case, person: PersonId): boolean {
  return (
    has(kase, 'participantInformed', (e) => e.person === person) ||
    has(kase, 'letterSent', (e) => e.person === person)
  );
}

/** Messages paused by the person itself. */
export function isSilenced(kase: Case, person: PersonId): boolean {
  const pause = lastOf(kase, ['messagesPaused', 'messagesResumed'], (e) => e.person === person);
  return pause?.type === 'messagesPaused';
}
