import { parseArgs } from 'node:util';
import { eligibility, parseEligibility } from '../cases/eligibility.js';
import type { ExitCode, Io } from './io.js';
import { procedureArgument } from './procedure-argument.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya eligibility ПРОЦЕДУРА --json ФАЙЛ

Проверяет критерии отбора. В файле:
{ "branch": "offence" | "family", "date": "ГГГГ-ММ-ДД",
  "persons": [{ "id", "side": "harmed" | "responsible" | "family" | "other", "born": "ГГГГ-ММ-ДД" }],
  "answers": { "E-K3": "yes" | "no" | "unknown", "E-K7": { "p1": "no" } },
  "decisions": { "E-K6": { "person", "admit": true | false, "reason" } } }
Возраст и состав сторон считаются сами. Ответ: { outcome, criteria: [{ id, person, outcome, source, why }] }.`;

/** `mirovaya eligibility` (contracts.md): prints the checklist's result as JSON, returns the exit code. */
export function eligibilityCommand(args: readonly string[], io: Io): ExitCode {
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
    io.out(USAGE);
    return 0;
  }
  const [id, ...rest] = positionals;
  if (rest.length > 0) throw new WrongCall(`Лишнее: ${rest.join(' ')}.`);
  const procedure = procedureArgument(id);
  if (values.json === undefined) throw new WrongCall('Назовите файл с ответами: --json ФАЙЛ.');
  const answers = parseEligibility(procedure, jsonOf(values.json, io));
  if (answers.type === 'wrong') throw new WrongCall(answers.errors.join('\n'));
  io.out(JSON.stringify(eligibility(procedure, answers.input)));
  return 0;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch {
    throw new WrongCall('Назовите файл с ответами: --json ФАЙЛ. mirovaya eligibility --help');
  }
}

function jsonOf(path: string, io: Io): unknown {
  const text = read(path, io);
  try {
    return JSON.parse(text);
  } catch {
    throw new WrongCall(`Файл ${path} не читается как JSON.`);
  }
}

function read(path: string, io: Io): string {
  try {
    return io.readFile(path);
  } catch {
    throw new WrongCall(`Файл не читается: ${path}.`);
  }
}
