import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Io } from '../../src/cli/io.js';
import { type Terminal } from '../../src/cli/terminal.js';
import { userCommand } from '../../src/cli/user.js';
import { type Surroundings } from '../../src/cli/user/call.js';
import { CommissionId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { call } from '../support/command-line.js';
import { freshStore } from '../support/store.js';

const now = new Date('2026-11-21T03:00:00Z');
const service = { id: ServiceId.parse('sluzhba'), name: 'Служба', phone: '+7 000 000-00-01' };
const commission = { id: CommissionId.parse('kdn'), name: 'КДН', phone: '+7 000 000-00-02' };
let opened: Awaited<ReturnType<typeof freshStore>>;
beforeAll(async () => {
  opened = await freshStore();
});
afterAll(() => opened.close());

interface Sitting {
  readonly piped?: string | null;
  readonly typed?: string[];
}

/** A pipe, or a person who types these lines. */
function terminalOf({ piped = null, typed }: Sitting): Terminal {
  const next = () => Promise.resolve(typed?.shift() ?? '');
  return {
    isInteractive: typed !== undefined,
    ask: next,
    askHidden: next,
    firstLine: () => Promise.resolve(piped),
  };
}

/** Runs `mirovaya user …` on the store of this file. */
async function user(line: string, sitting: Sitting = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (said) => void out.push(said),
    err: (said) => void err.push(said),
    readFile: () => '',
  };
  const around: Surroundings = {
    open: () =>
      Promise.resolve({
        store: opened.store,
        ended: new Promise(() => undefined),
        close: () => Promise.resolve(),
      }),
    terminal: terminalOf(sitting),
    now: () => now,
  };
  const code = await userCommand(line.split(' '), io, around).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const signIn = (login: string, password: string) =>
  storedSignIn(opened.store, () => now).withPassword(login, password, '127.0.0.1');

describe('mirovaya user', () => {
  it('makes the first coordinator with a password of its own, shown once, that signs in', async () => {
    const { code, out } = await user('add --login mironova --role coordinator');
    const password = /показан один раз\): (\S+)/u.exec(out)?.[1] ?? '';
    expect(code).toBe(0);
    expect(out).toContain('coordinator: вся установка');
    expect(await signIn('mironova', password)).toMatchObject({ type: 'signedIn' });
    expect(await signIn('mironova', `${password}x`)).toEqual({ type: 'refused' });
  });

  it('says where services and commissions come from while there are none', async () => {
    expect((await user('add --login safonov --role serviceHead')).code).toContain('«Настройки»');
  });

  it('gives the only service or commission there is when no scope is named (J1)', async () => {
    const more = { settlement: 'Тихая Бухта' };
    await opened.store.settings.setDirectory({
      services: [{ ...service, ...more, territories: [], places: [], active: true }],
      commissions: [{ ...commission, ...more }],
    });
    await user('add --login safonov --role serviceHead --role facilitator', {
      piped: 'двенадцать знаков',
    });
    await user('add --login belova --role commissionSecretary --scope commission:kdn');
    const found = await opened.store.staff.findByLogin('safonov');
    expect(found?.grants).toMatchObject([
      { role: 'serviceHead', scope: 'service', ids: ['sluzhba'] },
      { role: 'facilitator', scope: 'assigned', ids: ['sluzhba'] },
    ]);
    expect(await signIn('safonov', 'двенадцать знаков')).toMatchObject({ type: 'signedIn' });
  });

  it('asks a person at the terminal for a name and twice for a password', async () => {
    const typed = ['Орлова Татьяна Викторовна', 'моя тайная фраза', 'моя тайная фраза'];
    await user('add --login orlova --role facilitator', { typed });
    const found = await opened.store.staff.findByLogin('orlova');
    expect(found).toMatchObject({ lastName: 'Орлова', patronymic: 'Викторовна' });
    expect(await signIn('orlova', 'моя тайная фраза')).toMatchObject({ type: 'signedIn' });
  });

  it.each([
    ['add --role coordinator', /--login/u],
    ['add --login Ж --role coordinator', /логин/u],
    ['add --login new --role boss', /Роли «boss» нет.*coordinator/u],
    ['add --login new --role coordinator --scope moon', /Границ «moon» нет/u],
    ['add --login new --role serviceHead --scope service:none', /service:none.*sluzhba/u],
    ['add --login new --role coordinator --password geheim', /параметра нет/u],
    ['password --login nobody', /«nobody» нет/u],
    ['disable', /--login/u],
    ['remove --login orlova', /Нет действия «remove»/u],
  ])('answers «user %s» with one sentence and changes nothing', async (line, sentence) => {
    const before = await opened.store.staff.all();
    expect((await user(line)).code).toMatch(sentence);
    expect(await opened.store.staff.all()).toEqual(before);
  });

  it('refuses a password below twelve characters and passwords that differ', async () => {
    const short = await user('add --login new --role coordinator --password-stdin', {
      piped: 'коротко',
    });
    const typed = ['', 'первая длинная', 'вторая длинная'];
    const other = await user('add --login new --role coordinator', { typed });
    expect([short.code, other.code]).toEqual(['Пароль короче 12 знаков.', 'Пароли не совпали.']);
    expect(await opened.store.staff.findByLogin('new')).toBeNull();
  });

  it('adds a right to an account that is there, and only once', async () => {
    const added = await user('add --login belova --role serviceHead');
    const again = await user('add --login belova --role serviceHead');
    expect([added.code, again.code]).toEqual([0, 'У «belova» эти права уже есть.']);
    expect((await opened.store.staff.findByLogin('belova'))?.grants).toHaveLength(2);
  });

  it('lists accounts with their rights', async () => {
    const { out } = await user('list');
    expect(out).toMatch(/orlova +Орлова Татьяна Викторовна +facilitator: assigned:sluzhba/u);
    const { out: json } = await user('list --json');
    expect(JSON.parse(json)).toHaveLength(4);
  });

  it('changes a password: the old one, and whoever is signed in with it, is out', async () => {
    const { store } = opened;
    const id = StaffId.parse((await store.staff.findByLogin('orlova'))?.id);
    const sessions = store.client.db(store.database).collection('sessions');
    await sessions.insertOne({ session: { staff: id } });
    await user('password --login orlova --password-stdin', { piped: 'другая тайная фраза' });
    expect(await sessions.countDocuments({})).toBe(0);
    expect(await signIn('orlova', 'моя тайная фраза')).toEqual({ type: 'refused' });
    expect(await signIn('orlova', 'другая тайная фраза')).toMatchObject({ type: 'signedIn' });
  });

  it('R20: disables an account at every door, and each change stands in the access log', async () => {
    const { store } = opened;
    const id = StaffId.parse((await store.staff.findByLogin('orlova'))?.id);
    await store.accounts.linkStaff('sandbox', 'phone-9', id);
    await user('disable --login orlova');
    await user('disable --login orlova');
    expect(await signIn('orlova', 'другая тайная фраза')).toEqual({ type: 'refused' });
    expect(await store.accounts.ofStaff(id)).toEqual([]);
    const log = await store.accessLog.read({ limit: 100 });
    const reasons = log.filter(({ person }) => person === id).map(({ reason }) => reason);
    expect(reasons.reverse()).toEqual(['added', 'passwordChanged', 'disabled', 'disabled']);
    expect(log.every(({ account, door }) => account === 'server' && door === 'server')).toBe(true);
  });
});

describe('mirovaya user as a process', () => {
  it('takes the password from a pipe and never shows it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mirovaya-user-'));
    const env = { MODE: 'live', DATA_KEY: 'ab'.repeat(32), DATA_DIR: folder };
    const line = ['user', 'add', '--login', 'mironova', '--role', 'coordinator'];
    const added = await call([...line, '--password-stdin'], {
      cwd: folder,
      env,
      input: 'очень тайная фраза\n',
    });
    const listed = await call(['user', 'list'], { cwd: folder, env });
    const wrong = await call(['user', 'add', '--nope'], { cwd: folder, env });
    const alone = await call(['user', 'add', '--login', 'gromov', '--role', 'coordinator'], {
      ...{ cwd: folder, env, isDetached: true },
    });
    rmSync(folder, { recursive: true, force: true });
    expect(added).toMatchObject({ code: 0 });
    expect(added.out + added.err).not.toContain('тайная');
    expect(listed.out).toContain('mironova');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(alone.code).toBe(0);
    expect(alone.out).toContain('Пароль (показан один раз)');
  }, 120_000);
});
