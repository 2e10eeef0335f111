import { z } from 'zod';
import { caseRoles } from '../actor.js';
import { addDays } from '../calendar-day.js';
import { all, type Case, has, last } from '../case.js';
import { command } from '../command.js';
import { type Context } from '../context.js';
import { institutions, kinships } from '../events/opening.js';
import { choice, code, day, on, person, reason } from '../fields.js';
import { CommissionId, type PersonId } from '../ids.js';
import { meetings } from '../meetings.js';
import { tellNoProgramme } from '../no-programme.js';
import {
  activeMembers,
  findParticipant,
  type Participant,
  participants,
  sideOfRole,
} from '../participants.js';
import { hasPaper, hasPdConsent, requiredSigner } from '../pd-consent.js';
import { proc } from '../proc.js';
import { type Refusal, firstRefusal, refuseIf } from '../refusal.js';
import { toRole } from '../telling.js';
import { openCriteria } from '../eligibility-of-case.js';
import { chooseService } from './choose-service.js';
import { describeSituation } from './describe-situation.js';
import { answerBorodinoEligibility, answerEligibility, decideEligibility } from './eligibility.js';
import { isAddictionLinked } from './plan.js';

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
  refuse: (kase, { person: who }) =>
    firstRefusal(
      refuseIf(isLastOfSide(kase, who), 'sideEmpty'),
      refuseIf(isLastSpecialist(kase, who) && isMeetingPlanned(kase), 'specialistMissing'),
    ),
  gives: (_kase, input) => [{ type: 'personRemoved', ...input }],
});

function isLastOfSide(kase: Case, who: PersonId): boolean {
  const sideOfMember = (p: Participant) => sideOfRole(kase, p.role);
  const own = participants(kase).find((p) => p.person === who && sideOfMember(p) !== null);
  return (
    own !== undefined &&
    participants(kase).filter((p) => sideOfMember(p) === sideOfMember(own)).length === 1
  );
}

/** Without this person nobody is left who knows addictions, and the case is linked with one (R33). */
function isLastSpecialist(kase: Case, who: PersonId): boolean {
  const specialists = participants(kase).filter((p) => p.role === 'addictionSpecialist');
  return isAddictionLinked(kase) && specialists.length === 1 && specialists[0]?.person === who;
}

const isMeetingPlanned = (kase: Case): boolean =>
  meetings(kase).some(
    (m) => m.kind !== 'review' && (m.state === 'offered' || m.state === 'planned'),
  );

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

/** The criterion of §4.4: nobody with a mental illness takes part (R32). */
const illness = 'E-K9';

function notReady(kase: Case, ctx: Context): Refusal | null {
  const situation = last(kase, 'situationDescribed');
  const branch = last(kase, 'caseOpened')?.branch;
  const criteria = openCriteria(kase, ctx);
  const failed = criteria.failed.filter((c) => c.criterion !== illness);
  const ill = criteria.failed.filter((c) => c.criterion === illness);
  return firstRefusal(
    refuseIf(branch === 'offence' && situation?.injured !== true, 'noInjured'),
    refuseIf(branch === 'offence' && (situation?.harm.length ?? 0) === 0, 'noHarm'),
    refuseIf(activeMembers(kase, ctx).length === 0, 'minimumInfo', { codes: ['person'] }),
    refuseIf(failed.length > 0, 'notEligible', { codes: failed.map((c) => c.criterion) }),
    refuseIf(criteria.decide.length > 0, 'decisionNeeded', {
      codes: criteria.decide.map((c) => c.criterion),
    }),
    refuseIf(ill.length > 0, 'mentalIllness', { persons: ill.flatMap((c) => c.person ?? []) }),
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
    reason: reason(),
    on: on(),
  }),
  gives: (_kase, input) => [{ type: 'caseDeclined', why: input.why, reason: input.reason }],
  told: tellNoProgramme,
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
  answerBorodinoEligibility,
  decideEligibility,
  chooseService,
  signReferral,
  sendReferral,
  declineCase,
] as const;
