import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deadlines } from '../../src/cases/deadlines.js';
import type { Facts } from '../../src/cases/facts.js';
import { workCalendarWithout } from '../../src/cases/working-days.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { luxonDeadlines, type PlainAnswer, type PlainFacts } from '../support/luxon-calculator.js';
import { randomDay, randomFacts } from '../support/random-facts.js';

function plain(
  procedure: string,
  facts: Facts,
  holidays: Parameters<typeof workCalendarWithout>[0],
): PlainAnswer {
  const answer = deadlines(facts, getProcedure(procedure), workCalendarWithout(holidays), {
    explain: false,
  });
  const rows = answer.deadlines.map(({ id, from, due, start, ended, reminders, checks }) => [
    id,
    { from, due, start, ended, reminders, ...(checks ? { checks } : {}) },
  ]);
  return {
    deadlines: Object.fromEntries(rows) as PlainAnswer['deadlines'],
    effective: answer.effective,
    warnings: answer.warnings.map(({ code }) => code).sort(),
  };
}

describe('a second calculator, written with luxon from the same text, agrees on random facts', () => {
  it.each(procedureIds)('of %s', (id) => {
    const sets = fc.tuple(randomFacts(getProcedure(id)), fc.array(randomDay, { maxLength: 12 }));
    fc.assert(
      fc.property(sets, ([facts, holidays]) => {
        expect(plain(id, facts, holidays)).toEqual(
          luxonDeadlines(id, facts as PlainFacts, holidays),
        );
      }),
      { numRuns: 600 },
    );
  });
});
