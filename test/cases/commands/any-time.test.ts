import { describe, expect, it } from '@jest/globals';
import { statusOf } from '../../../src/cases/status.js';
import { accepted, aPureCase, assigned, folk, referred } from '../../support/pure-case.js';

describe("colleagues' support", () => {
  it('R157: is asked of the head and the coordinator, and whoever asked learns when it was given', () => {
    const pure = accepted();
    expect(pure.try('serviceHead', 'recordSupport')).toMatchObject({ refusal: { code: 'notNow' } });
    expect(pure.does('facilitator', 'askSupport', { topic: 'supervision' })).toMatchObject([
      { to: { role: 'serviceHead' }, data: { topic: 'supervision' } },
      { to: { role: 'coordinator' } },
    ]);
    expect(pure.tasks().map((t) => t.name)).toContain('recordSupport');
    expect(pure.does('coordinator', 'recordSupport')).toEqual([
      { to: { type: 'staff', staff: 'facilitator' }, text: 'told.supportRecorded', data: {} },
    ]);
    expect(pure.tasks().map((t) => t.name)).not.toContain('recordSupport');
  });
});

describe('access to the centre of temporary isolation', () => {
  it('R96: no meeting is offered or written down there before the commission agreed it with the police', () => {
    const pure = assigned(referred(aPureCase()));
    for (const person of [folk.harmed, folk.boy, folk.mother])
      pure.does('facilitator', 'informParticipant', { person });
    pure.does('facilitator', 'setContactMode', {
      person: folk.boy,
      mode: 'paper',
      institution: 'cvsnp',
    });
    const meeting = { meeting: pure.id(), persons: [folk.boy], place: pure.text() };
    const fix = { ...meeting, at: '2026-03-06T10:00' };
    expect(pure.try('facilitator', 'fixMeeting', fix)).toMatchObject({
      refusal: { code: 'accessNotAgreed' },
    });
    expect(
      pure.try('facilitator', 'proposeSlots', { ...meeting, slots: ['2026-03-06T10:00'] }),
    ).toMatchObject({ refusal: { code: 'accessNotAgreed' } });
    expect(pure.tasks()).toContainEqual(
      expect.objectContaining({ name: 'agreeAccess', person: folk.boy }),
    );
    expect(pure.try('commissionSecretary', 'agreeAccess', { person: folk.harmed })).toMatchObject({
      refusal: { code: 'notNow' },
    });
    expect(pure.does('commissionSecretary', 'agreeAccess', { person: folk.boy })).toMatchObject([
      { to: { role: 'facilitator' }, text: 'told.accessAgreed' },
    ]);
    expect(pure.try('facilitator', 'fixMeeting', fix).type).toBe('accepted');
    expect(pure.tasks().map((t) => t.name)).not.toContain('agreeAccess');
  });
});

describe('a closed case', () => {
  it('R193: is archived by a job, once, when its retention is over', () => {
    const pure = accepted();
    expect(pure.try('clock', 'archiveCase')).toMatchObject({ refusal: { code: 'notNow' } });
    pure.at('2026-03-10 10:00');
    pure.does('facilitator', 'closeCase', { why: 'stopped', reason: pure.text() });
    pure.at('2029-03-09 10:00');
    expect(pure.try('clock', 'archiveCase')).toMatchObject({ refusal: { code: 'notNow' } });
    expect(pure.try('coordinator', 'archiveCase')).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    pure.at('2029-03-10 10:00');
    expect(pure.does('clock', 'archiveCase')).toMatchObject([{ to: { role: 'coordinator' } }]);
    expect(statusOf(pure.kase(), pure.context())).toBe('archived');
    expect(pure.try('clock', 'archiveCase')).toMatchObject({ refusal: { code: 'notNow' } });
    expect(pure.try('coordinator', 'reopenCase', { reason: pure.text() }).type).toBe('refused');
  });
});
