#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { config as readDotenv } from 'dotenv';
import { answering } from './cli/answering.js';
import { deadlinesCommand } from './cli/deadlines.js';
import { eligibilityCommand } from './cli/eligibility.js';
import { type ExitCode } from './cli/io.js';
import { leave } from './cli/leave.js';
import { startCommand } from './cli/start.js';
import { processTerminal } from './cli/terminal.js';
import { readConfig, storeFolder } from './config.js';

const usage = `mirovaya КОМАНДА
  start                                запустить сервис
  user add | list | password | disable учётные записи сотрудников
  backup ФАЙЛ | restore ФАЙЛ           зашифрованная копия базы; вернуть базу из неё
  erase ЧЕЛОВЕК                        удалить данные того, кто отозвал согласие
  projections rebuild                  пересчитать дела после изменения праздников
  deadlines ПРОЦЕДУРА факт=ДАТА …      посчитать сроки и объяснить их
  eligibility ПРОЦЕДУРА --json ФАЙЛ    проверить критерии отбора
  store serve | store copy             встроенное хранилище отдельно; копия в MongoDB и обратно
К каждой команде есть --help. Настройки берутся из окружения и файла .env (см. .env.example).`;

const io = {
  out: (line: string) => console.log(line),
  err: (line: string) => console.error(line),
  readFile: (path: string) => readFileSync(path, 'utf8'),
};

const config = () => readConfig();

/** Only commands that need the store load what it needs. */
const open = async () => {
  const { openStore } = await import('./open-store.js');
  return openStore(config(), { shared: true });
};
const around = { open, terminal: processTerminal(), now: () => new Date() };

type Command = (args: readonly string[]) => Promise<ExitCode> | ExitCode;

const commands: Readonly<Record<string, Command>> = {
  start: (args) => startCommand(args, io, config, stopSignal),
  user: async (args) => (await import('./cli/user.js')).userCommand(args, io, around),
  backup: async (args) =>
    (await import('./cli/backup.js')).backupCommand(args, io, { ...around, config }),
  restore: async (args) => (await import('./cli/restore.js')).restoreCommand(args, io, config),
  erase: async (args) => (await import('./cli/erase.js')).eraseCommand(args, io, around),
  projections: async (args) =>
    (await import('./cli/projections.js')).projectionsCommand(args, io, open),
  deadlines: (args) => deadlinesCommand(args, io),
  eligibility: (args) => eligibilityCommand(args, io),
  store: async (args) =>
    (await import('./cli/store.js')).storeCommand(args, io, stopSignal, storeFolder()),
};

/** Runs a call of the command line; the result is the exit code. */
function main([name, ...args]: readonly string[]): Promise<ExitCode> | ExitCode {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(usage);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    io.err(`Нет команды «${name}».\n${usage}`);
    return 2;
  }
  return command(args);
}

/** Resolves when the process is asked to end. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
}

readDotenv({ quiet: true });
void answering(io, () => main(process.argv.slice(2))).then(leave);
