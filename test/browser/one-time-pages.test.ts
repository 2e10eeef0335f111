import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { last } from '../../src/cases/case.js';
import { type PageName } from '../../src/people/one-time-page.js';
import { faultsOf, sideways } from '../support/axe.js';
import { aPagesTown, type PagesTown } from '../support/one-time-pages.js';
import { preliminary, sign } from '../support/signed-case.js';
import { accept, assign, people, sendReferral, staffIds } from '../support/town.js';

/** Where pictures of the pages are put, when somebody wants to look at them. */
const pictures = process.env['PICTURES'];

let on: PagesTown;
let server: Server;
let browser: Browser;
let base = '';

beforeAll(async () => {
  on = await aPagesTown();
  const { town } = on;
  await sendReferral(town);
  await assign(town);
  await accept(town);
  await town.done('facilitator', 'sendLetter', {
    person: people.boy,
    way: 'link',
    place: await town.text('Служба, кабинет 12'),
    address: await town.text('Портовая улица, 4'),
  });
  await sign(town);
  await preliminary(town, 'harmed', '2026-04-20T15:30');
  server = createServer(on.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await on.close();
});

/** A small phone of its own: 360 × 640. */
const phone = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true });

async function openOn(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(base + path);
  await page.getByRole('button', { name: 'Открыть' }).click();
  await page.waitForLoadState();
  return page;
}

/** Nothing to scroll sideways, everything to press is large enough, and no fault that axe finds. */
async function checked(page: Page, name: string): Promise<unknown[]> {
  if (pictures !== undefined)
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  const wider = await sideways(page);
  const small = await page.evaluate(
    `[...document.querySelectorAll('.btn, input:not([type=hidden], [type=radio], [type=checkbox]), select')].filter((e) => e.offsetHeight > 0 && e.offsetHeight < 44).map((e) => e.outerHTML)`,
  );
  return [wider, small, await faultsOf(page)];
}

const fine = [0, [], []];
const link = (page: PageName, reader: string, about: Record<string, string> = {}) =>
  on.link({ page, reader, about });

describe('the one-time pages on a phone of 360 pixels', () => {
  it('the neutral page and the page of a dead link fit', async () => {
    const context = await phone();
    const page = await context.newPage();
    const path = await link('letter', people.boy);
    await page.goto(base + path);
    expect(await checked(page, 'neutral')).toEqual(fine);
    await page.goto(`${base}/l/nothing`);
    expect(await checked(page, 'gone')).toEqual(fine);
    await context.close();
  });

  it.each([
    ['letter', people.boy, {}],
    ['consent', people.harmed, {}],
    ['deal', people.boy, {}],
    ['data', people.mother, {}],
    ['whois', staffIds.facilitator, {}],
    ['form', staffIds.facilitator, { command: 'addPerson' }],
    ['form', staffIds.facilitator, { command: 'sendLetter', person: people.harmed }],
    ['form', staffIds.facilitator, { command: 'draftAgreement' }],
  ] as const)('%s fits (%s %j)', async (name, reader, about) => {
    const context = await phone();
    const page = await openOn(context, await link(name, reader, about));
    expect(await page.locator('h1').count()).toBe(1);
    const file = 'command' in about ? `${name}-${about.command}` : name;
    expect([name, ...(await checked(page, file))]).toEqual([name, ...fine]);
    await context.close();
  });

  it('a wrong form leads to the fields and keeps what was typed', async () => {
    const context = await phone();
    const page = await openOn(
      context,
      await link('form', staffIds.facilitator, { command: 'draftAgreement' }),
    );
    await page.locator('[name="obligations.0.text"]').fill('Починить забор');
    await page
      .locator('[name="obligations.0.owes"]')
      .first()
      .uncheck()
      .catch(() => null);
    await page.locator('[name="situation"]').fill('я'.repeat(2100));
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await checked(page, 'form-wrong')).toEqual(fine);
    expect(await page.locator('[name="obligations.0.text"]').inputValue()).toBe('Починить забор');
    await context.close();
  });

  it('what is typed is kept by itself; without a connection it waits, and nothing is lost', async () => {
    const context = await phone();
    const about = { command: 'addNote' };
    const page = await openOn(context, await link('form', staffIds.facilitator, about));
    const note = page.locator('[name="note"]');
    await note.fill('первая половина');
    await page.getByText('Черновик сохранён.').waitFor();
    await context.setOffline(true);
    await note.fill('первая половина, вторая половина');
    await page.getByText('Нет связи. Не закрывайте страницу: черновик').waitFor();
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByText('нажмите ещё раз, когда связь появится').waitFor();
    await context.setOffline(false);
    await page.getByText('Черновик сохранён.').waitFor();
    await page.close();
    const other = await phone();
    const again = await openOn(other, await link('form', staffIds.facilitator, about));
    expect(await again.locator('[name="note"]').inputValue()).toBe(
      'первая половина, вторая половина',
    );
    await again.getByRole('button', { name: 'Сохранить', exact: true }).dblclick();
    await again.getByText(/Записано|Уже записано/u).waitFor();
    expect(await checked(again, 'done')).toEqual(fine);
    const events = (await on.town.kase()).events.filter((e) => e.type === 'noteAdded');
    expect(events).toHaveLength(1);
    await Promise.all([context.close(), other.close()]);
  });

  it('R121: item 11 of the card appears beside a result that was not positive, and goes with it', async () => {
    await on.town.done('facilitator', 'completeProgramme', { result: 'resolvedWithoutMeeting' });
    const context = await phone();
    const page = await openOn(
      context,
      await link('form', staffIds.facilitator, { command: 'finishDocument' }),
    );
    const seen = (name: string) => page.locator(`[name="${name}"]`).first().isVisible();
    const now = async () =>
      Promise.all(['results', 'reconciliation', 'familyTies', 'noPositiveReason'].map(seen));
    expect(await now()).toEqual([false, false, false, false]);
    await page.locator('[name="form"][value="FK9"]').check();
    expect(await now()).toEqual([true, false, false, false]);
    await page.locator('[name="results"][value="unchanged"]').check();
    await page.locator('[name="noPositiveReason"]').first().check();
    expect(await now()).toEqual([true, false, false, true]);
    expect(await checked(page, 'form-card')).toEqual(fine);
    await page.locator('[name="results"][value="unchanged"]').uncheck();
    await page.locator('[name="results"][value="reconciliation"]').check();
    expect(await now()).toEqual([true, true, false, false]);
    await page.locator('[name="reconciliation"][value="apology"]').check();
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByText('Записано: Документ готов').waitFor();
    expect(last(await on.town.kase(), 'documentFinished')?.card).toMatchObject({
      reconciliation: ['apology'],
      noPositiveReason: null,
    });
    await context.close();
  });

  it('H7: the message of a shared phone opens behind its code', async () => {
    const { id } = await on.account(people.boy, true);
    const context = await phone();
    const page = await openOn(
      context,
      await on.link({ page: 'message', reader: people.boy, account: id }),
    );
    expect(await checked(page, 'code')).toEqual(fine);
    await page.getByRole('textbox').fill('4821');
    await page.getByRole('button', { name: 'Открыть' }).click();
    await page.getByRole('button', { name: 'Меню' }).waitFor();
    expect(await checked(page, 'message')).toEqual(fine);
    await page.getByRole('button', { name: 'Меню' }).click();
    await page.getByText('Что Вам нужно?').waitFor();
    expect(await checked(page, 'message-menu')).toEqual(fine);
    await context.close();
  });
});
