import { Worker } from 'node:worker_threads';
import { Asked, Given, type Said } from './messages.js';
import { serve } from './serve.js';

/** Ends this process at once. An orderly exit would wait for a transaction of LMDB that a fault has left open. */
const end = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

/** Where in the code a fault is, without its message, which may hold what is stored. */
const placeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'a value that is no error was thrown';
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...lines].join('\n');
};

const fault = (error: unknown): void => {
  process.stderr.write(`the embedded store failed: ${placeOf(error)}\n`);
  end();
};

/** The pipe that nothing is written to: it ends when the keeper does. */
const LIFELINE = 4;

const guard = `
  const { Socket } = require('node:net');
  const end = () => process.kill(process.pid, 'SIGKILL');
  new Socket({ fd: ${LIFELINE} }).on('error', end).on('close', end).resume();
`;

/** Ends this process when its keeper is gone, even while this thread is busy. */
const watchKeeper = (): void => {
  new Worker(guard, { eval: true, execArgv: [], env: {} }).on('error', fault).unref();
};

const say = (message: Said): void => {
  process.send?.(message, undefined, undefined, () => undefined);
};

const failed = (error: unknown): void => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  say({ type: 'failed', name, message });
};

/** Signals of a terminal or of a service manager reach the keeper, too: it asks for the end when its own work is done. */
const leaveSignalsToKeeper = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  process.on('disconnect', end);
  if (!process.connected) end();
};

/** The process of a store: serves until its keeper asks it to stop or is gone. */
const run = async (): Promise<void> => {
  process.on('uncaughtException', fault);
  leaveSignalsToKeeper();
  const { dataDir, port, expiryMs, filling, keeper } = Given.parse(
    JSON.parse(process.argv[2] ?? ''),
  );
  const serving = await serve({
    dataDir,
    keeper,
    ...(port !== undefined && { port }),
    ...(expiryMs !== undefined && { expiryMs }),
    ...(filling !== undefined && { filling }),
  });
  const asked = { filled: () => serving.filled(), stopped: () => serving.stop() };
  process.on('message', (message: unknown) => {
    const type = Asked.parse(message);
    asked[type]().then(() => say({ type }), failed);
  });
  say({ type: 'ready', uri: serving.uri });
  watchKeeper();
};

run().catch(failed);
