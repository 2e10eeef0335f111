import { describe, expect, it } from '@jest/globals';
import { findCommand } from '../../src/cases/available-commands.js';
import { type Case } from '../../src/cases/case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { meetings } from '../../src/cases/meetings.js';
import { dueItems, wakeItems } from '../../src/cases/wake.js';
import {
  accepted,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
  signedCase,
} from '../support/pure-case.js';

/** What the clock says and does between two local times, as `person or role: text`. */
function said(pure: PureCase, from: string, until: string): string[] {
  pure.at(from);
  const after = pure.context().now;
  pure.at(until);
  return dueItems(pure.kase(), pure.context(), after).flatMap((item) => [
    ...item.tellings.map(
      ({ to, text }) =>
        `${to.type === 'person' ? to.person : to.type === 'role' ? to.role : to.staff}: ${text}`,
    ),
    ...(item.command === undefined ? [] : [`clock: ${item.command.name}`]),
  ]);
}

const repeats = (lines: readonly string[]) => lines.filter((line) => /repeat|clock/u.test(line));
const limit = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id);

function informed(): PureCase {
  const pure = assigned(referred(aPureCase()));
  for (const person of [folk.harmed, folk.boy, folk.mother])
    pure.does('facilitator', 'informParticipant', { person });
  return pure;
}

describe('a meeting', () => {
  it('R94: is not reminded to who asked for another time; the facilitator hears of it as before', () => {
    const pure = accepted();
    const meeting = pure.id();
    pure.does('facilitator', 'fixMeeting', {
      ...{ meeting, persons: [folk.harmed], at: '2026-03-05T15:00' },
      ...{ form: 'inPerson', place: pure.text() },
    });
    const dayBefore = () => said(pure, '2026-03-04 14:59', '2026-03-04 15:00');
    expect(dayBefore()).toEqual([
      `${folk.harmed}: slot.reminder`,
      'facilitator: slot.reminder.staff',
    ]);
    pure.at('2026-03-03 12:00');
    pure.does(folk.harmed, 'requestOtherTime', { person: folk.harmed, meeting, why: 'work' });
    expect(dayBefore()).toEqual(['facilitator: slot.reminder.staff']);
    pure.at('2026-03-03 13:00');
    pure.does(folk.harmed, 'confirmAttendance', { person: folk.harmed, meeting });
    expect(dayBefore()).toHaveLength(2);
  });
});

describe('an unanswered question', () => {
  it('R80: comes again after two and after four days, then the clock asks for a call', () => {
    const pure = informed();
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'agree' });
    pure.does(folk.mother, 'answerGuardianConsent', {
      person: folk.mother,
      child: folk.boy,
      answer: 'agree',
    });
    expect(repeats(said(pure, '2026-03-02 10:00', '2026-03-04 08:59'))).toEqual([]);
    expect(repeats(said(pure, '2026-03-04 08:59', '2026-03-04 09:00'))).toEqual([
      `${folk.boy}: repeat.first`,
    ]);
    expect(repeats(said(pure, '2026-03-04 09:00', '2026-03-06 09:00'))).toEqual([
      `${folk.boy}: repeat.second`,
    ]);
    expect(repeats(said(pure, '2026-03-06 09:00', '2026-03-08 09:00'))).toEqual([
      'clock: markUnreachable',
    ]);
    pure.does('clock', 'markUnreachable', { person: folk.boy, message: 'repeat.second' });
    expect(pure.tasks()).toContainEqual(
      expect.objectContaining({ name: 'callPerson', person: folk.boy }),
    );
    expect(repeats(said(pure, '2026-03-08 09:00', '2026-04-08 09:00'))).toEqual([]);
  });

  it('R80: of several repeats that were missed only the latest is said', () => {
    const pure = informed();
    expect(repeats(said(pure, '2026-03-02 10:00', '2026-03-07 09:00'))).toEqual(
      [folk.harmed, folk.boy, folk.mother].map((person) => `${person}: repeat.second`),
    );
  });

  it('is not repeated to who answered, asked for a call, is silent by wish or in a closed institution', () => {
    const pure = informed();
    pure.does(folk.harmed, 'requestCall', { person: folk.harmed });
    pure.does(folk.mother, 'pauseMessages', { person: folk.mother });
    pure.does('facilitator', 'setContactMode', {
      person: folk.boy,
      mode: 'paper',
      institution: 'cvsnp',
    });
    expect(repeats(said(pure, '2026-03-02 10:00', '2026-03-09 09:00'))).toEqual([]);
  });

  it('about a time is repeated as long as one of the times lies ahead', () => {
    const pure = accepted();
    pure.does('facilitator', 'proposeSlots', {
      meeting: pure.id(),
      persons: [folk.harmed],
      slots: ['2026-03-05T10:00'],
      place: pure.text(),
    });
    expect(repeats(said(pure, '2026-03-02 10:00', '2026-03-04 09:00'))).toContain(
      `${folk.harmed}: repeat.first`,
    );
    expect(repeats(said(pure, '2026-03-05 10:00', '2026-03-06 09:00'))).not.toContain(
      `${folk.harmed}: repeat.second`,
    );
  });
});

describe('a side that left', () => {
  it('R68: an hour after its leaving, when it is still out, the clock ends the programme and its meetings', () => {
    const pure = accepted();
    pure.at('2026-03-04 10:00');
    pure.does('facilitator', 'fixMeeting', {
      meeting: pure.id(),
      persons: [folk.boy],
      at: '2026-03-10T10:00',
      place: pure.text(),
    });
    pure.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
    expect(said(pure, '2026-03-04 10:00', '2026-03-04 10:59')).toEqual([]);
    const lines = said(pure, '2026-03-04 10:59', '2026-03-04 11:00');
    expect(lines).toEqual([
      `${folk.boy}: joint.cancelled`,
      `${folk.mother}: joint.cancelled`,
      'clock: completeProgramme',
    ]);
    const item = wakeItems(pure.kase(), pure.context()).find((i) => i.command !== undefined);
    const ended = endedBy(pure, item?.command?.input ?? {});
    expect(ended.events.at(-1)).toMatchObject({
      type: 'programmeCompleted',
      result: 'withdrawn',
      initiator: 'side1',
      day: '2026-03-04',
      actor: { type: 'clock' },
    });
    expect(meetings(ended).map((m) => m.state)).toEqual(['cancelled']);
  });

  it('R68: who comes back within the hour takes it back', () => {
    const pure = accepted();
    pure.at('2026-03-04 10:00');
    pure.does(folk.harmed, 'leaveProgramme', { person: folk.harmed });
    pure.at('2026-03-04 10:40');
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'agree' });
    expect(said(pure, '2026-03-04 10:00', '2026-03-04 12:00')).toEqual([]);
  });
});

function endedBy(pure: PureCase, input: object): Case {
  const decision = findCommand('completeProgramme', 'kamchatka')!.decide(
    pure.kase(),
    input,
    pure.context(),
    'wake',
  );
  if (decision.type !== 'accepted') throw new Error(JSON.stringify(decision));
  return decision.kase;
}

describe('the agreed talk about the result', () => {
  it('R133: is reminded of one day before to its participants and the facilitator', () => {
    const pure = accepted();
    signedCase(pure, { reviewAt: '2026-04-15T12:00', reviewPlace: pure.text() });
    const near = said(pure, '2026-04-14 09:00', '2026-04-14 13:00');
    expect(near.filter((line) => line.includes('slot.reminder'))).toEqual([
      `${folk.harmed}: slot.reminder`,
      `${folk.boy}: slot.reminder`,
      `${folk.mother}: slot.reminder`,
      'facilitator: slot.reminder.staff',
    ]);
  });

  it('R133: moves with its limit and its reminders, and falls away when cancelled', () => {
    const pure = accepted();
    signedCase(pure, { reviewAt: '2026-04-15T12:00', reviewPlace: pure.text() });
    const [review] = meetings(pure.kase());
    const move = { meeting: review?.id, askedBy: 'person' };
    expect(
      pure.try('facilitator', 'moveMeeting', {
        ...move,
        slots: ['2026-04-20T12:00', '2026-04-21T12:00'],
      }),
    ).toMatchObject({ refusal: { code: 'wrongInput', codes: ['slots'] } });
    pure.does('facilitator', 'moveMeeting', { ...move, slots: ['2026-04-20T12:00'] });
    expect(limit(pure, 'K-D15')?.due).toBe('2026-04-20');
    expect(said(pure, '2026-04-14 09:00', '2026-04-14 13:00').join()).not.toContain('slot.rem');
    expect(said(pure, '2026-04-19 09:00', '2026-04-19 13:00').join()).toContain('slot.rem');
    pure.does('facilitator', 'cancelMeeting', { meeting: review?.id });
    expect(limit(pure, 'K-D15')?.due).toBeNull();
    expect(said(pure, '2026-04-19 09:00', '2026-04-19 13:00').join()).not.toContain('slot.rem');
  });
});

describe('the notices to the commission', () => {
  it('R65: K-D10 counts from the last agreement, K-D11 from the first refusal that stands', () => {
    const pure = informed();
    pure.at('2026-03-03 10:00');
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'refuse' });
    expect(limit(pure, 'K-D11')).toMatchObject({
      due: null,
      state: 'noDate',
      reminders: ['2026-03-04', '2026-03-06'],
    });
    pure.at('2026-03-04 10:00');
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'agree' });
    expect(limit(pure, 'K-D11')?.reminders).toEqual([]);
    pure.at('2026-03-05 10:00');
    pure.does(folk.boy, 'answerParticipation', { person: folk.boy, answer: 'agree' });
    expect(limit(pure, 'K-D10')).toMatchObject({
      reminders: ['2026-03-06'],
    });
    expect(said(pure, '2026-03-06 08:29', '2026-03-06 08:30')).toEqual([
      'facilitator: limit.remind',
    ]);
    pure.does('facilitator', 'acceptCase', { types: ['circle'], informedBy: 'email' });
    expect(limit(pure, 'K-D10')).toMatchObject({ ended: '2026-03-06', state: 'done' });
  });

  it('R65: K-D11 runs on although the refusal ended the other limits, until the commission is told', () => {
    const pure = informed();
    pure.does(folk.harmed, 'answerParticipation', { person: folk.harmed, answer: 'refuse' });
    expect(limit(pure, 'K-D6')?.state).not.toBe('open');
    expect(limit(pure, 'K-D7')?.state).toBe('notNeeded');
    expect(limit(pure, 'K-D11')?.state).toBe('noDate');
    pure.does('facilitator', 'notifyCommission', {
      kind: 'refusal',
      way: 'email',
      reason: pure.text(),
    });
    expect(limit(pure, 'K-D11')).toMatchObject({ state: 'done', ended: '2026-03-02' });
  });
});

describe('the hearing of the results', () => {
  it('R124: the facilitator is reminded of it the day before', () => {
    const pure = accepted();
    const lines = said(pure, '2026-03-29 09:00', '2026-03-30 08:30');
    expect(lines).toContain('facilitator: hearing.reminder');
    pure.does('commissionSecretary', 'setCommissionMeeting', { meeting: '2026-04-14' });
    expect(said(pure, '2026-03-29 09:00', '2026-03-30 08:30').join()).not.toContain('hearing');
    expect(said(pure, '2026-04-12 09:00', '2026-04-13 08:30').join()).toContain('hearing');
  });
});
