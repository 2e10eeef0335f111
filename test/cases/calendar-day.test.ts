import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  calendarDay,
  CalendarDay,
  compareDays,
  dayIn,
  daysBetween,
  earliest,
  fullYears,
  instantAt,
  timeIn,
  weekday,
} from '../../src/cases/calendar-day.js';

const day = calendarDay;
const anyDay = fc
  .integer({ min: -100_000, max: 100_000 })
  .map((n) => addDays(day('2000-01-01'), n));
const luxon = (on: CalendarDay): DateTime => DateTime.fromISO(on, { zone: 'utc' });

describe('a calendar day', () => {
  it.each([
    '2026-02-30',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '',
    '2026-01-01T00:00',
    '0000-01-01',
  ])('refuses %s', (text) => {
    expect(() => calendarDay(text)).toThrow(RangeError);
    expect(CalendarDay.safeParse(text).success).toBe(false);
  });

  it('takes a leap day', () => {
    expect(CalendarDay.parse('2028-02-29')).toBe('2028-02-29');
  });

  it('counts days and weekdays as luxon does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (on, count) => {
        const later = addDays(on, count);
        expect(later).toBe(luxon(on).plus({ days: count }).toISODate());
        expect(daysBetween(on, later)).toBe(count);
        expect(weekday(on)).toBe(luxon(on).weekday);
      }),
    );
  });

  it('counts months as luxon does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50, max: 50 }), (on, count) => {
        expect(addMonths(on, count)).toBe(luxon(on).plus({ months: count }).toISODate());
      }),
    );
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2028-08-29', -6, '2028-02-29'],
    ['2027-12-31', 2, '2028-02-29'],
  ])('clamps months: %s and %d months is %s', (from, count, to) => {
    expect(addMonths(day(from), count)).toBe(to);
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(day('0001-01-31'), -1)).toThrow(RangeError);
  });

  it('sorts and finds the earliest', () => {
    const days = [day('2026-03-02'), day('2025-12-31'), day('2026-01-01')];
    expect([...days].sort(compareDays)).toEqual(['2025-12-31', '2026-01-01', '2026-03-02']);
    expect(earliest([null, ...days])).toBe('2025-12-31');
    expect(earliest([null])).toBeNull();
  });

  it.each([
    ['2014-03-02', '2026-03-02', 12],
    ['2015-03-03', '2026-03-02', 10],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2012-02-29', '2028-02-29', 16],
  ])('counts full years: born %s, on %s: %d', (born, on, years) => {
    expect(fullYears(day(born), day(on))).toBe(years);
  });
});

describe('instants and zones', () => {
  it('R9: the day and the time are those of the zone', () => {
    const instant = new Date('2026-03-01T12:30:00Z');
    expect(dayIn('Asia/Kamchatka', instant)).toBe('2026-03-02');
    expect(timeIn('Asia/Kamchatka', instant)).toBe('00:30');
    expect(dayIn('Asia/Barnaul', instant)).toBe('2026-03-01');
    expect(timeIn('Asia/Barnaul', instant)).toBe('19:30');
  });

  it.each([
    'Asia/Kamchatka',
    'Asia/Krasnoyarsk',
    'Asia/Barnaul',
    'Asia/Yekaterinburg',
    'Europe/Berlin',
  ])('finds the instant of a day and time in %s', (zone) => {
    for (const on of ['2026-01-01', '2026-03-29', '2026-07-15', '2026-10-25'].map(day)) {
      const instant = instantAt(on, '09:00', zone);
      expect(instant.toISOString()).toBe(
        DateTime.fromISO(`${on}T09:00`, { zone }).toJSDate().toISOString(),
      );
      expect([dayIn(zone, instant), timeIn(zone, instant)]).toEqual([on, '09:00']);
    }
  });

  it('moves a time that a clock change skips to after the change', () => {
    expect(instantAt(day('2026-03-29'), '02:30', 'Europe/Berlin').toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('refuses a time that is none', () => {
    expect(() => instantAt(day('2026-03-29'), '25:00', 'Asia/Barnaul')).toThrow(RangeError);
  });
});
