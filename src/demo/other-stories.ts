import { otherPlay, type OtherPlay } from './other-play.js';
import { agree, describe, meet, meetJointly, one, sides } from './other-steps.js';
import { type Seeding } from './seeding.js';
import { otherTown } from './other-town.js';

/** Cases of the four other procedures in different stages, made by the real commands in the past. */
export async function seedOthers(seeding: Seeding): Promise<void> {
  const { crew } = otherTown;
  const play = (procedure: string) => otherPlay(seeding.apart(), procedure, crew);
  const borodino = 'krasnoyarsk-borodino';
  await Promise.all([
    mediation(play(borodino)).then(() => decree(play(borodino))),
    release(play('vmeste')),
    familyTalk(play('altai')),
    accompaniment(play('yugra')),
  ]);
}

const yes = (criterion: string) => ({ criterion, answer: 'yes' });

/** Borodino, a referral: preliminary meetings in the fourth week of the thirty days. */
async function mediation(play: OtherPlay): Promise<void> {
  const cs = 'commissionSecretary';
  play.at(-26, '09:30');
  await play.open(cs, {
    territory: otherTown.territory,
    caseType: 'offenderAdmin',
    caseReceived: play.day(-27),
    commission: otherTown.commission,
  });
  const people = await sides(play, cs, [
    one(1, 'Крылова Марина Юрьевна', '1988-03-14', 'Магазин «Заря»'),
    one(2, 'Зотов Артём Павлович', '2010-09-30', 'Школа № 2'),
    one(3, 'Зотова Елена Борисовна', '1985-12-01', 'Поликлиника'),
  ]);
  await describe(play, cs, 'Во дворе поцарапана машина.', -30);
  const answers = ['E-B1', 'E-B3', 'E-B5', 'E-B6'].map(yes);
  await play.staff(cs, 'answerEligibility', { answers });
  play.at(-25);
  await play.staff(cs, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  await play.staff(cs, 'chooseService', { service: otherTown.service });
  await play.staff(cs, 'signReferral', { number: '31' });
  await play.staff(cs, 'sendReferral');
  play.at(-24);
  await play.staff('serviceHead', 'receiveReferral');
  await play.staff('serviceHead', 'decideReferral', { decision: 'accept' });
  await play.staff('serviceHead', 'assignFacilitator', { facilitators: [otherTown.mediator] });
  play.at(-23);
  const type = 'victimOffenderMediation';
  await play.staff('facilitator', 'decideMediation', { decision: 'accept', type });
  await play.staff('facilitator', 'notifyCommission', { way: 'email' });
  for (const person of [people.harmed, people.minor, people.parent]) {
    await play.joins(person);
    await play.staff('facilitator', 'informParticipant', { person });
  }
  play.at(-21);
  await play.says(people.harmed, 'answerParticipation', { answer: 'agree' });
  await play.says(people.minor, 'answerParticipation', { answer: 'agree' });
  await play.staff('facilitator', 'acceptCase', { types: [type] });
  await meet(play, people.harmed, -12);
}

/** Borodino, a decree: the service has not decided yet. */
async function decree(play: OtherPlay): Promise<void> {
  const cs = 'commissionSecretary';
  play.at(-4, '10:00');
  await play.open(cs, {
    territory: otherTown.territory,
    caseType: 'familyRunaway',
    caseReceived: play.day(-4),
    commission: otherTown.commission,
  });
  await sides(play, cs, [
    one(4, 'Мухина Ирина Олеговна', '1979-05-19', 'Школа № 2'),
    one(5, 'Мухин Денис Ильич', '2011-04-08', 'Школа № 2'),
    one(6, 'Мухин Илья Романович', '1977-08-02', 'Завод'),
  ]);
  await describe(play, cs, 'Подросток уходил из дома после ссоры.', -9);
  await play.staff(cs, 'answerEligibility', {
    answers: ['E-B1', 'E-B3', 'E-B5', 'E-B6'].map(yes),
  });
  await play.staff(cs, 'considerCase', { presence: 'inAbsentia', decision: 'route1' });
  play.at(-3);
  await play.staff(cs, 'recordDecree', {
    decree: play.day(-3),
    number: '12/4',
    service: otherTown.service,
    resultDue: play.day(30),
    registerQuestion: play.day(36),
  });
  await play.staff(cs, 'sendReferral');
  play.at(-2);
  await play.staff('serviceHead', 'receiveReferral');
}

/** «Вместе»: documents are on their way to the facilitator. */
async function release(play: OtherPlay): Promise<void> {
  play.at(-40);
  await play.open('ufsinSpecialist', {
    territory: otherTown.territory,
    releaseDate: play.day(150),
  });
  const woman = await play.person(one(7, 'Лапина Вера Игоревна', '1990-01-05', ''));
  const sister = await play.person(one(8, 'Лапина Анна Игоревна', '1994-05-07', 'Пекарня'));
  await play.staff('ufsinSpecialist', 'addPerson', { person: woman, role: 'woman' });
  await play.staff('ufsinSpecialist', 'addPerson', { person: sister, role: 'familyMember' });
  for (const person of [woman, sister])
    await play.paper('ufsinSpecialist', 'answerPdConsent', { person, answer: 'given' });
  await play.staff('ufsinSpecialist', 'explainPrinciples', { person: woman });
  await play.paper('ufsinSpecialist', 'chooseInvitees', { person: woman, persons: [sister] });
  await play.staff('ufsinSpecialist', 'startWork');
  await play.staff('ufsinSpecialist', 'informResourceCentre');
  play.at(-35);
  await play.staff('resourceCentre', 'appointCurator', { curator: otherTown.curator });
  await play.staff('resourceCentre', 'assignFacilitator', { facilitators: [otherTown.mediator] });
  await play.joins(sister);
  play.at(-20);
  await play.staff('familyCurator', 'confirmStep', { step: 'V1.3' });
  await play.staff('familyCurator', 'finishDocument', { form: 'FV4' });
  await play.staff('familyCurator', 'confirmStep', { step: 'V1.7' });
  await play.staff('familyCurator', 'recordHousing', { housing: 'none' });
  for (const form of ['FV1', 'FV2', 'FV3'])
    await play.staff('ufsinSpecialist', 'finishDocument', { form });
  play.at(-1);
  await play.staff('ufsinSpecialist', 'submitDocuments');
}

/** Altai: a joint meeting was held, the documents are next. */
async function familyTalk(play: OtherPlay): Promise<void> {
  const head = 'serviceHead';
  play.at(-18);
  await play.open(head, {
    territory: otherTown.territory,
    service: otherTown.service,
    entry: 'commission',
    category: 'familyConflict',
  });
  const people = await sides(play, head, [
    one(9, 'Гордеев Олег Степанович', '1974-10-10', 'Депо'),
    one(10, 'Гордеева Яна Олеговна', '2010-02-17', 'Лицей'),
    one(11, 'Гордеева Рита Львовна', '1978-06-25', 'Библиотека'),
  ]);
  await describe(play, head, 'Ссоры в семье после переезда.', -60);
  await play.staff(head, 'assignFacilitator', { facilitators: [otherTown.mediator] });
  play.at(-16);
  for (const person of [people.harmed, people.minor, people.parent])
    await play.staff('facilitator', 'informParticipant', { person });
  await play.says(people.harmed, 'answerParticipation', { answer: 'agree' });
  await play.says(people.minor, 'answerParticipation', { answer: 'agree' });
  await play.staff('facilitator', 'acceptCase', { types: ['familyMediation'] });
  await play.staff('facilitator', 'confirmStep', { step: 'A1' });
  await meet(play, people.harmed, -12);
  await meet(play, people.minor, -10);
  await meetJointly(play, people, -4);
  await agree(play, people);
}

/** Yugra: half of the checklist is done. */
async function accompaniment(play: OtherPlay): Promise<void> {
  play.at(-15);
  await play.open('resourceCentre', { territory: otherTown.territory, releaseDate: play.day(45) });
  const man = await play.person(one(12, 'Ершов Фёдор Кузьмич', '1975-08-23', ''));
  await play.staff('resourceCentre', 'addPerson', { person: man, role: 'side1' });
  await play.paper('resourceCentre', 'answerPdConsent', { person: man, answer: 'given' });
  await play.staff('resourceCentre', 'confirmStep', { step: 'Y1' });
  await play.staff('resourceCentre', 'confirmStep', { step: 'Y2' });
  play.at(-11);
  await play.staff('resourceCentre', 'appointCurator', { curator: otherTown.curator });
  await play.staff('familyCurator', 'finishDocument', { form: 'routeMap' });
  await play.staff('familyCurator', 'confirmStep', { step: 'Y3' });
  await play.staff('familyCurator', 'recordAid', { kind: 'documents' });
}
