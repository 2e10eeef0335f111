import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { families } from '../../src/demo/people.js';
import { demoStaff } from '../../src/demo/town.js';
import { startEmbeddedMongo } from '../../src/embedded-mongo/start.js';
import { connectStore } from '../../src/models/connect.js';
import { call, type RunningCall, startCall } from '../support/command-line.js';
import { freePort } from '../support/live-service.js';

const patience = 120_000;
const key = 'ab'.repeat(32);
let folder: string;
let running: RunningCall | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirovaya-start-'));
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of its own for one test. */
const fresh = () => mkdtempSync(join(folder, 'data-'));

/** `mirovaya start` that is expected to say one sentence. */
async function refused(env: Record<string, string>): Promise<string> {
  const { code, out, err } = await call(['start'], {
    cwd: folder,
    env: { PORT: '0', DATA_DIR: fresh(), LOG_LEVEL: 'silent', ...env },
  });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trim().split('\n')).toHaveLength(1);
  return err.trim();
}

/** Makes a store in the data folder as another process would, and hands it over open. */
async function storeAt(dataDir: string, mode: 'demo' | 'live', dataKey = key) {
  mkdirSync(dataDir, { recursive: true });
  const server = await startEmbeddedMongo({ dataDir: join(dataDir, 'store'), inProcess: true });
  const store = await connectStore(server.uri, Buffer.from(dataKey, 'hex'));
  await store.settings.stamp(mode);
  return {
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
}

describe('a start that cannot be', () => {
  it.each([
    [{ PORT: 'abc' }, /PORT: нужно целое число/u],
    [{ PORT: '1e3' }, /PORT/u],
    [{ MODE: 'prod' }, /MODE.*demo или live/u],
    [{ PUBLIC_URL: 'bot.example.ru' }, /PUBLIC_URL: нужен адрес/u],
    [{ MODE: 'live' }, /DATA_KEY/u],
    [{ MODE: 'live', DATA_KEY: 'short' }, /DATA_KEY/u],
    [{ MODE: 'live', DATA_KEY: key, VK_TOKEN: 'vk1.a.made-up' }, /VK_GROUP_ID/u],
    [{ TELEGRAM_TOKEN: `12345:${'a'.repeat(35)}` }, /TELEGRAM_TOKEN.*MODE=live/u],
    [{ VK_TOKEN: 'vk1.a.made-up' }, /VK_TOKEN.*MODE=live/u],
    [{ VK_API_URL: 'api.vk.ru' }, /VK_API_URL: нужен адрес/u],
    [
      {
        ...{ MODE: 'live', DATA_KEY: key, PUBLIC_URL: 'http://bot.example.ru' },
        TELEGRAM_TOKEN: `12345:${'a'.repeat(35)}`,
      },
      /https: исправьте PUBLIC_URL/u,
    ],
    [{ MAX_TOKEN: 'made-up-token' }, /MAX_TOKEN.*MODE=live/u],
    [{ MODE: 'live', DATA_KEY: key, MAX_TOKEN: 'made-up-token' }, /уберите MAX_TOKEN/u],
    [{ MONGODB_URI: 'mongodb://127.0.0.1:1' }, /MONGODB_URI.*MODE=live/u],
    [{ HOST: '0.0.0.0' }, /HOST/u],
  ])(
    'names the setting %j in one sentence and exits with 1',
    async (env, sentence) => {
      expect(await refused(env)).toMatch(sentence);
    },
    patience,
  );

  it(
    'names a taken port',
    async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      expect(await refused({ PORT: String(port) })).toContain(`Порт ${port} занят`);
      await new Promise((resolve) => server.close(resolve));
    },
    patience,
  );

  it(
    'names a data folder that cannot be written',
    async () => {
      const file = join(fresh(), 'file');
      writeFileSync(file, '');
      expect(await refused({ DATA_DIR: file })).toMatch(/нельзя писать.*DATA_DIR/u);
    },
    patience,
  );

  it(
    'names a file of the data key that holds none',
    async () => {
      const file = join(fresh(), 'data.key');
      const sentence = await refused({ MODE: 'live', DATA_KEY_FILE: file });
      expect(sentence).toContain(`В файле ${file} нет ключа данных`);
    },
    patience,
  );

  it(
    'names a store that another process has open',
    async () => {
      const dataDir = fresh();
      const open = await storeAt(join(dataDir, 'live'), 'live');
      const sentence = await refused({ MODE: 'live', DATA_KEY: key, DATA_DIR: dataDir });
      await open.close();
      expect(sentence).toContain('уже открыто другим процессом');
    },
    patience,
  );

  it(
    'never opens a demo store in live mode',
    async () => {
      const dataDir = fresh();
      await (await storeAt(join(dataDir, 'live'), 'demo')).close();
      const env = { MODE: 'live', DATA_KEY: key, DATA_DIR: dataDir };
      expect(await refused(env)).toContain('создано в режиме demo');
    },
    patience,
  );

  it(
    'names a data key that is not the one of the store',
    async () => {
      const dataDir = fresh();
      await (await storeAt(join(dataDir, 'live'), 'live', 'cd'.repeat(32))).close();
      const env = { MODE: 'live', DATA_KEY: key, DATA_DIR: dataDir };
      expect(await refused(env)).toContain('Ключ данных не от этого хранилища');
    },
    patience,
  );

  it(
    'names a MONGODB_URI that is no address of MongoDB, or whose file is not there',
    async () => {
      const env = { MODE: 'live', DATA_KEY: key };
      const wrong = await refused({ ...env, MONGODB_URI: 'mongodb://head:top@secret@db/mirovaya' });
      expect(wrong).toContain('Значение MONGODB_URI – не адрес MongoDB');
      expect(wrong).not.toContain('secret');
      const MONGODB_URI = 'mongodb://127.0.0.1:1/db?tls=true&tlsCAFile=/no/such.pem';
      const sentence = await refused({ ...env, MONGODB_URI });
      expect(sentence).toContain('Файл /no/such.pem из MONGODB_URI (tlsCAFile) не читается');
    },
    patience,
  );

  it(
    'names a MongoDB that does not answer',
    async () => {
      const env = { MODE: 'live', DATA_KEY: key, MONGODB_URI: 'mongodb://127.0.0.1:1' };
      expect(await refused(env)).toContain('MONGODB_URI не отвечает');
    },
    patience,
  );
});

/** Each thing of the demo that tells of somebody. */
const tellsOfSomebody = (): string[] => {
  const people = families.flatMap(({ harmed, responsible, parent }) => [
    harmed,
    responsible,
    parent,
  ]);
  const words = [
    ...people.flatMap(({ name, phone }) => [...name.split(' '), phone]),
    ...families.map(({ narrative }) => narrative),
    ...demoStaff.flatMap(({ lastName, patronymic, phone }) => [lastName, patronymic, phone]),
    ...['Починить забор', 'Помочь убрать двор', 'Сведения о программе'],
  ];
  return [...new Set(words)].filter((word) => word.length > 3);
};

const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));

/** A page of the service once it is ready; on the way there each question is answered, too. */
async function ready(address: string, path: string): Promise<string> {
  for (;;) {
    const answer = await fetch(address + path).catch(() => null);
    if (answer?.status === 200) return answer.text();
    expect([undefined, 503]).toContain(answer?.status);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the demo as a process', () => {
  it(
    'answers from the first moment, and tells Prometheus how it is without naming anybody',
    async () => {
      const port = String(await freePort());
      running = startCall(['start'], { cwd: folder, env: { PORT: port, DATA_DIR: fresh() } });
      const address = `http://127.0.0.1:${port}`;
      const health: unknown = JSON.parse(await ready(address, '/healthz'));
      expect(health).toMatchObject({ status: 'ok', mode: 'demo', store: 'ok' });
      const metrics = await ready(address, '/metrics');
      for (const line of metrics.trimEnd().split('\n'))
        expect(line).toMatch(/^(# (HELP|TYPE) mirovaya_\w+ .+|mirovaya_\w+(\{.+\})? [\d.e+]+)$/u);
      expect(metrics).toContain('mirovaya_up 1\n');
      expect(metrics).toContain('mirovaya_channel_up{channel="sandbox"} 1\n');
      expect(tellsOfSomebody().filter((word) => metrics.includes(word))).toEqual([]);
    },
    patience,
  );

  it(
    'starts with cases, a link that signs in, and no name, phone or free text that grep finds on disk',
    async () => {
      const dataDir = fresh();
      running = startCall(['start'], { cwd: folder, env: { PORT: '0', DATA_DIR: dataDir } });
      const out = await running.said('Вход по одноразовой ссылке: ');
      const link = /ссылке: (\S+)/u.exec(out)?.[1] ?? '';
      const page = await signedIn(link);
      expect(page).toMatch(/К-\d\d-\d{3}/u);
      running.child.kill('SIGTERM');
      const { code, err } = await running.ended;
      expect(code).toBe(0);
      const files = filesIn(dataDir);
      const found = tellsOfSomebody().filter(
        (word) => err.includes(word) || files.some((bytes) => isIn(bytes, word)),
      );
      expect(found).toEqual([]);
      expect(files.some((bytes) => bytes.includes('К-2'))).toBe(true);
    },
    patience,
  );

  it(
    'begins anew after a first start that was killed',
    async () => {
      const given = { cwd: folder, env: { PORT: '0', DATA_DIR: fresh() } };
      running = startCall(['start'], given);
      const unfinished = join(given.env.DATA_DIR, 'demo', 'store', 'filling');
      while (!existsSync(unfinished)) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      running.child.kill('SIGKILL');
      await running.ended;
      expect(existsSync(unfinished)).toBe(true);
      running = startCall(['start'], given);
      const out = await running.said('Вход по одноразовой ссылке: ');
      expect(existsSync(unfinished)).toBe(false);
      const page = await signedIn(/ссылке: (\S+)/u.exec(out)?.[1] ?? '');
      expect(new Set(page.match(/К-\d\d-\d{3}/gu)).size).toBe(families.length);
    },
    patience,
  );
});

/** As UTF-8 and as UTF-16, which some stores keep strings in. */
const isIn = (bytes: Buffer, word: string) =>
  bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'));

/** The list of cases, read with the session that the link opens. */
async function signedIn(link: string): Promise<string> {
  const opened = await fetch(link, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const cases = await fetch(new URL('/cases', link), { headers: { cookie } });
  return cases.text();
}
