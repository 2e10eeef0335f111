import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/cases/available-commands.js';
import { last } from '../../../src/cases/case.js';
import { type EventType } from '../../../src/cases/events/event.js';
import { limitsOf } from '../../../src/cases/limits-of-case.js';
import { staffTold } from '../../../src/cases/told-again.js';
import { whatItGives } from '../gives/what-it-gives.js';
import {
  accepted,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
} from '../../support/pure-case.js';

const due = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id)?.due;
const event = (pure: PureCase, type: Parameters<typeof last>[1]) => last(pure.kase(), type)!.id;
const correct = (pure: PureCase, by: Parameters<PureCase['try']>[0], input: object) =>
  pure.try(by, 'correctFact', { reason: pure.text(), ...input });

describe('a wrong press', () => {
  it('R145: a choice or a day in an event is corrected, and the limits follow; history keeps both', () => {
    const pure = referred(aPureCase());
    const opened = event(pure, 'caseOpened');
    expect(due(pure, 'K-D2')).toBe('2026-03-28');
    expect(
      correct(pure, 'coordinator', { event: opened, change: 'commissionMeeting=2026-04-10' }).type,
    ).toBe('accepted');
    expect(due(pure, 'K-D2')).toBe('2026-04-07');
    expect(correct(pure, 'commissionSecretary', { event: opened, change: 'route=B' }).type).toBe(
      'accepted',
    );
    expect([due(pure, 'K-D2'), due(pure, 'K-D4')]).toEqual([null, '2026-04-07']);
    expect(pure.kase().history.find((e) => e.id === opened)).toMatchObject({
      route: 'A',
      commissionMeeting: '2026-03-31',
    });
    expect(pure.kase().events.find((e) => e.id === opened)).toMatchObject({
      route: 'B',
      commissionMeeting: '2026-04-10',
    });
  });

  it('a yes or no is corrected', () => {
    const pure = referred(aPureCase());
    const situation = event(pure, 'situationDescribed');
    correct(pure, 'commissionSecretary', { event: situation, change: 'addictionLinked=yes' });
    expect(last(pure.kase(), 'situationDescribed')?.addictionLinked).toBe(true);
  });

  it('cannot become what the event cannot hold, nor touch who did it and how it was signed', () => {
    const pure = referred(aPureCase());
    const opened = event(pure, 'caseOpened');
    for (const change of ['route=C', 'commissionMeeting=2026-02-30', 'door=paper', 'number=1', 'x'])
      expect([change, correct(pure, 'coordinator', { event: opened, change })]).toMatchObject([
        change,
        { refusal: { code: 'wrongInput', codes: ['change'] } },
      ]);
    const consent = event(pure, 'pdConsentGiven');
    for (const change of ['signer=guardian', 'way=button'])
      expect(correct(pure, 'coordinator', { event: consent, change }).type).toBe('refused');
    expect(correct(pure, 'coordinator', { event: opened, takeBack: true })).toMatchObject({
      refusal: { code: 'wrongInput' },
    });
    expect(correct(pure, 'coordinator', { event: opened })).toMatchObject({
      refusal: { code: 'wrongInput', codes: ['newDay'] },
    });
  });

  it('is taken back or chosen otherwise only when no later step rests on it, which is named', () => {
    const pure = accepted();
    const sent = event(pure, 'referralSent');
    expect(correct(pure, 'coordinator', { event: sent, takeBack: true })).toMatchObject({
      refusal: { code: 'laterSteps', codes: ['receiveReferral', 'assignFacilitator'] },
    });
    const taken = event(pure, 'referralTaken');
    expect(correct(pure, 'facilitator', { event: taken, takeBack: true }).type).toBe('accepted');
    expect(last(pure.kase(), 'referralTaken')).toBeUndefined();
    expect(correct(pure, 'facilitator', { event: taken, takeBack: true })).toMatchObject({
      refusal: { code: 'stale' },
    });
  });

  it('is corrected by who recorded it, who leads the case now, and the coordinator', () => {
    const pure = assigned(referred(aPureCase()));
    const sent = event(pure, 'referralSent');
    expect(correct(pure, 'serviceHead', { event: sent, newDay: '2026-03-01' })).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    for (const by of ['commissionSecretary', 'facilitator', 'coordinator'] as const)
      expect(correct(pure, by, { event: sent, newDay: '2026-03-01' }).type).toBe('accepted');
  });

  it('of a person is changed by that person alone, a withdrawal by nobody, a closed case by the coordinator', () => {
    const pure = accepted();
    const own = event(pure, 'participationAgreed');
    expect(correct(pure, 'coordinator', { event: own, takeBack: true })).toMatchObject({
      refusal: { code: 'ownAnswer' },
    });
    pure.does('paper:facilitator', 'withdrawPdConsent', { person: folk.boy });
    const gone = event(pure, 'pdConsentWithdrawn');
    expect(correct(pure, 'facilitator', { event: gone, takeBack: true })).toMatchObject({
      refusal: { code: 'notAllowed' },
    });
    pure.does('facilitator', 'closeCase', { why: 'stopped', reason: pure.text() });
    const closed = event(pure, 'caseClosed');
    expect(correct(pure, 'facilitator', { event: closed, change: 'why=noContact' })).toMatchObject({
      refusal: { code: 'caseClosed' },
    });
    expect(correct(pure, 'coordinator', { event: closed, change: 'why=noContact' }).type).toBe(
      'accepted',
    );
  });

  it('is told to those who were told of it', () => {
    const pure = assigned(referred(aPureCase()));
    pure.does('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-14' });
    const set = event(pure, 'commissionMeetingSet');
    expect(
      correct(pure, 'commissionSecretary', { event: set, change: 'meeting=2026-04-15' }),
    ).toMatchObject({
      tellings: [
        { to: { role: 'facilitator' }, text: 'told.factCorrected' },
        { to: { role: 'serviceHead' }, text: 'told.factCorrected' },
      ],
    });
    expect(due(pure, 'K-D2')).toBe('2026-04-12');
  });
});

describe('who hears of a correction', () => {
  it('G1.6: the persons of a meeting read how it stands once a wrong press is taken back', () => {
    const pure = accepted();
    const [meeting, slot] = [pure.id(), '2026-03-06T15:00'];
    const fixed = { meeting, persons: [folk.harmed], at: slot, place: pure.text() };
    pure.does('facilitator', 'fixMeeting', fixed);
    pure.does('facilitator', 'cancelMeeting', { meeting });
    const event = pure.kase().history.at(-1)?.id;
    const told = pure.does('facilitator', 'correctFact', {
      event,
      takeBack: true,
      reason: pure.text(),
    });
    expect(told.map(({ to, text }) => [to, text])).toEqual([
      [{ type: 'person', person: folk.harmed }, 'meeting.fixed'],
    ]);
  });

  it('G1.6: every office that is told of an event by its command is told of its correction', () => {
    const roles: Readonly<Record<string, string>> = {
      ...{ CS: 'commissionSecretary', SH: 'serviceHead', F: 'facilitator', CO: 'coordinator' },
      ...{ RC: 'resourceCentre', FC: 'familyCurator' },
    };
    /** Told to whoever asked or leads now, or to named staff; the case's opening is told in «Вместе» alone. */
    const beside = [
      'declineInvitation',
      'recordSupport',
      'recordWorkingMeeting',
      'reopenCase',
      'openCase',
      'correctFact',
    ];
    const byStaff = new Set(
      commands
        .filter(({ who }) => !who.includes('answer') && !who.every((one) => one === 'clock'))
        .map(({ name }) => name),
    );
    const missing = whatItGives
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [head = '', events = '', , , told = ''] = line.split('|').map((part) => part.trim());
        const name = head.split(' ')[1] ?? '';
        if (!byStaff.has(name) || beside.includes(name)) return [];
        const [event = ''] = events.split(' ');
        const known: readonly string[] = staffTold[event as EventType] ?? [];
        return told
          .split('; ')
          .flatMap((one) => (one.split(':')[0] ?? '').split(' '))
          .flatMap((code) => roles[code] ?? [])
          .filter((role) => !known.includes(role))
          .map((role) => `${name}: ${event} → ${role}`);
      });
    expect(missing).toEqual([]);
  });
});
