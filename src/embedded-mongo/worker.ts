import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { serve } from './serve.js';

const Options = z.object({
  dataDir: z.string(),
  port: z.number().optional(),
  expiryMs: z.number().optional(),
  filling: z.boolean().optional(),
});

/** What the thread is asked for, by what it answers when it is done. */
const Asked = z.enum(['filled', 'stopped']);

const failed = (error: unknown): void => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  parentPort?.postMessage({ type: 'failed', name, message });
};

/** The thread of the store: serves until it is told to stop. */
const run = async (): Promise<void> => {
  const { dataDir, port, expiryMs, filling } = Options.parse(workerData);
  const serving = await serve({
    dataDir,
    ...(port !== undefined && { port }),
    ...(expiryMs !== undefined && { expiryMs }),
    ...(filling !== undefined && { filling }),
  });
  const asked = { filled: () => serving.filled(), stopped: () => serving.stop() };
  parentPort?.on('message', (message: unknown) => {
    const type = Asked.parse(message);
    asked[type]().then(() => parentPort?.postMessage({ type }), failed);
  });
  parentPort?.postMessage({ type: 'ready', uri: serving.uri });
};

run().catch(failed);
