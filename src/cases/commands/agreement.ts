import { z } from 'zod';
import { type Case, last, has, isCompleted, inRound } from '../case.js';
import { CalendarDay } from '../calendar-day.js';
import { type Choices, command } from '../command.js';
import { type Context } from '../context.js';
import { Obligation } from '../events/result.js';
import { choice, text, person, at, on, reason, term } from '../fields.js';
import { AgreementId, type PersonId } from '../ids.js';
import { addPeriod, parsePeriod } from '../iso-period.js';
import { activeMembers, participants, isMember } from '../participants.js';
import { proc } from '../proc.js';
import { refuseIf, firstRefusal, type Refusal } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { answerers, audience, tellFacilitator } from './audience.js';
import { copyQuestion, isCopyAskedBeforeSigning } from './copy-rule.js';
import { infoNotShown } from './result-info.js';

const agreementId = () => AgreementId.meta({ field: { kind: 'list' } });
/** The newest draft of the agreement. */
export const agreement = (kase: Case) => last(kase, 'agreementDrafted');
/** The agreement that was signed, a term given as a period counted from the signing. */
export function signedAgreement(kase: Case) {
  const signed = last(kase, 'agreementSigned');
  const draft = last(kase, 'agreementDrafted', (e) => e.agreement === signed?.agreement);
  const period = parsePeriod(draft?.period ?? '');
  if (signed === undefined || draft === undefined || period === null) return draft;
  const term = addPeriod(signed.day, period);
  const obligations = draft.obligations.map((o) => ({ ...o, due: o.due ?? term }));
  return { ...draft, term, obligations };
}
const dayOf = (term: string | undefined): CalendarDay | null =>
  CalendarDay.safeParse(term).data ?? null;
/** «Составить договор»: the obligations, each with who and until when (R104–R106). */
export const draftAgreement = command({
  name: 'draftAgreement',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => has(kase, 'caseAccepted') && !isCompleted(kase),
  choices: ({ procedure }): Choices => (procedure.id === 'kamchatka' ? { kind: ['written'] } : {}),
  input: z.object({
    agreement: agreementId(),
    kind: choice(['written', 'oral']).default('written'),
    obligations: z
      .array(Obligation)
      .min(1)
      .max(20)
      .meta({ field: { kind: 'list' } }),
    situation: text(2000).optional(),
    repair: text(2000).optional(),
    intentions: text(2000).optional(),
    onBreach: text(2000).optional(),
    controller: person().optional(),
    notifier: person().optional(),
    reviewAt: at().optional(),
    reviewPlace: text().optional(),
    term: term().optional(),
  }),
  refuse: (_kase, input, ctx) =>
    refuseIf(ctx.procedure.id === 'kamchatka' && input.kind === 'oral', 'wrongInput', {
      codes: ['kind'],
    }),
  gives: (_kase, input) => [
    {
      type: 'agreementDrafted',
      agreement: input.agreement,
      kind: input.kind,
      obligations: input.obligations.map((o) => ({ ...o, due: o.due ?? dayOf(input.term) })),
      situation: input.situation ?? null,
      repair: input.repair ?? null,
      intentions: input.intentions ?? null,
      onBreach: input.onBreach ?? null,
      controller: input.controller ?? null,
      notifier: input.notifier ?? null,
      reviewAt: input.reviewAt ?? null,
      reviewPlace: input.reviewPlace ?? null,
      term: dayOf(input.term),
      period: dayOf(input.term) === null ? (input.term ?? null) : null,
    },
  ],
  told: (kase, _events, ctx) => {
    const question = copyQuestion(ctx);
    const asked = activeMembers(kase, ctx).map((m) => m.person);
    return question === null
      ? []
      : answerers(kase, ctx, asked).map((who) => toPerson(who, question));
  },
});
/** What is said of a draft that another replaced holds for none. */
const olderDraft = (
  kase: Case,
  { agreement: named }: { readonly agreement?: AgreementId | undefined },
): Refusal | null => refuseIf(named !== undefined && named !== agreement(kase)?.agreement, 'stale');
/** The newest draft is signed. */
const isSigned = (kase: Case): boolean =>
  has(kase, 'agreementSigned', (e) => e.agreement === agreement(kase)?.agreement);
/** What each member said of handing a copy on, for this draft. */
export function copyAnswers(kase: Case): Map<PersonId, boolean> {
  const draft = agreement(kase);
  return new Map(
    kase.events.flatMap((e) =>
      (e.type === 'copyConsentGiven' || e.type === 'copyConsentRefused') &&
      e.agreement === draft?.agreement
        ? [[e.person, e.type === 'copyConsentGiven'] as const]
        : [],
    ),
  );
}
/** «Согласен(на) передать копию» / «Не согласен(на)», each alone, before signing (R108, R110). */
export const answerCopyConsent = command({
  name: 'answerCopyConsent',
  procedures: proc('K', 'B', 'V'),
  group: 'result',
  who: ['answer'],
  writes: ['cs'],
  when: (kase, ctx) =>
    agreement(kase) !== undefined &&
    (isCopyAskedBeforeSigning(ctx) ? !isSigned(kase) : !has(inRound(kase), 'resultsSent')),
  persons: (kase) =>
    participants(kase)
      .map((p) => p.person)
      .filter((who) => isMember(kase, who)),
  input: z.object({
    person: person(),
    /** Of which draft it was asked; absent: of the newest. */
    agreement: agreementId().optional(),
    answer: choice(['yes', 'no']),
    on: on(),
  }),
  refuse: olderDraft,
  gives: (kase, input) => {
    const draft = agreement(kase);
    if (draft === undefined) return [];
    const type = input.answer === 'yes' ? 'copyConsentGiven' : 'copyConsentRefused';
    return [{ type, person: input.person, agreement: draft.agreement }];
  },
  told: (kase, events, ctx) => [
    ...tellFacilitator(kase, events, ctx),
    ...(isCopyAskedBeforeSigning(ctx) && events.some((e) => e.type === 'copyConsentRefused')
      ? [toRole('commissionSecretary', 'told.copyConsentRefused.cs')]
      : []),
  ],
});
/** «Решить о копии договора»: a named person of the service, with a reason, without reading it (R110). */
export const decideCopy = command({
  name: 'decideCopy',
  procedures: proc('K'),
  group: 'result',
  who: ['serviceHead'],
  writes: ['cs'],
  when: (kase) => [...copyAnswers(kase).values()].includes(false) && !has(kase, 'resultsSent'),
  input: z.object({ decision: choice(['attach', 'withhold']), reason: reason(), on: on() }),
  gives: (_kase, input) => [
    { type: 'copyDecided', decision: input.decision, reason: input.reason },
  ],
  told: (_kase, events) =>
    events.flatMap((e) =>
      e.type === 'copyDecided'
        ? (['facilitator', 'commissionSecretary'] as const).map((role) =>
            toRole(role, 'told.copyDecided', { choice: e.decision }),
          )
        : [],
    ),
});
/** «Договор заключён» (R105, R106, R114). */
export const signAgreement = command({
  name: 'signAgreement',
  procedures: proc('K', 'B', 'A', 'V'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => agreement(kase) !== undefined && !isSigned(kase),
  input: z.object({
    agreement: agreementId().optional(),
    signatories: z
      .array(person())
      .min(1)
      .meta({ field: { kind: 'list' } }),
    on: on(),
  }),
  blocked: (kase, ctx) =>
    firstRefusal(
      isCopyAskedBeforeSigning(ctx) ? copyNotAsked(kase, ctx) : null,
      infoNotShown(kase, ctx),
    ),
  refuse: olderDraft,
  gives: (kase, input) => {
    const draft = agreement(kase);
    return draft === undefined
      ? []
      : [{ type: 'agreementSigned', agreement: draft.agreement, signatories: input.signatories }];
  },
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'agreementSigned'
        ? audience(kase, ctx, e.signatories).map((who) => toPerson(who, 'agreement.signed'))
        : [],
    ),
});
function copyNotAsked(kase: Case, ctx: Context): Refusal | null {
  const answers = copyAnswers(kase);
  const unasked = activeMembers(kase, ctx)
    .map((m) => m.person)
    .filter((who) => !answers.has(who));
  return refuseIf(unasked.length > 0, 'copyNotAsked', { persons: unasked });
}
/** The copy may go: every active member said yes and nobody no, or the service decided so of this draft (J4.6). */
export function copyAllowed(kase: Case, ctx: Context): boolean {
  const answers = copyAnswers(kase);
  const isAsked = activeMembers(kase, ctx).every((m) => answers.has(m.person));
  if (answers.size > 0 && isAsked && [...answers.values()].every(Boolean)) return true;
  return copyDecision(kase)?.decision === 'attach';
}
/** What the service decided about the copy of the newest draft; an earlier draft's decision holds no more. */
export function copyDecision(kase: Case) {
  const drafted = kase.events.findLastIndex((e) => e.type === 'agreementDrafted');
  return last({ ...kase, events: kase.events.slice(drafted + 1) }, 'copyDecided');
}
