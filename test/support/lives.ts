import { type PersonId } from '../../src/cases/ids.js';
import { folk, type PureCase } from './pure-case.js';

/** The life of a case; it stops at every state in which something may be done that could not be done before. */
export type Life = (pure: PureCase) => Generator<void, void>;

export const F = 'facilitator';
/** Two members of a case, of two sides. */
export type Two = readonly [PersonId, PersonId];

/** A day of the life of a case, which begins on 2 March 2026, at this hour. */
export const day = (n: number): string =>
  new Date(Date.UTC(2026, 2, 2 + n)).toISOString().slice(0, 10);

/** A consent to data on paper; of a child by its guardian and by itself. */
export function consentsOf(
  pure: PureCase,
  keeper:
    'facilitator' | 'serviceHead' | 'commissionSecretary' | 'resourceCentre' | 'ufsinSpecialist',
  persons: readonly PersonId[],
): void {
  for (const person of persons)
    pure.does(`paper:${keeper}`, 'answerPdConsent', { person, answer: 'given' });
}

/** The boy's guardian agrees to his data first, then he himself. */
export function consentsOfFamily(
  pure: PureCase,
  keeper: 'facilitator' | 'serviceHead' | 'commissionSecretary',
): void {
  consentsOf(pure, keeper, [folk.harmed, folk.mother]);
  const signed = { signer: 'guardian', by: folk.mother, kinship: 'mother' };
  pure.does(`paper:${keeper}`, 'answerPdConsent', { person: folk.boy, answer: 'given', ...signed });
  consentsOf(pure, keeper, [folk.boy]);
}

/** Two sides and a guardian. */
export function familyIn(pure: PureCase, keeper: 'serviceHead' | 'commissionSecretary'): void {
  pure.does(keeper, 'addPerson', { person: folk.harmed, role: 'side1' });
  pure.does(keeper, 'addPerson', { person: folk.boy, role: 'side2' });
  const guardian = { person: folk.mother, of: [folk.boy], kinship: 'mother' };
  pure.does(keeper, 'addPerson', { ...guardian, role: 'guardian' });
}

/** What members say and ask while they are informed, and all of it waits for an answer. */
export function* asking(pure: PureCase, [a, b]: Two): Generator<void, void> {
  for (const person of [a, b]) pure.does(F, 'informParticipant', { person });
  yield;
  pure.does(a, 'askQuestion', { person: a, question: pure.id(), text: pure.text() });
  pure.does(a, 'askHelp', { person: a, kind: 'help' });
  pure.does(a, 'requestCall', { person: a });
  pure.does(a, 'proposeSupporter', { person: a, relation: 'friend' });
  pure.does(a, 'pauseMessages', { person: a });
  const item = pure.text();
  pure.does(a, 'addAgendaItem', { person: a, text: item });
  pure.does(F, 'askSupport', { topic: 'case' });
  yield;
  pure.does(F, 'pauseCase', { reason: pure.text() });
  yield;
  pure.does(F, 'resumeCase');
  pure.does(a, 'resumeMessages', { person: a });
  pure.does(a, 'shareAgendaItem', { person: a, item, answer: 'yes' });
}

/** Everybody agrees and the case is accepted. */
export function* agreeing(pure: PureCase, two: Two): Generator<void, void> {
  for (const person of two) pure.does(person, 'answerParticipation', { person, answer: 'agree' });
  yield;
  pure.does(F, 'acceptCase', { types: ['familyConference'] });
  yield;
}

/** A preliminary meeting that is offered, picked, confirmed and held. */
function* preliminary(pure: PureCase, person: PersonId, on: number): Generator<void, void> {
  const meeting = pure.id();
  const slot = `${day(on)}T15:00`;
  const place = pure.text();
  pure.does(F, 'proposeSlots', { meeting, persons: [person], slots: [slot], place });
  yield;
  pure.does(person, 'pickSlot', { person, meeting, slot });
  yield;
  pure.at(`${day(on)} 17:00`);
  yield;
  pure.does(F, 'recordPreMeeting', { meeting, outcome: 'held' });
}

/** The meetings, from the first offer to the joint one that was held. */
export function* meeting(pure: PureCase, [a, b]: Two): Generator<void, void> {
  yield* preliminary(pure, a, 4);
  yield* preliminary(pure, b, 6);
  yield;
  const joint = pure.id();
  const slots = [`${day(12)}T15:00`];
  const place = pure.text();
  pure.does(F, 'proposeJointMeeting', { meeting: joint, persons: [a, b], slots, place });
  yield;
  for (const person of [a, b])
    pure.does(person, 'answerJointMeeting', { person, meeting: joint, slots });
  yield;
  pure.does(F, 'confirmJointMeeting', { meeting: joint, slot: slots[0] });
  pure.at(`${day(12)} 17:00`);
  yield;
  pure.does(F, 'recordJointMeeting', { meeting: joint, outcome: 'held', present: [a, b] });
  yield;
}

/** An agreement of one obligation, drafted; somebody follows it and says when all is done. */
export function draft(pure: PureCase, owes: PersonId): void {
  pure.does(F, 'draftAgreement', {
    agreement: pure.id(),
    obligations: [{ item: pure.id(), text: pure.text(), owes: 'side2', due: day(40) }],
    notifier: owes,
    reviewAt: `${day(30)}T12:00`,
    reviewPlace: pure.text(),
  });
}

/** The agreement is signed and the programme over. */
export function* signing(pure: PureCase, two: Two): Generator<void, void> {
  pure.does(F, 'signAgreement', { signatories: two });
  yield;
  pure.does(F, 'completeProgramme', { result: 'agreement' });
  yield;
}

/** What was promised becomes due, the talk about it has its day, and everything is settled. */
export function* following(pure: PureCase): Generator<void, void> {
  pure.at(`${day(31)} 12:00`);
  yield;
  pure.at(`${day(70)} 12:00`);
  yield;
  pure.does(F, 'settleFulfilment', { state: 'fulfilled' });
  yield;
}

/** Somebody takes the consent to data back. */
export function* withdrawing(pure: PureCase, person: PersonId): Generator<void, void> {
  pure.does(person, 'withdrawPdConsent', { person });
  yield;
}

/** A plan of the family of one row, drafted. */
export function plan(pure: PureCase): void {
  const row = { issue: pure.text(), actions: pure.text(), due: day(50), every: null };
  pure.does(F, 'draftPlan', {
    plan: pure.id(),
    rows: [{ item: pure.id(), ...row, responsible: folk.boy }],
    controller: folk.mother,
    reportTo: pure.text(),
  });
}

/** The coordinator closes the case. */
export function* closing(pure: PureCase): Generator<void, void> {
  pure.does('coordinator', 'closeCase', { why: 'stopped', reason: pure.text() });
  yield;
}
