import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { serve } from './serve.js';

const Options = z.object({
  dataDir: z.string(),
  port: z.number().optional(),
  expiryMs: z.number().optional(),
});

/** The thread of the store: serves until it is told to stop. */
const run = async (): Promise<void> => {
  const { dataDir, port, expiryMs } = Options.parse(workerData);
  const serving = await serve({
    dataDir,
    ...(port !== undefined && { port }),
    ...(expiryMs !== undefined && { expiryMs }),
  });
  parentPort?.on('message', () => {
    void serving.stop().then(() => parentPort?.postMessage({ type: 'stopped' }));
  });
  parentPort?.postMessage({ type: 'ready', uri: serving.uri });
};

run().catch((error: unknown) => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  parentPort?.postMessage({ type: 'failed', name, message });
});
