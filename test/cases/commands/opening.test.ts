import { describe, expect, it } from '@jest/globals';
import { last } from '../../../src/cases/case.js';
import { findCommand } from '../../../src/cases/available-commands.js';
import { fieldsNow, fieldsOffered } from '../../../src/cases/command-fields.js';
import { getProcedure } from '../../../src/procedures/procedures.js';
import {
  accepted,
  aPureCase,
  assigned,
  consent,
  describeSituation,
  folk,
  type PureCase,
  referred,
} from '../../support/pure-case.js';

const CS = 'commissionSecretary';
const F = 'facilitator';

const openings = {
  kamchatka: { route: 'A', branch: 'offence', documentsReceived: '2026-03-02' },
  'krasnoyarsk-borodino': { caseType: 'harmedMinor', caseReceived: '2026-03-02' },
  altai: { entry: 'commission', service: 'service' },
};

const codeOf = (pure: PureCase, by: typeof CS | typeof F, command: string, input: object) => {
  const decision = pure.try(by, command, input);
  return decision.type === 'refused' ? decision.refusal : null;
};

describe('what becomes known after the referral', () => {
  it('R39: the facilitator adds how it stands with the authorities, and nothing else', () => {
    const pure = assigned(referred(aPureCase()));
    const wrong = { prosecution: 'inquiry', narrative: pure.text(), harm: ['physical'] };
    expect(codeOf(pure, F, 'describeSituation', wrong)).toEqual({
      code: 'wrongInput',
      codes: ['narrative', 'harm'],
    });
    pure.does(F, 'describeSituation', { prosecution: 'inquiry' });
    expect(last(pure.kase(), 'situationDescribed')).toMatchObject({
      prosecution: 'inquiry',
      criminalCase: false,
      harm: ['moral'],
      infoSource: 'adminProtocol',
    });
    expect(pure.tasks().map((t) => t.name)).toContain('informLawEnforcement');
  });

  it('the secretary describes a draft and no more once the referral is sent', () => {
    const pure = assigned(referred(aPureCase()));
    expect(codeOf(pure, CS, 'describeSituation', { prosecution: 'court' })).toEqual({
      code: 'notNow',
    });
  });

  it('each is asked the fields that are theirs', () => {
    const pure = assigned(referred(aPureCase()));
    const command = findCommand('describeSituation', 'kamchatka')!;
    const procedure = getProcedure('kamchatka');
    const asked = (kase = pure.kase(), role: typeof CS | typeof F = F) =>
      fieldsNow(command, kase, { procedure, role });
    expect(asked().map((f) => [f.name, f.required])).toEqual([
      ['prosecution', true],
      ['criminalCase', true],
      ['addictionLinked', true],
    ]);
    const draft = asked(aPureCase().kase(), CS);
    expect(draft.filter((f) => f.required).map((f) => f.name)).toEqual([
      'narrative',
      'from',
      'injured',
      'infoSource',
      'prosecution',
      'criminalCase',
      'addictionLinked',
    ]);
    expect(draft.map((f) => f.name)).toContain('earlier');
  });

  it('Q20: the facilitator answers on health and dependency once the referral is received, on nothing else', () => {
    const pure = referred(aPureCase());
    const answer = (criterion: string) => ({ answers: [{ criterion, answer: 'unknown' }] });
    expect(codeOf(pure, F, 'answerEligibility', answer('E-K7'))).toEqual({ code: 'notNow' });
    pure.does('serviceHead', 'receiveReferral');
    expect(codeOf(pure, CS, 'answerEligibility', answer('E-K7'))).toEqual({ code: 'notNow' });
    expect(codeOf(pure, F, 'answerEligibility', answer('E-K1'))).toEqual({ code: 'notAllowed' });
    for (const criterion of ['E-K7', 'E-K8', 'E-K9', 'E-K10'])
      expect(codeOf(pure, F, 'answerEligibility', answer(criterion))).toBeNull();
  });

  it('R32: a mental illness that the facilitator learns of stops the acceptance', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does(F, 'informParticipant', { person });
    for (const person of [folk.harmed, folk.boy])
      pure.does(person, 'answerParticipation', { person, answer: 'agree' });
    const answers = [{ criterion: 'E-K9', person: folk.harmed, answer: 'yes' }];
    pure.does(F, 'answerEligibility', { answers });
    expect(codeOf(pure, F, 'acceptCase', { types: ['circle'] })).toEqual({
      code: 'mentalIllness',
    });
  });

  it('R42: an account that judges is warned about, in every procedure that asks for one', () => {
    for (const id of ['kamchatka', 'krasnoyarsk-borodino', 'altai'] as const) {
      const pure = aPureCase(id);
      const by = id === 'altai' ? 'serviceHead' : CS;
      const opening = openings[id];
      pure.does(by, 'openCase', { territory: 'Тихая Бухта', ...opening });
      const input = {
        narrative: pure.text(),
        narrativeJudges: true,
        from: '2026-02-20',
        injured: true,
        harm: ['moral'],
        infoSource: 'adminProtocol',
        prosecution: 'none',
        criminalCase: false,
        addictionLinked: false,
      };
      const ctx = { ...pure.context(by), warningsSeen: false };
      const decision = findCommand('describeSituation', id)!.decide(pure.kase(), input, ctx, 'x');
      expect([id, decision]).toEqual([id, { type: 'warned', warnings: ['notNeutral'] }]);
    }
  });
});

describe('people of a case', () => {
  it('R22: the last of a side is not removed, not even from a draft', () => {
    const pure = aPureCase();
    pure.does(CS, 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'family',
      documentsReceived: '2026-03-02',
    });
    pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
    const remove = { person: folk.harmed, why: 'mistake' };
    expect(codeOf(pure, CS, 'removePerson', remove)).toEqual({ code: 'sideEmpty' });
    pure.does(CS, 'addPerson', { person: folk.father, role: 'side1' });
    expect(codeOf(pure, CS, 'removePerson', remove)).toBeNull();
  });

  it('R33: the specialist stays as long as a meeting of a case with an addiction is planned', () => {
    const pure = accepted();
    pure.does(F, 'describeSituation', { addictionLinked: true });
    pure.does(F, 'addPerson', { person: folk.expert, role: 'addictionSpecialist' });
    const meeting = pure.id();
    pure.does(F, 'fixMeeting', {
      meeting,
      persons: [folk.harmed],
      at: '2026-03-20T15:00',
      form: 'inPerson',
      place: pure.text(),
    });
    const remove = { person: folk.expert, why: 'unable' };
    expect(codeOf(pure, F, 'removePerson', remove)).toEqual({ code: 'specialistMissing' });
    pure.does(F, 'cancelMeeting', { meeting });
    expect(codeOf(pure, F, 'removePerson', remove)).toBeNull();
  });

  it('R36 R58: declining needs a reason and tells those with a messenger that there will be no programme', () => {
    const pure = aPureCase();
    pure.does(CS, 'openCase', {
      territory: 'Тихая Бухта',
      route: 'A',
      branch: 'offence',
      documentsReceived: '2026-03-02',
    });
    pure.does(CS, 'addPerson', { person: folk.harmed, role: 'side1' });
    pure.does(CS, 'addPerson', { person: folk.aunt, role: 'side2' });
    describeSituation(pure);
    consent(pure, folk.harmed);
    expect(codeOf(pure, CS, 'declineCase', { why: 'noConsent' })).toEqual({
      code: 'wrongInput',
      codes: ['reason'],
    });
    const reason = pure.text();
    const told = pure.does(CS, 'declineCase', { why: 'noConsent', reason });
    expect(told).toMatchObject([
      { to: { type: 'person', person: folk.harmed }, text: 'programme.none' },
    ]);
    expect(last(pure.kase(), 'caseDeclined')).toMatchObject({ why: 'noConsent', reason });
  });
});

describe('the part in which a person is added', () => {
  const offered = (pure: PureCase, by: 'facilitator' | 'resourceCentre' = F) => {
    const command = findCommand('addPerson', pure.kase().procedure.id)!;
    const fields = fieldsOffered(command, pure.kase(), pure.context(by));
    const role = fields.find(({ name }) => name === 'role')!.kind;
    const of = fields.find(({ name }) => name === 'of')!;
    return { roles: role.kind === 'choice' ? role.options : [], of: of.among };
  };

  it('R22: is one of the procedure’s own', () => {
    expect(offered(aPureCase()).roles).not.toContain('woman');
    expect(offered(aPureCase()).roles).toContain('addictionSpecialist');
    expect(offered(aPureCase('altai')).roles).not.toContain('addictionSpecialist');
    expect(offered(aPureCase('vmeste')).roles).not.toContain('side1');
    expect(offered(aPureCase('yugra')).roles).toEqual([
      'side1',
      'familyMember',
      'guardian',
      'otherSpecialist',
    ]);
  });

  it('R22: of another procedure is refused', () => {
    const pure = assigned(referred(aPureCase()));
    expect(codeOf(pure, F, 'addPerson', { person: folk.aunt, role: 'woman' })).toEqual({
      code: 'wrongInput',
      codes: ['role'],
    });
  });

  it('R14: a guardian is offered the minors of the case', () => {
    const pure = assigned(referred(aPureCase()));
    pure.does(F, 'addPerson', { person: folk.child, role: 'familyMember' });
    expect(offered(pure).of).toEqual([folk.boy, folk.child]);
    const supporter = { person: folk.aunt, role: 'supporter', of: [folk.boy] };
    expect(codeOf(pure, F, 'addPerson', supporter)).toEqual({ code: 'wrongInput', codes: ['of'] });
  });
});
