import { type StoreExit, startStoreProcess } from './own-process.js';
import type { ServeOptions } from './serve.js';
import { socketOf, uriOf } from './wire/owner.js';

export { endOfRunning } from './running.js';

export { StoreEndedError, StoreInUseError, StoreNotWritableError } from './errors.js';
export { type StoreExit } from './own-process.js';

/** A started store. Disconnect clients before `stop`. */
export interface EmbeddedMongo {
  readonly uri: string;
  /** The process that serves. */
  readonly pid: number;
  /** Ends the filling of a new store; without one it does nothing. */
  filled(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the store ends, asked to or not. */
  readonly exited: Promise<StoreExit>;
}

/** How to start a store; `inProcess` keeps it in this process, for tests. */
export interface StartOptions extends Omit<ServeOptions, 'keeper'> {
  readonly inProcess?: boolean;
}

/** The address of the store that another process serves from this data folder. */
export const runningStoreUri = (dataDir: string): string => uriOf(socketOf(dataDir));

const stopped = { code: 0, why: 'the store was stopped' };

const once = (action: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
};

const startHere = async (options: ServeOptions): Promise<EmbeddedMongo> => {
  const { serve } = await import('./serve.js');
  const { uri, ...serving } = await serve(options);
  const filled = once(() => serving.filled());
  let end: () => void = () => undefined;
  const exited = new Promise<StoreExit>((resolve) => {
    end = () => resolve(stopped);
  });
  const stop = once(() => serving.stop().then(end));
  return { uri, pid: process.pid, filled, stop, exited };
};

const startApart = async (options: ServeOptions): Promise<EmbeddedMongo> => {
  const store = await startStoreProcess(options);
  let asked = false;
  const stop = async (): Promise<void> => {
    asked = true;
    await store.ask('stopped').catch(() => undefined);
    await store.kill();
  };
  const exited = store.exited.then((exit) => (asked ? stopped : exit));
  const { uri, pid } = store;
  return { uri, pid, filled: once(() => store.ask('filled')), stop: once(stop), exited };
};

/**
 * Opens the data folder and serves it to MongoDB clients at `uri`, in a process of its own, which ends when this one does.
 * Throws `StoreInUseError` at once where another copy has the folder open, `StoreNotWritableError` where it cannot be
 * written, `StoreEndedError` where the process ends before it serves.
 */
export const startEmbeddedMongo = ({
  inProcess = false,
  ...options
}: StartOptions): Promise<EmbeddedMongo> => (inProcess ? startHere(options) : startApart(options));
