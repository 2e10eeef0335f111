import { describe, expect, it } from '@jest/globals';
import { findCommand } from '../../../src/cases/available-commands.js';
import { type CaseEvent } from '../../../src/cases/events/event.js';
import { copyAllowed } from '../../../src/cases/commands/agreement.js';
import { noticesDue } from '../../../src/cases/commands/acceptance.js';
import { factsOf } from '../../../src/cases/facts-of-case.js';
import { limitsOf } from '../../../src/cases/limits-of-case.js';
import { statusOf } from '../../../src/cases/status.js';
import { dueItems } from '../../../src/cases/wake.js';
import { cardOfAgreement } from '../../support/card.js';
import {
  accepted,
  acceptedCase,
  aPureCase,
  assigned,
  consent,
  describeSituation,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../../support/pure-case.js';

const F = 'facilitator';
const CS = 'commissionSecretary';
type By = Parameters<PureCase['try']>[0];
const refusal = (pure: PureCase, by: By, command: string, input: object = {}) => {
  const decision = pure.try(by, command, input);
  return decision.type === 'refused' ? decision.refusal : null;
};
const limit = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id);
const toPersons = (told: readonly { to: object; text: string }[]) =>
  told.flatMap(({ to, text }) => ('person' in to ? [`${String(to.person)}: ${text}`] : []));

function informed(): PureCase {
  const pure = assigned(referred(aPureCase()));
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does(F, 'informParticipant', { person });
  return pure;
}

function reported(recommendations?: string): PureCase {
  const pure = accepted();
  signedCase(pure);
  pure.at('2026-03-16 10:00');
  pure.does(F, 'completeProgramme', { result: 'agreement' });
  pure.does(F, 'finishDocument', { form: 'FK8' });
  pure.does(F, 'finishDocument', cardOfAgreement);
  const text = pure.text();
  pure.does(F, 'sendResults', {
    way: 'email',
    recipientsSeen: true,
    ...{ problem: text, work: text, methods: text },
    ...(recommendations === undefined ? {} : { recommendations }),
  });
  return pure;
}

/** A case of Borodino whose notice of results is ready; nobody was asked about the copy yet. */
function signedInBorodino(): PureCase {
  const pure = aPureCase('krasnoyarsk-borodino');
  pure.does(CS, 'openCase', {
    territory: 'Тихая Бухта',
    caseType: 'harmedMinor',
    caseReceived: '2026-03-02',
  });
  pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
  pure.does(CS, 'addPerson', { person: folk.boy, role: 'side2' });
  const of = { role: 'guardian', of: [folk.boy], kinship: 'mother' };
  pure.does(CS, 'addPerson', { person: folk.mother, ...of });
  pure.does(CS, 'describeSituation', {
    narrative: pure.text(),
    from: '2026-02-20',
    injured: true,
    harm: ['moral'],
  });
  const answers = ['E-B1', 'E-B3', 'E-B5', 'E-B6'].map((criterion) => ({
    criterion,
    answer: 'yes',
  }));
  pure.does(CS, 'answerEligibility', { answers });
  pure.does(CS, 'considerCase', { presence: 'inPerson', decision: 'route2' });
  pure.does(CS, 'chooseService', { service: 'service' });
  pure.does(CS, 'signReferral');
  pure.does(CS, 'sendReferral');
  pure.does('serviceHead', 'receiveReferral');
  pure.does('serviceHead', 'decideReferral', { decision: 'accept' });
  pure.does('serviceHead', 'assignFacilitator', { facilitators: ['facilitator'] });
  pure.does(F, 'decideMediation', { decision: 'accept', type: 'circle' });
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does(F, 'informParticipant', { person });
  consent(pure, folk.harmed);
  consent(pure, folk.mother);
  consent(pure, folk.boy, folk.mother);
  consent(pure, folk.boy);
  for (const person of [folk.harmed, folk.boy])
    pure.does(person, 'answerParticipation', { person, answer: 'agree' });
  pure.does(F, 'acceptCase', { types: ['circle'] });
  pure.does(F, 'draftAgreement', {
    agreement: pure.id(),
    obligations: [{ item: pure.id(), text: pure.text(), owes: 'side2', due: null }],
  });
  pure.does(F, 'signAgreement', { signatories: [folk.harmed, folk.boy] });
  pure.does(F, 'completeProgramme', { result: 'agreement' });
  pure.does(F, 'finishDocument', { form: 'FB3' });
  return pure;
}

describe('G3.1, G3.2: opening and consents', () => {
  it('a guardian is the guardian of a member, never of another guardian', () => {
    const pure = signedInBorodino();
    const ofGuardian = { role: 'guardian', of: [folk.mother], kinship: 'other' };
    const asked = { person: folk.boy, ...ofGuardian };
    expect(refusal(pure, F, 'addPerson', asked)).toMatchObject({ code: 'wrongInput' });
  });

  it('R32: a referral with a mental illness says so itself, beside other criteria', () => {
    const pure = aPureCase();
    pure.does(CS, 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
    });
    pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
    pure.does(CS, 'addPerson', { person: folk.boy, role: 'side2' });
    describeSituation(pure);
    pure.does(CS, 'chooseService', { service: 'service' });
    const yes = ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map((criterion) => ({
      criterion,
      answer: 'yes',
    }));
    const ill = { criterion: 'E-K9', person: folk.boy, answer: 'yes' };
    pure.does(CS, 'answerEligibility', { answers: [...yes, ill] });
    expect(refusal(pure, CS, 'signReferral')).toEqual({
      code: 'mentalIllness',
      persons: [folk.boy],
    });
  });

  it('R12: «Нет, это не я» goes back to whoever issued the invitation', () => {
    const pure = referred(aPureCase());
    const invitation = pure.id();
    const ends = new Date('2026-03-16T00:00:00Z');
    pure.does('coordinator', 'issueInvitation', { person: folk.harmed, invitation, ends });
    const told = pure.does('clock', 'declineInvitation', { person: folk.harmed, invitation });
    expect(told.map(({ to }) => to)).toEqual([{ type: 'staff', staff: 'coordinator' }]);
  });

  it('R53: after each withdrawal it is decided anew how to go on; then answers come on paper', () => {
    const pure = informed();
    const say = () =>
      refusal(pure, 'paper:facilitator', 'answerParticipation', {
        person: folk.harmed,
        answer: 'agree',
      });
    const withdraw = () => pure.does(folk.harmed, 'withdrawPdConsent', { person: folk.harmed });
    const goOn = { person: folk.harmed, decision: 'continue' };
    withdraw();
    expect(say()).toEqual({ code: 'pdConsentMissing', persons: [folk.harmed] });
    pure.does(F, 'decideAfterWithdrawal', goOn);
    expect(say()).toBeNull();
    expect(refusal(pure, F, 'decideAfterWithdrawal', goOn)).toEqual({ code: 'notNow' });
    pure.does('paper:facilitator', 'answerPdConsent', { person: folk.harmed, answer: 'given' });
    withdraw();
    expect(refusal(pure, F, 'decideAfterWithdrawal', goOn)).toBeNull();
  });
});

describe('G3.4, G3.5: taking part and meetings', () => {
  it('R60: a supporter’s refusal starts no limit and puts off no message', () => {
    const pure = informed();
    pure.does(F, 'addPerson', { person: folk.aunt, role: 'supporter' });
    pure.does(F, 'informParticipant', { person: folk.aunt });
    pure.does('paper:facilitator', 'answerPdConsent', { person: folk.aunt, answer: 'given' });
    const refuse = (person: typeof folk.boy) =>
      pure.does(person, 'answerParticipation', { person, answer: 'refuse' });
    refuse(folk.aunt);
    pure.at('2026-03-03 12:00');
    const first = pure.context().now;
    refuse(folk.boy);
    pure.at('2026-03-03 12:50');
    refuse(folk.aunt);
    pure.at('2026-03-03 13:00');
    const due = dueItems(pure.kase(), pure.context(), first).flatMap((i) => i.tellings);
    expect(toPersons(due)).toEqual([`${folk.harmed}: joint.cancelled`]);
    expect(factsOf(pure.kase(), pure.context())['participationRefused']).toBe('2026-03-03');
  });

  const slot = '2026-03-20T15:00';
  const at = (pure: PureCase, persons: string[], time = slot) => ({
    meeting: pure.id(),
    persons,
    at: time,
    form: 'inPerson',
    place: pure.text(),
  });

  it('R91: a meeting is offered to those who were informed, one at a time', () => {
    const pure = assigned(referred(aPureCase()));
    const offer = { ...at(pure, [folk.harmed]), slots: [slot] };
    pure.does(F, 'informParticipant', { person: folk.boy });
    expect(refusal(pure, F, 'proposeSlots', offer)).toEqual({
      code: 'wrongInput',
      codes: ['persons'],
    });
    pure.does(F, 'informParticipant', { person: folk.harmed });
    expect(refusal(pure, F, 'fixMeeting', at(pure, [folk.harmed]))).toBeNull();
    expect(refusal(pure, F, 'fixMeeting', at(pure, [folk.boy]))).toEqual({ code: 'slotTaken' });
  });

  it('R33: a dependent person who was admitted calls for the specialist, in moving a meeting too', () => {
    const pure = informed();
    const meeting = at(pure, [folk.harmed]);
    pure.does(F, 'fixMeeting', meeting);
    pure.does(F, 'describeSituation', { addictionLinked: true });
    const move = { meeting: meeting.meeting, slots: ['2026-03-21T15:00'], askedBy: 'facilitator' };
    expect(refusal(pure, F, 'moveMeeting', move)).toEqual({ code: 'specialistMissing' });
    pure.does(F, 'addPerson', { person: folk.expert, role: 'addictionSpecialist' });
    expect(refusal(pure, F, 'moveMeeting', move)).toBeNull();
  });
});

describe('G3.6, G3.7: results and what follows', () => {
  it('R123: recommendations that went with the results are owed no more', () => {
    const bare = reported();
    expect(noticesDue(bare.kase(), bare.context())).toEqual(['recommendations']);
    expect(limit(bare, 'K-D12')?.ended).toBeNull();
    const full = reported('words');
    expect(noticesDue(full.kase(), full.context())).toEqual([]);
    expect(limit(full, 'K-D12')?.ended).toBe('2026-03-16');
  });

  it('R110: a decision to attach the copy is of its draft; after a new one and a new «no» nothing goes', () => {
    const pure = accepted();
    const draft = () =>
      pure.does(F, 'draftAgreement', {
        agreement: pure.id(),
        obligations: [{ item: pure.id(), text: pure.text(), owes: 'side2', due: null }],
      });
    const say = (person: typeof folk.boy, answer: string) =>
      pure.does(person, 'answerCopyConsent', { person, answer });
    const allowed = () => copyAllowed(pure.kase(), pure.context());
    draft();
    say(folk.harmed, 'yes');
    expect(allowed()).toBe(false);
    say(folk.boy, 'no');
    pure.does('serviceHead', 'decideCopy', { decision: 'attach', reason: pure.text() });
    expect(allowed()).toBe(true);
    draft();
    say(folk.harmed, 'yes');
    expect(allowed()).toBe(false);
    say(folk.boy, 'no');
    expect([allowed(), pure.tasks().some((t) => t.name === 'decideCopy')]).toEqual([false, true]);
    say(folk.boy, 'yes');
    expect(allowed()).toBe(true);
  });

  it('R108: in Borodino the copy goes only when each side said yes, not when one did not answer', () => {
    const pure = signedInBorodino();
    const send = (contents: string[]) =>
      refusal(pure, F, 'sendResults', { way: 'email', recipientsSeen: true, contents });
    expect(send(['agreement'])).toEqual({ code: 'copyNotAllowed' });
    pure.does(folk.harmed, 'answerCopyConsent', { person: folk.harmed, answer: 'yes' });
    expect(send(['agreement'])).toEqual({ code: 'copyNotAllowed' });
    pure.does(folk.boy, 'answerCopyConsent', { person: folk.boy, answer: 'yes' });
    expect(send(['agreement'])).toBeNull();
  });

  it('R125: the commission decides on its day, whether results were sent or not', () => {
    const pure = accepted();
    const hear = { hearingOutcome: ['measures'] };
    expect(refusal(pure, CS, 'recordHearing', hear)).toEqual({ code: 'notNow' });
    pure.at('2026-03-31 12:00');
    expect(refusal(pure, CS, 'recordHearing', hear)).toBeNull();
  });

  it('R132: to go on the members are asked again, and in Kamchatka the guardians', () => {
    const pure = reported();
    pure.does(F, 'addPerson', { person: folk.aunt, role: 'controller' });
    pure.does('paper:facilitator', 'answerPdConsent', { person: folk.aunt, answer: 'given' });
    const told = toPersons(pure.does(F, 'reopenProgramme', { askedBy: 'person' }));
    expect([...told].sort()).toEqual(
      [folk.harmed, folk.boy, folk.mother].map((p) => `${p}: participation.ask.again`).sort(),
    );
  });

  it('G4: what was sent in an earlier round does not report the present one', () => {
    const pure = reported();
    const status = () => statusOf(pure.kase(), pure.context());
    expect(status()).toBe('reported');
    pure.does(F, 'reopenProgramme', { askedBy: 'person' });
    expect(status()).toBe('returnedToProgramme');
    for (const person of [folk.harmed, folk.boy])
      pure.does(person, 'answerParticipation', { person, answer: 'agree' });
    pure.does(F, 'completeProgramme', { result: 'resolvedWithoutMeeting' });
    expect(status()).toBe('resolvedWithoutMeeting');
  });

  it('G4: a case is being informed of once anybody was, a guardian too', () => {
    const pure = referred(aPureCase());
    pure.does('serviceHead', 'assignFacilitator', { facilitators: ['facilitator'] });
    expect(statusOf(pure.kase(), pure.context())).toBe('assigned');
    pure.does(F, 'informParticipant', { person: folk.mother });
    expect(statusOf(pure.kase(), pure.context())).toBe('informing');
  });
});

describe('G3.9: at any time', () => {
  it('R157: a reminder of an open limit is put off, never beyond its due day', () => {
    const pure = assigned(referred(aPureCase()));
    const put = (name: string, until: string) =>
      refusal(pure, F, 'snoozeReminder', { limit: name, until });
    expect(put('K-D6', '2026-03-10')).toEqual({ code: 'wrongInput', codes: ['until'] });
    expect(put('K-D6', '2026-03-02')).toEqual({ code: 'wrongInput', codes: ['until'] });
    expect(put('K-D1', '2026-03-03')).toEqual({ code: 'wrongInput', codes: ['limit'] });
    expect(put('K-D6', '2026-03-09')).toBeNull();
  });

  it('R64: closing before the acceptance tells nobody twice that there will be no programme', () => {
    const pure = informed();
    pure.does(folk.boy, 'answerParticipation', { person: folk.boy, answer: 'refuse' });
    const reason = pure.text();
    pure.does(F, 'notifyCommission', { kind: 'refusal', way: 'phone', reason });
    pure.at('2026-03-02 10:30');
    const told = pure.does(F, 'closeCase', { why: 'refused', reason: pure.text() });
    expect(toPersons(told).sort()).toEqual([
      `${folk.boy}: programme.none`,
      `${folk.mother}: programme.none`,
    ]);
  });

  it('R193: a finished case closes when its term is over though nobody settled the items', () => {
    const pure = acceptedCase(assigned(referred(aPureCase())), ['circle']);
    signedCase(pure, { term: '2026-04-30' });
    pure.at('2026-03-16 10:00');
    pure.does(F, 'completeProgramme', { result: 'agreement' });
    pure.does(F, 'finishDocument', { form: 'FK7' });
    pure.does(F, 'finishDocument', cardOfAgreement);
    const text = pure.text();
    const report = { way: 'email', recipientsSeen: true, problem: text, work: text, methods: text };
    pure.does(F, 'sendResults', report);
    pure.at('2026-04-30 12:00');
    pure.does(CS, 'recordHearing', { hearingOutcome: ['measures'] });
    const close = () => refusal(pure, F, 'closeCase', { why: 'finished' });
    expect(close()).toEqual({ code: 'openSteps', codes: ['settleFulfilment'] });
    pure.at('2026-05-01 12:00');
    expect(close()).toBeNull();
  });

  it('R181: in «Вместе» the curator does not answer what the facilitator was asked', () => {
    const pure = aPureCase('vmeste');
    pure.does('ufsinSpecialist', 'openCase', { territory: 'Заречный', releaseDate: '2026-09-15' });
    pure.does('ufsinSpecialist', 'addPerson', { person: folk.harmed, role: 'woman' });
    pure.does('resourceCentre', 'assignFacilitator', { facilitators: ['facilitator'] });
    pure.does('paper:ufsinSpecialist', 'answerPdConsent', { person: folk.harmed, answer: 'given' });
    const question = pure.id();
    const ask = { person: folk.harmed, question, text: pure.text() };
    pure.does(folk.harmed, 'askQuestion', ask);
    const answer = { question, text: pure.text() };
    expect(refusal(pure, 'familyCurator', 'answerQuestion', answer)).toEqual({ code: 'notNow' });
    expect(refusal(pure, F, 'answerQuestion', answer)).toBeNull();
  });
});

describe('G3, column by column', () => {
  it('R74: the day on which all were informed stays, whoever is added later', () => {
    const pure = informed();
    const day = factsOf(pure.kase(), pure.context())['participantsInformed'];
    expect(day).toBe('2026-03-02');
    pure.at('2026-03-05 10:00');
    pure.does(F, 'addPerson', { person: folk.aunt, role: 'familyMember' });
    expect(factsOf(pure.kase(), pure.context())['participantsInformed']).toBe(day);
    expect(limit(pure, 'K-D6')).toMatchObject({ ended: day, state: 'done' });
    pure.does(F, 'informParticipant', { person: folk.aunt });
    expect(factsOf(pure.kase(), pure.context())['participantsInformed']).toBe(day);
  });

  it('R88: K-D19 begins where other measures are suspended, not where that is not needed', () => {
    for (const [decision, fact] of [
      ['notNeeded', undefined],
      ['suspended', '2026-03-02'],
    ] as const) {
      const pure = accepted();
      const family = { ...pure.kase(), events: pure.kase().events.map(asFamily) };
      const found = findCommand('decideSuspension', 'kamchatka');
      const decided = found?.decide(family, { decision }, pure.context(CS), 'cause');
      if (decided?.type !== 'accepted') throw new Error('not decided');
      expect(factsOf(decided.kase, pure.context())['suspensionDecided'] ?? undefined).toBe(fact);
    }
  });

  const asFamily = (e: CaseEvent): CaseEvent =>
    e.type === 'caseOpened' ? { ...e, branch: 'family' } : e;

  it('R84: another mediator decides again after a refusal, and only then', () => {
    const pure = signedInBorodino();
    expect(pure.kase().events.filter((e) => e.type === 'mediatorDecided')).toHaveLength(1);
    pure.does('coordinator', 'replaceFacilitator', { facilitators: [F], why: 'other' });
    const again = { decision: 'accept', type: 'circle' };
    expect(refusal(pure, F, 'decideMediation', again)).toEqual({ code: 'notNow' });
  });

  it('G3.4: only Kamchatka’s commission is informed with the acceptance', () => {
    const pure = aPureCase('altai');
    const opening = { territory: 'Тихая Бухта', service: 'service', entry: 'commission' };
    pure.does('serviceHead', 'openCase', opening);
    pure.does('serviceHead', 'assignFacilitator', { facilitators: [F] });
    pure.does(F, 'addPerson', { person: folk.harmed, role: 'side1' });
    pure.does('paper:facilitator', 'answerPdConsent', { person: folk.harmed, answer: 'given' });
    pure.does(F, 'informParticipant', { person: folk.harmed });
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'agree' });
    const types = { types: ['circle'] };
    expect(refusal(pure, F, 'acceptCase', { ...types, informedBy: 'phone' })).toEqual({
      code: 'wrongInput',
      codes: ['informedBy'],
    });
    expect(refusal(pure, F, 'acceptCase', types)).toBeNull();
  });

  it('R78: in «Вместе» nobody is asked to take part before the principles were told', () => {
    const pure = aPureCase('vmeste');
    const UF = 'ufsinSpecialist';
    pure.does(UF, 'openCase', { territory: 'Тихая Бухта', releaseDate: '2026-09-15' });
    pure.does(UF, 'addPerson', { person: folk.harmed, role: 'woman' });
    pure.does(UF, 'addPerson', { person: folk.aunt, role: 'familyMember' });
    for (const person of [folk.harmed, folk.aunt])
      pure.does(`paper:${UF}`, 'answerPdConsent', { person, answer: 'given' });
    pure.does('resourceCentre', 'assignFacilitator', { facilitators: [F] });
    const person = folk.aunt;
    expect(toPersons(pure.does(F, 'informParticipant', { person }))).toEqual([]);
    const agrees = { person, answer: 'agree' };
    expect(refusal(pure, person, 'answerParticipation', agrees)).toEqual({ code: 'notNow' });
    expect(toPersons(pure.does(F, 'explainPrinciples', { person, stage: 'V2' }))).toEqual([
      `${person}: participation.ask`,
    ]);
    expect(refusal(pure, person, 'answerParticipation', agrees)).toBeNull();
  });

  it('G3.9: whoever is accompanied in Yugra reads that it is over, not that there will be nothing', () => {
    const pure = aPureCase('yugra');
    pure.does('resourceCentre', 'openCase', { territory: 'Тихая Бухта' });
    pure.does('resourceCentre', 'addPerson', { person: folk.harmed, role: 'side1' });
    pure.does('paper:resourceCentre', 'answerPdConsent', { person: folk.harmed, answer: 'given' });
    pure.does('resourceCentre', 'confirmStep', { step: 'Y7' });
    const told = pure.does('resourceCentre', 'closeCase', { why: 'finished' });
    expect(toPersons(told)).toEqual([`${folk.harmed}: closed`]);
  });
});
