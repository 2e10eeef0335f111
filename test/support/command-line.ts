import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const loader = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;

/** How a call of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a call of the command line is given. */
export interface Call {
  readonly env?: Readonly<Record<string, string>>;
  /** A folder without a `.env`, unless the test is about one. */
  readonly cwd: string;
  readonly input?: string;
  /** Standard input is /dev/null, as under cron or in a container. */
  readonly isDetached?: boolean;
}

/** A command line in a process of its own. */
export interface RunningCall {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output has held this; rejects when the process ends without it. */
  said(words: string): Promise<string>;
}

/** Runs `mirovaya …` as a process, with nothing of this process's environment but PATH. */
export function startCall(
  args: readonly string[],
  { env = {}, cwd, input, isDetached = false }: Call,
): RunningCall {
  const child = spawn(
    process.execPath,
    ['--import', loader, join(root, 'src', 'cli.ts'), ...args],
    {
      cwd,
      env: { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'), ...env },
      stdio: [isDetached ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    },
  );
  const streams = { out: '', err: '' };
  const { stdin, stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no pipes');
  stdout.on('data', (bytes: Buffer) => (streams.out += bytes.toString()));
  stderr.on('data', (bytes: Buffer) => (streams.err += bytes.toString()));
  stdin?.end(input ?? '');
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, ...streams })),
  );
  return {
    child,
    ended,
    said: (words) =>
      new Promise((resolve, reject) => {
        const look = () => streams.out.includes(words) && resolve(streams.out);
        look();
        stdout.on('data', look);
        void ended.then(({ err }) => reject(new Error(`ended without «${words}»: ${err}`)));
      }),
  };
}

/** Runs `mirovaya …` to its end. */
export const call = (args: readonly string[], given: Call): Promise<Ended> =>
  startCall(args, given).ended;
