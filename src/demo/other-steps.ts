import { AgreementId, ItemId, MeetingId, newId, type PersonId } from '../cases/ids.js';
import { type DemoData, type OtherPlay } from './other-play.js';

const phone = (n: number): string => `+7 000 000-02-${String(n).padStart(2, '0')}`;
/** A made-up person with the number of a made-up telephone. */
export const one = (n: number, name: string, born: string, school: string): DemoData => ({
  name,
  born,
  phone: phone(n),
  school,
});

/** The people of a case with two sides: one harmed, a minor, a parent. */
export interface Sides {
  readonly harmed: PersonId;
  readonly minor: PersonId;
  readonly parent: PersonId;
}

/** Two sides and a parent, what happened, and the consents on paper. */
export async function sides(
  play: OtherPlay,
  keeper: 'commissionSecretary' | 'serviceHead',
  [harmed, minor, parent]: readonly [DemoData, DemoData, DemoData],
): Promise<Sides> {
  const people = {
    harmed: await play.person(harmed),
    minor: await play.person(minor),
    parent: await play.person(parent),
  };
  const guardian = { person: people.parent, of: [people.minor], kinship: 'mother' };
  await play.staff(keeper, 'addPerson', { person: people.harmed, role: 'side1' });
  await play.staff(keeper, 'addPerson', { person: people.minor, role: 'side2' });
  await play.staff(keeper, 'addPerson', { ...guardian, role: 'guardian' });
  for (const person of [people.harmed, people.parent])
    await play.paper(keeper, 'answerPdConsent', { person, answer: 'given' });
  const own = { person: people.minor, answer: 'given' };
  const signed = { ...own, signer: 'guardian', by: people.parent, kinship: 'mother' };
  await play.paper(keeper, 'answerPdConsent', signed);
  await play.paper(keeper, 'answerPdConsent', own);
  return people;
}

/** What happened, in the keeper's words. */
export async function describe(
  play: OtherPlay,
  keeper: 'commissionSecretary' | 'serviceHead',
  words: string,
  day: number,
): Promise<void> {
  await play.staff(keeper, 'describeSituation', {
    narrative: await play.text(words),
    from: play.day(day),
    injured: true,
    harm: ['material'],
  });
}

/** A preliminary meeting that was agreed by telephone and held. */
export async function meet(play: OtherPlay, person: PersonId, day: number): Promise<void> {
  const meeting = MeetingId.parse(newId());
  play.at(day - 2);
  await play.staff('facilitator', 'fixMeeting', {
    meeting,
    persons: [person],
    at: `${play.day(day)}T15:00`,
    place: await play.text('Служба, кабинет 3'),
  });
  play.at(day, '16:30');
  await play.staff('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
}

/** The joint meeting: proposed, answered by both, confirmed, held. */
export async function meetJointly(
  play: OtherPlay,
  { harmed, minor }: Sides,
  day: number,
): Promise<void> {
  const meeting = MeetingId.parse(newId());
  const slot = `${play.day(day)}T15:00`;
  const persons = [harmed, minor];
  play.at(day - 3);
  const place = await play.text('Служба, кабинет 3');
  await play.staff('facilitator', 'proposeJointMeeting', {
    meeting,
    persons,
    slots: [slot],
    place,
  });
  for (const person of persons)
    await play.says(person, 'answerJointMeeting', { meeting, slots: [slot] });
  await play.staff('facilitator', 'confirmJointMeeting', { meeting, slot });
  play.at(day, '17:00');
  const outcome = { meeting, outcome: 'held', present: persons };
  await play.staff('facilitator', 'recordJointMeeting', outcome);
}

/** An oral agreement with one obligation ends the programme. */
export async function agree(play: OtherPlay, { harmed, minor }: Sides): Promise<void> {
  const words = await play.text('Ужинать вместе по воскресеньям');
  const item = { item: ItemId.parse(newId()), text: words, owes: 'side1', due: play.day(20) };
  await play.staff('facilitator', 'draftAgreement', {
    agreement: AgreementId.parse(newId()),
    kind: 'oral',
    obligations: [item],
  });
  await play.staff('facilitator', 'signAgreement', { signatories: [harmed, minor] });
  await play.staff('facilitator', 'completeProgramme', { result: 'agreement' });
}
