import { addDays, calendarDay } from '../src/cases/calendar-day.js';
import { deadlines } from '../src/cases/deadlines.js';
import type { Facts } from '../src/cases/facts.js';
import { russianWorkCalendar } from '../src/cases/working-days.js';
import { getProcedure } from '../src/procedures/procedures.js';
import { luxonDeadlines, type PlainFacts } from '../test/support/luxon-calculator.js';

/** One line of the benchmark: a ratio where two things are compared, else a value with its unit. */
export interface DeadlineRow {
  readonly name: string;
  readonly ratio?: number;
  readonly value: number;
  readonly unit: string;
}

const CASES = 100_000;
const BY_LUXON = 2_000;
const TODAY = calendarDay('2026-11-21');

/** Active cases of two procedures, each somewhere on its way. */
function activeCases(count: number): { procedure: string; facts: Facts }[] {
  return Array.from({ length: count }, (_, n) => {
    const opened = addDays(TODAY, -(n % 45));
    const later = (days: number): string => addDays(opened, days);
    return n % 2 === 0
      ? { procedure: 'kamchatka', facts: kamchatka(n, later) }
      : { procedure: 'krasnoyarsk-borodino', facts: borodino(n, later) };
  });
}

function kamchatka(n: number, later: (days: number) => string): Facts {
  return {
    route: n % 3 === 0 ? 'B' : 'A',
    documentsReceived: later(0),
    referralSent: later(2),
    serviceReceived: later(3),
    ...(n % 4 > 0 && { assigned: later(4), facilitatorReceived: later(4) }),
    ...(n % 4 > 1 && { participantsInformed: later(9) }),
    ...(n % 4 > 2 && { programmeCompleted: later(20) }),
    commissionMeeting: later(35),
    referralDue: later(30),
  };
}

function borodino(n: number, later: (days: number) => string): Facts {
  return {
    caseReceived: later(0),
    considered: later(2),
    serviceReceived: later(5),
    ...(n % 3 > 0 && { serviceDecision: later(8), assigned: later(8) }),
    ...(n % 3 > 1 && {
      extendedTo: later(50),
      extensionReason: 'болезнь',
      extensionNotified: later(30),
    }),
  };
}

/** Microseconds per case of one sweep. */
function perCase(count: number, sweep: (from: number, to: number) => void): number {
  sweep(0, Math.min(count, 2_000));
  const started = performance.now();
  sweep(0, count);
  return ((performance.now() - started) * 1000) / count;
}

/** Counts the deadlines of 100,000 active cases, with and without reasons, against luxon objects throughout. */
export function benchDeadlines(): DeadlineRow[] {
  const cases = activeCases(CASES);
  const calendar = russianWorkCalendar();
  const engine = (explain: boolean) => (from: number, to: number) => {
    for (const { procedure, facts } of cases.slice(from, to))
      deadlines(facts, getProcedure(procedure), calendar, { on: TODAY, explain });
  };
  const plain = perCase(CASES, engine(false));
  const explained = perCase(CASES, engine(true));
  const luxon = perCase(BY_LUXON, (from, to) => {
    for (const { procedure, facts } of cases.slice(from, to))
      luxonDeadlines(procedure, plainFacts(facts), []);
  });
  return [
    { name: 'deadlines of an active case', value: plain, unit: 'µs/case' },
    { name: 'with the reason of each date', value: explained, unit: 'µs/case' },
    { name: 'the same with luxon objects', value: luxon, unit: 'µs/case', ratio: luxon / plain },
    { name: `a sweep over ${CASES} cases`, value: (plain * CASES) / 1e6, unit: 's' },
  ];
}

function plainFacts(facts: Facts): PlainFacts {
  const known = Object.entries(facts).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(known);
}
