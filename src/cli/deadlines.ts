import { parseArgs } from 'node:util';
import { calendarDay, type CalendarDay, isCalendarDay } from '../cases/calendar-day.js';
import { type Deadline, deadlines, type Options } from '../cases/deadlines.js';
import { parseFacts } from '../cases/facts.js';
import {
  plainWorkCalendar,
  russianWorkCalendar,
  type WorkCalendar,
  workCalendarWithout,
} from '../cases/working-days.js';
import { type Procedure } from '../procedures/procedure.js';
import { findProcedure, procedureIds } from '../procedures/procedures.js';
import { type ExitCode, type Io } from './io.js';

const usage = `mirovaya deadlines ПРОЦЕДУРА факт=ДАТА … [--json] [--on ДАТА] [--year ГОД] [--holidays none|Д,Д] [--facts-file ФАЙЛ]
Считает сроки процедуры по этим фактам и объясняет каждую дату. Даты – ГГГГ-ММ-ДД.`;

/** A call that cannot be taken; the message is one sentence. */
class WrongCall extends Error {}

/** `mirovaya deadlines`: needs no database. */
export function deadlinesCommand(args: readonly string[], io: Io): ExitCode {
  try {
    return run(args, io);
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    io.err(error.message);
    return 2;
  }
}

function run(args: readonly string[], io: Io): ExitCode {
  const { values, positionals } = parsed(args);
  if (values.help) {
    io.out(usage);
    return 0;
  }
  const procedure = procedureOf(positionals[0]);
  const calendar = calendarOf(values.holidays);
  const options = optionsOf(values.on, values.year);
  const count = (facts: Readonly<Record<string, unknown>>) =>
    answer(procedure, facts, calendar, options);
  if (values['facts-file'] !== undefined)
    return factsFile(io.readFile(values['facts-file']), count, io);
  const result = count(Object.fromEntries(positionals.slice(1).map(pair)));
  if (values.json) io.out(JSON.stringify(result));
  else result.deadlines.forEach((d) => describe(d, io));
  if (!values.json) result.warnings.forEach((w) => io.out(`Внимание: ${w.text}`));
  return 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        holidays: { type: 'string' },
        on: { type: 'string' },
        year: { type: 'string' },
        'facts-file': { type: 'string' },
      },
    });
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : usage);
  }
}

function procedureOf(id: string | undefined): Procedure {
  const found = id === undefined ? null : findProcedure(id);
  if (found !== null) return found;
  throw new WrongCall(`Нет процедуры «${id ?? ''}». Известны: ${procedureIds.join(', ')}.`);
}

function calendarOf(holidays: string | undefined): WorkCalendar {
  if (holidays === undefined) return russianWorkCalendar();
  if (holidays === 'none') return plainWorkCalendar();
  return workCalendarWithout(
    holidays.split(',').map((day) => dayArgument('--holidays', day.trim())),
  );
}

function dayArgument(name: string, text: string): CalendarDay {
  if (isCalendarDay(text)) return calendarDay(text);
  throw new WrongCall(`${name}: такой даты нет: ${text}.`);
}

function optionsOf(on: string | undefined, year: string | undefined): Options {
  if (year !== undefined && !/^\d{4}$/u.test(year))
    throw new WrongCall(`--year: нужен год из четырёх цифр: ${year}.`);
  return {
    ...(on === undefined ? {} : { on: dayArgument('--on', on) }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

function pair(text: string): [string, string | null] {
  const at = text.indexOf('=');
  if (at < 1) throw new WrongCall(`Факт пишут так: имя=значение, а не «${text}».`);
  const value = text.slice(at + 1);
  return [text.slice(0, at), value === 'null' ? null : value];
}

function answer(
  procedure: Procedure,
  raw: Readonly<Record<string, unknown>>,
  calendar: WorkCalendar,
  options: Options,
) {
  const facts = parseFacts(procedure, raw);
  if (facts.type === 'wrong') throw new WrongCall(facts.errors.join(' '));
  return deadlines(facts.facts, procedure, calendar, options);
}

/** One JSON object of facts a line, one JSON answer each; a bad line gives an error in its place (F5.10). */
function factsFile(
  text: string,
  count: (facts: Readonly<Record<string, unknown>>) => unknown,
  io: Io,
): ExitCode {
  let code: ExitCode = 0;
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const result = lineAnswer(line, count);
    if (result.error !== null) code = 2;
    io.out(JSON.stringify(result.error === null ? result.answer : { error: result.error }));
  }
  return code;
}

function lineAnswer(
  line: string,
  count: (facts: Readonly<Record<string, unknown>>) => unknown,
): { answer: unknown; error: string | null } {
  try {
    const facts: unknown = JSON.parse(line);
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
      return { answer: null, error: 'Нужен объект JSON.' };
    return { answer: count({ ...facts }), error: null };
  } catch (error) {
    return {
      answer: null,
      error: error instanceof WrongCall ? error.message : 'Строка – не JSON.',
    };
  }
}

function describe(deadline: Deadline, io: Io): void {
  const days =
    deadline.from === null
      ? (deadline.due ?? 'срока нет')
      : `${deadline.from} – ${deadline.due ?? ''}`;
  io.out(`${deadline.id}: ${days}`);
  deadline.why.forEach((line) => io.out(`    ${line.text}`));
}
