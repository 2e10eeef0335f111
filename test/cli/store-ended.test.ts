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

describe('a store whose thread dies', () => {
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
