import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { StaffId } from '../../src/cases/ids.js';
import { hashPassword } from '../../src/people/password.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { type Agent, aPanel, type PanelOfTown } from '../support/panel.js';
import { aTown, people, sendReferral, staffIds, type Town } from '../support/town.js';

const page = `/cases/${encodeURIComponent('К-26-001')}`;
const password = 'семь вёрст до небес';

let town: Town;
let panel: PanelOfTown;
let secretary: Agent;
beforeAll(async () => {
  town = await aTown();
  panel = aPanel(town);
  await sendReferral(town);
  await town.store.staff.setPassword(staffIds.coordinator, await hashPassword(password));
  secretary = await panel.signedIn(staffIds.commissionSecretary);
});
afterAll(() => town.close());

/** Every address of the panel that changes something when it is posted to. */
const posts = [
  '/sign-in',
  '/sign-in/some-token',
  '/sign-out',
  '/cases',
  '/cases/new',
  `${page}/do/setCommissionMeeting`,
  `${page}/people/${people.harmed}`,
  '/settings/staff',
  '/settings/staff/coordinator/disable',
  '/settings/password',
  '/settings/consent-text',
  '/settings/channels',
  '/settings/channels/notice',
  '/settings/services/new',
];

describe('J5: forms of other sites', () => {
  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://other.example' }],
    ['a browser that says only its origin', { origin: 'https://evil.example' }],
    ['a frame without an origin', { origin: 'null' }],
    ['an origin that is no address', { origin: 'not an address' }],
  ];

  it.each(posts.flatMap((at) => foreign.map(([who, headers]) => ({ at, who, headers }))))(
    'a POST to $at from $who is refused',
    async ({ at, headers }) => {
      const before = (await town.kase()).version;
      const answer = await secretary
        .post(at)
        .set(headers)
        .type('form')
        .send({ meeting: '2026-04-20' });
      expect(answer.status).toBe(403);
      expect((await town.kase()).version).toBe(before);
    },
  );

  it('a form of our own is taken, from a browser that says so in either way', async () => {
    const agent = await panel.signedIn(staffIds.coordinator);
    const search = () => agent.post('/cases').type('form').send({ q: '' });
    const host = new URL(search().url).host;
    await search().set({ 'sec-fetch-site': 'same-origin', origin: 'null' }).expect(303);
    await search()
      .set({ origin: `http://${host}`, host })
      .expect(303);
  });

  it('GET changes nothing: no step of a case is taken by an address', async () => {
    const before = (await town.kase()).version;
    await secretary.get(`${page}/do/setCommissionMeeting?meeting=2026-04-20`).expect(200);
    await secretary.get('/sign-out').expect(404);
    expect((await town.kase()).version).toBe(before);
  });
});

describe('the sign-in', () => {
  it('speaks of the printed link in the demo alone', async () => {
    const said = async (mode: 'demo' | 'live') =>
      (await request(aPanel(town, { mode }).app).get('/sign-in').expect(200)).text;
    expect(await said('demo')).toContain('войдите по ссылке');
    expect(await said('live')).not.toContain('войдите по ссылке');
  });
});

describe('J4.10: sessions', () => {
  const signIn = (app: PanelOfTown['app']) =>
    request(app).post('/sign-in').type('form').send({ login: 'coordinator', password });
  const cookieOf = (headers: Readonly<Record<string, string>>): string =>
    String(headers['set-cookie']);

  it('the cookie is out of reach of scripts and other sites, and idle for half an hour at most', async () => {
    const cookie = cookieOf((await signIn(panel.app).expect(302)).headers);
    expect(cookie).toMatch(/^mirovaya=.*HttpOnly; SameSite=Lax/u);
    const expires = new Date(/Expires=([^;]+)/u.exec(cookie)?.[1] ?? 0).getTime() - Date.now();
    expect(expires).toBeGreaterThan(28 * 60_000);
    expect(expires).toBeLessThanOrEqual(30 * 60_000 + 1000);
  });

  it('behind HTTPS it is sent over HTTPS alone and bound to this host', async () => {
    const { app } = aPanel(town, { secureCookies: true });
    const answer = await signIn(app).set('x-forwarded-proto', 'https').expect(302);
    expect(cookieOf(answer.headers)).toMatch(/^__Host-mirovaya=.*Path=\/;.*Secure/u);
    expect(answer.headers['strict-transport-security']).toContain('max-age');
    expect((await signIn(app)).headers['set-cookie']).toBeUndefined();
  });

  it('signing in gives a new id, whatever cookie was brought along', async () => {
    const first = cookieOf((await signIn(panel.app)).headers).split(';')[0] ?? '';
    const again = await signIn(panel.app).set('cookie', first).expect(302);
    expect(cookieOf(again.headers)).not.toContain(first);
    expect((await request(panel.app).get('/cases').set('cookie', first)).status).toBe(302);
  });

  it('is over after twelve hours, and after signing out', async () => {
    const agent = await panel.signedIn(staffIds.coordinator);
    await agent.get('/cases').expect(200);
    const sessions = town.store.client.db(town.store.database).collection('sessions');
    const late = Date.now() - 12 * 3_600_000 - 1000;
    await sessions.updateMany(
      { 'session.staff': staffIds.coordinator },
      { $set: { 'session.since': late } },
    );
    await agent.get('/cases').expect(302);
    const other = await panel.signedIn(staffIds.coordinator);
    await other.post('/sign-out').expect(303);
    await other.get('/cases').expect(302);
  });

  it('holds no name and no rights', async () => {
    await panel.signedIn(staffIds.facilitator);
    const sessions = town.store.client.db(town.store.database).collection('sessions');
    const [one] = await sessions.find({ 'session.staff': staffIds.facilitator }).toArray();
    expect(Object.keys(one?.['session'] as object).sort()).toEqual(['cookie', 'since', 'staff']);
  });

  it('J4.11: a link to sign in is used up by a button, not by a preview', async () => {
    const link = `/sign-in/${await storedSignIn(town.store, () => new Date()).makeLink(staffIds.coordinator)}`;
    for (let look = 0; look < 3; look++) {
      const { status, headers } = await request(panel.app).get(link);
      expect([status, headers['set-cookie']]).toEqual([200, undefined]);
    }
    await request(panel.app).post(link).expect(302);
    await request(panel.app).post(link).expect(401);
  });
});

describe('J4.12: signing in', () => {
  const attempt = (login: string, tried: string, app = panel.app) =>
    request(app).post('/sign-in').type('form').send({ login, password: tried });

  it('answers a wrong password as an unknown login and a disabled account', async () => {
    await panel.employ('gone', [], { disabled: true });
    await town.store.staff.setPassword(StaffId.parse('gone'), await hashPassword(password));
    const answers = await Promise.all([
      attempt('coordinator', 'не тот пароль'),
      attempt('nobody-here', password),
      attempt('gone', password),
    ]);
    const alike = answers.map(({ status, text }) => [
      status,
      text.replace(/value="[^"]*"/u, 'value=""'),
    ]);
    expect(alike[0]?.[0]).toBe(401);
    expect(alike[1]).toEqual(alike[0]);
    expect(alike[2]).toEqual(alike[0]);
  });

  it('lets no more than five wrong tries through, then waits with a word', async () => {
    for (let n = 0; n < 5; n++) await attempt('head-of-all', 'мимо').expect(401);
    expect((await attempt('head-of-all', 'мимо')).text).toContain('через 15');
  });

  it.each([
    { login: { $ne: '' }, password: { $ne: '' } },
    { login: ['coordinator'], password },
    { login: 'coordinator' },
    [],
    'coordinator',
  ])('takes words only, not %j', async (body) => {
    const answer = await request(panel.app)
      .post('/sign-in')
      .set('content-type', 'application/json')
      .send(JSON.stringify(body));
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('an address that a client makes up counts as the one it has', async () => {
    const { app } = aPanel(town, { trustProxy: false });
    for (let n = 0; n < 25; n++)
      await attempt(`made-up-${n}`, 'мимо', app).set('x-forwarded-for', `10.0.0.${n}`);
    expect((await attempt('made-up-99', 'мимо', app)).text).toContain('Слишком много попыток');
  });
});

describe('headers', () => {
  const html = [
    '/cases',
    '/settings',
    '/settings/password',
    page,
    `${page}/do/setCommissionMeeting`,
    '/cases/new',
    '/today',
    '/deadlines',
    '/nothing',
  ];

  it.each(html)(
    '%s is kept nowhere, runs no foreign script and is framed by nobody',
    async (at) => {
      const { headers } = await secretary.get(at);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['etag']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('same-origin');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https:|\*/u);
    },
  );

  it('no view has a script, a style or a handler inside it', () => {
    const views = join(import.meta.dirname, '../../views');
    const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.ejs'),
    );
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const text = readFileSync(join(views, file), 'utf8');
      expect([
        file,
        /<script(?![^>]*\bsrc=)|<style|\son\w+="|\sstyle="|javascript:/iu.test(text),
      ]).toEqual([file, false]);
    }
  });

  it('only style sheets, scripts and pictures are served as they lie', async () => {
    await request(panel.app).get('/assets/panel.js').expect(200);
    await request(panel.app).get('/assets/mark.svg').expect(200);
    for (const at of [
      '/assets/tabler-subset.ts',
      '/assets/',
      '/assets/..%2f..%2fpackage.json',
      '/assets/.env',
    ])
      expect((await request(panel.app).get(at)).status).not.toBe(200);
  });
});

describe('what is sent wrongly', () => {
  it.each([
    ['/cases?q[$ne]=1&view[$gt]=&page=0', 200],
    ['/cases?view=open&view=closed&sort=__proto__', 200],
    ['/cases?page=1e9', 200],
    ['/deadlines?day=2026-99-99&mode[]=x', 200],
    [`${page}?said=<script>alert(1)</script>`, 200],
    ['/cases/%E0%A4%A', 400],
    ['/cases/[object%20Object]', 404],
    [`/cases/${'9'.repeat(5000)}`, 404],
    [`${page}/do/constructor`, 409],
    [`${page}/do/setCommissionMeeting?person[$ne]=x`, 200],
    [`${page}/do/__proto__`, 409],
  ])('GET %s is answered with %i and no stack', async (at, status) => {
    const answer = await secretary.get(at);
    expect([answer.status, answer.text.includes('<script>alert')]).toEqual([status, false]);
    expect(answer.text).not.toMatch(/\bat .*\.(?:ts|js):\d+/u);
  });

  it('what `said` says is a step we know, not words of an address', async () => {
    const { text } = await secretary.get(
      `${page}?said=${encodeURIComponent('Позвоните по номеру 123')}`,
    );
    expect(text).not.toContain('Позвоните');
    expect((await secretary.get(`${page}?said=setCommissionMeeting`)).text).toContain('Записано: ');
  });

  it.each([
    [`${page}/do/setCommissionMeeting`, { meeting: { $gt: '' }, on: { $ne: null } }, 303],
    [`${page}/do/setCommissionMeeting`, { meeting: ['2026-04-20', '2026-04-21'] }, 303],
    ['/cases/new', { territory: { $gt: '' } }, 422],
    ['/cases/new', { route: 'A', territory: 'x'.repeat(5000) }, 422],
    ['/cases', { q: { $regex: '.*' }, view: { $ne: '' } }, 303],
    ['/cases', [], 400],
  ])('POST %s with %j is answered with %i and stores no operator', async (at, body, status) => {
    const answer = await secretary.post(at).send(body);
    expect([at, answer.status]).toEqual([at, status]);
    expect(JSON.stringify((await town.kase()).history)).not.toContain('$');
  });

  it('a body that is none, or too large, is no failure of ours', async () => {
    const failed = panel.failures.length;
    const broken = await secretary
      .post('/cases/new')
      .set('content-type', 'application/json')
      .send('{"a":');
    expect(broken.status).toBe(400);
    const large = await secretary
      .post('/cases/new')
      .type('form')
      .send(`a=${'x'.repeat(300_000)}`);
    expect(large.status).toBe(413);
    expect(panel.failures).toHaveLength(failed);
  });

  it('J5.17: markup in a name and in a field is text', async () => {
    const person = await town.store.people.find(people.harmed);
    if (person === null) throw new Error('no person');
    const evil = '"><script>alert(1)</script><%= 7*7 %>{{7*7}}';
    await town.store.people.put(people.harmed, { ...person, lastName: evil });
    const agent = await panel.signedIn(staffIds.commissionSecretary);
    const pages = [
      await agent.get('/cases'),
      await agent.get(page),
      await agent.get('/today'),
      await agent.post('/cases').type('form').send({ q: evil }),
      await agent
        .post(`${page}/do/addPerson`)
        .type('form')
        .send({ lastName: evil, firstName: evil }),
      await request(panel.app).post('/sign-in').type('form').send({ login: evil, password: 'x' }),
    ];
    for (const { text } of pages) {
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('"><script');
    }
    expect(pages[1]?.text).toContain('&lt;script&gt;alert(1)');
    await town.store.people.put(people.harmed, person);
  });

  it('J5.16: redirects stay here', async () => {
    const answers = [
      await secretary
        .post('/cases')
        .type('form')
        .send({ q: '', view: '//evil.example', facilitator: '//evil.example' }),
      await request(panel.app).get('//evil.example/%2e%2e'),
      await request(panel.app).get('/cases?next=https://evil.example'),
    ];
    for (const { headers } of answers) expect(headers['location']).toMatch(/^\/(?:cases|sign-in)/u);
  });

  it('J5.13: an error page tells a number and nothing else', async () => {
    const broken = aPanel(town, {
      store: {
        ...town.store,
        cases: {
          ...town.store.cases,
          list: () => Promise.reject(new Error('Ветлугина in a query')),
        },
      },
    });
    const agent = await broken.signedIn(staffIds.coordinator);
    const { status, text } = await agent.get('/cases');
    expect(status).toBe(500);
    expect(text).not.toMatch(/Ветлугина|query|Error|node_modules/u);
    expect(broken.failures).toHaveLength(1);
  });
});
