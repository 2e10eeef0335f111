import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { type Channel } from '../../src/bot/channels/channel.js';
import { createTelegramChannel } from '../../src/bot/channels/telegram/create.js';
import { createVkChannel } from '../../src/bot/channels/vk/create.js';
import { createMailer } from '../../src/bot/mail.js';
import { tellAlarms } from '../../src/bot/tell-alarms.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { createFakeTelegram, fakeTelegramToken } from '../support/fake-telegram.js';
import { createFakeVk, fakeVkGroup, fakeVkToken } from '../support/fake-vk.js';
import { startFakeSmtp } from '../support/fake-smtp.js';

const texts = loadTexts(join(import.meta.dirname, '../../locales'));
const since = new Date('2026-11-21T06:00:00Z');
const vkIsSilent = { type: 'channel', channel: 'vk', why: 'Нет связи с VK.', since } as const;
const coordinators = [
  { channel: 'telegram', address: '1001' },
  { channel: 'vk', address: '1001' },
];

let closing: (() => Promise<unknown>)[] = [];
let channels: Map<string, Channel>;
const telegram = () => fakes.telegram.person(1001);
let fakes: { telegram: ReturnType<typeof createFakeTelegram>; vk: ReturnType<typeof createFakeVk> };
beforeEach(async () => {
  fakes = { telegram: createFakeTelegram(), vk: createFakeVk() };
  const [forTelegram, forVk] = [await fakes.telegram.start(), await fakes.vk.start()];
  const quick = { webhook: null, pollSeconds: 1, fetchTimeoutSeconds: 1 } as const;
  channels = new Map<string, Channel>([
    [
      'telegram',
      createTelegramChannel({ ...quick, token: fakeTelegramToken, apiRoot: forTelegram.apiRoot }),
    ],
    [
      'vk',
      createVkChannel({
        ...quick,
        token: fakeVkToken,
        groupId: fakeVkGroup,
        apiUrl: forVk.apiRoot,
      }),
    ],
  ]);
  for (const channel of channels.values()) await channel.start(() => Promise.resolve());
  telegram().opens();
  closing = [
    ...[...channels.values()].map((channel) => () => channel.stop()),
    () => forTelegram.close(),
    () => forVk.close(),
  ];
});
afterEach(async () => {
  for (const close of closing) await close();
});

const tell = (mail: Parameters<typeof tellAlarms>[0]['mail'], begun = [vkIsSilent]) =>
  tellAlarms({ texts, zone: 'Asia/Kamchatka', channels, coordinators, mail }, { begun, ended: [] });

describe('an alarm takes another door', () => {
  it('reaches the coordinator in the other messenger, past the outbox', async () => {
    fakes.vk.fail({ with: { type: 'hang' }, times: 9 });
    expect(await tell(null)).toBe(true);
    await telegram().waitForMessage('VK не работает с 18:00: Нет связи с VK.');
  });

  it('reaches those who are named by mail, with both messengers away', async () => {
    const smtp = await startFakeSmtp();
    closing.push(() => smtp.close());
    for (const fake of [fakes.vk, fakes.telegram]) fake.fail({ with: { type: 'drop' }, times: 9 });
    const mailer = createMailer({ url: smtp.url, from: 'bot@example.ru' });
    expect(await tell({ mailer, to: ['admin@example.ru'] })).toBe(true);
    const [letter = ''] = smtp.letters;
    expect(letter).toContain('To: admin@example.ru');
    expect(letter).not.toContain('1001');
  });

  it('says that no door took it', async () => {
    for (const fake of [fakes.vk, fakes.telegram]) fake.fail({ with: { type: 'drop' }, times: 9 });
    const mailer = createMailer({ url: 'smtp://127.0.0.1:1', from: 'bot@example.ru' });
    expect(await tell({ mailer, to: ['admin@example.ru'] })).toBe(false);
  });
});
