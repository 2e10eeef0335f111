import { cardOfAgreement } from './card.js';
import { altai, vmeste, yugra } from './lives-elsewhere.js';
import {
  agreeing,
  asking,
  closing,
  consentsOfFamily,
  day,
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
import {
  aPureCase,
  assigned,
  describeSituation,
  folk,
  type PureCase,
  referred,
} from './pure-case.js';

const CS = 'commissionSecretary';
const SH = 'serviceHead';
const territory = 'Тихая Бухта';
const commission = 'commission';
const both: Two = [folk.harmed, folk.boy];
const yes = (...criteria: string[]) => criteria.map((criterion) => ({ criterion, answer: 'yes' }));

/** Kamchatka, from the secretary's draft, with an inquiry, a dependency and a boy who is in custody, to the end of the plan. */
const kamchatka: Life = function* (pure) {
  pure.does(CS, 'openCase', {
    ...{ territory, commission, route: 'A', branch: 'offence' },
    ...{ documentsReceived: '2026-03-02', commissionMeeting: '2026-03-31' },
  });
  yield;
  familyIn(pure, CS);
  describeSituation(pure, { prosecution: 'inquiry', addictionLinked: true });
  pure.does(CS, 'setContactMode', { person: folk.boy, mode: 'paper', institution: 'cvsnp' });
  yield;
  const answers = [...yes('E-K1', 'E-K3', 'E-K5', 'E-K8'), { criterion: 'E-K7', answer: 'no' }];
  pure.does(CS, 'answerEligibility', { answers });
  yield;
  pure.does(CS, 'answerEligibility', { answers: yes('E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8') });
  pure.does(CS, 'chooseService', { service: 'service' });
  yield;
  consentsOfFamily(pure, CS);
  pure.does(CS, 'signReferral', { number: '12', referralDue: '2026-03-27' });
  yield;
  pure.does(CS, 'sendReferral');
  yield;
  pure.does(SH, 'assignFacilitator', { facilitators: [F] });
  yield;
  pure.does(F, 'takeReferral');
  pure.does(F, 'agreeAccess', { person: folk.boy });
  pure.does(F, 'setContactMode', { person: folk.boy, mode: 'messenger', institution: 'none' });
  pure.does(F, 'addPerson', { person: folk.expert, role: 'addictionSpecialist' });
  pure.does(F, 'informLawEnforcement', { way: 'phone' });
  yield* asking(pure, both);
  yield* agreeing(pure, both);
  yield* meeting(pure, both);
  draft(pure, folk.mother);
  pure.does(folk.harmed, 'answerCopyConsent', { person: folk.harmed, answer: 'yes' });
  pure.does(folk.boy, 'answerCopyConsent', { person: folk.boy, answer: 'no' });
  yield;
  plan(pure);
  yield;
  pure.does(F, 'signPlan', { signatories: both });
  yield;
  yield* signing(pure, both);
  yield* reporting(pure);
  pure.at(`${day(29)} 17:00`);
  yield;
  yield* following(pure);
  yield* closing(pure);
};

/** Kamchatka's papers, ready and sent. */
function* reporting(pure: PureCase): Generator<void, void> {
  pure.does(F, 'finishDocument', { form: 'FK8' });
  pure.does(F, 'finishDocument', cardOfAgreement);
  yield;
  const words = { problem: pure.text(), work: pure.text(), methods: pure.text() };
  pure.does(F, 'sendResults', { way: 'email', recipientsSeen: true, ...words });
  yield;
}

/** A family of Kamchatka: the commission puts its measures off. */
const family: Life = function* (pure) {
  pure.does(CS, 'openCase', {
    ...{ territory, commission, route: 'A', branch: 'family' },
    ...{ documentsReceived: '2026-03-02', commissionMeeting: '2026-03-31' },
  });
  familyIn(pure, CS);
  describeSituation(pure);
  pure.does(CS, 'answerEligibility', {
    answers: yes('E-K1', 'E-K3', 'E-K4', 'E-K5', 'E-K7', 'E-K8'),
  });
  pure.does(CS, 'chooseService', { service: 'service' });
  consentsOfFamily(pure, CS);
  pure.does(CS, 'signReferral', { number: '12', referralDue: '2026-03-27' });
  pure.does(CS, 'sendReferral');
  assigned(pure);
  for (const person of both) pure.does(F, 'informParticipant', { person });
  yield* agreeing(pure, both);
  pure.does(CS, 'decideSuspension', { decision: 'suspended' });
  yield;
};

/** A mother of Kamchatka refuses for her son, and the twenty days go by. */
const refused: Life = function* (pure) {
  assigned(referred(pure, { opening: { commission } }));
  pure.does(F, 'informParticipant', { person: folk.boy });
  pure.does(F, 'informParticipant', { person: folk.mother });
  const child = { person: folk.mother, child: folk.boy };
  pure.does(folk.mother, 'answerGuardianConsent', { ...child, answer: 'refuse' });
  yield;
  pure.at(`${day(40)} 10:00`);
  yield;
  yield* withdrawing(pure, folk.harmed);
};

/** Somebody of Kamchatka was invited and has not answered. */
const invited: Life = function* (pure) {
  referred(pure, { opening: { commission } });
  const invitation = { person: folk.harmed, invitation: pure.id() };
  pure.does('coordinator', 'issueInvitation', { ...invitation, ends: new Date('2026-03-16') });
  yield;
};

function openBorodino(pure: PureCase): void {
  const known = { caseType: 'harmedMinor', caseReceived: '2026-03-02' };
  pure.does(CS, 'openCase', { territory, commission, ...known });
}

function chosenInBorodino(pure: PureCase, changes: object): void {
  familyIn(pure, CS);
  const what = { narrative: pure.text(), from: '2026-02-20', injured: true, harm: ['moral'] };
  pure.does(CS, 'describeSituation', { ...what, ...changes });
  pure.does(CS, 'answerEligibility', { answers: yes('E-B1', 'E-B3', 'E-B5', 'E-B6') });
}

/** Borodino by a referral, with a criminal case. */
const borodino: Life = function* (pure) {
  openBorodino(pure);
  yield;
  chosenInBorodino(pure, { criminalCase: true });
  yield;
  pure.does(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  pure.does(CS, 'chooseService', { service: 'service' });
  consentsOfFamily(pure, CS);
  yield;
  pure.does(CS, 'signReferral');
  yield;
  pure.does(CS, 'sendReferral');
  yield;
  pure.does(SH, 'receiveReferral');
  yield;
  pure.does(SH, 'decideReferral', { decision: 'accept' });
  yield;
  pure.does(SH, 'assignFacilitator', { facilitators: [F] });
  yield;
  pure.does(F, 'decideMediation', { decision: 'accept', type: 'circle' });
  yield* asking(pure, both);
  yield* agreeing(pure, both);
  yield* meeting(pure, both);
  draft(pure, folk.mother);
  yield;
  pure.does(F, 'showResultInfo', { persons: [folk.boy, folk.mother], way: 'paper' });
  yield;
  yield* signing(pure, both);
  pure.does(F, 'finishDocument', { form: 'FB3' });
  yield;
  yield* following(pure);
  yield* closing(pure);
};

/** Borodino by a decree of the commission, to its hearing; and back. */
const decree: Life = function* (pure) {
  openBorodino(pure);
  chosenInBorodino(pure, {});
  pure.does(CS, 'answerEligibility', {
    answers: [...yes('E-B1', 'E-B3', 'E-B5'), { criterion: 'E-B6', answer: 'no' }],
  });
  yield;
  pure.does(CS, 'answerEligibility', { answers: yes('E-B1', 'E-B3', 'E-B5', 'E-B6') });
  pure.does(CS, 'considerCase', { presence: 'inPerson', decision: 'route1' });
  yield;
  pure.does(CS, 'recordDecree', {
    ...{ decree: '2026-03-02', service: 'service' },
    ...{ measuresDue: day(20), resultDue: day(25), registerQuestion: day(28) },
  });
  yield;
  consentsOfFamily(pure, CS);
  pure.does(CS, 'sendReferral');
  pure.does(SH, 'receiveReferral');
  pure.does(SH, 'decideReferral', { decision: 'accept' });
  pure.does(SH, 'assignFacilitator', { facilitators: [F] });
  pure.does(F, 'decideMediation', { decision: 'accept', type: 'circle' });
  for (const person of both) pure.does(F, 'informParticipant', { person });
  yield* agreeing(pure, both);
  pure.does(F, 'completeProgramme', { result: 'noAgreement', reason: pure.text() });
  pure.does(F, 'finishDocument', { form: 'FB3' });
  pure.does(F, 'sendResults', { way: 'email', recipientsSeen: true });
  pure.at(`${day(29)} 10:00`);
  yield;
  yield* withdrawing(pure, folk.harmed);
};

/** The mediator of Borodino gives the referral back. */
const returned: Life = function* (pure) {
  openBorodino(pure);
  chosenInBorodino(pure, {});
  pure.does(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  pure.does(CS, 'chooseService', { service: 'service' });
  pure.does(CS, 'signReferral');
  pure.does(CS, 'sendReferral');
  pure.does(SH, 'receiveReferral');
  const invitation = { person: folk.harmed, invitation: pure.id() };
  pure.does(SH, 'issueInvitation', { ...invitation, ends: new Date('2026-03-16T00:00:00Z') });
  yield;
  pure.does(SH, 'returnReferral', { wishedBy: 'both' });
  yield;
};

/** The lives in which every command of a procedure can be given once. */
export const lives: Readonly<Record<string, readonly Life[]>> = {
  kamchatka: [kamchatka, family, refused, invited],
  'krasnoyarsk-borodino': [borodino, decree, returned],
  altai: [altai],
  vmeste: [vmeste],
  yugra: [yugra],
};

/** Lives a life from its beginning; `look` sees every state in which it stops. */
export async function live(
  procedure: string,
  life: Life,
  look: (pure: PureCase) => Promise<void>,
): Promise<void> {
  const pure = aPureCase(procedure);
  const steps = life(pure);
  while (steps.next().done !== true) await look(pure);
}
