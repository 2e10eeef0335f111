import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One measured start, in milliseconds. */
export interface StartRow {
  readonly start: string;
  readonly milliseconds: number;
}

/** From `npm start` to the printed address in demo mode: on an empty folder, which is filled, and on the same folder again. */
export async function benchStart(): Promise<StartRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mirovaya-bench-start-'));
  try {
    return [
      {
        start: 'bare node process',
        milliseconds: await untilSaid(['-e', 'console.log("Мировая работает")'], folder),
      },
      { start: 'demo, first start', milliseconds: await untilReady(folder) },
      { start: 'demo, later start', milliseconds: await untilReady(folder) },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const untilReady = (folder: string): Promise<number> =>
  untilSaid(['--import', 'tsx', 'src/cli.ts', 'start'], folder);

function untilSaid(args: readonly string[], folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let took: number | null = null;
    child.stdout.on('data', (bytes: Buffer) => {
      if (took !== null || !bytes.toString().includes('Мировая работает')) return;
      took = Math.round(performance.now() - began);
      child.kill('SIGTERM');
    });
    child.once('close', () =>
      took === null ? reject(new Error('the service did not start')) : resolve(took),
    );
  });
}
