import { type Io } from '../../src/cli/io.js';

/** What a command said and how it ended: its exit code, or the sentence it failed with. */
export interface Said {
  readonly ended: number | string;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the command line in this process. */
export async function said(run: (io: Io) => Promise<number>): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    readFile: () => '',
  };
  const ended = await run(io).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  return { ended, out: out.join('\n'), err: err.join('\n') };
}
