import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newLinkToken } from '../../../src/people/codes.js';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { assign, people, sendReferral } from '../../support/town.js';

let on: PagesTown;
beforeEach(async () => {
  on = await aPagesTown();
  await sendReferral(on.town);
  await assign(on.town);
});
afterEach(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

const ownData = () => on.link({ page: 'data', reader: people.harmed });

describe('J4.11: the door of the one-time pages', () => {
  it('GET is neutral: nothing of person, case or page, and it uses nothing up', async () => {
    const path = await ownData();
    for (let look = 0; look < 5; look++) {
      const { status, text } = await aBrowser(on.app).get(path);
      expect(status).toBe(200);
      expect(text).not.toMatch(/Ветлугин|Полин|К-26|данн|служб|медиац|примирен|Мировая/iu);
    }
    expect((await opened(aBrowser(on.app), path)).text).toContain('Ветлугина');
  });

  it('GET looks the same for every page', async () => {
    const other = await on.link({ page: 'letter', reader: people.boy });
    const [one, two] = await Promise.all(
      [await ownData(), other].map((path) => aBrowser(on.app).get(path)),
    );
    expect(one!.text).toBe(two!.text);
  });

  it('HEAD, as some previews ask, uses nothing up', async () => {
    const path = await ownData();
    expect((await aBrowser(on.app).head(path)).status).toBe(200);
    expect((await opened(aBrowser(on.app), path)).status).toBe(200);
  });

  it('is kept nowhere, tells no other site, runs no foreign script, is framed by none', async () => {
    const { headers } = await opened(aBrowser(on.app), await ownData());
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/u,
    );
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('shows the ticks of checked boxes, which are pictures within the style sheet', async () => {
    const { headers } = await opened(aBrowser(on.app), await ownData());
    expect(headers['content-security-policy']).toContain("img-src 'self' data:;");
  });

  it('a second press in the same browser shows the same page again', async () => {
    const path = await ownData();
    const browser = aBrowser(on.app);
    const first = await opened(browser, path);
    const both = await Promise.all([browser.post(path), browser.post(path)]);
    for (const again of both) expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('opens in one browser; another gets the sentence of a dead link', async () => {
    const path = await ownData();
    await opened(aBrowser(on.app), path);
    const other = await opened(aBrowser(on.app), path);
    expect(other.status).toBe(404);
    expect(other.text).toContain('нажмите в нём ту же кнопку');
    expect(other.text).toContain('+7 000 000-00-31');
  });

  it('of two browsers at the same moment one opens it', async () => {
    const path = await ownData();
    const browsers = [aBrowser(on.app), aBrowser(on.app)];
    for (const browser of browsers) await browser.get(path);
    const answers = await Promise.all(browsers.map((browser) => browser.post(path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('stays open for fifteen minutes, then no more', async () => {
    const path = await ownData();
    const browser = aBrowser(on.app);
    await opened(browser, path);
    on.later(14);
    expect((await browser.post(path)).status).toBe(200);
    on.later(2);
    expect((await browser.post(path)).status).toBe(404);
  });

  it('used, expired, revoked, mistyped and unknown links answer byte for byte alike', async () => {
    const used = await ownData();
    await opened(aBrowser(on.app), used);
    const revoked = await ownData();
    await on.town.store.links.revoke({ person: people.harmed });
    const expired = await on.link({ page: 'data', reader: people.boy });
    on.later(16);
    const [first, ...rest] = [used, revoked, expired, `/l/${newLinkToken()}`, '/l/x', '/l/%00'];
    const expected = await aBrowser(on.app).post(first);
    expect(expected.status).toBe(404);
    for (const path of rest) {
      const { status, text } = await aBrowser(on.app).post(path);
      expect([path, status, text]).toEqual([path, 404, expected.text]);
    }
  });

  it('a press without the cookie uses nothing up and says what to do', async () => {
    const path = await ownData();
    const { status, text } = await aBrowser(on.app).post(path);
    expect(status).toBe(400);
    expect(text).toContain('cookie');
    expect((await opened(aBrowser(on.app), path)).status).toBe(200);
  });

  it('J4.12: after ten wrong links a minute an address waits, for right ones too', async () => {
    const path = await ownData();
    const browser = aBrowser(on.app);
    for (let n = 0; n < 10; n++) await browser.get(`/l/${newLinkToken()}`);
    expect((await browser.get(path)).status).toBe(429);
    expect((await browser.post(path)).status).toBe(429);
    on.later(1.1);
    expect((await opened(browser, path)).status).toBe(200);
  });

  it('right links are never counted', async () => {
    const path = await ownData();
    const browser = aBrowser(on.app);
    for (let n = 0; n < 15; n++) expect((await browser.get(path)).status).toBe(200);
  });

  it('the right is asked again: a person taken from the case opens nothing', async () => {
    const path = await on.link({ page: 'data', reader: people.mother });
    await on.town.done('facilitator', 'removePerson', { person: people.mother, why: 'mistake' });
    expect((await opened(aBrowser(on.app), path)).status).toBe(404);
  });

  it('an account that no longer speaks for the person opens nothing', async () => {
    const { id } = await on.account(people.harmed);
    const path = await on.link({ page: 'data', reader: people.harmed, account: id });
    await on.town.store.accounts.unlinkPerson(people.harmed);
    expect((await opened(aBrowser(on.app), path)).status).toBe(404);
  });

  it('a sign-in link opens no page here, and a page does not sign in', async () => {
    const token = await on.signIn.makeLink('head' as never);
    expect((await aBrowser(on.app).get(`/l/${token}`)).status).toBe(404);
    const page = (await ownData()).split('/').at(-1)!;
    expect((await on.signIn.withLink(page, '1')).type).toBe('refused');
  });

  it('a form of another site opens nothing', async () => {
    const path = await ownData();
    const browser = aBrowser(on.app);
    await browser.get(path);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'evil' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect((await browser.post(path).set(headers)).status).toBe(403);
    expect((await browser.post(path).set('origin', 'null')).status).toBe(200);
  });

  it.each([
    ['a body that is no form', { body: '{"a":', type: 'application/json' }],
    [
      'a huge body',
      { body: `a=${'x'.repeat(400_000)}`, type: 'application/x-www-form-urlencoded' },
    ],
  ])('%s leaks nothing', async (_name, { body, type }) => {
    const path = await ownData();
    const { text } = await aBrowser(on.app).post(path).type(type).send(body);
    expect(text).not.toMatch(/Ветлугин|at \/|node_modules/u);
    on.failures.length = 0;
  });
});
