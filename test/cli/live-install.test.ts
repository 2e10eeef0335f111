import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, type RunningCall, startCall } from '../support/command-line.js';
import { type Visitor, visitor } from '../support/panel-visitor.js';

const folder = mkdtempSync(join(tmpdir(), 'mirovaya-install-'));
const env = { MODE: 'live', DATA_KEY: 'ab'.repeat(32), DATA_DIR: folder, PORT: '0' };
let service: RunningCall;
let address = '';
beforeAll(async () => {
  const login = ['--login', 'mironova', '--role', 'coordinator'];
  const name = ['--name', 'Миронова Лидия Павловна', '--password-stdin'];
  const input = 'первая тайная фраза\n';
  await call(['user', 'add', ...login, ...name], { cwd: folder, env, input });
  service = startCall(['start'], { cwd: folder, env });
  address = /http\S+/u.exec(await service.said('Мировая работает: '))?.[0] ?? '';
}, 120_000);
afterAll(async () => {
  service.child.kill('SIGKILL');
  await service.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in at the panel with a password. */
async function signedIn(login: string, password: string): Promise<Visitor> {
  const who = visitor(address);
  const { to } = await who.post('/sign-in', { login, password });
  expect([login, to]).toEqual([login, '/cases']);
  return who;
}

const shownOnce = (page: string) => /Пароль для [^:]+: <b>(\S+)<\/b>/u.exec(page)?.[1] ?? '';
/** The value of the choice that reads so. */
const choice = (page: string, label: string) =>
  new RegExp(`<option value="([^"]+)"[^>]*>${label}`, 'u').exec(page)?.[1] ?? '';

const service1 = {
  name: 'Служба примирения',
  phone: '+7 000 000-00-31',
  settlement: 'Тихая Бухта',
  territories: 'Тихая Бухта\nКедровый район',
  active: 'yes',
};
const commission1 = { name: 'КДНиЗП', phone: '+7 000 000-00-30', settlement: 'Тихая Бухта' };
const referral = {
  territory: 'Тихая Бухта',
  route: 'A',
  branch: 'offence',
  documentsReceived: '2026-11-02',
  commissionMeeting: '2026-12-02',
};

describe('a fresh live installation, set up in the panel alone', () => {
  const passwords = new Map<string, string>();

  it('prints no sign-in link and lets the first coordinator in by the password of `user add`', async () => {
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    expect((await service.said('Мировая работает')).includes('ссылке')).toBe(false);
    const { text } = await coordinator.get('/settings');
    expect(text).toContain('Текст согласия ещё не подтверждён');
  });

  it('takes a service and a commission, and names a field that is empty', async () => {
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    const wrong = await coordinator.post('/settings/services/new', { ...service1, phone: ' ' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Проверьте это поле');
    expect(wrong.text).toContain('Служба примирения');
    expect((await coordinator.post('/settings/services/new', service1)).status).toBe(303);
    expect((await coordinator.post('/settings/commissions/new', commission1)).status).toBe(303);
    const { text } = await coordinator.get('/settings');
    expect(text).toContain('Кедровый район');
    expect((await coordinator.post('/settings/services/none', service1)).status).toBe(404);
  });

  it('makes accounts with passwords that are shown once, and refuses a login twice', async () => {
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    const { text } = await coordinator.get('/settings/staff');
    const people = [
      ['belova', 'Секретарь комиссии – КДНиЗП'],
      ['safonov', 'Руководитель службы – Служба примирения'],
    ] as const;
    for (const [login, label] of people) {
      const grant = choice(text, label);
      const made = await coordinator.post('/settings/staff', { login, name: 'Белова Анна', grant });
      passwords.set(login, shownOnce(made.text));
      expect(passwords.get(login)).toMatch(/^\S{23}$/u);
    }
    const again = await coordinator.post('/settings/staff', {
      login: 'belova',
      name: 'Другая',
      grant: choice(text, 'Наблюдатель'),
    });
    expect([again.status, again.text.includes('занят')]).toEqual([422, true]);
  });

  it('R56: opens no case before the coordinator has confirmed the consent text', async () => {
    const secretary = await signedIn('belova', passwords.get('belova') ?? '');
    const early = await secretary.post('/cases/new', referral);
    expect(early.status).toBe(422);
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    const { text } = await coordinator.get('/settings/consent-text');
    const version = /name="version" value="(\w+)"/u.exec(text)?.[1] ?? '';
    const stale = await coordinator.post('/settings/consent-text', { version: 'old' });
    expect(stale.status).toBe(422);
    expect((await coordinator.post('/settings/consent-text', { version })).status).toBe(303);
    const opened = await secretary.post('/cases/new', referral);
    expect(decodeURIComponent(opened.to ?? '')).toMatch(/^\/cases\/К-\d\d-001$/u);
    expect((await secretary.get('/cases')).text).toMatch(/К-\d\d-\d{3}/u);
  });

  it('J1: shows settings and accounts to nobody without the right', async () => {
    const secretary = await signedIn('belova', passwords.get('belova') ?? '');
    const pages = ['/settings/staff', '/settings/staff/safonov', '/settings/services/service-1'];
    for (const path of pages)
      expect([path, (await secretary.get(path)).status]).toEqual([path, 404]);
    const tries = ['/settings/staff', '/settings/staff/safonov/password', '/settings/services/new'];
    for (const path of tries)
      expect([path, (await secretary.post(path, service1)).status]).toEqual([path, 404]);
    const stranger = await visitor(address).get('/settings');
    expect([stranger.status, stranger.to]).toEqual([302, '/sign-in']);
  });

  it('J4.8: gives no coordinator’s right, and leaves a coordinator’s account alone', async () => {
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    const form = { login: 'second', name: 'Вторая Анна', grant: 'coordinator' };
    expect((await coordinator.post('/settings/staff', form)).status).toBe(422);
    expect((await coordinator.post('/settings/staff/mironova/password', {})).status).toBe(404);
  });

  it('changes rights and a password, which ends what was signed in', async () => {
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    const head = await signedIn('safonov', passwords.get('safonov') ?? '');
    const page = await coordinator.get('/settings/staff/safonov');
    const grant = choice(page.text, 'Ведущий – Служба примирения');
    const given = await coordinator.post('/settings/staff/safonov/grant', { grant });
    expect(given.status).toBe(303);
    const { text } = await coordinator.get('/settings/staff/safonov');
    expect(text).toContain('<b>Ведущий – Служба примирения</b>');
    expect((await head.get('/cases')).to).toBe('/sign-in');
    const changed = await coordinator.post('/settings/staff/safonov/password', {});
    const fresh = shownOnce(changed.text);
    const old = { login: 'safonov', password: passwords.get('safonov') ?? '' };
    expect((await visitor(address).post('/sign-in', old)).status).toBe(401);
    const own = await signedIn('safonov', fresh);
    const again = 'своя тайная фраза';
    const sent = { password: fresh, fresh: again, again };
    expect((await own.post('/settings/password', { ...sent, again: 'другая' })).status).toBe(422);
    expect((await own.post('/settings/password', sent)).to).toBe('/sign-in');
    await signedIn('safonov', again);
  });

  it('closes an account from the command line while the service runs', async () => {
    const secretary = await signedIn('belova', passwords.get('belova') ?? '');
    const closed = await call(['user', 'disable', '--login', 'belova'], { cwd: folder, env });
    expect(closed).toMatchObject({ code: 0 });
    expect((await secretary.get('/cases')).to).toBe('/sign-in');
  }, 60_000);

  it('ends without a word when it is asked to', async () => {
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ code: 0, err: '' });
    service = startCall(['start'], { cwd: folder, env });
    address = /http\S+/u.exec(await service.said('Мировая работает: '))?.[0] ?? '';
  }, 60_000);

  it('remembers everything after a kill', async () => {
    service.child.kill('SIGKILL');
    await service.ended;
    service = startCall(['start'], { cwd: folder, env });
    address = /http\S+/u.exec(await service.said('Мировая работает: '))?.[0] ?? '';
    const coordinator = await signedIn('mironova', 'первая тайная фраза');
    expect((await coordinator.get('/cases')).text).toMatch(/К-\d\d-\d{3}/u);
  }, 60_000);
});
