import { parseArgs } from 'node:util';
import { type CalendarDay, isCalendarDay } from '../cases/calendar-day.js';
import { deadlines, type Deadlines, type Options } from '../cases/deadlines.js';
import { parseFacts } from '../cases/facts.js';
import {
  plainWorkCalendar,
  russianWorkCalendar,
  type WorkCalendar,
  workCalendarWithout,
} from '../cases/working-days.js';
import type { Procedure } from '../procedures/procedure.js';
import { procedureIds } from '../procedures/procedures.js';
import { describeDeadlines } from './deadlines/describe.js';
import type { ExitCode, Io } from './io.js';
import { procedureArgument } from './procedure-argument.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya deadlines ПРОЦЕДУРА факт=ЗНАЧЕНИЕ … [параметры]

Считает все сроки процедуры по этим фактам и объясняет каждую дату. Базы не нужно.
Процедуры: ${procedureIds.join(', ')}.
Даты: ГГГГ-ММ-ДД, срок плана: P6M. Факты процедуры: mirovaya deadlines ПРОЦЕДУРА --help.

  --json             ответ в JSON
  --on ДАТА          состояние каждого срока на этот день
  --year ГОД         все постоянные даты года (отчёты, реестры)
  --holidays none    рабочие дни: понедельник–пятница, без календаря
  --holidays Д,Д     нерабочие дни: только эти
  --facts-file ФАЙЛ  по одному объекту JSON на строку, ответ строкой на каждый`;

type RawFacts = Readonly<Record<string, unknown>>;
type Count = (raw: RawFacts) => Deadlines;

/** `mirovaya deadlines` (contracts.md): prints the answer, returns the exit code; needs no database. */
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
  const [id, ...pairs] = positionals;
  if (values.help) return help(id, io);
  const procedure = procedureArgument(id);
  const count = counter(procedure, calendarOf(values.holidays), optionsOf(values.on, values.year));
  const common = factPairs(pairs);
  const file = values['facts-file'];
  if (file !== undefined) return answerFile(readFile(file, io), common, count, io);
  const answer = count(common);
  if (values.json) io.out(JSON.stringify(answer));
  else describeDeadlines(procedure, answer).forEach((line) => io.out(line));
  return 0;
}

function help(id: string | undefined, io: Io): ExitCode {
  io.out(USAGE);
  if (id === undefined) return 0;
  io.out('');
  for (const [name, { title }] of Object.entries(procedureArgument(id).facts))
    io.out(`  ${name.padEnd(26)} ${title}`);
  return 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        holidays: { type: 'string' },
        on: { type: 'string' },
        year: { type: 'string' },
        'facts-file': { type: 'string' },
      },
    });
  } catch {
    throw new WrongCall('Такого параметра нет, или у него нет значения. mirovaya deadlines --help');
  }
}

function counter(procedure: Procedure, calendar: WorkCalendar, options: Options): Count {
  return (raw) => {
    const parsedFacts = parseFacts(procedure, raw);
    if (parsedFacts.type === 'wrong')
      throw new WrongCall(parsedFacts.errors.map(({ text }) => text).join(' '));
    try {
      return deadlines(parsedFacts.facts, procedure, calendar, options);
    } catch (error) {
      if (error instanceof RangeError) throw new WrongCall(`${error.message}.`);
      throw error;
    }
  };
}

function calendarOf(holidays: string | undefined): WorkCalendar {
  if (holidays === undefined) return russianWorkCalendar();
  if (holidays === 'none') return plainWorkCalendar();
  return workCalendarWithout(
    holidays.split(',').map((day) => dayArgument('--holidays', day.trim())),
  );
}

function optionsOf(on: string | undefined, year: string | undefined): Options {
  if (year !== undefined && !/^(?!0000)\d{4}$/.test(year))
    throw new WrongCall(`--year: нужен год из четырёх цифр, а не «${year}».`);
  return {
    ...(on === undefined ? {} : { on: dayArgument('--on', on) }),
    ...(year === undefined ? {} : { year: Number(year) }),
  };
}

function dayArgument(name: string, text: string): CalendarDay {
  if (isCalendarDay(text)) return text;
  throw new WrongCall(`${name}: даты «${text}» нет. Нужно: ГГГГ-ММ-ДД.`);
}

function factPairs(pairs: readonly string[]): RawFacts {
  const facts = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw new WrongCall(`Факт пишут так: имя=значение, а не «${pair}».`);
    const name = pair.slice(0, at);
    if (facts.has(name)) throw new WrongCall(`Факт «${name}» назван дважды.`);
    facts.set(name, pair.slice(at + 1));
  }
  return Object.fromEntries(facts);
}

function readFile(path: string, io: Io): string {
  try {
    return io.readFile(path);
  } catch {
    throw new WrongCall(`Файл не читается: ${path}.`);
  }
}

/** One JSON object of facts a line, one JSON answer each; a bad line gives an error in its place (F5.10). */
function answerFile(text: string, common: RawFacts, count: Count, io: Io): ExitCode {
  let code: ExitCode = 0;
  for (const line of linesOf(text)) {
    try {
      io.out(JSON.stringify(count({ ...common, ...factsOfLine(line) })));
    } catch (error) {
      if (!(error instanceof WrongCall)) throw error;
      io.out(JSON.stringify({ error: error.message }));
      code = 2;
    }
  }
  return code;
}

/** The lines of a file, without the mark that some editors put before the first one. */
function linesOf(text: string): string[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  return plain === '' ? [] : plain.split('\n');
}

function factsOfLine(line: string): RawFacts {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongCall('Нужен объект JSON с фактами.');
  const facts = Object.entries(value);
  const wrong = facts.find(([, fact]) => typeof fact !== 'string');
  if (wrong) throw new WrongCall(`Значение «${wrong[0]}» должно быть строкой.`);
  return Object.fromEntries(facts);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new WrongCall('Строка не читается как JSON.');
  }
}
