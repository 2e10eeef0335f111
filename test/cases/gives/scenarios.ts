import { openCriteria } from '../../../src/cases/eligibility-of-case.js';
import { folk } from '../../support/pure-case.js';
import { anyTime, consentOf, ends, withdrawing } from './any-time.js';
import {
  agrees,
  consents,
  F,
  followsUp,
  meets,
  meetsJointly,
  prepares,
  takesPart,
} from './programme.js';
import { type Given, walk } from './walk.js';

const CS = 'commissionSecretary';
const SH = 'serviceHead';
const RC = 'resourceCentre';
const FC = 'familyCurator';
const UF = 'ufsinSpecialist';
const CO = 'coordinator';
const sides = { one: folk.harmed, two: folk.boy };
type Seen = Map<string, Given>;

const yes = (...criteria: readonly string[]) =>
  criteria.map((criterion) => ({ criterion, answer: 'yes' }));

function kamchatka(seen: Seen): void {
  const w = walk('K', 'kamchatka', seen);
  const { pure } = w;
  const opening = { territory: 'Тихая Бухта', branch: 'offence' };
  w.does(CS, 'openCase', { ...opening, route: 'A', documentsReceived: '2026-03-02' });
  w.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  w.quietly(CS, 'addPerson', { person: folk.boy, role: 'side2' });
  const mother = { role: 'guardian', of: [folk.boy], kinship: 'mother' };
  w.quietly(CS, 'addPerson', { person: folk.mother, ...mother });
  w.quietly(CS, 'addPerson', { person: folk.expert, role: 'addictionSpecialist' });
  w.does(CS, 'setContactMode', { person: folk.harmed, mode: 'paper', institution: 'cvsnp' });
  w.does(CS, 'agreeAccess', { person: folk.harmed });
  w.quietly(CS, 'setContactMode', { person: folk.harmed, mode: 'messenger' });
  w.does(CS, 'describeSituation', {
    ...{ narrative: pure.text(), from: '2026-02-20', injured: true, harm: ['moral'] },
    ...{ infoSource: 'adminProtocol', prosecution: 'inquiry' },
    ...{ criminalCase: false, addictionLinked: true },
  });
  w.does(CS, 'recordWillingness', { person: folk.boy, answer: 'willing' });
  w.does(CS, 'answerEligibility', { answers: yes('E-K1', 'E-K3', 'E-K5', 'E-K8') });
  const sober = { criterion: 'E-K7', person: folk.harmed, answer: 'yes' };
  const dependent = { criterion: 'E-K7', person: folk.boy, answer: 'no' };
  w.quietly(CS, 'answerEligibility', { answers: [sober, dependent] });
  const admitted = { criterion: 'E-K7', person: folk.boy, decision: 'admit' };
  w.does(CS, 'decideEligibility', { ...admitted, reason: pure.text() });
  w.does(CS, 'chooseService', { service: 'service' });
  consents(w, CS, [folk.harmed, folk.boy, folk.mother, folk.expert]);
  w.does(CS, 'signReferral', { referralDue: '2026-03-27' });
  w.does(CS, 'sendReferral');
  w.does(CS, 'setCommissionMeeting', { meeting: '2026-03-31' });
  w.does(SH, 'receiveReferral');
  w.does(SH, 'assignFacilitator', { facilitators: [F] });
  w.does(F, 'takeReferral');
  w.does(F, 'informLawEnforcement', { way: 'email' });
  takesPart(w, sides, [folk.mother]);
  const child = { person: folk.mother, child: folk.boy };
  w.does(
    folk.mother,
    'answerGuardianConsent',
    { ...child, answer: 'refuse' },
    'answerGuardianConsent refuse',
  );
  const going = { child: folk.boy, decision: 'continue', reason: pure.text() };
  w.does(F, 'decideGuardianRefusal', going);
  w.does(folk.mother, 'answerGuardianConsent', { ...child, answer: 'agree' });
  w.does(CO, 'replaceFacilitator', { facilitators: [F], why: 'other' });
  w.does(F, 'acceptCase', { types: ['familyConference', 'circle'] });
  w.does(F, 'notifyCommission', { kind: 'acceptance', way: 'phone' });
  w.does(F, 'removePerson', { person: addedBy(w), why: 'mistake' });
  anyTime(w, folk.harmed, { keeper: F, reader: F, helper: SH });
  w.does(F, 'addNote', { note: pure.text() });
  meets(w, sides, '2026-03-05');
  prepares(w, sides);
  meetsJointly(w, sides, '2026-03-12');
  w.quietly(F, 'addPerson', { person: folk.aunt, role: 'notifier' });
  consents(w, F, [folk.aunt]);
  const item = agrees(w, sides, '2026-04-20', true);
  w.does(SH, 'decideCopy', { decision: 'attach', reason: pure.text() });
  w.does(F, 'signAgreement', { signatories: [folk.harmed, folk.boy] });
  familyPlan(w);
  w.does(F, 'attachActionProgramme', { text: pure.text() });
  pure.at('2026-03-22 12:00');
  w.does(F, 'explainDelay', { limit: 'K-D7', reason: pure.text() });
  w.does(F, 'completeProgramme', { result: 'agreement' });
  w.quietly(F, 'finishDocument', { form: 'FK7' });
  w.quietly(F, 'finishDocument', { form: 'FK8' });
  w.does(F, 'finishDocument', {
    ...{ form: 'FK9', results: ['reconciliation'], reconciliation: ['agreementSigned'] },
  });
  const recommend = { kind: 'recommendations', way: 'email', reason: pure.text() };
  w.does(F, 'notifyCommission', recommend, 'notifyCommission recommendations');
  const words = { problem: pure.text(), work: pure.text(), methods: pure.text() };
  w.does(F, 'sendResults', { way: 'email', recipientsSeen: true, ...words });
  w.does(F, 'correctFact', { event: lastId(w), newDay: '2026-03-21', reason: pure.text() });
  pure.at('2026-03-31 15:00');
  w.does(CS, 'recordHearing', { hearingOutcome: ['measures'] });
  followsUp(w, sides, item, '2026-04-20');
  w.quietly(F, 'addPerson', { person: folk.child, role: 'familyMember' });
  w.does(F, 'sendPlanResults', { results: pure.text(), recipientsSeen: true });
  w.does(F, 'reopenProgramme', { askedBy: 'person' });
  w.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
  ends(w, F);
}

type W = ReturnType<typeof walk>;

/** A human decides for everybody whom the criteria leave to one. */
function admitAll({ pure }: W): void {
  for (const { criterion, person } of openCriteria(pure.kase(), pure.context()).decide)
    pure.does(CS, 'decideEligibility', {
      ...{ criterion, person },
      ...{ decision: 'admit', reason: pure.text() },
    });
}

/** Somebody who is there by mistake. */
function addedBy(w: W) {
  w.quietly(F, 'addPerson', { person: folk.father, role: 'familyMember' });
  return folk.father;
}

const lastId = (w: W): string => w.pure.kase().history.at(-1)?.id ?? '';

function familyPlan(w: W): void {
  const { pure } = w;
  const row = {
    ...{ item: pure.id(), issue: pure.text(), actions: pure.text() },
    ...{ due: null, every: 'P1M', responsible: folk.boy },
  };
  const plan = { plan: pure.id(), rows: [row], controller: folk.mother, reportTo: pure.text() };
  w.does(F, 'draftPlan', plan);
  w.does(F, 'signPlan', { signatories: [folk.boy, folk.mother], planTerm: 'P3M' });
}

/** Ways that a case of Kamchatka takes besides: a family, a refusal, the other route, a draft that goes nowhere. */
function kamchatkaBesides(seen: Seen): void {
  const draft = (branch: string, route = 'A', isNamed = false) => {
    const w = walk('K', 'kamchatka', seen);
    const day = route === 'A' ? {} : { commissionMeeting: '2026-03-31' };
    const opening = { territory: 'Тихая Бухта', branch, route, ...day };
    if (isNamed) w.does(CS, 'openCase', opening, 'openCase B');
    else w.quietly(CS, 'openCase', opening);
    w.quietly(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
    w.quietly(CS, 'addPerson', { person: folk.boy, role: 'side2' });
    const mother = { role: 'guardian', of: [folk.boy], kinship: 'mother' };
    w.quietly(CS, 'addPerson', { person: folk.mother, ...mother });
    w.quietly(CS, 'describeSituation', {
      ...{ narrative: w.pure.text(), from: '2026-02-20', injured: true, harm: ['moral'] },
      ...{ infoSource: 'adminProtocol', prosecution: 'none' },
      ...{ criminalCase: false, addictionLinked: false },
    });
    w.quietly(CS, 'answerEligibility', { answers: yes('E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8') });
    w.quietly(CS, 'chooseService', { service: 'service' });
    return w;
  };
  const led = (w: W, isNamed = false) => {
    consents(w, CS, [folk.harmed, folk.boy, folk.mother]);
    admitAll(w);
    w.quietly(CS, 'signReferral');
    if (isNamed) w.does(CS, 'sendReferral', {}, 'sendReferral B');
    else w.quietly(CS, 'sendReferral');
    w.quietly(SH, 'assignFacilitator', { facilitators: [F] });
    w.quietly(F, 'takeReferral');
    return w;
  };
  const agreed = (w: W) => {
    for (const person of [folk.harmed, folk.boy]) {
      w.quietly(F, 'informParticipant', { person });
      w.quietly(person, 'answerParticipation', { person, answer: 'agree' });
    }
    return w;
  };
  const family = led(draft('family'));
  family.does(F, 'applySocialRegulations', { reason: family.pure.text() });
  agreed(family);
  family.does(F, 'acceptCase', { types: ['circle'], informedBy: 'phone' }, 'acceptCase informed');
  family.does(CS, 'decideSuspension', { decision: 'suspended' });
  family.does(CS, 'endSuspension');
  const why = { result: 'noAgreement', reason: family.pure.text() };
  family.does(F, 'completeProgramme', why, 'completeProgramme noAgreement');
  const council = agreed(led(draft('offence', 'B', true), true));
  council.quietly(F, 'acceptCase', { types: ['circle'] });
  council.quietly(F, 'completeProgramme', { result: 'resolvedWithoutMeeting' });
  council.quietly(F, 'finishDocument', { form: 'FK7' });
  council.quietly(F, 'finishDocument', { form: 'FK9', results: ['resolvedWithoutMeeting'] });
  const told = {
    ...{ way: 'email', recipientsSeen: true, recommendations: council.pure.text() },
    ...{ problem: council.pure.text(), work: council.pure.text(), methods: council.pure.text() },
  };
  council.does(F, 'sendResults', told, 'sendResults B');
  const refused = led(draft('offence'));
  refused.quietly(F, 'informParticipant', { person: folk.harmed });
  const no = { person: folk.harmed, answer: 'refuse' };
  refused.does(folk.harmed, 'answerParticipation', no, 'answerParticipation refuse');
  const tell = { kind: 'refusal', way: 'email', reason: refused.pure.text() };
  refused.does(F, 'notifyCommission', tell, 'notifyCommission refusal');
  const left = agreed(led(draft('offence')));
  left.does(folk.harmed, 'leaveProgramme', { person: folk.harmed }, 'leaveProgramme before');
  const stopped = led(draft('offence'));
  stopped.quietly('paper:facilitator', 'withdrawPdConsent', { person: folk.harmed });
  const stop = { person: folk.harmed, decision: 'stop' };
  stopped.does(F, 'decideAfterWithdrawal', stop, 'decideAfterWithdrawal stop');
  const declined = draft('offence');
  consents(declined, CS, [folk.harmed]);
  declined.quietly(CS, 'addPerson', { person: folk.aunt, role: 'familyMember' });
  consentOf(declined, folk.aunt, CS, false);
  declined.does(CS, 'declineCase', { why: 'other', reason: declined.pure.text() });
  const withdrawn = led(draft('offence'));
  withdrawn.quietly(`paper:${F}`, 'withdrawPdConsent', { person: folk.harmed });
  withdrawn.does(F, 'decideAfterWithdrawal', { person: folk.harmed, decision: 'continue' });
}

function borodino(seen: Seen): void {
  const w = walk('B', 'krasnoyarsk-borodino', seen);
  const { pure } = w;
  w.does(CS, 'openCase', { territory: 'Тихая Бухта', caseType: 'harmedMinor' });
  considered(w, w.does);
  w.does(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  w.does(CS, 'chooseService', { service: 'service' });
  const consent = { person: folk.harmed, answer: 'given', textVersion: 'consent-v1' };
  w.does(folk.harmed, 'answerPdConsent', consent, 'answerPdConsent first');
  consents(w, CS, [folk.harmed, folk.boy, folk.mother]);
  w.quietly(CS, 'addPerson', { person: withdrawing, role: 'familyMember' });
  w.does(CS, 'signReferral');
  w.does(CS, 'sendReferral');
  w.does(SH, 'receiveReferral');
  w.does(SH, 'decideReferral', { decision: 'accept' });
  w.does(SH, 'assignFacilitator', { facilitators: [F] });
  w.does(F, 'decideMediation', { decision: 'accept', type: 'circle' });
  w.does(F, 'notifyCommission', { way: 'phone' });
  consentOf(w, withdrawing, F, true);
  w.does(F, 'removePerson', { person: withdrawing, why: 'mistake' });
  takesPart(w, sides, [folk.mother]);
  w.does(F, 'acceptCase', { types: ['circle'] });
  w.does(CO, 'replaceFacilitator', { facilitators: [F], why: 'other' });
  anyTime(w, folk.harmed, { keeper: F, reader: F, helper: SH });
  w.does(F, 'addNote', { note: pure.text() });
  const extension = { extendedTo: '2026-04-20', extensionReason: pure.text() };
  w.does(F, 'extendProgramme', { ...extension, extensionNotified: '2026-03-02' });
  meets(w, sides, '2026-03-05');
  prepares(w, sides);
  meetsJointly(w, sides, '2026-03-12');
  w.quietly(F, 'addPerson', { person: folk.aunt, role: 'notifier' });
  consents(w, F, [folk.aunt]);
  const item = agrees(w, sides, '2026-04-20', true);
  const shown = { persons: [folk.boy, folk.mother], way: 'link' };
  w.does(F, 'showResultInfo', shown);
  w.does(F, 'signAgreement', { signatories: [folk.harmed, folk.boy] });
  w.does(F, 'completeProgramme', { result: 'agreement' });
  w.does(F, 'correctFact', { event: lastId(w), newDay: '2026-03-11', reason: pure.text() });
  w.does(F, 'finishDocument', { form: 'FB3' });
  w.does(F, 'sendResults', { way: 'email', recipientsSeen: true });
  followsUp(w, sides, item, '2026-04-20');
  w.does(F, 'reopenProgramme', { askedBy: 'person' });
  w.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
  ends(w, F);
}

/** What the commission knows before it considers a case of Borodino. */
function considered(w: W, does: W['does'] | W['quietly']): void {
  const { pure } = w;
  does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  w.quietly(CS, 'addPerson', { person: folk.boy, role: 'side2' });
  const mother = { role: 'guardian', of: [folk.boy], kinship: 'mother' };
  w.quietly(CS, 'addPerson', { person: folk.mother, ...mother });
  does(CS, 'setContactMode', { person: folk.harmed, mode: 'messenger' });
  does(CS, 'describeSituation', {
    ...{ narrative: pure.text(), from: '2026-02-20', injured: true, harm: ['moral'] },
    criminalCase: true,
  });
  does(CS, 'recordWillingness', { person: folk.boy, answer: 'willing' });
  does(CS, 'answerEligibility', { answers: yes('E-B1', 'E-B3', 'E-B5') });
  const warned = { criterion: 'E-B6', answer: 'no' };
  w.quietly(CS, 'answerEligibility', { answers: [warned] });
  does(CS, 'decideEligibility', { criterion: 'E-B6', decision: 'admit', reason: pure.text() });
}

/** The decree, a return, a refusal of the service and of a side, and a case without a programme. */
function borodinoBesides(seen: Seen): void {
  const open = (decision: string) => {
    const w = walk('B', 'krasnoyarsk-borodino', seen);
    w.quietly(CS, 'openCase', { territory: 'Тихая Бухта', caseType: 'harmedMinor' });
    considered(w, w.quietly);
    consents(w, CS, [folk.harmed, folk.boy, folk.mother]);
    const how = { presence: 'inAbsentia', decision };
    if (decision === 'route2') w.quietly(CS, 'considerCase', how);
    else w.does(CS, 'considerCase', how, `considerCase ${decision}`);
    return w;
  };
  const decree = open('route1');
  decree.does(CS, 'recordDecree', {
    ...{ service: 'service', measuresDue: '2026-03-20', programmeDue: '2026-03-30' },
    ...{ resultDue: '2026-04-02', registerQuestion: '2026-04-10' },
  });
  decree.does(CS, 'sendReferral', {}, 'sendReferral decree');
  decree.does(SH, 'receiveReferral', {}, 'receiveReferral decree');
  decree.does(CS, 'recordMeasures');
  decree.quietly(SH, 'decideReferral', { decision: 'accept' });
  decree.quietly(SH, 'assignFacilitator', { facilitators: [F] });
  decree.quietly(F, 'decideMediation', { decision: 'accept', type: 'circle' });
  for (const person of [folk.harmed, folk.boy]) {
    decree.quietly(F, 'informParticipant', { person });
    decree.quietly(person, 'answerParticipation', { person, answer: 'agree' });
  }
  decree.quietly(F, 'acceptCase', { types: ['circle'] });
  const solved = { result: 'resolvedWithoutMeeting' };
  decree.does(F, 'completeProgramme', solved, 'completeProgramme decree');
  decree.quietly(F, 'finishDocument', { form: 'FB3' });
  decree.does(F, 'sendResults', { way: 'email', recipientsSeen: true }, 'sendResults decree');
  decree.pure.at('2026-04-10 12:00');
  decree.does(CS, 'recordHearing');
  open('none');
  const sent = () => {
    const w = open('route2');
    w.quietly(CS, 'chooseService', { service: 'service' });
    w.quietly(CS, 'signReferral');
    w.quietly(CS, 'sendReferral');
    w.quietly(SH, 'receiveReferral');
    return w;
  };
  const service = sent();
  const no = { decision: 'decline', reason: service.pure.text() };
  service.does(SH, 'decideReferral', no, 'decideReferral decline');
  const mediator = sent();
  mediator.quietly(SH, 'decideReferral', { decision: 'accept' });
  mediator.quietly(SH, 'assignFacilitator', { facilitators: [F] });
  mediator.quietly(F, 'informParticipant', { person: folk.harmed });
  mediator.does(F, 'decideMediation', no, 'decideMediation decline');
  mediator.does(SH, 'returnReferral', { wishedBy: 'both' });
  mediator.does(CS, 'redirectReferral', { territory: 'Соседний район' });
  const draft = walk('B', 'krasnoyarsk-borodino', seen);
  draft.quietly(CS, 'openCase', { territory: 'Тихая Бухта', caseType: 'harmedMinor' });
  draft.quietly(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  consents(draft, CS, [folk.harmed]);
  draft.does(CS, 'declineCase', { why: 'other', reason: draft.pure.text() });
}

function altai(seen: Seen): void {
  const w = walk('A', 'altai', seen);
  const { pure } = w;
  const opening = { territory: 'Тихая Бухта', service: 'service', entry: 'commission' };
  w.does(SH, 'openCase', opening);
  w.does(SH, 'addPerson', { person: folk.harmed, role: 'side1' });
  w.quietly(SH, 'addPerson', { person: folk.boy, role: 'side2' });
  const mother = { role: 'guardian', of: [folk.boy], kinship: 'mother' };
  w.quietly(SH, 'addPerson', { person: folk.mother, ...mother });
  w.quietly(SH, 'addPerson', { person: withdrawing, role: 'familyMember' });
  w.does(SH, 'setContactMode', { person: folk.harmed, mode: 'messenger' });
  w.does(SH, 'describeSituation', {
    ...{ narrative: pure.text(), from: '2026-02-20', injured: true, harm: ['moral'] },
  });
  w.does(SH, 'assignFacilitator', { facilitators: [F] });
  consents(w, F, [folk.harmed, folk.boy, folk.mother]);
  consentOf(w, withdrawing, F, true);
  w.does(F, 'removePerson', { person: withdrawing, why: 'mistake' });
  takesPart(w, sides, [folk.mother]);
  w.does(SH, 'replaceFacilitator', { facilitators: [F], why: 'other' });
  w.does(F, 'acceptCase', { types: ['familyConference'] });
  anyTime(w, folk.harmed, { keeper: F, reader: F, helper: SH });
  w.does(F, 'addNote', { note: pure.text() });
  w.does(F, 'confirmStep', { step: 'A1' });
  meets(w, sides, '2026-03-05');
  prepares(w, sides);
  meetsJointly(w, sides, '2026-03-12');
  w.quietly(F, 'addPerson', { person: folk.aunt, role: 'notifier' });
  consents(w, F, [folk.aunt]);
  const item = agrees(w, sides, '2026-04-20', false);
  w.does(F, 'signAgreement', { signatories: [folk.harmed, folk.boy] });
  familyPlan(w);
  w.does(F, 'completeProgramme', { result: 'agreement' });
  w.does(F, 'correctFact', { event: lastId(w), newDay: '2026-03-11', reason: pure.text() });
  w.does(F, 'finishDocument', { form: 'FK5' });
  followsUp(w, sides, item, '2026-04-20');
  w.does(F, 'reopenProgramme', { askedBy: 'person' });
  w.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
  ends(w, F);
  const own = walk('A', 'altai', seen);
  own.does(F, 'openCase', opening, 'openCase F');
}

function vmeste(seen: Seen): void {
  const w = walk('V', 'vmeste', seen);
  const { pure } = w;
  const between = { one: folk.harmed, two: folk.aunt };
  w.does(UF, 'openCase', { territory: 'Тихая Бухта', releaseDate: '2026-09-15' });
  w.does(UF, 'addPerson', { person: folk.harmed, role: 'woman' });
  w.quietly(UF, 'addPerson', { person: folk.aunt, role: 'familyMember' });
  w.quietly(UF, 'addPerson', { person: withdrawing, role: 'familyMember' });
  w.does(UF, 'setContactMode', { person: folk.harmed, mode: 'messenger' });
  consents(w, UF, [folk.harmed, folk.aunt]);
  w.does(UF, 'explainPrinciples', { person: folk.harmed });
  const chosen = { person: folk.harmed, persons: [folk.aunt] };
  w.does(folk.harmed, 'chooseInvitees', chosen);
  w.does(UF, 'startWork');
  w.does(UF, 'setReleaseDate', { releaseDate: '2026-09-20' });
  w.does(UF, 'recordParole', { releaseDate: '2026-05-01' });
  w.does(UF, 'informResourceCentre');
  w.does(RC, 'appointCurator', { curator: FC });
  w.does(RC, 'assignFacilitator', { facilitators: [F] });
  const declines = { person: folk.harmed, answer: 'decline' };
  w.does(folk.harmed, 'answerFacilitator', declines, 'answerFacilitator decline');
  w.does(folk.harmed, 'answerFacilitator', { person: folk.harmed, answer: 'accept' });
  w.does(UF, 'recordHousing', { housing: 'none' });
  const decisions = [{ text: pure.text(), responsible: FC, due: null }];
  w.does(RC, 'recordWorkingMeeting', { which: 'first', present: [RC, FC], decisions });
  w.does(UF, 'finishDocument', { form: 'FV1' });
  w.does(UF, 'submitDocuments', { missingSeen: true });
  w.does(RC, 'passDocuments', { missingSeen: true });
  consentOf(w, withdrawing, RC, true);
  w.does(RC, 'removePerson', { person: withdrawing, why: 'mistake' });
  for (const person of [folk.harmed, folk.aunt])
    w.quietly(F, 'explainPrinciples', { person, stage: 'V2' });
  w.quietly(RC, 'recordWorkingMeeting', { which: 'repeat', present: [RC] });
  w.does(RC, 'recordDiscussion');
  takesPart(w, between);
  w.does(RC, 'replaceFacilitator', { facilitators: [F], why: 'other' });
  w.does(F, 'acceptCase', { types: ['familyMediation'] });
  anyTime(w, folk.harmed, { keeper: F, reader: F, helper: RC });
  w.does(F, 'addNote', { note: pure.text() });
  meets(w, between, '2026-03-05');
  prepares(w, between, { kind: 'relatives' });
  w.does(UF, 'addAgendaItem', { text: pure.text() }, 'addAgendaItem UF');
  w.does(F, 'confirmStep', { step: 'V2.2' });
  meetsJointly(w, between, '2026-03-12');
  w.does(FC, 'recordAid', { kind: 'documents' });
  w.quietly(F, 'addPerson', { person: folk.mother, role: 'notifier' });
  consents(w, F, [folk.mother]);
  const item = pure.id();
  agreesInVmeste(w, item);
  w.does(F, 'signAgreement', { signatories: [folk.harmed, folk.aunt] });
  w.does(F, 'completeProgramme', { result: 'agreement' });
  w.does(F, 'correctFact', { event: lastId(w), newDay: '2026-03-11', reason: pure.text() });
  const answer = { person: folk.aunt, item, answer: 'partly' };
  w.does(folk.aunt, 'answerFulfilment', answer);
  w.does(folk.mother, 'reportSuccess', { person: folk.mother });
  pure.at('2026-04-20 14:00');
  w.does(F, 'recordReviewMeeting', { outcome: 'held' });
  w.does(F, 'settleFulfilment', { item, state: 'inProgress' }, 'settleFulfilment one');
  w.does(F, 'settleFulfilment', { state: 'fulfilled' });
  w.does(F, 'reopenProgramme', { askedBy: 'person' });
  w.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
  ends(w, F);
}

/** The notifier is somebody of no side. */
function agreesInVmeste(w: W, item: string): void {
  const { pure } = w;
  w.does(F, 'draftAgreement', {
    agreement: pure.id(),
    obligations: [{ item, text: pure.text(), owes: 'side2', due: null }],
    reviewAt: '2026-04-20T12:00',
    notifier: folk.mother,
    term: 'P2M',
  });
  const answer = (person: string, said: string) => ({ person, answer: said });
  w.does(folk.harmed, 'answerCopyConsent', answer(folk.harmed, 'yes'));
  w.does(folk.aunt, 'answerCopyConsent', answer(folk.aunt, 'no'), 'answerCopyConsent no');
}

function yugra(seen: Seen): void {
  const w = walk('Y', 'yugra', seen);
  const { pure } = w;
  w.does(RC, 'openCase', { territory: 'Тихая Бухта' });
  w.does(RC, 'addPerson', { person: folk.harmed, role: 'side1' });
  w.quietly(RC, 'addPerson', { person: withdrawing, role: 'familyMember' });
  w.does(RC, 'setContactMode', { person: folk.harmed, mode: 'messenger' });
  consents(w, RC, [folk.harmed]);
  w.does(RC, 'setReleaseDate', { releaseDate: '2026-09-20' });
  w.does(RC, 'confirmStep', { step: 'Y1' });
  w.does(RC, 'appointCurator', { curator: FC });
  w.does(FC, 'finishDocument', { form: 'routeMap' });
  w.does(FC, 'reservePlace', { provider: 'Центр' });
  w.does(FC, 'recordAid', { kind: 'documents' });
  consentOf(w, withdrawing, FC, false);
  w.does(FC, 'removePerson', { person: withdrawing, why: 'mistake' });
  anyTime(w, folk.harmed, { keeper: FC, reader: FC, helper: RC });
  w.does(FC, 'correctFact', { event: curatorId(w), newDay: '2026-03-01', reason: pure.text() });
  ends(w, FC);
}

const curatorId = (w: W): string =>
  w.pure.kase().history.find(({ type }) => type === 'curatorAppointed')?.id ?? '';

/** Walks every command of every procedure; what each really gave, by letter and name. */
export function walkAll(): Seen {
  const seen: Seen = new Map();
  for (const scenario of [
    ...[kamchatka, kamchatkaBesides, borodino, borodinoBesides],
    ...[altai, vmeste, yugra],
  ])
    scenario(seen);
  return seen;
}
