import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { deadlines } from '../../src/cases/deadlines.js';
import { planBackwards, plannedReferralDue } from '../../src/cases/deadlines/planning.js';
import { mondaysAfter, remindersFor } from '../../src/cases/deadlines/reminders.js';
import { plainWorkCalendar, workCalendarWithout } from '../../src/cases/working-days.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { randomDay, randomFacts } from '../support/random-facts.js';

const procedures = procedureIds.map((id) => [id, getProcedure(id)] as const);
const kamchatka = getProcedure('kamchatka');
const day = calendarDay;

/** Facts that name no date in a document, so that every due day is a counted one. */
const DOCUMENTS = ['measuresDue', 'programmeDue', 'extendedTo'];

describe.each(procedures)('any facts of %s', (_id, procedure) => {
  it('no limit that counts forward is due before its start', () => {
    const counted = randomFacts(procedure).map((facts) =>
      Object.fromEntries(Object.entries(facts).filter(([name]) => !DOCUMENTS.includes(name))),
    );
    fc.assert(
      fc.property(counted, (facts) => {
        const found = deadlines(facts, procedure, plainWorkCalendar()).deadlines;
        for (const limit of procedure.limits.filter(
          ({ kind }) => kind === 'duration' || kind === 'window',
        )) {
          const { start, due, from } = found.find(({ id }) => id === limit.id)!;
          if (start && due) expect(due > start.date && (from ?? due) > start.date).toBe(true);
        }
      }),
    );
  });

  it('adding a day off makes no working-day limit earlier', () => {
    fc.assert(
      fc.property(randomFacts(procedure), fc.array(randomDay), randomDay, (facts, off, more) => {
        const due = (days: typeof off) =>
          deadlines(facts, procedure, workCalendarWithout(days), { explain: false }).deadlines;
        const before = due(off);
        for (const [at, after] of due([...off, more]).entries())
          if (after.due) expect(after.due >= before[at]!.due!).toBe(true);
      }),
    );
  });

  it('R154: deriving the reminders twice gives the same keys, and no key twice', () => {
    fc.assert(
      fc.property(randomFacts(procedure), (facts) => {
        const keys = () =>
          remindersFor(facts, procedure, plainWorkCalendar()).map(({ key }) => key);
        const first = keys();
        expect(keys()).toEqual(first);
        expect(new Set(first).size).toBe(first.length);
      }),
    );
  });

  it('reminders are ascending, and the same whether asked for by limit or by case', () => {
    fc.assert(
      fc.property(randomFacts(procedure), (facts) => {
        const all = remindersFor(facts, procedure, plainWorkCalendar());
        for (const found of deadlines(facts, procedure, plainWorkCalendar()).deadlines) {
          const own = all.filter(({ limit }) => limit === found.id).map((reminder) => reminder.day);
          expect(own).toEqual([...found.reminders, ...(found.checks ?? [])]);
          expect([...found.reminders].sort()).toEqual(found.reminders);
        }
      }),
    );
  });

  it('every date has its reasons: a rule always, and what it was counted from', () => {
    fc.assert(
      fc.property(randomFacts(procedure), (facts) => {
        for (const { due, start, why } of deadlines(facts, procedure, plainWorkCalendar())
          .deadlines) {
          expect(why[0]?.kind).toBe('rule');
          if (start) expect(why.find(({ kind }) => kind === 'start')).toMatchObject(start);
          if (due) expect(why.some(({ kind }) => kind === 'count')).toBe(true);
          for (const { text } of why) expect(text).toMatch(/^\S.*[^.\s]$/);
        }
      }),
    );
  });

  it('the state of a day never changes a date', () => {
    fc.assert(
      fc.property(randomFacts(procedure), randomDay, (facts, on) => {
        const plain = deadlines(facts, procedure, plainWorkCalendar());
        const seen = deadlines(facts, procedure, plainWorkCalendar(), { on });
        expect(seen.effective).toEqual(plain.effective);
        expect(seen.deadlines.map(({ state: _state, ...rest }) => rest)).toEqual(plain.deadlines);
      }),
    );
  });
});

describe('reminders', () => {
  it('R144, R145: a moved meeting gives other keys', () => {
    const keys = (meeting: string) =>
      remindersFor({ commissionMeeting: meeting }, kamchatka, plainWorkCalendar())
        .filter(({ limit }) => limit === 'K-D2')
        .map(({ key, day: on, recipients }) => [key, on, recipients]);
    expect(keys('2026-03-31')).toEqual([
      ['K-D2:2026-03-28:event-5', '2026-03-26', ['facilitator', 'serviceHead']],
      ['K-D2:2026-03-28:event-3', '2026-03-28', ['facilitator', 'serviceHead']],
    ]);
    expect(keys('2026-04-14')[0]![0]).toBe('K-D2:2026-04-11:event-5');
  });

  it('R135: the checks of a plan without a term are reminded of', () => {
    const found = remindersFor({ planSigned: '2026-03-02' }, kamchatka, plainWorkCalendar());
    expect(found.map(({ day: on, offset }) => [on, offset])).toEqual([
      ['2026-04-02', 'check+1'],
      ['2026-06-02', 'check+2'],
      ['2026-09-02', 'check+3'],
    ]);
  });

  it('R150: a weekly duty falls on the Mondays after it began', () => {
    expect(mondaysAfter(day('2026-03-02'), day('2026-03-16'))).toEqual([
      '2026-03-09',
      '2026-03-16',
    ]);
    expect(mondaysAfter(day('2026-03-08'), day('2026-03-15'))).toEqual(['2026-03-09']);
    expect(mondaysAfter(day('2026-03-03'), day('2026-03-08'))).toEqual([]);
  });
});

describe('planning backwards', () => {
  it('T7: leaves three days for the documents before the three days before the meeting', () => {
    const plan = planBackwards(kamchatka, { commissionMeeting: '2026-03-31' });
    expect(plan.map(({ stage, day: on }) => [stage, on])).toEqual([
      ['K1', '2026-03-17'],
      ['K2', '2026-03-18'],
      ['K5', '2026-03-25'],
      ['K6', '2026-03-28'],
      ['K7', '2026-03-28'],
    ]);
    expect(planBackwards(kamchatka, {})).toEqual([]);
  });

  it('R43: pre-fills the date of the referral with the earlier of 24 days after it and the meeting less three', () => {
    const referral = day('2026-03-01');
    expect(plannedReferralDue(kamchatka, referral, null)).toBe('2026-03-25');
    expect(plannedReferralDue(kamchatka, referral, day('2026-03-27'))).toBe('2026-03-24');
    expect(plannedReferralDue(kamchatka, referral, day('2026-04-27'))).toBe('2026-03-25');
    expect(plannedReferralDue(getProcedure('altai'), referral, null)).toBeNull();
  });
});
