import { describe, expect, it } from '@jest/globals';
import { cardOfAgreement } from '../support/card.js';
import { type Task, taskRows, tasksFor } from '../../src/cases/tasks.js';
import {
  accepted,
  aPureCase,
  assigned,
  consent,
  describeSituation,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../support/pure-case.js';
import { texts } from '../locales/locales.js';

const names = (tasks: readonly Task[]) => tasks.map((t) => t.name);
const find = (pure: PureCase, name: string) => pure.tasks().find((t) => t.name === name);

function meeting(pure: PureCase, person: string, slot: string): string {
  const id = pure.id();
  pure.does('facilitator', 'fixMeeting', {
    meeting: id,
    persons: [person],
    at: slot,
    place: pure.text(),
  });
  return id;
}

describe('the tasks of a case (G6)', () => {
  it('have a title each', () => {
    expect(taskRows.filter((row) => !texts.has(`task.${row.name}`))).toEqual([]);
  });

  it('R57: ask the secretary for the consent of each participant, on paper', () => {
    const pure = aPureCase();
    pure.does('commissionSecretary', 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
    });
    expect(find(pure, 'setCommissionMeeting')).toEqual({
      name: 'setCommissionMeeting',
      for: ['commissionSecretary'],
      command: 'setCommissionMeeting',
      since: '2026-03-02',
    });
    pure.does('commissionSecretary', 'addPerson', { person: folk.harmed, role: 'side1' });
    expect(find(pure, 'collectPdConsent')).toMatchObject({
      person: folk.harmed,
      command: 'answerPdConsent',
      for: ['commissionSecretary'],
    });
    pure.does(folk.harmed, 'answerPdConsent', {
      person: folk.harmed,
      answer: 'given',
      textVersion: 'consent-v1',
    });
    expect(names(pure.tasks())).toContain('collectPdConsent');
    consent(pure, folk.harmed);
    expect(names(pure.tasks())).not.toContain('collectPdConsent');
    pure.does('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-03-31' });
    expect(pure.tasks()).toEqual([]);
  });

  it('R81: pass from the head, who assigns, to the facilitator, who confirms and informs', () => {
    const pure = referred(aPureCase());
    expect(pure.tasks()).toEqual([]);
    pure.does('serviceHead', 'receiveReferral');
    expect(names(tasksFor('serviceHead', pure.tasks()))).toEqual(['assignFacilitator']);
    assigned(pure);
    expect(names(pure.tasks())).toEqual(['inform']);
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does('facilitator', 'informParticipant', { person });
    expect(names(pure.tasks())).toEqual(['sendLetter', 'sendLetter', 'sendLetter']);
    pure.does('facilitator', 'sendLetter', {
      person: folk.boy,
      way: 'print',
      place: pure.text(),
      address: pure.text(),
    });
    expect(pure.tasks().map((t) => t.person)).toEqual([folk.harmed, folk.mother]);
  });

  it('R39: ask to inform the authorities while an inquiry runs', () => {
    const pure = referred(aPureCase());
    assigned(pure);
    expect(find(pure, 'informLawEnforcement')).toBeUndefined();
    const early = aPureCase();
    early.does('commissionSecretary', 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
    });
    describeSituation(early, { prosecution: 'inquiry', addictionLinked: true });
    expect(find(early, 'informLawEnforcement')?.for).toEqual([
      'facilitator',
      'commissionSecretary',
    ]);
    early.does('commissionSecretary', 'informLawEnforcement', { way: 'phone' });
    expect(find(early, 'informLawEnforcement')).toBeUndefined();
    expect(find(early, 'addSpecialist')).toMatchObject({ for: ['facilitator'] });
    early.does('commissionSecretary', 'addPerson', {
      person: folk.expert,
      role: 'addictionSpecialist',
    });
    expect(find(early, 'addSpecialist')).toBeUndefined();
  });

  it('R62: lead from the refusal of a parent of a teenager to the decision and the notice', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does('facilitator', 'informParticipant', { person });
    pure.does(folk.mother, 'answerGuardianConsent', {
      person: folk.mother,
      child: folk.boy,
      answer: 'refuse',
    });
    expect(find(pure, 'decideGuardianRefusal')).toMatchObject({ person: folk.boy });
    expect(find(pure, 'informRefusal')?.command).toBe('notifyCommission');
    pure.does('facilitator', 'decideGuardianRefusal', {
      child: folk.boy,
      decision: 'continue',
      reason: pure.text(),
    });
    expect(names(pure.tasks())).toEqual(['sendLetter', 'sendLetter', 'sendLetter']);
  });

  it('R76: call who asked for a call, until called or met', () => {
    const pure = accepted();
    pure.at('2026-03-03 10:00');
    pure.does(folk.harmed, 'requestCall', { person: folk.harmed });
    expect(find(pure, 'callPerson')).toEqual({
      name: 'callPerson',
      for: ['facilitator'],
      command: 'recordCall',
      since: '2026-03-03',
      person: folk.harmed,
    });
    pure.at('2026-03-05 10:00');
    pure.does(folk.harmed, 'requestCall', { person: folk.harmed });
    expect(find(pure, 'callPerson')?.since).toBe('2026-03-03');
    pure.does('facilitator', 'recordCall', { person: folk.harmed });
    expect(find(pure, 'callPerson')).toBeUndefined();
  });

  it('R186: put a call for help first, for the keeper', () => {
    const pure = accepted();
    pure.does(folk.boy, 'askHelp', { person: folk.boy, kind: 'fear' });
    expect(pure.tasks()[0]).toMatchObject({ name: 'recordHelpContact', for: ['facilitator'] });
    pure.does('facilitator', 'recordHelpContact', { person: folk.boy, way: 'phone' });
    expect(find(pure, 'recordHelpContact')).toBeUndefined();
  });

  it('R92: answer a wish for another time, and record what came of the meeting', () => {
    const pure = accepted();
    const id = meeting(pure, folk.boy, '2026-03-05T15:00');
    pure.does(folk.boy, 'requestOtherTime', { person: folk.boy, meeting: id });
    expect(find(pure, 'replyWish')).toMatchObject({ command: 'moveMeeting', person: folk.boy });
    pure.does('facilitator', 'moveMeeting', {
      meeting: id,
      slots: ['2026-03-06T15:00'],
      askedBy: 'person',
    });
    expect(find(pure, 'replyWish')).toBeUndefined();
    pure.does(folk.boy, 'pickSlot', { person: folk.boy, meeting: id, slot: '2026-03-06T15:00' });
    expect(find(pure, 'recordOutcome')).toBeUndefined();
    pure.at('2026-03-06 15:00');
    expect(find(pure, 'recordOutcome')).toMatchObject({
      command: 'recordPreMeeting',
      since: '2026-03-06',
    });
    pure.does('facilitator', 'recordPreMeeting', { meeting: id, outcome: 'held' });
    expect(find(pure, 'recordOutcome')).toBeUndefined();
  });

  it('R101: confirm the joint meeting once a time suits everybody', () => {
    const pure = accepted();
    const id = pure.id();
    const slots = ['2026-03-10T15:00', '2026-03-11T15:00'];
    pure.does('facilitator', 'proposeJointMeeting', {
      meeting: id,
      persons: [folk.harmed, folk.boy],
      slots,
      place: pure.text(),
      bypass: pure.text(),
    });
    pure.does(folk.boy, 'answerJointMeeting', { person: folk.boy, meeting: id, slots });
    expect(find(pure, 'confirmJointMeeting')).toBeUndefined();
    pure.does(folk.harmed, 'answerJointMeeting', {
      person: folk.harmed,
      meeting: id,
      slots: [slots[1]],
    });
    expect(find(pure, 'confirmJointMeeting')?.for).toEqual(['facilitator']);
    pure.does('facilitator', 'confirmJointMeeting', { meeting: id, slot: slots[1] });
    expect(find(pure, 'confirmJointMeeting')).toBeUndefined();
  });

  it('R110: let the head decide when a side will not hand on a copy', () => {
    const pure = accepted();
    pure.does('facilitator', 'draftAgreement', {
      agreement: pure.id(),
      obligations: [{ item: pure.id(), text: pure.text(), owes: 'side2', due: null }],
    });
    pure.does(folk.boy, 'answerCopyConsent', { person: folk.boy, answer: 'no' });
    expect(find(pure, 'decideCopy')?.for).toEqual(['serviceHead']);
    pure.does(folk.boy, 'answerCopyConsent', { person: folk.boy, answer: 'yes' });
    expect(find(pure, 'decideCopy')).toBeUndefined();
  });

  it('R117 R123 R124: lead from the documents over the report to the hearing', () => {
    const pure = accepted();
    signedCase(pure);
    pure.at('2026-03-16 10:00');
    pure.does('facilitator', 'completeProgramme', { result: 'agreement' });
    expect(names(pure.tasks())).toContain('documents');
    pure.does('facilitator', 'finishDocument', { form: 'FK8' });
    pure.does('facilitator', 'finishDocument', cardOfAgreement);
    expect(find(pure, 'documents')).toBeUndefined();
    expect(find(pure, 'sendResults')?.since).toBe('2026-03-16');
    pure.does('facilitator', 'sendResults', {
      way: 'paper',
      recipientsSeen: true,
      problem: pure.text(),
      work: pure.text(),
      methods: pure.text(),
    });
    expect(find(pure, 'sendResults')).toBeUndefined();
    expect(find(pure, 'recordHearing')).toBeUndefined();
    pure.at('2026-03-31 09:00');
    expect(find(pure, 'recordHearing')).toMatchObject({
      for: ['commissionSecretary'],
      since: '2026-03-31',
    });
  });

  it('R130 R132: show that answers differ, help where it is asked for, offer the way back', () => {
    const pure = accepted();
    const { item } = signedCase(pure);
    const answer = (person: string, said: string) =>
      pure.does(person as typeof folk.boy, 'answerFulfilment', { person, item, answer: said });
    answer(folk.boy, 'done');
    expect(find(pure, 'answersDiffer')).toBeUndefined();
    answer(folk.harmed, 'notYet');
    expect(find(pure, 'answersDiffer')?.command).toBe('settleFulfilment');
    answer(folk.harmed, 'needHelp');
    expect(find(pure, 'helpItem')).toMatchObject({ person: folk.harmed, command: 'recordCall' });
    answer(folk.harmed, 'return');
    expect(names(pure.tasks())).toContain('reopenProgramme');
    expect(find(pure, 'helpItem')).toBeUndefined();
    pure.does('facilitator', 'settleFulfilment', { item, state: 'partly' });
    expect(names(pure.tasks()).filter((n) => n !== 'sendLetter')).toEqual([]);
  });

  it('R52 R53: keep the carrying out of a withdrawal even when the case is closed', () => {
    const pure = accepted();
    pure.does(folk.boy, 'withdrawPdConsent', { person: folk.boy });
    expect(find(pure, 'carryOutWithdrawal')?.for).toEqual(['coordinator', 'serviceHead']);
    expect(find(pure, 'decideAfterWithdrawal')).toMatchObject({ person: folk.boy });
    pure.does('facilitator', 'closeCase', { why: 'stopped', reason: pure.text() });
    expect(names(pure.tasks())).toEqual(['carryOutWithdrawal']);
    pure.does('coordinator', 'carryOutWithdrawal', { person: folk.boy });
    expect(pure.tasks()).toEqual([]);
  });
});
