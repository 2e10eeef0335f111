import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { faultsOf, sideways } from '../support/axe.js';

const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-browser-'));
let service: ChildProcess;
let browser: Browser;
let page: Page;
let base = '';

/** Starts the service as a person would, and resolves with the printed sign-in link. */
function started(): Promise<string> {
  service = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'start'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
  });
  return new Promise((resolve, reject) => {
    let printed = '';
    service.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const link = /http\S+\/sign-in\/\S+/u.exec(printed)?.[0];
      if (link !== undefined) resolve(link);
    });
    service.once('exit', (code) => {
      reject(new Error(`the service ended with ${code}: ${printed}`));
    });
  });
}

beforeAll(async () => {
  const link = await started();
  base = new URL(link).origin;
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(link);
});
afterAll(async () => {
  await browser.close();
  service.kill('SIGTERM');
  await new Promise((resolve) => service.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
});

const aCase = `/cases/${encodeURIComponent('К-26-003')}`;
const pages = [
  '/cases',
  '/today',
  '/deadlines',
  '/deadlines?mode=list',
  '/cases/new',
  aCase,
  `${aCase}/do/setCommissionMeeting`,
  '/sandbox',
  '/settings',
  '/settings/channels',
];

describe('the panel in Chromium', () => {
  it('R159: the printed link opens the list of cases', async () => {
    expect(await page.title()).toContain('Дела');
    expect(await page.locator('tbody tr').count()).toBe(11);
  });

  it('R159: search finds a part of a name, whatever the case of its letters', async () => {
    await page.fill('.m-search [name=q]', 'ЗИМИН');
    await page.press('.m-search [name=q]', 'Enter');
    await page.waitForLoadState();
    expect(page.url()).toBe(`${base}/cases`);
    expect(await page.locator('tbody tr').count()).toBe(1);
  });

  it.each(['light', 'dark'] as const)(
    'R169: every page fits 360 pixels and a desktop, and axe finds no fault, in %s colours',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const width of [360, 1280])
        for (const path of pages) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(base + path);
          expect([path, width, await sideways(page), await faultsOf(page)]).toEqual([
            path,
            width,
            0,
            [],
          ]);
        }
      await page.emulateMedia({ colorScheme: 'light' });
    },
    120_000,
  );

  it('R21: without a session every page leads to the sign-in', async () => {
    const stranger = await browser.newPage();
    await stranger.goto(`${base}/cases`);
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await stranger.close();
  });

  it('the sandbox invites a person, who answers on the phone', async () => {
    await page.goto(`${base}/sandbox?case=${encodeURIComponent('К-26-006')}`);
    await page.locator('button', { hasText: 'Пригласить в бот' }).first().click();
    await page.locator('button', { hasText: 'Да, это я' }).first().click();
    await page.getByText('Вы ответили: Да, это я').first().waitFor();
  });
});
