import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import { StoreEndedError, StoreInUseError, StoreNotWritableError } from './errors.js';
import { type Asked, type Given, Said } from './messages.js';

/** Why a store ended: code 0 when it was asked to. */
export interface StoreExit {
  readonly code: number;
  readonly why: string;
}

/** A store that serves in a process of its own. */
export interface StoreProcess {
  readonly pid: number;
  readonly uri: string;
  readonly exited: Promise<StoreExit>;
  /** Resolves when it has done what it was asked for; throws its error, or `StoreEndedError` where it ends first. */
  ask(what: Asked): Promise<void>;
  /** Ends it at once, whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
}

/** From TypeScript sources the process needs tsx; from `dist` plain Node.js does. */
const script = (): { readonly file: URL; readonly execArgv: string[] } =>
  import.meta.url.endsWith('.ts')
    ? {
        file: new URL('./child.ts', import.meta.url),
        execArgv: ['--import', import.meta.resolve('tsx/esm')],
      }
    : { file: new URL('./child.js', import.meta.url), execArgv: [] };

/**
 * A session of its own keeps the terminal's Ctrl-C away; of the environment it gets only where temporary files lie.
 * Whatever it writes goes to standard error; the last pipe is there to end when this process does.
 */
const startProcess = (given: Omit<Given, 'keeper'>): ChildProcess => {
  const { file, execArgv } = script();
  return fork(file, [JSON.stringify({ ...given, keeper: process.pid })], {
    execArgv,
    env: { TMPDIR: os.tmpdir() },
    stdio: ['ignore', 2, 2, 'ipc', 'pipe'],
    detached: true,
  });
};

const endOf = (child: ChildProcess): Promise<StoreExit> =>
  new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ code: 1, why: message }));
    child.on('exit', (code, signal) =>
      resolve({
        code: code === 0 ? 1 : (code ?? 1),
        why: `the store's process ended with ${signal ?? code}`,
      }),
    );
    child.stdio[4]?.on('error', () => undefined);
  });

const errorFrom = (name: string, message: string): Error => {
  if (name === 'StoreInUseError') return new StoreInUseError(message);
  return name === 'StoreNotWritableError' ? new StoreNotWritableError(message) : new Error(message);
};

/** The message of this type; throws the error that is told instead, or `StoreEndedError` where the process ends first. */
const told = <T extends Said['type']>(
  child: ChildProcess,
  end: Promise<StoreExit>,
  type: T,
): Promise<Extract<Said, { type: T }>> =>
  new Promise((resolve, reject) => {
    const listen = (message: unknown): void => {
      const said = Said.parse(message);
      if (said.type === 'failed') reject(errorFrom(said.name, said.message));
      else if (isOfType(said, type)) resolve(said);
      else return;
      child.off('message', listen);
    };
    child.on('message', listen);
    void end.then(({ why }) => reject(new StoreEndedError(why)));
  });

const isOfType = <T extends Said['type']>(
  said: Said,
  type: T,
): said is Extract<Said, { type: T }> => said.type === type;

/** Starts one; throws its error, or `StoreEndedError` where it ends before it serves. */
export const startStoreProcess = async (given: Omit<Given, 'keeper'>): Promise<StoreProcess> => {
  const child = startProcess(given);
  const exited = endOf(child);
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const ask = async (what: Asked): Promise<void> => {
    const done = told(child, exited, what);
    child.send(what, () => undefined);
    await done;
  };
  try {
    const { uri } = await told(child, exited, 'ready');
    return { pid: child.pid ?? 0, uri, exited, ask, kill };
  } catch (error) {
    await kill();
    throw error;
  }
};
