import fc from 'fast-check';
import { addDays, calendarDay, type CalendarDay } from '../../src/cases/calendar-day.js';
import type { Facts } from '../../src/cases/facts.js';
import type { Procedure } from '../../src/procedures/procedure.js';

/** Days around month ends, leap days and year ends, and plain ones within two years. */
export const randomDay: fc.Arbitrary<CalendarDay> = fc.oneof(
  fc
    .constantFrom(
      '2027-12-31',
      '2028-01-01',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
      '2028-08-31',
    )
    .map(calendarDay),
  fc.integer({ min: 0, max: 60 }).map((n) => addDays(calendarDay('2028-02-01'), n)),
  fc.integer({ min: 0, max: 730 }).map((n) => addDays(calendarDay('2027-01-01'), n)),
);

const period = fc
  .record({ months: fc.integer({ min: 0, max: 8 }), days: fc.integer({ min: 1, max: 40 }) })
  .map(({ months, days }) => (months === 0 ? `P${days}D` : `P${months}M${days}D`));

/** Random facts of a procedure: some missing, many that contradict each other. */
export function randomFacts(procedure: Procedure): fc.Arbitrary<Facts> {
  const values = Object.entries(procedure.facts).map(([name, fact]) => {
    switch (fact.kind) {
      case 'day':
        return [name, randomDay] as const;
      case 'period':
        return [
          name,
          fc.oneof(period, fc.constantFrom('P1M', 'P6M', 'P2W', 'P1Y', 'P4W2D')),
        ] as const;
      case 'route':
        return [name, fc.constantFrom(...fact.values)] as const;
      case 'text':
        return [name, fc.constantFrom('болезнь', ' ')] as const;
    }
  });
  return fc.record(Object.fromEntries<fc.Arbitrary<string>>(values), { requiredKeys: [] });
}
