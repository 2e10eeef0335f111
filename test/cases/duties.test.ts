import { describe, expect, it } from '@jest/globals';
import { addDays, calendarDay } from '../../src/cases/calendar-day.js';
import { dutiesBetween } from '../../src/cases/duties.js';
import { periodWords } from '../../src/cases/period-words.js';
import { getProcedure } from '../../src/procedures/procedures.js';

/** «limit due period», told on that day when the day before was told too. */
const on = (procedure: string, day: string): string[] => {
  const upTo = calendarDay(day);
  return dutiesBetween(getProcedure(procedure), addDays(upTo, -1), upTo).map((duty) =>
    [duty.limit, duty.due ?? '-', duty.period].join(' ').trim(),
  );
};

const daysOf = (procedure: string, year: number): string[] => {
  const days: string[] = [];
  for (let day = calendarDay(`${year}-01-01`); day.startsWith(String(year)); day = addDays(day, 1))
    if (on(procedure, day).length > 0) days.push(day.slice(5));
  return days;
};

describe('reports and registries of no case', () => {
  it('R152: Kamchatka is reminded on the 1st, 10th and 15th of January and July', () => {
    expect(daysOf('kamchatka', 2026)).toEqual('01-01 01-10 01-15 07-01 07-10 07-15'.split(' '));
    expect(on('kamchatka', '2026-01-10')).toEqual(['K-D18 2026-01-15 2025']);
    expect(on('kamchatka', '2026-07-15')).toEqual(['K-D18 2026-07-15 2026-H1']);
  });

  it('R151: Borodino is reminded 10 and 3 days before each date of the registry and on it', () => {
    expect(daysOf('krasnoyarsk-borodino', 2026)).toEqual(
      '01-15 01-22 01-25 06-21 06-28 07-01 07-10 07-17 07-20 12-20 12-27 12-30'.split(' '),
    );
    expect(on('krasnoyarsk-borodino', '2026-12-30')).toEqual(['B-D17 2026-12-30 2026']);
    expect(on('krasnoyarsk-borodino', '2027-01-15')).toEqual(['B-D16 2027-01-25 2026']);
  });

  it('Yugra is reminded on Mondays, on the 1st, and after a quarter', () => {
    expect(on('yugra', '2026-03-02')).toEqual(['Y-D1 -']);
    expect(on('yugra', '2026-01-01')).toEqual(['Y-D2 - 2025-12', 'Y-D3 - 2025-Q4']);
    expect(on('yugra', '2026-11-01')).toEqual(['Y-D2 - 2026-10']);
    expect(on('yugra', '2026-03-03')).toEqual([]);
  });

  it('Altai and «Вместе» have none: their weekly talk belongs to a case', () => {
    expect([...daysOf('altai', 2026), ...daysOf('vmeste', 2026)]).toEqual([]);
  });

  it('R154: whoever was away is told once, and not of what is over', () => {
    const between = (after: string, upTo: string) =>
      dutiesBetween(
        getProcedure('krasnoyarsk-borodino'),
        calendarDay(after),
        calendarDay(upTo),
      ).map(({ limit, day }) => `${limit} ${day}`);
    expect(between('2026-06-01', '2026-06-30')).toEqual(['B-D17 2026-06-28']);
    expect(between('2026-06-01', '2026-07-05')).toEqual([]);
    expect(between('2026-06-28', '2026-06-30')).toEqual([]);
    expect(
      dutiesBetween(
        getProcedure('yugra'),
        calendarDay('2026-03-02'),
        calendarDay('2026-04-22'),
      ).map(({ limit, day }) => `${limit} ${day}`),
    ).toEqual(['Y-D1 2026-04-20', 'Y-D2 2026-04-01', 'Y-D3 2026-04-01']);
  });

  it.each([
    ['2026', '2026 год'],
    ['2026-H1', 'первое полугодие 2026 года'],
    ['2026-10', 'октябрь 2026 года'],
    ['2026-Q3', 'III квартал 2026 года'],
  ])('the period %s is «%s»', (period, words) => {
    expect(periodWords(period)).toBe(words);
  });
});
