import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** The process in which a running `mirovaya …` keeps its store; waits until there is one. */
export async function storeProcessOf(pid: number | undefined): Promise<number> {
  for (;;) {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    const found = children.find((child) => isStore(child));
    if (found !== undefined) return Number(found);
    await wait(10);
  }
}

function isStore(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/embedded-mongo/child.');
  } catch {
    return false;
  }
}

/** Resolves when there is no such process any more. */
export async function isGone(pid: number): Promise<true> {
  for (;;) {
    try {
      process.kill(pid, 0);
      if (/^\d+ \(.*\) Z/u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return true;
    } catch {
      return true;
    }
    await wait(5);
  }
}

/** What a process of the store can be made to do, as code. */
export const faults = {
  kill: "process.kill(process.pid, 'SIGKILL')",
  segfault: "process.kill(process.pid, 'SIGSEGV')",
  error: "throw new TypeError('said by Иванов')",
  memory: 'const held = []; for (;;) held.push(new Array(100_000).fill(held.length + 0.5))',
  busy: 'for (;;);',
  print: "console.log('printed')",
} as const;

/** NODE_OPTIONS that run the code in the process of the store, so many milliseconds after it was made, or says that it serves. */
export function inStore(code: string, event: 'made' | 'ready', milliseconds: number): string {
  const later = `setTimeout(() => { ${code} }, ${milliseconds});`;
  const atReady = `const { send } = process;
    process.send = (...args) => { if (args[0].type === 'ready') ${later} return send.apply(process, args); };`;
  const flags = ['--max-old-space-size=128', imported(event === 'made' ? later : atReady)];
  return imported(`import childProcess from 'node:child_process';
    import { syncBuiltinESMExports } from 'node:module';
    const { fork } = childProcess;
    childProcess.fork = (file, args, options) =>
      fork(file, args, { ...options, execArgv: [...options.execArgv, ...${JSON.stringify(flags)}] });
    syncBuiltinESMExports();`);
}

const imported = (code: string): string =>
  `--import=data:text/javascript,${encodeURIComponent(code)}`;
