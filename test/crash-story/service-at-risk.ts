import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** The service as a process that can be killed. */
export interface ServiceAtRisk {
  readonly address: string;
  /** Kills itself at the n-th moment from now; 0: only counts them. */
  arm(moment: number): Promise<void>;
  /** Ends the danger; how many moments there were, or null when it was killed. */
  disarm(): Promise<number | null>;
  isDead(): boolean;
  kill(): Promise<void>;
}

/** Starts the service as a process of its own. */
export async function startAtRisk(
  environment: Readonly<Record<string, string>>,
): Promise<ServiceAtRisk> {
  const child = fork(join(import.meta.dirname, 'service-process.ts'), {
    execArgv: ['--import', 'tsx', '--no-warnings'],
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const dead = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { address } = (await Promise.race([
    answer(child),
    dead.then(() => Promise.reject(new Error(`the service did not start: ${errors}`))),
  ])) as { address: string };
  const isDead = () => child.exitCode !== null || child.signalCode !== null;
  return {
    address,
    arm: async (moment) => {
      const done = answer(child);
      child.send({ arm: moment });
      await done;
    },
    disarm: async () => {
      if (isDead()) return null;
      const done = answer(child);
      child.send('disarm', () => undefined);
      return Promise.race([
        done.then((told) => (told as { moments: number }).moments),
        dead.then(() => null),
      ]);
    },
    isDead,
    kill: async () => {
      if (!isDead()) child.kill('SIGKILL');
      await dead;
    },
  };
}

const answer = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('message', resolve);
  });
