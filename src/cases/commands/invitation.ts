import { z } from 'zod';
import { staffRoles } from '../actor.js';
import { type Case, last, lastOf } from '../case.js';
import { command } from '../command.js';
import { isChild, isMinor, type Context, type Messenger } from '../context.js';
import { person } from '../fields.js';
import { InvitationId, type PersonId } from '../ids.js';
import { inClosedInstitution, guardiansOf } from '../participants.js';
import { hasPdConsent } from '../pd-consent.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { type Telling, toStaff } from '../telling.js';
import { notInvited } from './invitees.js';
import { everybody, tellKeepers } from './audience.js';

/** «Пригласить в бот»: a personal invitation for 14 days (R12, R14, R15). */
export const issueInvitation = command({
  name: 'issueInvitation',
  group: 'consent',
  who: ['keeper', 'coordinator'],
  writes: ['ms'],
  persons: everybody,
  input: z.object({ person: person(), invitation: InvitationId, ends: z.date() }),
  blocked: (kase, ctx, who) =>
    who === null
      ? null
      : firstRefusal(
          refuseIf(isChild(ctx, who), 'under14'),
          refuseIf(inClosedInstitution(kase, who), 'closedInstitution'),
          noOpenMessenger(ctx),
          refuseIf(notInvited(kase, [who]).length > 0, 'notHerInvitee', { persons: [who] }),
          refuseIf(
            isMinor(ctx, who) && guardiansOf(kase, who).length > 0 && !hasPdConsent(kase, ctx, who),
            'pdConsentMissing',
            { persons: [who] },
          ),
        ),
  gives: (_kase, input) => [{ type: 'invitationIssued', ...input }],
});
/** Messengers are connected, and this case may use none of them (R192). */
function noOpenMessenger({ messengers }: Context): Refusal | null {
  const has = (state: Messenger['state']) => messengers.some((one) => one.state === state);
  if (messengers.length === 0 || has('open')) return null;
  return { code: has('noticeMissing') ? 'noticeNotConfirmed' : 'channelOff' };
}
/** «Отозвать приглашение»: who issued it, the facilitator, the coordinator (R12). */
export const revokeInvitation = command({
  name: 'revokeInvitation',
  group: 'consent',
  who: staffRoles,
  writes: ['ms'],
  persons: (kase, ctx) => everybody(kase).filter((who) => mayRevoke(kase, ctx, who)),
  /** Without an id it is the open one of the person. */
  input: z.object({ person: person(), invitation: InvitationId.optional() }),
  refuse: (kase, { person: who, invitation }) =>
    refuseIf(invitation !== undefined && openInvitation(kase, who) !== invitation, 'stale'),
  gives: (kase, input) => {
    const invitation = input.invitation ?? openInvitation(kase, input.person);
    return invitation === null
      ? []
      : [{ type: 'invitationRevoked', person: input.person, invitation }];
  },
});
function mayRevoke(kase: Case, { actor }: Context, who: PersonId): boolean {
  const issued = last(kase, 'invitationIssued', (e) => e.person === who);
  if (issued === undefined || openInvitation(kase, who) === null) return false;
  if (actor.type !== 'staff') return false;
  const isIssuer = issued.actor.type === 'staff' && issued.actor.id === actor.id;
  return isIssuer || actor.role === 'facilitator' || actor.role === 'coordinator';
}
/** The invitation of the person that is still open. */
export function openInvitation(kase: Case, who: PersonId): InvitationId | null {
  const newest = lastOf(
    kase,
    ['invitationIssued', 'invitationRevoked', 'invitationAccepted', 'invitationDeclined'],
    (e) => e.person === who,
  );
  return newest?.type === 'invitationIssued' ? newest.invitation : null;
}
const byCode = z.object({ person: person(), invitation: InvitationId });
/** «Ввести код»: the account is linked to the person (R12, R13). */
export const acceptInvitation = command({
  name: 'acceptInvitation',
  group: 'consent',
  who: ['clock'],
  writes: ['ms'],
  input: byCode,
  gives: (_kase, input) => [{ type: 'invitationAccepted', ...input }],
});
/** «Нет, это не я»: the invitation ends, its issuer is told (R12). */
export const declineInvitation = command({
  name: 'declineInvitation',
  group: 'consent',
  who: ['clock'],
  writes: ['ms'],
  input: byCode,
  gives: (_kase, input) => [{ type: 'invitationDeclined', ...input }],
  told: (kase, events) =>
    events.flatMap((e) =>
      e.type === 'invitationDeclined' ? tellIssuer(kase, e.person, e.invitation) : [],
    ),
});
/** Whoever issued it; an invitation of no account's goes back to who leads the case. */
function tellIssuer(kase: Case, who: PersonId, invitation: InvitationId): Telling[] {
  const issued = last(kase, 'invitationIssued', (e) => e.invitation === invitation)?.actor;
  const data = { person: who };
  return issued?.type === 'staff'
    ? [toStaff(issued.id, 'told.invitationDeclined', data)]
    : tellKeepers(kase, 'told.invitationDeclined', data);
}
