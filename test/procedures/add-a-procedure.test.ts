import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { deadlines } from '../../src/cases/deadlines.js';
import { remindersFor } from '../../src/cases/deadlines/reminders.js';
import { eligibility } from '../../src/cases/eligibility.js';
import { parseFacts } from '../../src/cases/facts.js';
import { plainWorkCalendar } from '../../src/cases/working-days.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { procedureRegistry } from '../../src/procedures/registry.js';
import { tennisClub } from '../support/tennis-club.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('docs/add-a-procedure.md', () => {
  it('shows a procedure that is the very file the tests use', () => {
    const shown = /```ts\n([\s\S]*?)\n```/.exec(read('../../docs/add-a-procedure.md'))?.[1];
    expect(shown).toBe(read('../support/tennis-club.ts').trimEnd());
  });

  it('adds a procedure beside the five without touching any other code', () => {
    const registry = procedureRegistry([...procedureIds.map((id) => getProcedure(id)), tennisClub]);
    const club = registry.get('tennis-club');
    const facts = parseFacts(club, { complaint: '2026-03-05', tournament: '2026-08-31' });
    if (facts.type === 'wrong') throw new Error('the facts of the club were refused');
    const found = deadlines(facts.facts, club, plainWorkCalendar(), {
      on: calendarDay('2026-03-10'),
    });
    expect(found.deadlines.map(({ id, due, state }) => [id, due, state])).toEqual([
      ['T-D1', '2026-03-09', 'overdue'],
      ['T-D2', '2026-07-31', 'open'],
      ['withdrawal', null, 'noDate'],
    ]);
    expect(found.effective).toEqual({ T1: '2026-03-09', T2: '2026-07-31' });
    expect(found.deadlines[0]!.why[0]!.text).toBe(
      'Устав клуба, п.\u00a01: в течение 2 рабочих дней после жалобы',
    );
    expect(remindersFor(facts.facts, club, plainWorkCalendar()).map(({ key }) => key)).toEqual([
      'T-D1:2026-03-09:start+1w',
      'T-D2:2026-07-31:due-1',
    ]);
  });

  it('asks the criteria of the new procedure', () => {
    const persons = [{ id: 'p1', side: 'harmed', born: calendarDay('2017-01-01') } as const];
    const input = { date: calendarDay('2026-03-05'), persons, answers: {} };
    expect(eligibility(tennisClub, input)).toMatchObject({
      outcome: 'humanDecision',
      criteria: [{ id: 'E-T1', person: 'p1', outcome: 'humanDecision', source: '900 §3' }],
    });
  });
});
