import { addDays } from '../cases/calendar-day.js';
import { AgreementId, ItemId, MeetingId, newId, type PersonId, StaffId } from '../cases/ids.js';
import { type Play } from './kamchatka-play.js';
import { demoTown } from './town.js';

/** The stories, from the oldest case to the newest: how many days ago each was opened, and how far it has come. */
export const kamchatkaStories: readonly {
  readonly started: number;
  readonly play: (play: Play, started: number) => Promise<void>;
}[] = [
  { started: 34, play: toAgreement },
  { started: 19, play: toCompleted },
  { started: 14, play: toMeetings },
  { started: 9, play: toInforming },
  { started: 3, play: toReferral },
  { started: 1, play: toDraft },
];

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
  await play.staff('commissionSecretary', 'recordHearing', { hearingOutcome: ['measures'] });
}
