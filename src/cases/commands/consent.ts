import { z } from 'zod';
import { staffRoles } from '../actor.js';
import { type Case, last, lastOf } from '../case.js';
import { command } from '../command.js';
import { type Context, isChild, isMinor } from '../context.js';
import { kinships } from '../events/opening.js';
import { choice, code, on, person } from '../fields.js';
import { InvitationId, type PersonId, TextId } from '../ids.js';
import { keepers } from '../keeper.js';
import { guardiansOf, inClosedInstitution, isMember, participants } from '../participants.js';
import { afterWithdrawal, hasPdConsent, pdConsent } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { type Telling, toPerson, toRole, toStaff } from '../telling.js';
import { notInvited } from './invitees.js';

const everybody = (kase: Case) => participants(kase).map((p) => p.person);

/** Tells whoever leads the case now. */
export const tellKeepers = (kase: Case, text: string, data: Telling['data'] = {}): Telling[] =>
  keepers(kase).map((role) => toRole(role, text, data));

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
          refuseIf(notInvited(kase, [who]).length > 0, 'notHerInvitee', { persons: [who] }),
          refuseIf(
            isMinor(ctx, who) && guardiansOf(kase, who).length > 0 && !hasPdConsent(kase, ctx, who),
            'pdConsentMissing',
            { persons: [who] },
          ),
        ),
  gives: (_kase, input) => [{ type: 'invitationIssued', ...input }],
});

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

/** «Даю согласие» / «Не даю согласие» / «Согласие на бумаге» (R45–R51, R57, R58). */
export const answerPdConsent = command({
  name: 'answerPdConsent',
  group: 'consent',
  who: ['answer'],
  alsoOnPaper: (kase) =>
    last(kase, 'caseConsidered')?.presence === 'inAbsentia' ? ['serviceHead'] : [],
  writes: ['cs'],
  persons: everybody,
  input: z.object({
    person: person(),
    answer: choice(['given', 'refused']),
    signer: choice(['self', 'guardian']).default('self'),
    /** The guardian who signs on paper; by messenger it is the actor. */
    by: person().optional(),
    kinship: choice(kinships).optional(),
    textVersion: code(80).optional(),
    scan: TextId.optional(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(
        ctx.door !== 'paper' && input.answer === 'given' && input.textVersion === undefined,
        'textNotShown',
      ),
      refuseIf(
        input.signer === 'guardian' &&
          !guardiansOf(kase, input.person).some((g) => g.person === signerOf(input.by, ctx)),
        'notGuardian',
      ),
      refuseIf(
        input.signer === 'self' && ctx.actor.type === 'person' && ctx.actor.id !== input.person,
        'notGuardian',
      ),
    ),
  gives: (_kase, input, ctx) => {
    const common = {
      person: input.person,
      signer: input.signer,
      by: input.signer === 'guardian' ? signerOf(input.by, ctx) : null,
      way: ctx.door === 'paper' ? 'paper' : 'button',
    } as const;
    return input.answer === 'refused'
      ? [{ type: 'pdConsentRefused', ...common }]
      : [
          {
            type: 'pdConsentGiven',
            ...common,
            kinship: input.kinship ?? null,
            textVersion: input.textVersion ?? ctx.settings.consentText ?? 'paper',
            scan: input.scan ?? null,
          },
        ];
  },
  told: (kase, events, ctx) =>
    ctx.door === 'paper'
      ? []
      : events.flatMap((e) =>
          e.type === 'pdConsentGiven' || e.type === 'pdConsentRefused'
            ? tellKeepers(kase, `told.${e.type}`, { person: e.person })
            : [],
        ),
});

function signerOf(by: PersonId | undefined, ctx: Context): PersonId | null {
  return ctx.actor.type === 'person' ? ctx.actor.id : (by ?? null);
}

/** «Отозвать согласие»: nothing more is written, three days to carry it out (R52, R53). */
export const withdrawPdConsent = command({
  name: 'withdrawPdConsent',
  group: 'consent',
  who: ['answer'],
  writes: ['cs'],
  evenWhenClosed: true,
  persons: (kase) => everybody(kase).filter((who) => canWithdraw(kase, who)),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input, ctx) => [
    {
      type: 'pdConsentWithdrawn',
      person: input.person,
      by: ctx.actor.type === 'person' && ctx.actor.id !== input.person ? ctx.actor.id : null,
    },
  ],
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'pdConsentWithdrawn'
        ? [
            ...(ctx.door === 'messenger' ? [] : [toPerson(e.person, 'withdraw.done')]),
            toRole('coordinator', 'told.pdConsentWithdrawn', { person: e.person }),
            ...tellKeepers(kase, 'told.pdConsentWithdrawn', { person: e.person }),
          ]
        : [],
    ),
});

function canWithdraw(kase: Case, who: PersonId): boolean {
  return (['self', 'guardian'] as const).some((s) =>
    ['given', 'paper'].includes(pdConsent(kase, who, s)),
  );
}

/** «Отзыв исполнен»: the data are erased (R52, R54). */
export const carryOutWithdrawal = command({
  name: 'carryOutWithdrawal',
  group: 'consent',
  who: ['coordinator', 'serviceHead'],
  writes: ['cs'],
  evenWhenClosed: true,
  persons: (kase) => everybody(kase).filter((who) => isWithdrawn(kase, who)),
  input: z.object({ person: person(), on: on() }),
  gives: (_kase, input) => [{ type: 'withdrawalCarriedOut', person: input.person }],
});

/** Withdrawn, not given again, and not carried out yet. */
export function isWithdrawn(kase: Case, who: PersonId): boolean {
  const newest = lastOf(
    kase,
    ['pdConsentGiven', 'pdConsentWithdrawn', 'withdrawalCarriedOut'],
    (e) => e.person === who,
  );
  return newest?.type === 'pdConsentWithdrawn';
}

/** «Решить, как быть дальше» after a withdrawal: without messenger, or stop (R53). */
export const decideAfterWithdrawal = command({
  name: 'decideAfterWithdrawal',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'consent',
  who: ['facilitator'],
  writes: ['cs'],
  persons: (kase) =>
    everybody(kase).filter(
      (who) => isMember(kase, who) && afterWithdrawal(kase, who) === 'undecided',
    ),
  input: z.object({ person: person(), decision: choice(['continue', 'stop']), on: on() }),
  gives: (_kase, input) => [
    { type: 'continuationDecided', person: input.person, decision: input.decision },
  ],
});

/** The commands of invitation and consent to data (G3.2). */
export const consentCommands = [
  issueInvitation,
  revokeInvitation,
  acceptInvitation,
  declineInvitation,
  answerPdConsent,
  withdrawPdConsent,
  carryOutWithdrawal,
  decideAfterWithdrawal,
] as const;
