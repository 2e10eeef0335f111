import { addDays, type CalendarDay, calendarDay, dayIn, instantAt } from '../cases/calendar-day.js';
import { type StaffRole } from '../cases/actor.js';
import {
  AgreementId,
  type CaseId,
  InvitationId,
  ItemId,
  MeetingId,
  newId,
  PersonId,
  StaffId,
} from '../cases/ids.js';
import { type DomainClock } from '../clock.js';
import { type Store } from '../models/connect.js';
import { invitationDays } from '../people/account.js';
import { PersonData } from '../people/person.js';
import { getProcedure } from '../procedures/procedures.js';
import { type Service } from '../service.js';
import { type DemoFamily, type DemoPerson, families } from './people.js';
import { seedOthers } from './other-stories.js';
import { otherStaff, otherTown } from './other-town.js';
import { demoStaff, demoTown } from './town.js';

/** What seeding works on; the clock is moved from the past to the present and left there. */
export interface Seeding {
  readonly store: Store;
  readonly service: Service;
  readonly clock: DomainClock & { set(instant: Date): void };
  readonly now: Date;
  /** The same with a clock of its own, for cases that are played side by side with others. */
  apart(): Seeding;
}

const zone = getProcedure('kamchatka').zone;
const staffOf = {
  commissionSecretary: 'mironova',
  serviceHead: 'safonov',
  facilitator: 'orlova',
} as const;

interface People {
  readonly harmed: PersonId;
  readonly responsible: PersonId;
  readonly parent: PersonId;
}

/** One case being played: days are counted back from today. */
interface Play {
  readonly id: CaseId;
  readonly people: People;
  at(daysAgo: number, time?: string): Promise<void>;
  staff(
    role: keyof typeof staffOf,
    command: string,
    input?: object,
    door?: 'panel' | 'paper',
  ): Promise<void>;
  says(person: PersonId, command: string, input?: object): Promise<void>;
  text(words: string): Promise<string>;
  /** The person opens the invitation on a phone of the sandbox. */
  joins(person: PersonId): Promise<void>;
  day(daysAgo: number): CalendarDay;
}

/** Fills an empty demo store: staff, a directory, and cases in different stages, made by the real commands in the past. */
export async function seedDemo(seeding: Seeding): Promise<void> {
  const { store, service } = seeding;
  await store.settings.setDirectory({
    services: [...demoTown.directory.services, ...otherTown.directory.services],
    commissions: [...demoTown.directory.commissions, ...otherTown.directory.commissions],
  });
  await store.settings.confirmConsentText(service.consentVersion);
  const everybody = [...demoStaff, ...otherStaff];
  for (const staff of everybody) await store.staff.put(staff);
  for (const [number, story] of stories.entries()) {
    const family = families[number];
    if (family !== undefined) await story(await openPlay(seeding, family, number));
  }
  await seedOthers(seeding);
  // Linked at the end: what staff would have been told meanwhile waits for nobody, and the start stays short.
  for (const { id } of everybody) await store.accounts.linkStaff('sandbox', `phone-${id}`, id);
}

/** The stories, from the oldest case to the newest. */
const stories: readonly ((play: Play) => Promise<void>)[] = [
  async (play) => toAgreement(play, 34),
  async (play) => toCompleted(play, 19),
  async (play) => toMeetings(play, 14),
  async (play) => toInforming(play, 9),
  async (play) => toReferral(play, 3),
  async (play) => toDraft(play, 1),
];

async function openPlay(
  { store, service, clock, now }: Seeding,
  family: DemoFamily,
  number: number,
): Promise<Play> {
  const started = [34, 19, 14, 9, 3, 1][number] ?? 1;
  const today = dayIn(zone, now);
  const day = (daysAgo: number) => addDays(today, -daysAgo);
  clock.set(instantAt(day(started), '09:30', zone));
  const opened = await service.rules.open('kamchatka', {
    input: {
      territory: demoTown.territory,
      route: 'A',
      branch: 'offence',
      documentsReceived: day(started),
      commissionMeeting: addDays(day(started), 30),
      commission: demoTown.commission,
    },
    actor: actorOf('commissionSecretary'),
    door: 'panel',
    cause: `demo:${number}`,
  });
  if (opened.type !== 'done') throw new Error(`demo case ${number}: ${opened.type}`);
  const id = opened.kase.id;
  const people = await peopleOf(store, family);
  const check = (command: string, type: string) => {
    if (type !== 'done') throw new Error(`demo case ${number}: ${command} ${type}`);
  };
  const play: Play = {
    id,
    people,
    day,
    at: async (daysAgo, time = '11:00') => {
      clock.set(instantAt(day(daysAgo), time, zone));
      await service.settle();
    },
    staff: async (role, command, input = {}, door = 'panel') => {
      const result = await service.rules.run({
        caseId: id,
        command,
        input,
        actor: actorOf(role),
        door,
        cause: newId(),
        warningsSeen: true,
      });
      check(`${command} ${result.type === 'refused' ? result.refusal.code : ''}`, result.type);
    },
    says: async (person, command, input = {}) => {
      const result = await service.rules.run({
        caseId: id,
        command,
        input: { person, ...input },
        actor: { type: 'person', id: person },
        door: 'messenger',
        cause: newId(),
      });
      check(`${command} ${result.type === 'refused' ? result.refusal.code : ''}`, result.type);
    },
    joins: async (person) => {
      const invitation = InvitationId.parse(newId());
      const ends = new Date(clock.now().getTime() + invitationDays * 86_400_000);
      await play.staff('commissionSecretary', 'issueInvitation', { person, invitation, ends });
      await store.accounts.linkPerson('sandbox', `phone-${person}`, person);
      await service.rules.run({
        caseId: id,
        command: 'acceptInvitation',
        input: { person, invitation },
        actor: { type: 'clock' },
        door: 'clock',
        cause: newId(),
      });
    },
    text: (words) => store.texts.put(words, { caseId: id, person: null }),
  };
  await intake(play, family);
  return play;
}

const actorOf = (role: keyof typeof staffOf) =>
  ({ type: 'staff', id: StaffId.parse(staffOf[role]), role: role satisfies StaffRole }) as const;

async function peopleOf(store: Store, family: DemoFamily): Promise<People> {
  const put = async (person: DemoPerson) => {
    const [lastName = '', firstName = '', patronymic = ''] = person.name.split(' ');
    const id = PersonId.parse(newId());
    await store.people.put(
      id,
      PersonData.parse({
        lastName,
        firstName,
        patronymic,
        born: calendarDay(person.born),
        phone: person.phone,
      }),
    );
    return id;
  };
  return {
    harmed: await put(family.harmed),
    responsible: await put(family.responsible),
    parent: await put(family.parent),
  };
}

async function intake(play: Play, family: DemoFamily): Promise<void> {
  const { harmed, responsible, parent } = play.people;
  await play.staff('commissionSecretary', 'addPerson', { person: harmed, role: 'side1' });
  await play.staff('commissionSecretary', 'addPerson', { person: responsible, role: 'side2' });
  await play.staff('commissionSecretary', 'addPerson', {
    person: parent,
    role: 'guardian',
    of: [responsible],
    kinship: family.parent.kinship,
  });
  await play.staff('commissionSecretary', 'describeSituation', {
    narrative: await play.text(family.narrative),
    from: play.day(45),
    injured: true,
    harm: ['material'],
    infoSource: 'adminProtocol',
    prosecution: 'none',
    criminalCase: false,
    addictionLinked: false,
  });
}

/** Criteria answered, the first consent on paper; the secretary goes on from here. */
async function toDraft(play: Play, started: number): Promise<void> {
  await play.at(started, '10:30');
  const yes = (criterion: string) => ({ criterion, answer: 'yes' });
  await play.staff('commissionSecretary', 'answerEligibility', {
    answers: ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map(yes),
  });
  await play.staff('commissionSecretary', 'chooseService', { service: demoTown.service });
  await play.staff(
    'commissionSecretary',
    'answerPdConsent',
    { person: play.people.harmed, answer: 'given' },
    'paper',
  );
}

async function toReferral(play: Play, started: number): Promise<void> {
  const { responsible, parent } = play.people;
  await toDraft(play, started);
  await play.at(started, '15:00');
  await play.staff(
    'commissionSecretary',
    'answerPdConsent',
    { person: parent, answer: 'given' },
    'paper',
  );
  await play.staff(
    'commissionSecretary',
    'answerPdConsent',
    { person: responsible, answer: 'given', signer: 'guardian', by: parent, kinship: 'mother' },
    'paper',
  );
  await play.staff(
    'commissionSecretary',
    'answerPdConsent',
    { person: responsible, answer: 'given' },
    'paper',
  );
  for (const person of [play.people.harmed, parent, responsible]) await play.joins(person);
  await play.at(started - 1, '10:00');
  await play.staff('commissionSecretary', 'signReferral', {
    number: '12',
    referralDue: addDays(play.day(started), 26),
  });
  await play.staff('commissionSecretary', 'sendReferral');
}

async function toInforming(play: Play, started: number): Promise<void> {
  await toReferral(play, started);
  await play.at(started - 1, '14:00');
  await play.staff('serviceHead', 'assignFacilitator', { facilitators: [StaffId.parse('orlova')] });
  await play.at(started - 2, '09:30');
  await play.staff('facilitator', 'takeReferral');
  await play.at(started - 3, '12:00');
  await play.staff('facilitator', 'informParticipant', { person: play.people.harmed });
}

async function toMeetings(play: Play, started: number): Promise<void> {
  const { harmed, responsible, parent } = play.people;
  await toInforming(play, started);
  await play.staff('facilitator', 'informParticipant', { person: responsible });
  await play.staff('facilitator', 'informParticipant', { person: parent });
  await play.at(started - 4, '17:00');
  await play.says(harmed, 'answerParticipation', { answer: 'agree' });
  await play.says(responsible, 'answerParticipation', { answer: 'agree' });
  await play.at(started - 5, '10:00');
  await play.staff('facilitator', 'acceptCase', {
    types: ['victimOffenderMediation'],
    informedBy: 'phone',
  });
  await meet(play, harmed, started - 7, '15:00');
}

async function meet(play: Play, person: PersonId, daysAgo: number, time: string): Promise<void> {
  const meeting = MeetingId.parse(newId());
  const slot = `${play.day(daysAgo)}T${time}`;
  await play.at(daysAgo + 1, '12:00');
  await play.staff('facilitator', 'proposeSlots', {
    meeting,
    persons: [person],
    slots: [slot],
    place: await play.text('Служба примирения, кабинет 12'),
  });
  await play.says(person, 'pickSlot', { meeting, slot });
  await play.at(daysAgo, '17:30');
  await play.staff('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
}

async function toCompleted(play: Play, started: number): Promise<void> {
  const { harmed, responsible } = play.people;
  await toMeetings(play, started);
  await meet(play, responsible, started - 9, '12:00');
  const meeting = MeetingId.parse(newId());
  const slot = `${play.day(started - 15)}T15:00`;
  await play.staff('facilitator', 'proposeJointMeeting', {
    meeting,
    persons: [harmed, responsible],
    slots: [slot],
    place: await play.text('Служба примирения, кабинет 12'),
  });
  for (const person of [harmed, responsible])
    await play.says(person, 'answerJointMeeting', { meeting, slots: [slot] });
  await play.at(started - 11, '10:00');
  await play.staff('facilitator', 'confirmJointMeeting', { meeting, slot });
  await play.at(started - 15, '17:00');
  await play.staff('facilitator', 'recordJointMeeting', {
    meeting,
    outcome: 'held',
    present: [harmed, responsible],
  });
  await agree(play, started);
}

async function agree(play: Play, started: number): Promise<void> {
  const { harmed, responsible } = play.people;
  const obligations = [
    {
      item: ItemId.parse(newId()),
      text: await play.text('Починить забор вместе с отцом'),
      owes: 'side2',
      due: play.day(started - 34 - 2),
    },
    {
      item: ItemId.parse(newId()),
      text: await play.text('Помочь убрать двор'),
      owes: 'side2',
      due: play.day(started - 34 - 14),
    },
  ];
  await play.staff('facilitator', 'draftAgreement', {
    agreement: AgreementId.parse(newId()),
    obligations,
    term: play.day(started - 34 - 30),
  });
  for (const person of [harmed, responsible])
    await play.says(person, 'answerCopyConsent', { answer: 'yes' });
  await play.staff('facilitator', 'signAgreement', { signatories: [harmed, responsible] });
  await play.staff('facilitator', 'completeProgramme', { result: 'agreement' });
}

async function toAgreement(play: Play, started: number): Promise<void> {
  await toCompleted(play, started);
  await play.at(started - 17, '11:00');
  await play.staff('facilitator', 'finishDocument', { form: 'FK7' });
  await play.staff('facilitator', 'finishDocument', {
    form: 'FK9',
    results: ['reconciliation'],
    reconciliation: ['agreementSigned'],
  });
  const words = await play.text('Сведения о программе');
  await play.staff('facilitator', 'sendResults', {
    way: 'email',
    contents: ['agreement'],
    recipientsSeen: true,
    problem: words,
    work: words,
    methods: words,
  });
  await play.at(started - 30, '16:00');
  await play.staff('commissionSecretary', 'recordHearing', { outcomes: ['measures'] });
}
