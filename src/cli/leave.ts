import type { ExitCode } from './io.js';

/**
 * Ends the process once its reader has everything: a pipe is written behind our back, and what still
 * waits there would be lost. A reader that went away (`| head`) ends it too.
 */
export async function leave(code: ExitCode): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map(flushed));
  process.exit(code);
}

function flushed(stream: NodeJS.WriteStream): Promise<void> {
  stream.on('error', () => undefined);
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
