import { describe, expect, it } from '@jest/globals';
import { type Digest, digestOf } from '../../src/cases/digest.js';
import { StaffId } from '../../src/cases/ids.js';
import { type StaffRole } from '../../src/cases/actor.js';
import {
  accepted,
  aPureCase,
  assigned,
  folk,
  type PureCase,
  referred,
} from '../support/pure-case.js';

const digest = (role: StaffRole, ...cases: readonly PureCase[]): Digest =>
  digestOf(
    cases.map((pure) => ({ kase: pure.kase(), ctx: pure.context() })),
    { id: StaffId.parse(role), role },
  );
const limits = (rows: Digest['overdue']) => rows.map(({ limit, due }) => `${limit} ${due}`);

describe('what burns today', () => {
  it('R153: names limits that are over, due today, within three days and on the days off, by number alone', () => {
    const pure = assigned(referred(aPureCase()));
    pure.at('2026-03-06 08:30');
    expect(limits(digest('facilitator', pure).soon)).toEqual(['K-D6 2026-03-09']);
    pure.at('2026-03-09 08:30');
    expect(limits(digest('facilitator', pure).today)).toEqual(['K-D6 2026-03-09']);
    pure.at('2026-03-10 08:30');
    const { overdue } = digest('coordinator', pure);
    expect(overdue).toEqual([
      { number: 'К-26-001', limit: 'K-D6', due: '2026-03-09', lead: 'facilitator' },
    ]);
    pure.at('2026-03-20 08:30');
    expect(limits(digest('facilitator', pure).weekend)).toEqual(['K-D7 2026-03-22']);
  });

  it('shows a facilitator the own limits, those who oversee all of their cases', () => {
    const pure = referred(aPureCase());
    pure.does('serviceHead', 'receiveReferral');
    pure.at('2026-03-03 08:30');
    expect(limits(digest('facilitator', pure).today)).toEqual([]);
    expect(limits(digest('serviceHead', pure).today)).toEqual(['K-D5 2026-03-03']);
  });

  it('lists the meetings of the day in their order, the hearings of the week and who waits for help', () => {
    const pure = accepted();
    for (const [person, slot] of [
      [folk.boy, '2026-03-10T15:00'],
      [folk.harmed, '2026-03-10T11:30'],
    ] as const)
      pure.does('facilitator', 'fixMeeting', {
        meeting: pure.id(),
        persons: [person],
        slot,
        place: pure.text(),
      });
    pure.at('2026-03-10 08:30');
    expect(digest('facilitator', pure).meetings.map((m) => [m.time, m.persons])).toEqual([
      ['11:30', [folk.harmed]],
      ['15:00', [folk.boy]],
    ]);
    pure.does(folk.boy, 'askHelp', { person: folk.boy, kind: 'help' });
    expect(digest('facilitator', pure).safety).toEqual(['К-26-001']);
    pure.at('2026-03-25 08:30');
    expect(digest('commissionSecretary', pure).hearings).toEqual([
      { day: '2026-03-31', cases: 1, withoutResults: ['К-26-001'] },
    ]);
  });

  it('holds the tasks of the role, of a coordinator none, and of a closed case nothing', () => {
    const pure = accepted();
    expect(digest('facilitator', pure).tasks[0]).toEqual({
      number: 'К-26-001',
      task: 'sendLetter',
      since: '2026-03-02',
    });
    expect(digest('coordinator', pure).tasks).toEqual([]);
    pure.does('facilitator', 'closeCase', { why: 'stopped', reason: pure.text() });
    expect(digest('facilitator', pure)).toMatchObject({ cases: 0, tasks: [], overdue: [] });
  });

  it('is calm when there is nothing', () => {
    expect(digest('coordinator')).toMatchObject({ cases: 0, safety: [], overdue: [], today: [] });
  });
});
