import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Running } from '../src/start.js';
import { createFakeVk, type FakeVk, fakeVkGroup, fakeVkToken } from './support/fake-vk.js';
import { createFakeTelegram, fakeTelegramToken } from './support/fake-telegram.js';
import { aLiveFolder, freePort, type LiveFolder } from './support/live-service.js';

let folder: LiveFolder;
let fake: FakeVk;
let close: () => Promise<void>;
let running: Running | null = null;
let vk: Record<string, string>;
beforeEach(async () => {
  folder = aLiveFolder();
  fake = createFakeVk({ redeliverMs: 30 });
  const server = await fake.start();
  close = () => server.close();
  vk = { VK_TOKEN: fakeVkToken, VK_GROUP_ID: String(fakeVkGroup), VK_API_URL: server.apiRoot };
});
afterEach(async () => {
  await stop();
  await close();
  await folder.remove();
});

const stop = async () => {
  await running?.stop();
  running = null;
};

const stranger = 'открывается по личному приглашению';

describe('the messengers of a live service', () => {
  it('VK by Long Poll answers what was said while the service was down', async () => {
    running = await folder.start(vk);
    const person = fake.person(1001);
    person.sends('Здравствуйте');
    await person.waitForMessage(stranger, 15_000);
    await stop();
    person.sends('Вы тут?');
    running = await folder.start(vk);
    await person.waitForMessage(stranger, 15_000);
  });

  it('VK posts to the address when it is known, with secret and confirmation', async () => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const webhook = { VK_SECRET: 'secret-of-the-group', VK_CONFIRMATION: '5ec2e7' };
    running = await folder.start({ ...vk, ...webhook, PORT: String(port), PUBLIC_URL: address });
    await fake.events.addServer(`${address}/webhooks/vk`, {
      secret: webhook.VK_SECRET,
      confirmation: webhook.VK_CONFIRMATION,
    });
    const person = fake.person(1001);
    person.sends('Здравствуйте');
    await person.waitForMessage(stranger, 15_000);
    expect(fake.calls('groups.getLongPollServer')).toBe(0);
  });

  it('serves both messengers side by side, and says how each is doing', async () => {
    const telegram = createFakeTelegram();
    const server = await telegram.start();
    try {
      running = await folder.start({
        ...vk,
        TELEGRAM_TOKEN: fakeTelegramToken,
        TELEGRAM_API_ROOT: server.apiRoot,
      });
      for (const person of [telegram.person(5), fake.person(6)]) {
        person.sends('Здравствуйте');
        await person.waitForMessage(stranger, 15_000);
      }
      const health = await (await fetch(`${running.address}/healthz`)).json();
      expect(health).toMatchObject({
        channels: { telegram: { type: 'working' }, vk: { type: 'working' } },
      });
      await stop();
    } finally {
      await server.close();
    }
  });

  it.each([
    [{ VK_TOKEN: fakeVkToken }, 'VK_GROUP_ID'],
    [{ VK_GROUP_ID: '1' }, 'VK_TOKEN'],
    [{ PUBLIC_URL: 'https://bot.example.ru', VK_SECRET: '12345678' }, 'VK_CONFIRMATION'],
    [{ PUBLIC_URL: 'https://bot.example.ru', VK_CONFIRMATION: '123' }, 'VK_SECRET'],
    [{ VK_SECRET: '12345678', VK_CONFIRMATION: '123' }, 'PUBLIC_URL'],
    [{ TELEGRAM_WEBHOOK_SECRET: '12345678' }, 'PUBLIC_URL'],
  ])('says in one sentence which setting misses its partner: %j', (given, missing) => {
    expect(() => folder.start(given)).toThrow(
      new RegExp(`^[^.]+ задайте ${missing}[^.]*\\.$`, 'u'),
    );
  });
});
