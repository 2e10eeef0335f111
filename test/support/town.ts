import { calendarDay, dayIn, fullYears } from '../../src/cases/calendar-day.js';
import { type Case } from '../../src/cases/case.js';
import { type EventType } from '../../src/cases/events/event.js';
import {
  AgreementId,
  type CaseId,
  CommissionId,
  ItemId,
  MeetingId,
  newId,
  PersonId,
  QuestionId,
  ServiceId,
  StaffId,
} from '../../src/cases/ids.js';
import { type CommandResult } from '../../src/cases/run-command.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { domainClock, type DomainClock } from '../../src/clock.js';
import { PersonData } from '../../src/people/person.js';
import { type Staff } from '../../src/people/staff.js';
import { type Rules, wireRules } from '../../src/wire.js';
import { freshStore } from './store.js';

/** Who works in the made-up town: a secretary, a head, a facilitator, a coordinator. */
export const staffIds = {
  commissionSecretary: StaffId.parse('secretary'),
  serviceHead: StaffId.parse('head'),
  facilitator: StaffId.parse('facilitator'),
  coordinator: StaffId.parse('coordinator'),
} as const;
export type TownRole = keyof typeof staffIds;

export const commission = CommissionId.parse('commission');
export const service = ServiceId.parse('service');

/** The people of the usual case: a harmed woman, a boy of fifteen and his mother. */
export const people = {
  harmed: PersonId.parse('person-harmed'),
  boy: PersonId.parse('person-boy'),
  mother: PersonId.parse('person-mother'),
} as const;

const names = {
  harmed: {
    lastName: 'Ветлугина',
    firstName: 'Полина',
    patronymic: 'Андреевна',
    born: '1985-02-03',
    phone: '+7 000 000-00-11',
  },
  boy: {
    lastName: 'Рябов',
    firstName: 'Кирилл',
    patronymic: 'Денисович',
    born: '2010-06-15',
    phone: '+7 000 000-00-12',
  },
  mother: {
    lastName: 'Рябова',
    firstName: 'Ольга',
    patronymic: 'Игоревна',
    born: '1984-11-20',
    phone: '+7 000 000-00-13',
  },
} as const;

export interface Town {
  readonly store: Awaited<ReturnType<typeof freshStore>>['store'];
  readonly clock: DomainClock;
  readonly rules: Rules;
  /** The cases that changed, in order. */
  readonly saved: CaseId[];
  /** Local time of Kamchatka, `YYYY-MM-DD HH:mm`. */
  at(local: string): void;
  as(
    role: TownRole,
    command: string,
    input?: object,
    options?: { door?: 'panel' | 'paper'; warningsSeen?: boolean; cause?: string },
  ): Promise<CommandResult>;
  says(person: PersonId, command: string, input?: object, cause?: string): Promise<CommandResult>;
  /** As `as`, but fails the test when refused. */
  done(
    role: TownRole,
    command: string,
    input?: object,
    options?: { door?: 'panel' | 'paper'; warningsSeen?: boolean },
  ): Promise<Case>;
  answered(person: PersonId, command: string, input?: object): Promise<Case>;
  kase(): Promise<Case>;
  text(words: string): Promise<string>;
  close(): Promise<void>;
}

/** Kamchatka is twelve hours ahead of UTC and has no summer time. */
const instant = (local: string) => new Date(`${local.replace(' ', 'T')}:00+12:00`);

/** A town with staff, a service and one open case, on a fresh store; nothing is faked but the people. */
export async function aTown(
  start = '2026-03-02 09:00',
  given?: Awaited<ReturnType<typeof freshStore>>,
): Promise<Town> {
  const { store, close } = given ?? (await freshStore());
  let now = instant(start);
  const clock = domainClock(0, () => now);
  const saved: CaseId[] = [];
  const rules = wireRules(store, clock, russianWorkCalendar(), (id) => saved.push(id));
  await settle(store);
  const opened = await rules.open('kamchatka', {
    input: {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: start.slice(0, 10),
      commissionMeeting: '2026-03-31',
      commission,
    },
    actor: { type: 'staff', id: staffIds.commissionSecretary, role: 'commissionSecretary' },
    door: 'panel',
    cause: 'open',
  });
  if (opened.type !== 'done') throw new Error(JSON.stringify(opened));
  const caseId = opened.kase.id;
  const run: Town['as'] = (
    role,
    command,
    input = {},
    { door = 'panel', warningsSeen = true, cause = newId() } = {},
  ) =>
    rules.run({
      caseId,
      command,
      input,
      actor: { type: 'staff', id: staffIds[role], role },
      door,
      cause,
      warningsSeen,
    });
  const says: Town['says'] = (person, command, input = {}, cause = newId()) =>
    rules.run({
      caseId,
      command,
      input: { person, ...input },
      actor: { type: 'person', id: person },
      door: 'messenger',
      cause,
    });
  const must = (result: CommandResult, command: string): Case => {
    if (result.type !== 'done')
      throw new Error(
        `${command}: ${JSON.stringify(result, (key, value: unknown) => (key === 'kase' ? undefined : value))}`,
      );
    return result.kase;
  };
  return {
    store,
    clock,
    rules,
    saved,
    at: (local) => {
      now = instant(local);
    },
    as: run,
    says,
    done: async (role, command, input, options) =>
      must(await run(role, command, input, options), command),
    answered: async (person, command, input) => must(await says(person, command, input), command),
    kase: async () => (await store.cases.find(caseId))!.kase,
    text: (words) => store.texts.put(words, { caseId, person: null }),
    close,
  };
}

async function settle(store: Town['store']): Promise<void> {
  await store.settings.setDirectory({
    services: [
      {
        id: service,
        name: 'Служба примирения «Тихая Бухта»',
        phone: '+7 000 000-00-31',
        territories: ['Тихая Бухта'],
        active: true,
        settlement: 'Тихая Бухта',
        places: ['Служба, кабинет 12'],
      },
    ],
    commissions: [
      {
        id: commission,
        name: 'КДНиЗП Тихой Бухты',
        phone: '+7 000 000-00-30',
        settlement: 'Тихая Бухта',
      },
    ],
  });
  await store.settings.confirmConsentText('consent-v1');
  for (const staff of townStaff) await store.staff.put(staff);
  for (const key of ['harmed', 'boy', 'mother'] as const) {
    const { born, ...rest } = names[key];
    await store.people.put(people[key], PersonData.parse({ ...rest, born: calendarDay(born) }));
  }
}

const member = (role: TownRole, lastName: string, grants: Staff['grants']): Staff => ({
  id: staffIds[role],
  login: role.toLowerCase(),
  lastName,
  firstName: 'Татьяна',
  patronymic: 'Викторовна',
  position: role,
  phone: '+7 000 000-00-31',
  grants,
  disabled: false,
});

const townStaff: readonly Staff[] = [
  member('commissionSecretary', 'Миронова', [
    { role: 'commissionSecretary', scope: 'commission', ids: [commission] },
  ]),
  member('serviceHead', 'Сафонова', [{ role: 'serviceHead', scope: 'service', ids: [service] }]),
  member('facilitator', 'Орлова', [{ role: 'facilitator', scope: 'assigned', ids: [service] }]),
  member('coordinator', 'Громова', [{ role: 'coordinator', scope: 'installation' }]),
];

/** New ids, for the inputs that bring their own. */
export const meetingId = () => MeetingId.parse(newId());
export const agreementId = () => AgreementId.parse(newId());
export const itemId = () => ItemId.parse(newId());
export const questionId = () => QuestionId.parse(newId());

/** The types of the events, in order. */
export const types = (kase: Case): EventType[] => kase.events.map((e) => e.type);

/** The secretary's part: everything up to the sent referral. */
export async function sendReferral(
  town: Town,
  consenting: 'withConsents' | 'withoutConsents' = 'withConsents',
): Promise<void> {
  await town.done('commissionSecretary', 'addPerson', { person: people.harmed, role: 'side1' });
  await town.done('commissionSecretary', 'addPerson', { person: people.boy, role: 'side2' });
  await town.done('commissionSecretary', 'addPerson', {
    person: people.mother,
    role: 'guardian',
    of: [people.boy],
    kinship: 'mother',
  });
  await town.done('commissionSecretary', 'describeSituation', {
    narrative: await town.text('Конфликт во дворе школы.'),
    from: '2026-02-20',
    injured: true,
    harm: ['moral'],
    infoSource: 'adminProtocol',
    prosecution: 'none',
    criminalCase: false,
    addictionLinked: false,
  });
  await town.done('commissionSecretary', 'answerEligibility', {
    answers: [
      { criterion: 'E-K1', answer: 'yes' },
      { criterion: 'E-K3', answer: 'yes' },
      { criterion: 'E-K5', answer: 'yes' },
      { criterion: 'E-K7', answer: 'yes' },
      { criterion: 'E-K8', answer: 'yes' },
    ],
  });
  await town.done('commissionSecretary', 'chooseService', { service });
  if (consenting === 'withConsents') await consents(town);
  await town.done('commissionSecretary', 'signReferral', {
    number: '12',
    referralDue: '2026-03-27',
  });
  await town.done('commissionSecretary', 'sendReferral');
}

async function consents(town: Town): Promise<void> {
  for (const person of [people.harmed, people.mother])
    await town.done(
      'commissionSecretary',
      'answerPdConsent',
      { person, answer: 'given' },
      { door: 'paper' },
    );
  await town.done(
    'commissionSecretary',
    'answerPdConsent',
    {
      person: people.boy,
      answer: 'given',
      signer: 'guardian',
      by: people.mother,
      kinship: 'mother',
    },
    { door: 'paper' },
  );
  if (!(await isFourteen(town))) return;
  await town.done(
    'commissionSecretary',
    'answerPdConsent',
    { person: people.boy, answer: 'given', signer: 'self' },
    { door: 'paper' },
  );
}

/** A child under 14 does not sign for itself. */
async function isFourteen({ store, clock }: Town): Promise<boolean> {
  const born = (await store.people.find(people.boy))?.born ?? null;
  return born === null || fullYears(born, dayIn('Asia/Kamchatka', clock.now())) >= 14;
}

/** The service takes the case: received, assigned, taken. */
export async function assign(town: Town): Promise<void> {
  await town.done('serviceHead', 'assignFacilitator', { facilitators: [staffIds.facilitator] });
  await town.done('facilitator', 'takeReferral');
}

/** Everybody is informed and agrees; the case is accepted. */
export async function accept(town: Town): Promise<void> {
  for (const person of Object.values(people))
    await town.done('facilitator', 'informParticipant', { person });
  await town.answered(people.harmed, 'answerParticipation', { answer: 'agree' });
  await town.answered(people.boy, 'answerParticipation', { answer: 'agree' });
  await town.done('facilitator', 'acceptCase', {
    types: ['victimOffenderMediation'],
    informedBy: 'phone',
  });
}
