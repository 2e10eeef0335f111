import { z } from 'zod';
import { all, type Case, has, inRound, isCompleted, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { PlanRow } from '../events/plan.js';
import { day, on, period, person, text, yesNo } from '../fields.js';
import { AgreementId, type PersonId, TextId } from '../ids.js';
import { parsePeriod } from '../iso-period.js';
import { activeMembers, findParticipant } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, type Refusal, refuseIf } from '../refusal.js';
import { toPerson, toRole } from '../telling.js';
import { answerers, audience } from './audience.js';

/** The newest draft of the family's plan in this round. */
export const plan = (kase: Case) => last(inRound(kase), 'planDrafted');

/** The family's plan that was signed, with its signing and its term; null: there is none. */
export function signedPlan(kase: Case) {
  const signed = last(kase, 'planSigned');
  const drafted = last(kase, 'planDrafted', (e) => e.plan === signed?.plan);
  return signed === undefined || drafted === undefined ? null : { signed, drafted };
}

const isConference = (kase: Case) =>
  last(kase, 'caseAccepted')?.types.includes('familyConference') === true;
const familyRoles: ReadonlySet<string> = new Set([
  ...['side1', 'side2', 'familyMember', 'woman', 'guardian', 'controller'],
]);

function isFamily(kase: Case, who: PersonId): boolean {
  return familyRoles.has(findParticipant(kase, who)?.role ?? '');
}

/** «Составить план семьи»: what, how, until when or how often, and who (R111). */
export const draftPlan = command({
  name: 'draftPlan',
  procedures: proc('K', 'A'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => isConference(kase) && !isCompleted(kase),
  input: z.object({
    plan: AgreementId.meta({ field: { kind: 'list' } }),
    rows: z
      .array(PlanRow)
      .min(1)
      .max(20)
      .meta({ field: { kind: 'list' } }),
    controller: person(),
    reportTo: text(),
    reportDay: day().optional(),
    recommendations: text().optional(),
  }),
  refuse: (kase, input) =>
    firstRefusal(
      refuseIf(!isFamily(kase, input.controller), 'wrongInput', { codes: ['controller'] }),
      refuseIf(
        input.rows.some((row) => (row.due === null) === (row.every === null)),
        'wrongInput',
        { codes: ['rows'] },
      ),
      refuseIf(
        input.rows.some((row) => findParticipant(kase, row.responsible) === undefined),
        'wrongInput',
        { codes: ['rows'] },
      ),
    ),
  gives: (_kase, input) => [
    {
      type: 'planDrafted',
      ...input,
      reportDay: input.reportDay ?? null,
      recommendations: input.recommendations ?? null,
    },
  ],
  told: (kase, _events, ctx) =>
    kase.procedure.id === 'kamchatka'
      ? memberAudience(kase, ctx).map((who) => toPerson(who, 'copy.plan'))
      : [],
});

const memberAudience = (kase: Case, ctx: Context) =>
  answerers(
    kase,
    ctx,
    activeMembers(kase, ctx).map((m) => m.person),
  );

/** «План подписан» by the family, with the term that its results are looked at after (R111, R114, R135). */
export const signPlan = command({
  name: 'signPlan',
  procedures: proc('K', 'A'),
  group: 'result',
  who: ['facilitator'],
  writes: ['ag'],
  when: (kase) => {
    const draft = plan(kase);
    return draft !== undefined && !has(kase, 'planSigned', (e) => e.plan === draft.plan);
  },
  input: z.object({
    /** The draft that was signed; absent: the newest. */
    plan: AgreementId.meta({ field: { kind: 'list' } }).optional(),
    signatories: z
      .array(person())
      .min(1)
      .meta({ field: { kind: 'list' } }),
    /** Usually P1M to P6M. */
    planTerm: period().optional(),
    on: on(),
  }),
  refuse: (kase, input) => wrongSigning(kase, input),
  warns: (_kase, input) => (isUsualTerm(input.planTerm) ? [] : ['termOutsideRange']),
  gives: (kase, input) => {
    const draft = plan(kase);
    const { signatories, planTerm = null } = input;
    return draft === undefined
      ? []
      : [{ type: 'planSigned', plan: draft.plan, signatories, term: planTerm }];
  },
  told: (kase, events, ctx) =>
    events.flatMap((e) =>
      e.type === 'planSigned'
        ? audience(kase, ctx, e.signatories).map((who) => toPerson(who, 'plan.signed'))
        : [],
    ),
});

function wrongSigning(
  kase: Case,
  input: {
    readonly plan?: AgreementId | undefined;
    readonly signatories: readonly PersonId[];
  },
): Refusal | null {
  return firstRefusal(
    refuseIf(input.plan !== undefined && input.plan !== plan(kase)?.plan, 'stale'),
    refuseIf(
      input.signatories.some((who) => findParticipant(kase, who) === undefined),
      'wrongInput',
      { codes: ['signatories'] },
    ),
  );
}

/** No term, or one to six months (F2.7). */
function isUsualTerm(term: string | undefined): boolean {
  const period = term === undefined ? null : parsePeriod(term);
  if (period === null) return true;
  const over = period.months > 6 || (period.months === 6 && period.days > 0);
  return !over && (period.months > 0 || period.days >= 28);
}

/** «Программа при зависимости»: the programme of action that the case is not closed without (R34). */
export const attachActionProgramme = command({
  name: 'attachActionProgramme',
  procedures: proc('K'),
  group: 'result',
  who: ['facilitator'],
  writes: ['pr'],
  when: isAddictionLinked,
  input: z.object({ text: text(4000).optional(), document: TextId.optional(), on: on() }),
  asks: () => ({ text: true, on: false }),
  refuse: (_kase, { text: words, document }) =>
    refuseIf((words === undefined) === (document === undefined), 'wrongInput', { codes: ['text'] }),
  gives: (_kase, { text: words, document }) => {
    const programme = document ?? words;
    return programme === undefined
      ? []
      : [{ type: 'actionProgrammeAttached', document: programme }];
  },
});

/** The offence is linked with an addiction, or a dependent person was admitted (E-K7). */
export function isAddictionLinked(kase: Case): boolean {
  const admitted = all(kase, 'eligibilityDecided').some(
    (e) => e.criterion === 'E-K7' && e.decision === 'admit',
  );
  return admitted || last(kase, 'situationDescribed')?.addictionLinked === true;
}

/** «Итоги плана отправлены» to the commission, to recipients that were seen (R135, R183). */
export const sendPlanResults = command({
  name: 'sendPlanResults',
  procedures: proc('K'),
  group: 'fulfilment',
  who: ['facilitator'],
  writes: ['fa', 'pr'],
  when: (kase) => has(kase, 'planSigned') && !has(kase, 'planResultsSent'),
  input: z.object({ results: text(4000), recipientsSeen: yesNo(), on: on() }),
  refuse: (_kase, input) => refuseIf(!input.recipientsSeen, 'recipientsNotSeen'),
  gives: (_kase, input) => [{ type: 'planResultsSent', results: input.results }],
  told: () => [toRole('commissionSecretary', 'told.planResultsSent')],
});

/** The commands of the family's plan and of the programme on addiction (G3.6, G3.7). */
export const planCommands = [draftPlan, signPlan, attachActionProgramme, sendPlanResults] as const;
