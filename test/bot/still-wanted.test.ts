import { describe, expect, it } from '@jest/globals';
import { presentData } from '../../src/bot/still-wanted.js';
import { accepted, folk, type PureCase } from '../support/pure-case.js';

/** A preliminary meeting of 5 March, 15:00. */
function fixed(): { pure: PureCase; meeting: string } {
  const pure = accepted();
  const meeting = pure.id();
  pure.does('facilitator', 'fixMeeting', {
    ...{ meeting, persons: [folk.harmed], at: '2026-03-05T15:00' },
    ...{ form: 'inPerson', place: pure.text() },
  });
  return { pure, meeting };
}

const said = (text: string, local: string, more: Record<string, string> = {}) => {
  const { pure, meeting } = fixed();
  pure.at(local);
  return presentData(
    { text, data: { meeting, ...more } },
    { kase: pure.kase(), ctx: pure.context() },
  );
};

describe('what a message says when its time comes', () => {
  it.each(['meeting.fixed', 'joint.confirmed', 'joint.rules'])(
    '%s of a meeting that has begun is not said any more',
    (text) => {
      expect(said(text, '2026-03-05 14:59')).not.toBeNull();
      expect(said(text, '2026-03-05 15:00')).toBeNull();
    },
  );

  it('«завтра» becomes «сегодня», and the reminder of a meeting that has begun is dropped', () => {
    const near = { near: 'tomorrow' };
    expect(said('slot.reminder', '2026-03-04 15:00', near)).toMatchObject({ near: 'tomorrow' });
    expect(said('slot.reminder', '2026-03-05 09:00', near)).toMatchObject({ near: 'today' });
    expect(said('slot.reminder', '2026-03-05 15:01', near)).toBeNull();
  });

  it('what follows a meeting is said after it', () => {
    expect(said('pre.after', '2026-03-05 18:00')).not.toBeNull();
  });
});
