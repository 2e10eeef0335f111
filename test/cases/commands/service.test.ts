import { describe, expect, it } from '@jest/globals';
import { last } from '../../../src/cases/case.js';
import { noticesDue } from '../../../src/cases/commands/acceptance.js';
import {
  accepted,
  acceptedCase,
  aPureCase,
  assigned,
  folk,
  referred,
} from '../../support/pure-case.js';

const F = 'facilitator';

describe('the facilitator and the dates', () => {
  it('R5: a delay is explained of a limit that is due or over, never before', () => {
    const pure = assigned(referred(aPureCase()));
    const explain = (limit: string) => pure.try(F, 'explainDelay', { limit, reason: pure.text() });
    expect(explain('K-D6')).toMatchObject({ refusal: { code: 'notNow' } });
    pure.at('2026-03-09 10:00');
    expect(explain('K-D7')).toMatchObject({ refusal: { code: 'wrongInput', codes: ['limit'] } });
    expect(explain('K-D6')).toMatchObject({ type: 'accepted' });
    expect(last(pure.kase(), 'delayExplained')?.limit).toBe('K-D6');
  });

  it('R90: the new facilitator and the one before are told, nobody who stays', () => {
    const pure = assigned(referred(aPureCase()));
    const replace = (facilitators: string[]) =>
      pure
        .does('serviceHead', 'replaceFacilitator', { facilitators, why: 'illness' })
        .map(({ to, text, data }) => [to, text, data]);
    expect(replace(['other'])).toEqual([
      [{ type: 'role', role: F }, 'told.facilitatorReplaced', {}],
      [{ type: 'staff', staff: F }, 'told.facilitatorReplaced.old', { no: 'К-26-001' }],
    ]);
    expect(replace(['facilitator', 'other'])).toHaveLength(1);
  });

  it('R87: colleagues who help are named on acceptance; only those who lead programmes', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does(F, 'informParticipant', { person });
    for (const person of [folk.harmed, folk.boy])
      pure.does(person, 'answerParticipation', { person, answer: 'agree' });
    const accept = (helpers: string[]) => pure.try(F, 'acceptCase', { types: ['circle'], helpers });
    expect(accept(['nobody'])).toMatchObject({ refusal: { code: 'facilitatorInactive' } });
    expect(accept(['other'])).toMatchObject({ type: 'accepted' });
    expect(last(pure.kase(), 'caseAccepted')?.helpers).toEqual(['other']);
  });

  it('R65: the commission is told of a refusal only as long as it stands', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does(F, 'informParticipant', { person });
    const due = () => noticesDue(pure.kase(), pure.context());
    pure.does(folk.boy, 'answerParticipation', { person: folk.boy, answer: 'refuse' });
    expect(due()).toEqual(['refusal']);
    pure.does(folk.boy, 'answerParticipation', { person: folk.boy, answer: 'agree' });
    expect(due()).toEqual([]);
    expect(
      pure.try(F, 'notifyCommission', { kind: 'refusal', way: 'phone', reason: pure.text() }),
    ).toMatchObject({ refusal: { code: 'notNow' } });
  });

  it('R62 R65: a guardian’s refusal for 14–17 is told until it is decided to go on', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does(F, 'informParticipant', { person });
    const due = () => noticesDue(pure.kase(), pure.context());
    const refuse = { person: folk.mother, child: folk.boy, answer: 'refuse' };
    pure.does(folk.mother, 'answerGuardianConsent', refuse);
    expect(due()).toEqual(['refusal']);
    const decide = (decision: string) =>
      pure.does(F, 'decideGuardianRefusal', { child: folk.boy, decision, reason: pure.text() });
    decide('stop');
    expect(due()).toEqual(['refusal']);
    pure.does(folk.mother, 'answerGuardianConsent', refuse);
    decide('continue');
    expect(due()).toEqual([]);
  });

  it('after the acceptance a guardian’s refusal is no refusal to take the case', () => {
    const pure = accepted();
    expect(noticesDue(pure.kase(), pure.context())).toEqual([]);
    const later = acceptedCase(assigned(referred(aPureCase())));
    later.does(folk.mother, 'answerGuardianConsent', {
      person: folk.mother,
      child: folk.boy,
      answer: 'refuse',
    });
    expect(noticesDue(later.kase(), later.context())).toEqual([]);
  });
});
