import { describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../../src/cases/limits-of-case.js';
import { accepted, folk, type PureCase, signedCase } from '../../support/pure-case.js';

const limit = (pure: PureCase, id: string) =>
  limitsOf(pure.kase(), pure.context()).deadlines.find((d) => d.id === id);

function metJointly(pure: PureCase): void {
  const meeting = pure.id();
  const slot = '2026-03-12T15:00';
  pure.does('facilitator', 'proposeJointMeeting', {
    meeting,
    persons: [folk.harmed, folk.boy],
    slots: [slot],
    place: pure.text(),
    bypass: pure.text(),
  });
  for (const person of [folk.harmed, folk.boy])
    pure.does(person, 'answerJointMeeting', { person, meeting, slots: [slot] });
  pure.does('facilitator', 'confirmJointMeeting', { meeting, slot });
  pure.at('2026-03-12 16:30');
  pure.does('facilitator', 'recordJointMeeting', {
    meeting,
    outcome: 'held',
    present: [folk.harmed, folk.boy],
  });
}

describe('after the joint meeting', () => {
  it('R139: a member says how it was; the facilitator hears of it, the words stay unless passed on', () => {
    const pure = accepted();
    const feedback = { person: folk.harmed, safe: 'yes', heard: 'partly', wouldAdvise: 'skip' };
    expect(pure.try(folk.harmed, 'answerMeetingFeedback', feedback)).toMatchObject({
      refusal: { code: 'notNow' },
    });
    metJointly(pure);
    expect(pure.does(folk.harmed, 'answerMeetingFeedback', feedback)).toMatchObject([
      { to: { role: 'facilitator' }, text: 'told.meetingFeedbackGiven' },
    ]);
    expect(pure.kase().events.at(-1)).toMatchObject({ comment: null, passOn: false });
    expect(
      pure.try(folk.harmed, 'answerMeetingFeedback', { ...feedback, safe: 'unknown' }).type,
    ).toBe('refused');
  });

  it('R133: the agreed talk about the result is recorded from its day on, and ends K-D15', () => {
    const pure = accepted();
    signedCase(pure, { reviewAt: '2026-04-01T12:00', reviewPlace: pure.text() });
    expect(limit(pure, 'K-D15')).toMatchObject({ due: '2026-04-01', state: 'open' });
    expect(pure.try('facilitator', 'recordReviewMeeting', { outcome: 'held' })).toMatchObject({
      refusal: { code: 'notNow' },
    });
    pure.at('2026-04-01 13:00');
    expect(pure.tasks()).toContainEqual(
      expect.objectContaining({ name: 'recordOutcome', command: 'recordReviewMeeting' }),
    );
    expect(pure.try('facilitator', 'recordReviewMeeting', { outcome: 'notHeld' })).toMatchObject({
      refusal: { code: 'reasonNeeded' },
    });
    pure.does('facilitator', 'recordReviewMeeting', { outcome: 'held' });
    expect(limit(pure, 'K-D15')).toMatchObject({ state: 'done' });
    expect(pure.tasks().map((t) => t.command)).not.toContain('recordReviewMeeting');
  });
});
