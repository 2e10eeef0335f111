import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { createLook } from '../../src/admin/look.js';
import { readStyleSheet } from '../../src/admin/routes/assets.js';
import { myMessengerRoutes } from '../../src/admin/routes/my-messenger.js';
import { type Channel } from '../../src/bot/channels/channel.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { sandboxPhones, type SandboxPhones } from '../support/sandbox-phones.js';
import { aTown, staffIds, type Town } from '../support/town.js';

const root = process.cwd();
const { facilitator, coordinator } = staffIds;

let town: Town;
let phones: SandboxPhones;
let server: Server;
let base: string;
beforeEach(async () => {
  town = await aTown();
  phones = await sandboxPhones(town);
  const app = express();
  app.set('view engine', 'ejs');
  app.set('views', join(root, 'views'));
  app.locals['look'] = createLook(readStyleSheet(join(root, 'src', 'admin', 'assets')).version);
  app.use(express.urlencoded({ extended: false }));
  app.use((_req, res, next) => {
    town.store.staff.find(facilitator).then((staff) => {
      if (staff !== null) Object.assign(res.locals, { staff, mode: 'demo' });
      next();
    }, next);
  });
  const panel = {
    store: town.store,
    service: phones.service,
    texts: loadTexts(join(root, 'locales')),
    now: () => town.clock.now(),
    mode: 'demo' as const,
  };
  const telegram: Channel = {
    ...phones.sandbox,
    name: 'telegram',
    inviteLink: (code) => `https://t.me/mirovaya_bot?start=${code}`,
  };
  app.use(
    myMessengerRoutes(panel, {
      channels: new Map([['telegram', telegram]]),
      technicalNow: () => new Date(),
    }),
  );
  server = createServer(app).listen(0);
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.close();
  await town.close();
});

const post = async (path: string, body: Record<string, string> = {}) =>
  (await fetch(`${base}${path}`, { method: 'POST', body: new URLSearchParams(body) })).text();
const linked = async (staff: typeof facilitator) =>
  (await town.store.accounts.ofStaff(staff)).map(({ id }) => id);

describe('«Мой мессенджер»', () => {
  it('I9: shows a code of 16 digits with a QR code, and the code links the phone', async () => {
    const page = await post('/me/messenger/code');
    const code = /(\d{4} \d{4} \d{4} \d{4})/u.exec(page)?.[1] ?? '';
    expect(page).toContain('<svg');
    expect(page).toContain(`https://t.me/mirovaya_bot?start=${code.replaceAll(' ', '')}`);
    expect(await phones.types(facilitator, code)).toContain('Орлова Т. В.');
    await phones.press(facilitator, 'Привязать');
    expect(await linked(facilitator)).toHaveLength(1);
  });

  it('I9: unlinks one, or all of a lost phone, and never those of somebody else', async () => {
    const one = await town.store.accounts.linkStaff('sandbox', 'phone-1', facilitator);
    await town.store.accounts.linkStaff('sandbox', 'phone-2', facilitator);
    const foreign = await town.store.accounts.linkStaff('sandbox', 'phone-3', coordinator);
    await post('/me/messenger/unlink', { account: foreign.id });
    expect(await linked(coordinator)).toEqual([foreign.id]);
    await post('/me/messenger/unlink', { account: one.id });
    expect(await linked(facilitator)).toHaveLength(1);
    await post('/me/messenger/unlink-all');
    expect(await linked(facilitator)).toEqual([]);
    expect(await linked(coordinator)).toEqual([foreign.id]);
  });

  it('writes to the chosen messenger first', async () => {
    await town.store.accounts.linkStaff('sandbox', 'phone-1', facilitator);
    const second = await town.store.accounts.linkStaff('sandbox', 'phone-2', facilitator);
    await post('/me/messenger/prefer', { account: second.id });
    expect((await linked(facilitator))[0]).toBe(second.id);
  });
});
