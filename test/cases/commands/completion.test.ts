import { describe, expect, it } from '@jest/globals';
import { findCommand } from '../../../src/cases/available-commands.js';
import { last } from '../../../src/cases/case.js';
import {
  acceptedCase,
  aPureCase,
  assigned,
  type PureCase,
  referred,
} from '../../support/pure-case.js';

const input = { result: 'resolvedWithoutMeeting' };

/** What is decided before the facilitator has seen the warnings. */
const unseen = (pure: PureCase) =>
  findCommand('completeProgramme', 'kamchatka')?.decide(
    pure.kase(),
    input,
    { ...pure.context('facilitator'), warningsSeen: false },
    'test',
  );

describe('completing a programme of Kamchatka', () => {
  it('R143: before day 10 it is allowed, warned about and noted', () => {
    const pure = acceptedCase(assigned(referred(aPureCase())));
    expect(unseen(pure)).toEqual({ type: 'warned', warnings: ['beforeWindow'] });
    pure.does('facilitator', 'completeProgramme', input);
    expect(last(pure.kase(), 'programmeCompleted')?.warnings).toEqual(['beforeWindow']);
  });

  it('R143: from day 10 on nothing is noted', () => {
    const pure = acceptedCase(assigned(referred(aPureCase())));
    pure.at('2026-03-13 12:00');
    expect(unseen(pure)?.type).toBe('accepted');
  });
});
