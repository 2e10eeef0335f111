import { ConfigError } from '../config.js';
import { StartError } from '../start-error.js';
import { Failed } from './failed.js';
import type { ExitCode, Io } from './io.js';
import { WrongCall } from './wrong-call.js';

/** Runs a command and turns what it throws into one sentence on stderr and the exit code of contracts.md. */
export async function answering(
  io: Pick<Io, 'err'>,
  run: () => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    io.err(sentenceOf(error));
    return error instanceof WrongCall ? 2 : 1;
  }
}

/** An error that nobody foresaw is named without its stack, which may hold what a log must not. */
function sentenceOf(error: unknown): string {
  const foreseen = [WrongCall, Failed, ConfigError, StartError];
  if (!(error instanceof Error)) return 'Не получилось.';
  if (foreseen.some((kind) => error instanceof kind)) return error.message;
  return `Не получилось: ${error.name}: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`;
}
