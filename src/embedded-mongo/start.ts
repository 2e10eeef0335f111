import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { StoreEndedError, StoreInUseError, StoreNotWritableError } from './errors.js';
import { type ServeOptions, serve, uriOf } from './serve.js';
import { socketOf } from './wire/owner.js';

export { StoreEndedError, StoreInUseError, StoreNotWritableError } from './errors.js';

/** Why a store ended: code 0 when it was asked to. */
export interface StoreExit {
  readonly code: number;
  readonly why: string;
}

/** A started store. Disconnect clients before `stop`. */
export interface EmbeddedMongo {
  readonly uri: string;
  /** Ends the filling of a new store; without one it does nothing. */
  filled(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when the store ends, asked to or not. */
  readonly exited: Promise<StoreExit>;
}

/** How to start a store; `inProcess` keeps it in this thread, for tests. */
export interface StartOptions extends ServeOptions {
  readonly inProcess?: boolean;
}

/** The address of the store that another process serves from this data folder. */
export const runningStoreUri = (dataDir: string): string => uriOf(socketOf(dataDir));

const stopped = { code: 0, why: 'the store was stopped' };

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), uri: z.string() }),
  z.object({ type: z.enum(['filled', 'stopped']) }),
  z.object({ type: z.literal('failed'), name: z.string(), message: z.string() }),
]);

type Message = z.infer<typeof Message>;

const errorFrom = (name: string, message: string): Error => {
  if (name === 'StoreInUseError') return new StoreInUseError(message);
  return name === 'StoreNotWritableError' ? new StoreNotWritableError(message) : new Error(message);
};

const startHere = async (options: ServeOptions): Promise<EmbeddedMongo> => {
  const serving = await serve(options);
  const { promise, resolve } = withResolvers<StoreExit>();
  const stop = async (): Promise<void> => {
    await serving.stop();
    resolve(stopped);
  };
  const filled = once(() => serving.filled());
  return { uri: serving.uri, filled, stop: once(stop), exited: promise };
};

const withResolvers = <T>(): { promise: Promise<T>; resolve: (value: T) => void } => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

const once = (action: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
};

/** Teaches a fresh thread TypeScript, then runs the script in it. */
const bootstrap = (script: URL): string => {
  const tsx = import.meta.resolve('tsx/esm/api');
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(script.href)}); })`;
};

/** From TypeScript sources the thread needs tsx; from `dist` plain Node.js does. */
const startThread = ({ dataDir, port, expiryMs, filling }: ServeOptions): Worker => {
  const workerData = { dataDir, port, expiryMs, filling };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const code = bootstrap(new URL('./worker.ts', import.meta.url));
  return new Worker(code, { workerData, eval: true, execArgv: [] });
};

const nextMessage = (worker: Worker): Promise<Message> =>
  new Promise((resolve) => {
    worker.once('message', (message: unknown) => resolve(Message.parse(message)));
  });

const endOf = (worker: Worker): Promise<StoreExit> =>
  new Promise((resolve) => {
    worker.once('error', (error) => resolve({ code: 1, why: error.message }));
    worker.once('exit', (code) =>
      resolve({ code, why: `the store's thread ended with code ${code}` }),
    );
  });

/** The next message of the thread; throws `StoreEndedError` where it ends without one. */
const nextOrEnd = (worker: Worker, end: Promise<StoreExit>): Promise<Message> =>
  Promise.race([
    nextMessage(worker),
    end.then(({ why }): never => {
      throw new StoreEndedError(why);
    }),
  ]);

const errorOf = (message: Message): Error | null =>
  message.type === 'failed' ? errorFrom(message.name, message.message) : null;

const startInThread = async (options: ServeOptions): Promise<EmbeddedMongo> => {
  const worker = startThread(options);
  const end = endOf(worker);
  const first = await nextOrEnd(worker, end);
  if (first.type !== 'ready') {
    await worker.terminate();
    throw errorOf(first) ?? new Error('the store did not start');
  }
  let asked = false;
  const exited = end.then((exit) => (asked ? stopped : exit));
  const stop = async (): Promise<void> => {
    asked = true;
    worker.postMessage('stopped');
    await nextOrEnd(worker, end).catch(() => undefined);
    await worker.terminate();
  };
  const filled = async (): Promise<void> => {
    worker.postMessage('filled');
    const error = errorOf(await nextOrEnd(worker, end));
    if (error !== null) throw error;
  };
  return { uri: first.uri, filled: once(filled), stop: once(stop), exited };
};

/**
 * Opens the data folder and serves it to MongoDB clients at `uri`, in a thread of its own.
 * Throws `StoreInUseError` at once where another copy has the folder open, `StoreNotWritableError` where it cannot be
 * written, `StoreEndedError` where the thread dies before it serves.
 */
export const startEmbeddedMongo = ({
  inProcess = false,
  ...options
}: StartOptions): Promise<EmbeddedMongo> =>
  inProcess ? startHere(options) : startInThread(options);
