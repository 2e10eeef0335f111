import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonId, StaffId } from '../../src/cases/ids.js';
import { issueLink } from '../../src/people/one-time-link.js';
import { fitsPassword, hashPassword } from '../../src/people/password.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { LoginTakenError, type Staff } from '../../src/people/staff.js';
import { newMessengerCode, openMessengerCode } from '../../src/people/staff-messenger.js';
import { freshStore } from '../support/store.js';

let fresh: Awaited<ReturnType<typeof freshStore>>;
const password = 'семь вёрст до небес';
const member = (id: string, change: Partial<Staff> = {}): Staff => ({
  id: StaffId.parse(id),
  login: id,
  lastName: 'Орлова',
  firstName: 'Татьяна',
  patronymic: '',
  position: 'ведущий',
  phone: '+7 000 000-00-31',
  grants: [],
  disabled: false,
  ...change,
});

beforeAll(async () => {
  fresh = await freshStore();
  const { staff } = fresh.store;
  const hash = await hashPassword(password);
  for (const id of ['orlova', 'gromov', 'safonov', 'mironova']) {
    await staff.put(member(id));
    await staff.setPassword(StaffId.parse(id), hash);
  }
  await staff.put(member('left', { disabled: true }));
  await staff.setPassword(StaffId.parse('left'), hash);
});
afterAll(() => fresh.close());

const start = new Date(Date.now() + 60_000);
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let addresses = 0;
const at = (now: Date) => storedSignIn(fresh.store, () => now);
const attempt = (login: string, tried: string, now = start, address = `10.0.0.${++addresses}`) =>
  at(now).withPassword(login, tried, address);

describe('passwords', () => {
  it('J4.10: are kept as argon2id and are twelve characters at least', async () => {
    const hash = await hashPassword(password);
    expect(hash).toMatch(/^\$argon2id\$/u);
    expect(await fitsPassword(hash, password)).toBe(true);
    expect(await fitsPassword(hash, `${password}!`)).toBe(false);
    expect(await fitsPassword(null, password)).toBe(false);
    await expect(hashPassword('одиннадцать')).rejects.toThrow('12');
  });
});

describe('signing in', () => {
  const wrong = { type: 'refused' };

  it('lets in who knows the password, and nobody else', async () => {
    expect(await attempt(' Orlova ', password)).toEqual({ type: 'signedIn', staff: 'orlova' });
    expect(await attempt('orlova', 'другой пароль')).toEqual(wrong);
    expect(await attempt('nobody', password)).toEqual(wrong);
    expect(await attempt('left', password)).toEqual(wrong);
  });

  it('J4.12: after five wrong tries waits, for the right password too', async () => {
    for (let i = 0; i < 5; i++) expect(await attempt('gromov', 'мимо')).toEqual(wrong);
    expect(await attempt('gromov', password)).toEqual({ type: 'wait', minutes: 15 });
    expect(await attempt('gromov', password, after(14))).toEqual({ type: 'wait', minutes: 1 });
    expect((await attempt('gromov', password, after(15))).type).toBe('signedIn');
  });

  it('J4.12: an unknown login waits just so', async () => {
    for (let i = 0; i < 5; i++) expect(await attempt('ghost', 'мимо')).toEqual(wrong);
    expect(await attempt('ghost', password)).toEqual({ type: 'wait', minutes: 15 });
  });

  it('J4.12: tries at the same moment are all counted', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, () => attempt('safonov', 'мимо')));
    expect(tries.filter(({ type }) => type === 'refused')).toHaveLength(5);
    expect(tries.filter(({ type }) => type === 'wait')).toHaveLength(3);
  });

  it('J4.12: one address tries no more than twenty logins', async () => {
    for (let i = 0; i < 20; i++)
      expect(await attempt(`login-${i}`, 'мимо', start, '10.9.9.9')).toEqual(wrong);
    expect((await attempt('mironova', password, start, '10.9.9.9')).type).toBe('wait');
    expect((await attempt('mironova', password)).type).toBe('signedIn');
  });

  it('J4.11: a link lets in once, for five minutes', async () => {
    const staff = StaffId.parse('orlova');
    const token = await at(start).makeLink(staff);
    expect(await at(after(4)).withLink(token, 'a')).toEqual({ type: 'signedIn', staff });
    expect(await at(after(4)).withLink(token, 'a')).toEqual(wrong);
    const late = await at(start).makeLink(staff);
    expect(await at(after(5)).withLink(late, 'a')).toEqual(wrong);
  });

  it('J4.11: a link for something else lets nobody in and is not used up', async () => {
    const { links } = fresh.store;
    const target = { purpose: 'staffForm', staff: StaffId.parse('orlova') } as const;
    const { token } = await issueLink(links, target, start);
    expect(await at(start).withLink(token, 'a')).toEqual(wrong);
    expect(await links.open(token, 'browser', start)).not.toBeNull();
  });

  it('J4.12: an address tries ten wrong links a minute', async () => {
    for (let i = 0; i < 10; i++) expect(await at(start).withLink('nothing', 'b')).toEqual(wrong);
    expect(await at(start).withLink('nothing', 'b')).toEqual({ type: 'wait', minutes: 1 });
  });
});

describe('linking an own messenger', () => {
  const staff = StaffId.parse('orlova');
  const typed = (messengerId: string, code: string) => ({
    account: fresh.store.accounts.idOf('telegram', messengerId),
    code,
  });

  it('I9: by a code of 16 digits, ten minutes, once', async () => {
    const { code } = await newMessengerCode(fresh.store, staff, start);
    expect(code).toMatch(/^\d{16}$/u);
    const opened = await openMessengerCode(fresh.store, typed('501', code), after(9));
    expect(opened).toEqual({ type: 'open', staff: 'orlova' });
    expect((await openMessengerCode(fresh.store, typed('502', code), after(9))).type).toBe('wrong');
    const late = await newMessengerCode(fresh.store, staff, start);
    expect((await openMessengerCode(fresh.store, typed('503', late.code), after(10))).type).toBe(
      'wrong',
    );
  });

  it('J4.12: after five wrong codes an account waits', async () => {
    const { code } = await newMessengerCode(fresh.store, staff, start);
    for (let i = 0; i < 5; i++)
      expect((await openMessengerCode(fresh.store, typed('504', '1'.repeat(16)), start)).type).toBe(
        'wrong',
      );
    expect((await openMessengerCode(fresh.store, typed('504', code), start)).type).toBe('wait');
  });

  it("J1: a participant's account does not become the door of staff", async () => {
    await fresh.store.accounts.linkPerson('telegram', '505', PersonId.parse('anna'));
    const { code } = await newMessengerCode(fresh.store, staff, start);
    expect((await openMessengerCode(fresh.store, typed('505', code), start)).type).toBe('wrong');
    expect((await openMessengerCode(fresh.store, typed('506', code), start)).type).toBe('open');
  });
});

describe('staff accounts', () => {
  it('R16: one login, one account', async () => {
    const same = member('another', { login: 'orlova' });
    await expect(fresh.store.staff.put(same)).rejects.toThrow(LoginTakenError);
  });

  it('J1: keep grants with their days, and refuse a role in a scope it cannot have', async () => {
    const until = new Date('2027-01-01T00:00:00Z');
    const grants: Staff['grants'] = [
      { role: 'coordinator', scope: 'installation', audit: true, until },
    ];
    await fresh.store.staff.put(member('dated', { grants }));
    expect((await fresh.store.staff.find(StaffId.parse('dated')))?.grants).toEqual(grants);
    const wrong: Staff['grants'] = [{ role: 'facilitator', scope: 'installation' }];
    await expect(fresh.store.staff.put(member('wrong', { grants: wrong }))).rejects.toThrow();
  });

  it('no name or phone of staff stands in the store', async () => {
    const { store } = fresh;
    const raw = await store.client.db(store.database).collection('staff').find({}).toArray();
    expect(JSON.stringify(raw)).not.toMatch(/Орлова|000-00-31/u);
  });
});
