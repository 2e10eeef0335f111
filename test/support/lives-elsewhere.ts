import {
  agreeing,
  asking,
  closing,
  consentsOf,
  consentsOfFamily,
  draft,
  F,
  familyIn,
  following,
  type Life,
  meeting,
  plan,
  signing,
  type Two,
  withdrawing,
} from './lives.js';
import { folk } from './pure-case.js';

const SH = 'serviceHead';
const RC = 'resourceCentre';
const UF = 'ufsinSpecialist';
const territory = 'Тихая Бухта';
const both: Two = [folk.harmed, folk.boy];

/** Altai, by the head of the service. */
export const altai: Life = function* (pure) {
  pure.does(SH, 'openCase', { territory, service: 'service', entry: 'commission' });
  yield;
  familyIn(pure, SH);
  consentsOfFamily(pure, SH);
  yield;
  const invitation = { person: folk.harmed, invitation: pure.id() };
  pure.does(SH, 'issueInvitation', { ...invitation, ends: new Date('2026-03-16T00:00:00Z') });
  yield;
  pure.does(SH, 'assignFacilitator', { facilitators: [F] });
  yield* asking(pure, both);
  yield* agreeing(pure, both);
  yield* meeting(pure, both);
  draft(pure, folk.mother);
  yield;
  plan(pure);
  yield;
  yield* signing(pure, both);
  yield* following(pure);
  yield* closing(pure);
  pure.does('coordinator', 'reopenCase', { reason: pure.text() });
  yield* withdrawing(pure, folk.harmed);
};

/** «Вместе»: the woman, her sister, and everybody who works for them. */
export const vmeste: Life = function* (pure) {
  const two: Two = [folk.harmed, folk.aunt];
  pure.does(UF, 'openCase', { territory, releaseDate: '2026-10-01' });
  yield;
  pure.does(UF, 'addPerson', { person: folk.harmed, role: 'woman' });
  pure.does(UF, 'addPerson', { person: folk.aunt, role: 'familyMember' });
  pure.does(UF, 'addPerson', { person: folk.father, role: 'familyMember' });
  yield;
  consentsOf(pure, UF, two);
  pure.does(UF, 'explainPrinciples', { person: folk.harmed });
  pure.does(UF, 'explainPrinciples', { person: folk.aunt });
  const invitation = { person: folk.harmed, invitation: pure.id() };
  pure.does(UF, 'issueInvitation', { ...invitation, ends: new Date('2026-03-16T00:00:00Z') });
  yield;
  pure.does(folk.harmed, 'chooseInvitees', { person: folk.harmed, persons: [folk.aunt] });
  pure.does(UF, 'informResourceCentre');
  pure.does(RC, 'appointCurator', { curator: 'familyCurator' });
  yield;
  pure.does(RC, 'assignFacilitator', { facilitators: [F] });
  yield;
  for (const person of two) pure.does(person, 'answerFacilitator', { person, answer: 'accept' });
  pure.does(RC, 'passDocuments', { missingSeen: true });
  pure.does('familyCurator', 'recordHousing', { housing: 'none' });
  yield* asking(pure, two);
  pure.does(F, 'removePerson', { person: folk.father, why: 'notNeeded' });
  yield* agreeing(pure, two);
  pure.does(RC, 'recordWorkingMeeting', { which: 'repeat', present: [RC] });
  yield;
  for (const person of two) pure.does(F, 'explainPrinciples', { person, stage: 'V2' });
  const item = pure.text();
  pure.does(F, 'addAgendaItem', { text: item });
  pure.does(F, 'arrangeAgenda', { items: [item], kind: 'first' });
  pure.does(F, 'confirmStep', { step: 'V2.2' });
  yield* meeting(pure, two);
  draft(pure, folk.aunt);
  yield;
  yield* signing(pure, two);
  yield* following(pure);
  yield* closing(pure);
  pure.does('coordinator', 'reopenCase', { reason: pure.text() });
  yield* withdrawing(pure, folk.harmed);
};

/** Yugra: one man and the way to his new life. */
export const yugra: Life = function* (pure) {
  pure.does(RC, 'openCase', { territory, releaseDate: '2026-05-01' });
  yield;
  pure.does(RC, 'addPerson', { person: folk.father, role: 'side1' });
  pure.does(RC, 'addPerson', { person: folk.aunt, role: 'otherSpecialist' });
  yield;
  consentsOf(pure, RC, [folk.father]);
  const invitation = { person: folk.father, invitation: pure.id() };
  pure.does(RC, 'issueInvitation', { ...invitation, ends: new Date('2026-03-16T00:00:00Z') });
  pure.does(RC, 'appointCurator', { curator: 'familyCurator' });
  yield;
  const person = folk.father;
  pure.does(person, 'askQuestion', { person, question: pure.id(), text: pure.text() });
  pure.does(person, 'askHelp', { person, kind: 'life' });
  pure.does(person, 'pauseMessages', { person });
  pure.does('familyCurator', 'askSupport', { topic: 'case' });
  yield;
  pure.does(RC, 'pauseCase', { reason: pure.text() });
  yield;
  pure.does(RC, 'resumeCase');
  yield* withdrawing(pure, person);
  yield* closing(pure);
};
