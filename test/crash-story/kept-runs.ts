import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { type CrashRun } from './crash-story.js';

/** Adds a run to the file, one a line. */
export function keepRun(file: string, run: CrashRun): void {
  appendFileSync(file, `${JSON.stringify(run)}\n`);
}

/** The runs of the file; a file that is not there has none. */
export function keptRuns(file: string): CrashRun[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CrashRun);
}
