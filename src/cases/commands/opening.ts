import { z } from 'zod';
import { caseRoles } from '../actor.js';
import { addDays } from '../calendar-day.js';
import { all, type Case, has, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import {
  Harm,
  institutions,
  infoSources,
  kinships,
  prosecutionStages,
  Yes,
} from '../events/opening.js';
import { choice, code, day, on, person, reason, text, yesNo } from '../fields.js';
import { CommissionId, type PersonId } from '../ids.js';
import { activeMembers, findParticipant, participants } from '../participants.js';
import { hasPaper, hasPdConsent, requiredSigner } from '../pd-consent.js';
import { proc } from '../proc.js';
import { type Refusal, firstRefusal, refuseIf } from '../refusal.js';
import { toRole } from '../telling.js';
import { openCriteria } from '../eligibility-of-case.js';
import { chooseService } from './choose-service.js';

const isDraft = (kase: Case) => !has(kase, 'referralSent');

/** «Новая заявка»: a case begins as the secretary's draft (R1, R23). */
export const openCase = command({
  name: 'openCase',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['nu', 'fa'],
  when: (kase) => kase.events.length === 0,
  input: z.object({
    territory: code(60),
    route: choice(['A', 'B']),
    branch: choice(['offence', 'family']),
    documentsReceived: day(false).optional(),
    commissionDecision: day(false).optional(),
    commissionMeeting: day().optional(),
    commission: CommissionId.optional(),
  }),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
      refuseIf(ctx.settings.consentText === null, 'consentTextMissing'),
      refuseIf(input.route === 'A' && input.documentsReceived === undefined, 'wrongInput', {
        codes: ['documentsReceived'],
      }),
      refuseIf(input.route === 'B' && input.commissionDecision === undefined, 'wrongInput', {
        codes: ['commissionDecision'],
      }),
      refuseIf(
        [input.documentsReceived, input.commissionDecision].some(
          (d) => d !== undefined && d > ctx.today,
        ),
        'futureDate',
      ),
    ),
  gives: (_kase, input, ctx) => [
    {
      type: 'caseOpened',
      number: ctx.nextNumber,
      territory: input.territory,
      commission: input.commission ?? null,
      service: null,
      route: input.route,
      branch: input.branch,
      documentsReceived: input.route === 'A' ? (input.documentsReceived ?? null) : null,
      commissionDecision: input.route === 'B' ? (input.commissionDecision ?? null) : null,
      commissionMeeting: input.commissionMeeting ?? null,
    },
  ],
});

/** «Описать ситуацию»: who is harmed and how, in neutral words (R25, R37, R39, R41). */
export const describeSituation = command({
  name: 'describeSituation',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['nr', 'rf'],
  when: isDraft,
  input: z.object({
    from: day(false),
    to: day(false).optional(),
    injured: yesNo(),
    harm: z.array(Harm).meta({ field: { kind: 'choice', options: Harm.options } }),
    article: code().optional(),
    schools: choice(['same', 'different']).optional(),
    infoSource: choice(infoSources),
    infoSourceText: text()
      .optional()
      .meta({ calledForBy: { field: 'infoSource', values: ['other'] } }),
    earlier: text().optional(),
    prosecution: choice(prosecutionStages),
    criminalCase: yesNo(),
    addictionLinked: yesNo(),
    narrative: text(4000),
  }),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
      refuseIf(input.from > ctx.today, 'futureDate'),
      refuseIf(input.to !== undefined && input.to < input.from, 'wrongInput', { codes: ['to'] }),
      refuseIf(input.infoSource === 'other' && input.infoSourceText === undefined, 'wrongInput', {
        codes: ['infoSourceText'],
      }),
    ),
  gives: (_kase, { to, article, schools, infoSourceText, earlier, ...input }) => [
    {
      type: 'situationDescribed',
      ...input,
      to: to ?? null,
      article: article ?? null,
      schools: schools ?? null,
      infoSourceText: infoSourceText ?? null,
      earlier: earlier ?? null,
    },
  ],
});

/** «Добавить участника» (R22, R38). */
export const addPerson = command({
  name: 'addPerson',
  procedures: proc('K', 'B', 'A'),
  group: 'opening',
  who: ['keeper'],
  writes: ['na', 'gu', 'si'],
  input: z.object({
    person: person(),
    role: choice(caseRoles),
    of: z
      .array(person())
      .default([])
      .meta({ field: { kind: 'list' } }),
    kinship: choice(kinships).optional(),
  }),
  refuse: (kase, input, ctx) =>
    firstRefusal(
      refuseIf(input.role === 'guardian' && input.of.length === 0, 'wrongInput', { codes: ['of'] }),
      refuseIf(
        input.of.some((child) => findParticipant(kase, child) === undefined),
        'wrongInput',
        { codes: ['of'] },
      ),
      refuseIf(
        ctx.procedure.id === 'kamchatka' && isMentallyIll(kase, input.person),
        'mentalIllness',
      ),
    ),
  gives: (_kase, input) => [{ type: 'personAdded', ...input, kinship: input.kinship ?? null }],
});

/** A human answered «yes» to the criterion about mental illness (R32). */
export function isMentallyIll(kase: Case, who: PersonId): boolean {
  return all(kase, 'eligibilityAnswered')
    .flatMap((e) => e.answers)
    .some((a) => a.criterion === 'E-K9' && a.person === who && a.answer === 'yes');
}

/** «Убрать участника» (R22). */
export const removePerson = command({
  name: 'removePerson',
  group: 'opening',
  who: ['keeper'],
  writes: ['na', 'si'],
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({ person: person(), why: choice(['mistake', 'notNeeded', 'unable']) }),
  refuse: (kase, input) => {
    const role = findParticipant(kase, input.person)?.role;
    const alone = participants(kase).filter((p) => p.role === role).length === 1;
    return refuseIf((role === 'side1' || role === 'side2') && alone && !isDraft(kase), 'sideEmpty');
  },
  gives: (_kase, input) => [{ type: 'personRemoved', ...input }],
});

/** «Как связываться»: by messenger, by telephone or on paper; a closed institution closes the bot (R15, R195). */
export const setContactMode = command({
  name: 'setContactMode',
  group: 'opening',
  who: ['keeper'],
  writes: ['co'],
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({
    person: person(),
    mode: choice(['messenger', 'phone', 'paper']),
    institution: choice(institutions).default('none'),
  }),
  gives: (_kase, input) => [{ type: 'contactModeSet', ...input }],
});

/** «Ответ до заявки»: what was said to the secretary, never a consent to take part (R59). */
export const recordWillingness = command({
  name: 'recordWillingness',
  procedures: proc('K', 'B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['cs'],
  when: isDraft,
  persons: (kase) => participants(kase).map((p) => p.person),
  input: z.object({
    person: person(),
    answer: choice(['willing', 'unwilling', 'undecided']),
    serviceWish: choice(['service', 'otherMunicipality']).optional(),
    on: on(),
  }),
  gives: (_kase, { person: who, answer, serviceWish }) => [
    { type: 'willingnessRecorded', person: who, answer, serviceWish: serviceWish ?? null },
  ],
});

/** «Заполнить критерии»: yes, no or unknown to each criterion that a human answers (R24, R31). */
export const answerEligibility = command({
  name: 'answerEligibility',
  procedures: proc('K', 'B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['el', 'hl'],
  when: isDraft,
  input: z.object({
    answers: z
      .array(
        z.object({ criterion: code(), person: person().nullable().default(null), answer: Yes }),
      )
      .min(1)
      .meta({ field: { kind: 'list' } }),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'eligibilityAnswered', answers: input.answers }],
});

/** «Решить по критерию»: a human decides where the criteria leave it to one, with a reason (R26, R27). */
export const decideEligibility = command({
  name: 'decideEligibility',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['el'],
  when: (kase, ctx) => isDraft(kase) && openCriteria(kase, ctx).decide.length > 0,
  input: z.object({
    criterion: code(),
    person: person().nullable().default(null),
    decision: choice(['admit', 'reject']),
    reason: reason(),
    on: on(),
  }),
  refuse: (kase, input, ctx) =>
    refuseIf(
      !openCriteria(kase, ctx).decide.some(
        (c) => c.criterion === input.criterion && c.person === input.person,
      ),
      'notNow',
    ),
  gives: (_kase, { on: _on, ...input }) => [{ type: 'eligibilityDecided', ...input }],
});

/** «Заявка подписана» by the chair, after the criteria (R25, R26, R40, R43, R44). */
export const signReferral = command({
  name: 'signReferral',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: isDraft,
  input: z.object({ number: code().optional(), referralDue: day().optional(), on: on() }),
  blocked: (kase, ctx) => notReady(kase, ctx),
  refuse: (kase, input) => {
    const meeting = meetingDay(kase);
    const late =
      meeting !== null &&
      input.referralDue !== undefined &&
      input.referralDue > addDays(meeting, -3);
    return refuseIf(late, 'dueTooLate');
  },
  warns: (kase, _input, ctx) => {
    const meeting = meetingDay(kase);
    return meeting !== null && meeting < addDays(ctx.today, 14) ? ['windowBeforeMeeting'] : [];
  },
  gives: (_kase, input) => [
    {
      type: 'referralSigned',
      number: input.number ?? null,
      referralDue: input.referralDue ?? null,
    },
  ],
});

function notReady(kase: Case, ctx: Context): Refusal | null {
  const situation = last(kase, 'situationDescribed');
  const branch = last(kase, 'caseOpened')?.branch;
  const criteria = openCriteria(kase, ctx);
  return firstRefusal(
    refuseIf(branch === 'offence' && situation?.injured !== true, 'noInjured'),
    refuseIf(branch === 'offence' && (situation?.harm.length ?? 0) === 0, 'noHarm'),
    refuseIf(activeMembers(kase, ctx).length === 0, 'minimumInfo', { codes: ['person'] }),
    refuseIf(criteria.failed.length > 0, 'notEligible', {
      codes: criteria.failed.map((c) => c.criterion),
    }),
    refuseIf(criteria.decide.length > 0, 'decisionNeeded', {
      codes: criteria.decide.map((c) => c.criterion),
    }),
    refuseIf(!has(kase, 'serviceChosen'), 'noService'),
  );
}

function meetingDay(kase: Case) {
  const set = last(kase, 'commissionMeetingSet');
  return set === undefined ? (last(kase, 'caseOpened')?.commissionMeeting ?? null) : set.meeting;
}

/** «Отправить заявку» to the service; never without the consents to data (R48, R57). */
export const sendReferral = command({
  name: 'sendReferral',
  procedures: proc('K'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['rf', 'fa'],
  when: (kase) => isDraft(kase),
  input: z.object({ on: on() }),
  blocked: (kase, ctx) =>
    firstRefusal(refuseIf(!has(kase, 'referralSigned'), 'notSigned'), consentsMissing(kase, ctx)),
  gives: (kase) => {
    const chosen = last(kase, 'serviceChosen');
    return chosen === undefined ? [] : [{ type: 'referralSent', service: chosen.service }];
  },
  told: () => [toRole('serviceHead', 'told.referralSent')],
});

function consentsMissing(kase: Case, ctx: Context): Refusal | null {
  const needed = participants(kase).map((p) => p.person);
  const missing = needed.filter((who) => !hasPdConsent(kase, ctx, who));
  const unsigned = needed.filter((who) => !hasPaper(kase, who, requiredSigner(kase, ctx, who)));
  return firstRefusal(
    refuseIf(missing.length > 0, 'pdConsentMissing', { persons: missing }),
    refuseIf(ctx.settings.requirePaperConsent && unsigned.length > 0, 'paperMissing', {
      persons: unsigned,
    }),
  );
}

/** «Не направлять в службу» (R36, R58). */
export const declineCase = command({
  name: 'declineCase',
  procedures: proc('K', 'B'),
  group: 'opening',
  who: ['commissionSecretary'],
  writes: ['fa'],
  when: isDraft,
  input: z.object({
    why: choice(['notEligible', 'noService', 'noConsent', 'other']),
    reason: reason().optional(),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'caseDeclined', why: input.why }],
});

/** The commands of opening and selection (G3.1). */
export const openingCommands = [
  openCase,
  describeSituation,
  addPerson,
  removePerson,
  setContactMode,
  recordWillingness,
  answerEligibility,
  decideEligibility,
  chooseService,
  signReferral,
  sendReferral,
  declineCase,
] as const;
