import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningCall, startCall } from '../support/command-line.js';
import { faults, inStore, isGone, storeProcessOf } from '../support/store-process.js';

const patience = 120_000;
const sentence = 'Встроенное хранилище остановилось само: запустите сервис снова.';
let folder: string;
let running: RunningCall | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirovaya-ended-'));
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts `mirovaya …` on an empty folder. */
function started(args: readonly string[], env: Readonly<Record<string, string>> = {}): RunningCall {
  const dataDir = mkdtempSync(join(folder, 'data-'));
  running = startCall(args, {
    cwd: folder,
    env: { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env },
  });
  return running;
}

describe('a store whose process dies', () => {
  it.each([
    ['before it serves', ['start'], inStore(faults.kill, 'made', 0)],
    ['before it serves', ['store', 'serve'], inStore(faults.kill, 'made', 0)],
    ['when it serves', ['start'], inStore(faults.kill, 'ready', 0)],
    ['while the rest is loaded', ['start'], inStore(faults.kill, 'ready', 100)],
    ['while the demo is made', ['start'], inStore(faults.kill, 'ready', 400)],
    ['while the demo is made', ['start'], inStore(faults.kill, 'ready', 1_000)],
  ])(
    '%s ends `mirovaya %j` with one sentence and exit code 1',
    async (_when, args, options) => {
      const { code, out, err } = await started(args, { NODE_OPTIONS: options }).ended;
      expect({ code, out, err: err.trim() }).toEqual({ code: 1, out: '', err: sentence });
    },
    patience,
  );

  it.each([
    [
      'an error that nothing catches',
      faults.error,
      /^the embedded store failed: TypeError\n {4}at /u,
    ],
    ['no memory', faults.memory, /heap out of memory/u],
    ['a fault of native code', faults.segfault, /^$/u],
  ])(
    'of %s, in the middle of writes, ends `mirovaya start` with that sentence at the end and exit code 1',
    async (_what, fault, before) => {
      const options = inStore(fault, 'ready', 400);
      const { code, out, err } = await started(['start'], { NODE_OPTIONS: options }).ended;
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.trim().split('\n').at(-1)).toBe(sentence);
      expect(err.slice(0, err.indexOf(sentence))).toMatch(before);
      expect(err).not.toContain('Иванов');
    },
    patience,
  );

  it.each([
    [['start'], 'Вход по одноразовой ссылке: '],
    [['store', 'serve'], 'mongodb://'],
  ])(
    'ends `mirovaya %j` that runs with one sentence and exit code 1',
    async (args, words) => {
      const service = started(args);
      await service.said(words);
      process.kill(await storeProcessOf(service.child.pid), 'SIGKILL');
      const { code, err } = await service.ended;
      expect({ code, err: err.trim() }).toEqual({ code: 1, err: sentence });
    },
    patience,
  );
});

describe('the process of the store', () => {
  it(
    'leaves the signals of a terminal to the service, and prints nothing among its answers',
    async () => {
      const options = inStore(faults.print, 'ready', 0);
      const serving = started(['store', 'serve'], { NODE_OPTIONS: options });
      const uri = (await serving.said('mongodb://')).trim();
      const store = await storeProcessOf(serving.child.pid);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(store, signal);
      const listed = await startCall(['store', 'copy', '--from', uri, '--to', uri], {
        cwd: folder,
      }).ended;
      expect(listed).toEqual({ code: 0, out: '', err: '' });
      serving.child.kill('SIGINT');
      expect(await serving.ended).toEqual({ code: 0, out: `${uri}\n`, err: 'printed\n' });
      expect(await isGone(store)).toBe(true);
    },
    patience,
  );
});
