import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningCall, startCall } from '../support/command-line.js';

const patience = 120_000;
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

/** Lets a signal end the store's thread, as a fault in it would; the thread of the loader stays. */
const mortal =
  "--import=data:text/javascript,process.on('worker',w=>w.constructor.name==='Worker'&&process.on('SIGUSR2',()=>w.terminate()))";

/** Ends the store's thread so many milliseconds after it was made, or after it said that it serves. */
const shortLived = (event: 'online' | 'message', ms: number): string =>
  `--import=data:text/javascript,process.on('worker',w=>w.constructor.name==='Worker'&&w.once('${event}',()=>setTimeout(()=>w.terminate(),${ms})))`;

describe('a store whose thread dies', () => {
  it.each([
    ['before it serves', ['start'], shortLived('online', 0)],
    ['before it serves', ['store', 'serve'], shortLived('online', 0)],
    ['when it serves', ['start'], shortLived('message', 0)],
    ['while the rest is loaded', ['start'], shortLived('message', 100)],
  ])(
    '%s ends `mirovaya %j` with one sentence and exit code 1',
    async (_when, args, options) => {
      const env = {
        PORT: '0',
        DATA_DIR: mkdtempSync(join(folder, 'data-')),
        LOG_LEVEL: 'silent',
        NODE_OPTIONS: options,
      };
      running = startCall(args, { cwd: folder, env });
      const { code, out, err } = await running.ended;
      expect({ code, out, err: err.trim() }).toEqual({
        code: 1,
        out: '',
        err: 'Встроенное хранилище остановилось само: запустите сервис снова.',
      });
    },
    patience,
  );

  it.each([
    [['start'], 'Вход по одноразовой ссылке: '],
    [['store', 'serve'], 'mongodb://'],
  ])(
    'ends `mirovaya %j` with one sentence and exit code 1',
    async (args, started) => {
      const env = {
        PORT: '0',
        DATA_DIR: mkdtempSync(join(folder, 'data-')),
        LOG_LEVEL: 'silent',
        NODE_OPTIONS: mortal,
      };
      running = startCall(args, { cwd: folder, env });
      await running.said(started);
      running.child.kill('SIGUSR2');
      const { code, err } = await running.ended;
      expect({ code, err: err.trim() }).toEqual({
        code: 1,
        err: 'Встроенное хранилище остановилось само: запустите сервис снова.',
      });
    },
    patience,
  );
});
