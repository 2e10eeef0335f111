import { z } from 'zod';
import { type Case } from '../case.js';
import { command } from '../command.js';
import { institutions } from '../events/opening.js';
import { choice, code, day, on, person } from '../fields.js';
import { CommissionId, type PersonId } from '../ids.js';
import { meetings } from '../meetings.js';
import { type Participant, participants, sideOfRole } from '../participants.js';
import { proc } from '../proc.js';
import { firstRefusal, refuseIf } from '../refusal.js';
import { addingPersonCommands } from './adding-person.js';
import { chooseService } from './choose-service.js';
import { describeSituation } from './describe-situation.js';
import { answerBorodinoEligibility, answerEligibility, decideEligibility } from './eligibility.js';
import { isAddictionLinked } from './plan.js';
import { isDraft, signReferral, sendReferral, declineCase } from './referral.js';

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
    documentsReceived: on().meta({
      field: { kind: 'day', future: false },
      calledForBy: { field: 'route', values: ['A'] },
    }),
    commissionDecision: on().meta({
      field: { kind: 'day', future: false },
      calledForBy: { field: 'route', values: ['B'] },
    }),
    commissionMeeting: day().optional(),
    commission: CommissionId.optional(),
  }),
  refuse: (_kase, input, ctx) =>
    firstRefusal(
      refuseIf(ctx.settings.consentText === null, 'consentTextMissing'),
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
      documentsReceived: input.route === 'A' ? (input.documentsReceived ?? ctx.today) : null,
      commissionDecision: input.route === 'B' ? (input.commissionDecision ?? ctx.today) : null,
      commissionMeeting: input.commissionMeeting ?? null,
    },
  ],
});

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

/** The commands of opening and selection (G3.1). */
export const openingCommands = [
  openCase,
  describeSituation,
  ...addingPersonCommands,
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
