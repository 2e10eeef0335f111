import { z } from 'zod';
import { type CalendarDay } from '../calendar-day.js';
import { type Case, last, lastOf } from '../case.js';
import { type Choices, command } from '../command.js';
import { ageOn, type Context, isChild } from '../context.js';
import { kinships } from '../events/opening.js';
import { choice, code, on, person } from '../fields.js';
import { type PersonId, TextId } from '../ids.js';
import { guardiansOf, isMember } from '../participants.js';
import { afterWithdrawal, pdConsent } from '../pd-consent.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { everybody, tellKeepers } from './audience.js';
import {
  issueInvitation,
  revokeInvitation,
  acceptInvitation,
  declineInvitation,
} from './invitation.js';

/** «Даю согласие» / «Не даю согласие» / «Согласие на бумаге» (R45–R51, R57, R58). */
export const answerPdConsent = command({
  name: 'answerPdConsent',
  group: 'consent',
  who: ['answer'],
  alsoOnPaper: (kase) =>
    last(kase, 'caseConsidered')?.presence === 'inAbsentia' ? ['serviceHead'] : [],
  writes: ['cs'],
  persons: everybody,
  choices: signing,
  input: z.object({
    person: person(),
    answer: choice(['given', 'refused']),
    signer: choice(['self', 'guardian']).default('self'),
    /** The guardian who signs on paper; by messenger it is the actor. */
    by: person()
      .optional()
      .meta({ calledForBy: { field: 'signer', values: ['guardian'] } }),
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
      refuseIf(
        input.signer === 'self' && isUnder14(ctx, input.person, input.on ?? ctx.today),
        'guardianConsentMissing',
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

/** Who can sign for one of these persons: from 14 on oneself too, for a child its guardian alone (G3.2). */
function signing(kase: Case, ctx: Context, about: readonly PersonId[]): Choices {
  const by = about.flatMap((who) => guardiansOf(kase, who)).map((g) => g.person);
  const isSelf = about.some((who) => !isChild(ctx, who));
  const isGuardian = by.length > 0 || about.some((who) => isChild(ctx, who));
  return {
    signer: [...(isSelf ? ['self'] : []), ...(isGuardian ? ['guardian'] : [])],
    by: [...new Set(by)],
  };
}

function isUnder14(ctx: Context, who: PersonId, day: CalendarDay): boolean {
  const age = ageOn(ctx, who, day);
  return age !== null && age < 14;
}

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
