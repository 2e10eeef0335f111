import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, calendarDay, weekday } from '../../src/cases/calendar-day.js';
import {
  addWorkingDays,
  daysOffBetween,
  plainWorkCalendar,
  russianWorkCalendar,
  workCalendarWithout,
} from '../../src/cases/working-days.js';
import { randomDay } from '../support/random-facts.js';

const day = calendarDay;
const russian = russianWorkCalendar();

function workingDaysOf(year: number): number {
  let count = 0;
  for (let on = day(`${year}-01-01`); on.startsWith(String(year)); on = addDays(on, 1))
    if (russian.isWorking(on)) count += 1;
  return count;
}

describe('working days', () => {
  it('T15, T25: are Monday to Friday with --holidays none', () => {
    expect(addWorkingDays(day('2026-03-05'), 3, plainWorkCalendar())).toBe('2026-03-10');
    expect(addWorkingDays(day('2026-03-05'), 2, plainWorkCalendar())).toBe('2026-03-09');
  });

  it('a start on a day off is day 0', () => {
    expect(addWorkingDays(day('2026-03-07'), 1, plainWorkCalendar())).toBe('2026-03-09');
  });

  it('R7: leave out the days off that are named', () => {
    const calendar = workCalendarWithout([day('2026-03-09')]);
    expect(addWorkingDays(day('2026-03-05'), 3, calendar)).toBe('2026-03-11');
    expect(daysOffBetween(day('2026-03-05'), day('2026-03-11'), calendar)).toEqual([
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
    ]);
  });

  it('adding a day off never makes a day earlier', () => {
    fc.assert(
      fc.property(
        randomDay,
        fc.integer({ min: 1, max: 9 }),
        fc.array(randomDay),
        randomDay,
        (from, count, off, more) => {
          const before = addWorkingDays(from, count, workCalendarWithout(off));
          const after = addWorkingDays(from, count, workCalendarWithout([...off, more]));
          expect(after >= before).toBe(true);
        },
      ),
    );
  });
});

describe('the Russian calendar', () => {
  it.each([
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('R7: %d has %d working days, as the official calendar says', (year, count) => {
    expect(workingDaysOf(year)).toBe(count);
  });

  it.each([
    ['2023-05-08', false, 'moved from 8 January'],
    ['2024-04-27', true, 'a Saturday that is worked'],
    ['2024-05-10', false, 'moved from 6 January'],
    ['2024-12-30', false, 'moved from 28 December'],
    ['2025-11-01', true, 'a Saturday that is worked'],
    ['2025-11-03', false, 'moved from that Saturday'],
    ['2025-12-31', false, 'moved from 5 January'],
    ['2026-01-09', false, 'moved from 3 January'],
    ['2026-01-12', true, 'the first day after the holidays'],
    ['2026-03-09', false, '8 March on a Sunday'],
    ['2026-05-11', false, '9 May on a Saturday'],
    ['2027-05-03', false, '1 May 2027 on a Saturday, by the Labour Code alone'],
    ['2026-11-05', true, 'the day after 4 November'],
  ])('%s is worked: %s (%s)', (on, worked) => {
    expect(russian.isWorking(day(on))).toBe(worked);
  });

  it('R7: can be edited: other moved days give another calendar', () => {
    const edited = russianWorkCalendar({
      years: { 2026: { off: [day('2026-03-10')], working: [day('2026-03-14')], notMoved: [] } },
    });
    expect([day('2026-03-10'), day('2026-03-14')].map((on) => edited.isWorking(on))).toEqual([
      false,
      true,
    ]);
    expect(weekday(day('2026-03-14'))).toBe(6);
  });
});
