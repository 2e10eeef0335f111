import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A store in a process of its own, to be killed. */
export interface OwnerProcess {
  readonly uri: string;
  /** The process that serves. */
  readonly pid: number;
  readonly child: ChildProcess;
  kill(): Promise<void>;
}

/** How one is started. */
export interface OwnerOptions {
  /** No file of it grows over this: to it the disk is then full. */
  readonly mostKilobytes?: number;
  /** The process that is killed only keeps the store, which serves in another. */
  readonly apart?: boolean;
}

/** Starts one; rejects with what it wrote to standard error if it ends before it serves. */
export const startOwner = async (
  dataDir: string,
  { mostKilobytes, apart = false }: OwnerOptions = {},
): Promise<OwnerProcess> => {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const env = { ...process.env, NODE_OPTIONS: '' };
  const limit = mostKilobytes === undefined ? '' : `ulimit -f ${mostKilobytes};`;
  const command = `${limit} exec "$0" --import tsx "$@"`;
  const args = [script, dataDir, ...(apart ? ['apart'] : [])];
  const child = spawn('bash', ['-c', command, process.execPath, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let trouble = '';
  child.stderr.on('data', (part: Buffer) => (trouble += part.toString()));
  const exit = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line');
  const first = await Promise.race([line, exit.then(() => undefined)]);
  if (!first) throw new Error(trouble);
  const [uri = '', pid] = String(first[0]).split(' ');
  return {
    uri,
    pid: Number(pid),
    child,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
};
