import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, IncomingUpdate } from '../../../../src/bot/channels/channel.js';
import {
  createTelegramChannel,
  type TelegramOptions,
} from '../../../../src/bot/channels/telegram/create.js';
import {
  createFakeTelegram,
  fakeTelegramToken,
  type FakeTelegram,
} from '../../../support/fake-telegram.js';

let telegram: FakeTelegram;
let server: Awaited<ReturnType<FakeTelegram['start']>>;
let channels: Channel[];
let updates: IncomingUpdate[];

const message = (text: string, ...labels: string[]) => ({
  text,
  buttons: labels.map((label) => [{ type: 'answer', label, data: `q:${label}` } as const]),
});

async function started(options: Partial<TelegramOptions> = {}): Promise<Channel> {
  const channel = createTelegramChannel({
    token: fakeTelegramToken,
    apiRoot: server.apiRoot,
    webhook: null,
    pollSeconds: 5,
    fetchTimeoutSeconds: 2,
    ...options,
  });
  channels.push(channel);
  await channel.start((update) => Promise.resolve(void updates.push(update)));
  return channel;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await new Promise((r) => setTimeout(r, 20));
  expect(condition()).toBe(true);
}

beforeEach(async () => {
  telegram = createFakeTelegram();
  server = await telegram.start();
  channels = [];
  updates = [];
});

afterEach(async () => {
  await Promise.all(channels.map((channel) => channel.stop()));
  await server.close();
});

describe('the Telegram channel', () => {
  it('says in one sentence that the token is wrong', async () => {
    await expect(started({ token: '1:wrong' })).rejects.toThrow(
      'Telegram не принял токен: проверьте TELEGRAM_TOKEN.',
    );
  });

  it('starts without Telegram, says that it fails, and works when Telegram is back', async () => {
    const back = telegram.fail({ method: '*', times: Infinity, with: { type: 'broken' } });
    const channel = await started();
    expect(channel.state()).toMatchObject({ type: 'failing', why: 'Нет связи с Telegram.' });
    back();
    telegram.person(1).sends('здравствуйте');
    await until(() => updates.length === 1);
    expect(channel.state().type).toBe('working');
  });

  it('R52: sets the menu of the messenger, whose items arrive as texts', async () => {
    await started();
    expect(telegram.commands).toEqual([
      { command: 'now', description: 'Что сейчас' },
      { command: 'help', description: 'Нужна помощь' },
      { command: 'data', description: 'Мои данные' },
      { command: 'stop', description: 'Пауза или выход' },
      { command: 'withdraw', description: 'Отозвать согласие' },
    ]);
    telegram.person(1).sends('/now@mirovaya_test_bot');
    await until(() => updates.length === 1);
    expect(updates[0]).toMatchObject({ type: 'text', text: '/now', account: '1' });
  });

  it('stops the wheel on a pressed button', async () => {
    const channel = await started();
    const person = telegram.person(1);
    person.opens();
    await channel.send('1', message('Придёте?', 'Да'));
    person.presses('Да');
    await until(() => updates.some(({ type }) => type === 'press'));
    await until(() => telegram.unansweredPresses() === 0);
  });

  it('confirms an update only after it is handled: a crash in between brings it again', async () => {
    const stuck: string[] = [];
    const channel = createTelegramChannel({
      token: fakeTelegramToken,
      apiRoot: server.apiRoot,
      webhook: null,
      pollSeconds: 1,
    });
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    await channel.start((update) => {
      stuck.push(update.id);
      return update.account === '1' ? gate : Promise.resolve();
    });
    telegram.person(1).sends('медленный');
    telegram.person(2).sends('быстрый');
    telegram.person(2).sends('ещё');
    await until(() => stuck.length === 3);
    await until(() => telegram.calls('getUpdates') > 3);
    expect(telegram.unconfirmed()).toBe(3);
    release();
    await until(() => telegram.unconfirmed() === 0);
    expect(new Set(stuck).size).toBe(3);
    expect(stuck).toHaveLength(3);
    await channel.stop();
  });

  it('gives an unfinished update to the process that comes after', async () => {
    let attempts = 0;
    const first = createTelegramChannel({
      token: fakeTelegramToken,
      apiRoot: server.apiRoot,
      webhook: null,
      pollSeconds: 1,
    });
    await first.start(() => {
      attempts += 1;
      return Promise.reject(new Error('the store is away'));
    });
    telegram.person(1).sends('слышно?');
    await until(() => attempts > 0);
    await first.stop();
    await started();
    await until(() => updates.length === 1);
    expect(updates[0]).toMatchObject({ type: 'text', text: 'слышно?' });
  });

  it('tries an update again when the store was away, before later ones of the same dialogue', async () => {
    const seen: string[] = [];
    const channel = createTelegramChannel({
      token: fakeTelegramToken,
      apiRoot: server.apiRoot,
      webhook: null,
      pollSeconds: 1,
    });
    channels.push(channel);
    await channel.start((update) => {
      const text = update.type === 'text' ? update.text : update.type;
      seen.push(text);
      return seen.length === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
    });
    telegram.person(1).sends('один');
    telegram.person(1).sends('два');
    await until(() => seen.length === 3);
    expect(seen).toEqual(['один', 'один', 'два']);
  });

  it('says when a second program polls with the same token', async () => {
    const channel = await started();
    telegram.fail({
      method: 'getUpdates',
      times: 1,
      with: { type: 'error', code: 409 },
    });
    telegram.person(1).sends('раз');
    await until(() => channel.state().type === 'failing');
    expect(channel.state()).toMatchObject({
      why: 'С этим токеном Telegram работает ещё одна программа: остановите её.',
    });
    await until(() => channel.state().type === 'working');
  });

  it.each([
    ['a bot that is blocked', { type: 'blocked' } as const, 'unreachable'],
    [
      'a chat that is gone',
      { type: 'refused', description: 'Bad Request: chat not found' } as const,
      'unreachable',
    ],
    [
      'a text it cannot read',
      { type: 'refused', description: "Bad Request: can't parse entities" } as const,
      'rejected',
    ],
    ['an outage', { type: 'broken', status: 502 } as const, 'tryLater'],
    ['a time-out', { type: 'hang' } as const, 'tryLater'],
    ['a cut connection', { type: 'drop' } as const, 'tryLater'],
    ['a token that was revoked', { type: 'error', code: 401 } as const, 'tryLater'],
  ])('decides about %s', async (_, failure, decision) => {
    const channel = await started({ fetchTimeoutSeconds: 1 });
    telegram.person(1).opens();
    telegram.fail({ with: failure });
    expect(await channel.send('1', message('Привет'))).toMatchObject({ type: decision });
  });

  it('never shows the token in what it says about a failure', async () => {
    const channel = await started();
    telegram.person(1).opens();
    for (const failure of ['drop', 'broken', 'blocked'] as const) {
      telegram.fail({ with: { type: failure } });
      const result = await channel.send('1', message('Привет'));
      expect(JSON.stringify(result)).not.toContain(fakeTelegramToken);
    }
  });

  it('folds a keyboard after a restart, too, when Telegram brings the pressed text along', async () => {
    const before = await started();
    const person = telegram.person(1);
    person.opens();
    const sent = await before.send('1', message('Придёте?', 'Да'));
    await before.stop();
    const after = await started();
    person.presses('Да');
    await until(() => updates.some(({ type }) => type === 'press'));
    await after.fold('1', sent.type === 'sent' ? sent.ref : '', 'Вы ответили: Да');
    expect(person.messages().at(-1)).toMatchObject({
      text: 'Придёте?\n\nВы ответили: Да',
      buttons: [],
    });
  });

  it('speaks up in a group once in a while', async () => {
    await started();
    telegram.group(-100).sends('эй');
    telegram.group(-100).sends('эй, бот');
    telegram.person(1).sends('личное');
    await until(() => updates.some(({ account }) => account === '1'));
    expect(updates.filter(({ type }) => type === 'group')).toHaveLength(1);
  });
});

describe('the webhook of Telegram', () => {
  const secret = 'a-long-secret_1';
  const webhook = { url: 'http://192.0.2.1/webhooks/telegram', secret };
  const body = {
    update_id: 5,
    message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' }, text: 'да' },
  };
  const request = (given: string | undefined, content: unknown = body) => ({
    headers: { 'x-telegram-bot-api-secret-token': given },
    body: content,
  });

  it.each([undefined, '', 'wrong', `${secret}x`])('answers 401 to the secret %p', async (given) => {
    const channel = await started({ webhook });
    expect(await channel.webhook?.(request(given))).toEqual({ status: 401, body: '' });
    expect(updates).toEqual([]);
  });

  it('passes a repeated update on under the same id', async () => {
    const channel = await started({ webhook });
    await channel.webhook?.(request(secret));
    await channel.webhook?.(request(secret));
    expect(updates.map(({ id }) => id)).toEqual(['tg:5', 'tg:5']);
  });

  it('asks for the update again when it could not be handled', async () => {
    const channel = createTelegramChannel({
      token: fakeTelegramToken,
      apiRoot: server.apiRoot,
      webhook,
    });
    channels.push(channel);
    await channel.start(() => Promise.reject(new Error('the store is away')));
    expect(await channel.webhook?.(request(secret))).toMatchObject({ status: 503 });
  });

  it('confirms what it does not understand, so that it does not come for ever', async () => {
    const channel = await started({ webhook });
    const strange = await channel.webhook?.(request(secret, { update_id: 6, poll: {} }));
    const broken = await channel.webhook?.(request(secret, 'no'));
    expect([strange, broken]).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  it('sets the webhook again when somebody took it away', async () => {
    await started({ webhook, watchSeconds: 0.05 });
    telegram.updates.setWebhook(null);
    await until(() => telegram.updates.webhook?.url === webhook.url);
  });

  it('says that posts do not arrive', async () => {
    const channel = await started({
      webhook: { ...webhook, url: `${server.apiRoot}/nobody` },
      watchSeconds: 0.05,
    });
    telegram.person(1).sends('слышно?');
    await until(() => channel.state().type === 'failing');
    expect(channel.state()).toMatchObject({ why: expect.stringContaining('404') });
  });
});
