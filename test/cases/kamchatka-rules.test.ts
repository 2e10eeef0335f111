import { describe, expect, it } from '@jest/globals';
import { cardOfAgreement } from '../support/card.js';
import { last } from '../../src/cases/case.js';
import { factsOf } from '../../src/cases/facts-of-case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import {
  accepted,
  aPureCase,
  assigned,
  describeSituation,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../support/pure-case.js';

const limit = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id);
const refusal = (decision: ReturnType<PureCase['try']>) =>
  decision.type === 'refused' ? decision.refusal.code : decision.type;

const opening = {
  territory: 'Тихая Бухта',
  route: 'A',
  branch: 'offence',
  documentsReceived: '2026-03-02',
  commissionMeeting: '2026-03-31',
} as const;

describe('the opening of a case of Kamchatka', () => {
  it('R23: asks for the route and the branch', () => {
    for (const [changes, field] of [
      [{ route: undefined }, 'route'],
      [{ branch: undefined }, 'branch'],
    ] as const)
      expect(
        aPureCase().try('commissionSecretary', 'openCase', { ...opening, ...changes }),
      ).toMatchObject({ refusal: { code: 'wrongInput', codes: [field] } });
  });

  it('the day that a route begins with is today, where no other is named', () => {
    for (const [route, fact] of [
      ['A', 'documentsReceived'],
      ['B', 'commissionDecision'],
    ] as const) {
      const pure = aPureCase();
      pure.does('commissionSecretary', 'openCase', {
        ...opening,
        route,
        documentsReceived: undefined,
      });
      expect(factsOf(pure.kase(), pure.context())[fact]).toBe('2026-03-02');
    }
  });

  it('R146: the secretary is reminded of K-D1 on days 1 and 3, of K-D3 on day 1, the head of K-D5 on day 1', () => {
    const a = aPureCase();
    a.does('commissionSecretary', 'openCase', opening);
    expect(limit(a, 'K-D1')?.reminders).toEqual(['2026-03-03', '2026-03-05']);
    const b = aPureCase();
    b.does('commissionSecretary', 'openCase', {
      ...opening,
      route: 'B',
      commissionDecision: '2026-03-02',
    });
    expect(limit(b, 'K-D3')?.reminders).toEqual(['2026-03-03']);
    const sent = referred(aPureCase());
    sent.does('serviceHead', 'receiveReferral');
    expect(limit(sent, 'K-D5')?.reminders).toEqual(['2026-03-03']);
  });

  it('R36: is not signed off without an active service for it', () => {
    const pure = aPureCase();
    pure.does('commissionSecretary', 'openCase', opening);
    pure.does('commissionSecretary', 'addPerson', { person: folk.harmed, role: 'side1' });
    pure.does('commissionSecretary', 'addPerson', { person: folk.boy, role: 'side2' });
    describeSituation(pure);
    pure.does('commissionSecretary', 'answerEligibility', {
      answers: ['E-K1', 'E-K3', 'E-K5', 'E-K7', 'E-K8'].map((criterion) => ({
        criterion,
        answer: 'yes',
      })),
    });
    expect(
      refusal(pure.try('commissionSecretary', 'chooseService', { service: 'closed-one' })),
    ).toBe('noService');
    expect(refusal(pure.try('commissionSecretary', 'signReferral', {}))).toBe('noService');
  });

  it('R43: the date in the referral is not later than three days before the meeting', () => {
    const late = () => referred(aPureCase(), { opening: { commissionMeeting: '2026-03-29' } });
    expect(late).toThrow('dueTooLate');
  });
});

describe('the joint meeting in Kamchatka', () => {
  const propose = (pure: PureCase, changes: object = {}) =>
    pure.try('facilitator', 'proposeJointMeeting', {
      meeting: pure.id(),
      persons: [folk.harmed, folk.boy],
      slots: ['2026-03-12T15:00'],
      place: pure.text(),
      ...changes,
    });

  it('R95: is not planned before a preliminary meeting with each side, unless a reason is stated', () => {
    const pure = accepted();
    expect(refusal(propose(pure))).toBe('preMeetingMissing');
    met(pure, folk.harmed, '2026-03-05T10:00');
    expect(refusal(propose(pure))).toBe('preMeetingMissing');
    met(pure, folk.boy, '2026-03-06T10:00');
    expect(refusal(propose(pure))).toBe('accepted');
    expect(refusal(propose(accepted(), { bypass: accepted().text() }))).toBe('accepted');
  });

  it('R97: each preliminary meeting is recorded with its form, who helped with the questions and whether to go on', () => {
    const pure = accepted();
    const meeting = fixed(pure, folk.harmed, '2026-03-05T10:00');
    pure.at('2026-03-05 11:00');
    const record = (changes: object) =>
      pure.try('facilitator', 'recordPreMeeting', { meeting, outcome: 'held', ...changes });
    expect(refusal(record({ tookPartInAgenda: 'no' }))).toBe('reasonNeeded');
    record({ form: 'video', tookPartInAgenda: 'yes', stillAgrees: 'unsure' });
    expect(last(pure.kase(), 'preMeetingHeld')).toMatchObject({
      form: 'video',
      tookPartInAgenda: 'yes',
      stillAgrees: 'unsure',
      day: '2026-03-05',
    });
  });

  it('R39: is not confirmed while an inquiry runs and the authorities were not informed', () => {
    const pure = acceptedUnderInquiry();
    const meeting = pure.id();
    const slot = '2026-03-12T15:00';
    expect(refusal(propose(pure, { meeting, slots: [slot], bypass: pure.text() }))).toBe(
      'accepted',
    );
    for (const person of [folk.harmed, folk.boy])
      pure.does(person, 'answerJointMeeting', { person, meeting, slots: [slot] });
    const confirm = () => pure.try('facilitator', 'confirmJointMeeting', { meeting, slot });
    expect(refusal(confirm())).toBe('lawNotInformed');
    pure.does('facilitator', 'informLawEnforcement', { way: 'phone', on: '2026-03-02' });
    expect(refusal(confirm())).toBe('accepted');
  });
});

function acceptedUnderInquiry(): PureCase {
  const pure = assigned(referred(aPureCase(), { situation: { prosecution: 'inquiry' } }));
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does('facilitator', 'informParticipant', { person });
  for (const person of [folk.harmed, folk.boy])
    pure.does(person, 'answerParticipation', { person, answer: 'agree' });
  pure.does('facilitator', 'acceptCase', { types: ['circle'], informedBy: 'phone' });
  return pure;
}

function fixed(pure: PureCase, person: string, slot: string): string {
  const meeting = pure.id();
  pure.does('facilitator', 'fixMeeting', {
    meeting,
    persons: [person],
    at: slot,
    place: pure.text(),
  });
  return meeting;
}

function met(pure: PureCase, person: string, slot: string): void {
  const meeting = fixed(pure, person, slot);
  pure.at(slot.replace('T', ' '));
  pure.does('facilitator', 'recordPreMeeting', { meeting, outcome: 'held' });
}

describe('the end of a programme in Kamchatka', () => {
  it('before the tenth day is allowed', () => {
    const pure = accepted();
    signedCase(pure);
    pure.at('2026-03-06 10:00');
    expect(refusal(pure.try('facilitator', 'completeProgramme', { result: 'agreement' }))).toBe(
      'accepted',
    );
    expect(limit(pure, 'K-D7')).toMatchObject({ state: 'done', ended: '2026-03-06' });
  });

  it('R125: the secretary records one or several decisions of the commission, another one in words', () => {
    const pure = accepted();
    signedCase(pure);
    documented(pure);
    const text = pure.text();
    const report = { way: 'email', problem: text, work: text, methods: text };
    expect(
      refusal(pure.try('facilitator', 'sendResults', { ...report, recipientsSeen: false })),
    ).toBe('recipientsNotSeen');
    pure.does('facilitator', 'sendResults', { ...report, recipientsSeen: true });
    pure.at('2026-03-31 15:00');
    const record = (hearingOutcome: readonly string[], other?: string) =>
      refusal(
        pure.try('commissionSecretary', 'recordHearing', {
          hearingOutcome,
          ...(other && { other }),
        }),
      );
    expect(record([])).toBe('wrongInput');
    expect(record(['other'])).toBe('reasonNeeded');
    expect(record(['measures', 'familySupport', 'other'], pure.text())).toBe('accepted');
  });

  it('R88: in a family case the secretary decides on suspending other measures, and ends it with the results', () => {
    const pure = accepted();
    expect(
      refusal(pure.try('commissionSecretary', 'decideSuspension', { decision: 'suspended' })),
    ).toBe('notNow');
    const opened = last(pure.kase(), 'caseOpened');
    pure.does('coordinator', 'correctFact', {
      event: opened?.id,
      change: 'branch=family',
      reason: pure.text(),
    });
    expect(pure.tasks()).toContainEqual(
      expect.objectContaining({ name: 'decideSuspension', for: ['commissionSecretary'] }),
    );
    pure.does('commissionSecretary', 'decideSuspension', { decision: 'suspended' });
    expect(pure.tasks().map((t) => t.name)).not.toContain('decideSuspension');
    const waiting = () => pure.tasks().filter((t) => t.name === 'endSuspension');
    expect(waiting()).toEqual([]);
    signedCase(pure);
    documented(pure);
    const text = pure.text();
    pure.does('facilitator', 'sendResults', {
      way: 'email',
      recipientsSeen: true,
      problem: text,
      work: text,
      methods: text,
    });
    expect(waiting()).toMatchObject([{ for: ['commissionSecretary'] }]);
    pure.does('commissionSecretary', 'endSuspension');
    expect(waiting()).toEqual([]);
    expect(last(pure.kase(), 'suspensionEnded')).toBeDefined();
  });
});

function documented(pure: PureCase): void {
  pure.does('facilitator', 'completeProgramme', { result: 'agreement' });
  for (const paper of [{ form: 'FK8' }, cardOfAgreement])
    pure.does('facilitator', 'finishDocument', paper);
}
