#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { config as readDotenv } from 'dotenv';
import { deadlinesCommand } from './cli/deadlines.js';
import { eligibilityCommand } from './cli/eligibility.js';
import { storeCommand } from './cli/store.js';
import { ConfigError, readConfig } from './config.js';

const usage = `mirovaya КОМАНДА
  start                                запустить сервис
  deadlines ПРОЦЕДУРА факт=ДАТА …      посчитать сроки и объяснить их
  eligibility ПРОЦЕДУРА --json ФАЙЛ    проверить критерии отбора
  store serve | store copy             встроенное хранилище отдельно; копия в MongoDB и обратно
К каждой команде есть --help.`;

const io = {
  out: (line: string) => console.log(line),
  err: (line: string) => console.error(line),
  readFile: (path: string) => readFileSync(path, 'utf8'),
};

/** Runs a call of the command line; the result is the exit code. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined || command === '--help') {
    io.out(usage);
    return command === undefined ? 2 : 0;
  }
  if (command === 'deadlines') return deadlinesCommand(args, io);
  if (command === 'eligibility') return eligibilityCommand(args, io);
  if (command === 'store') return storeCommand(args, io, stopSignal);
  if (command === 'start') return startCommand();
  io.err(`Нет команды «${command}».\n${usage}`);
  return 2;
}

/** Resolves when the process is asked to end. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
  });
}

/** Starts the service and stays until it is asked to stop. */
async function startCommand(): Promise<number> {
  readDotenv({ quiet: true });
  const { start, StartError } = await import('./start.js');
  try {
    const running = await start(readConfig(process.env));
    io.out(`Мировая работает: ${running.address}`);
    if (running.signInLink !== null) io.out(`Вход по одноразовой ссылке: ${running.signInLink}`);
    await stopSignal();
    await running.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartError)) throw error;
    io.err(error.message);
    return 1;
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
