import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Channel, IncomingUpdate } from '../../../../src/bot/channels/channel.js';
import { createVkChannel, type VkOptions } from '../../../../src/bot/channels/vk/create.js';
import type { VkPosition } from '../../../../src/bot/channels/vk/position.js';
import { createFakeVk, fakeVkGroup, fakeVkToken, type FakeVk } from '../../../support/fake-vk.js';

let vk: FakeVk;
let server: Awaited<ReturnType<FakeVk['start']>>;
let channels: Channel[];
let updates: IncomingUpdate[];

const webhook = {
  url: 'http://192.0.2.1/webhooks/vk',
  secret: 'vk-secret',
  confirmation: '5ec2e7',
};

const message = (text: string, ...labels: string[]) => ({
  text,
  buttons: labels.map((label) => [{ type: 'answer', label, data: `q:${label}` } as const]),
});

/** A position that outlives a channel, as one in the store does. */
function lasting(): VkPosition & { ts: string | null } {
  return {
    ts: null,
    load() {
      return Promise.resolve(this.ts);
    },
    save(ts) {
      this.ts = ts;
      return Promise.resolve();
    },
  };
}

function made(options: Partial<VkOptions> = {}): Channel {
  const channel = createVkChannel({
    token: fakeVkToken,
    groupId: fakeVkGroup,
    apiUrl: server.apiRoot,
    webhook: null,
    pollSeconds: 2,
    fetchTimeoutSeconds: 1,
    ...options,
  });
  channels.push(channel);
  return channel;
}

async function started(options: Partial<VkOptions> = {}): Promise<Channel> {
  const channel = made(options);
  await channel.start((update) => Promise.resolve(void updates.push(update)));
  return channel;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await new Promise((r) => setTimeout(r, 20));
  expect(condition()).toBe(true);
}

const texts = () => updates.map((update) => (update.type === 'text' ? update.text : update.type));

beforeEach(async () => {
  vk = createFakeVk();
  server = await vk.start();
  channels = [];
  updates = [];
});

afterEach(async () => {
  await Promise.all(channels.map((channel) => channel.stop()));
  await server.close();
});

describe('the VK channel', () => {
  it('says in one sentence that the token is wrong', async () => {
    await expect(started({ token: 'wrong' })).rejects.toThrow(
      'VK не принял ключ: проверьте VK_TOKEN.',
    );
  });

  it('says in one sentence that the community is wrong', async () => {
    await expect(started({ groupId: 5 })).rejects.toThrow('проверьте VK_GROUP_ID');
  });

  it('starts without VK, says that it fails, and works when VK is back', async () => {
    vk.fail({ method: 'groups.getById', with: { type: 'broken' } });
    const channel = await started();
    expect(channel.state()).toMatchObject({ type: 'failing', why: 'Нет связи с VK.' });
    await until(() => channel.state().type === 'working');
    vk.person(1).sends('здравствуйте');
    await until(() => updates.length === 1);
  });

  it('shows a message once, however often it is sent with the same repeat id', async () => {
    const channel = await started();
    const person = vk.person(1);
    person.opens();
    vk.fail({ with: { type: 'drop', done: true } });
    const queued = { ...message('Завтра встреча'), repeatId: 4711 };
    expect(await channel.send('1', queued)).toMatchObject({ type: 'tryLater' });
    const again = await channel.send('1', queued);
    expect(await channel.send('1', queued)).toEqual(again);
    expect(person.messages().filter(({ from }) => from === 'bot')).toHaveLength(1);
  });

  it('shows two unqueued replies with the same words twice', async () => {
    const channel = await started();
    const person = vk.person(1);
    person.opens();
    await channel.send('1', message('Придёте?', 'Да'));
    await channel.send('1', message('Придёте?', 'Да'));
    expect(person.messages().filter(({ from }) => from === 'bot')).toHaveLength(2);
  });

  it.each([
    [6, { type: 'tryLater', seconds: 1 }],
    [9, { type: 'tryLater', seconds: 60 }],
    [29, { type: 'tryLater', seconds: 600 }],
    [10, { type: 'tryLater' }],
    [5, { type: 'tryLater' }],
    [900, { type: 'unreachable' }],
    [901, { type: 'unreachable' }],
    [902, { type: 'unreachable' }],
    [18, { type: 'unreachable' }],
    [911, { type: 'rejected' }],
    [914, { type: 'rejected' }],
    [7777, { type: 'rejected' }],
  ])('decides about error %i', async (code, decision) => {
    const channel = await started();
    vk.person(1).opens();
    vk.fail({ with: { type: 'error', code } });
    expect(await channel.send('1', message('Привет'))).toMatchObject(decision);
    expect(vk.calls('messages.send')).toBe(1);
  });

  it('never shows the token in what it says about a failure', async () => {
    const channel = await started();
    vk.person(1).opens();
    for (const type of ['drop', 'broken', 'flood', 'blocked', 'refused'] as const) {
      vk.fail({ with: { type } });
      const result = await channel.send('1', message('Привет'));
      expect(JSON.stringify(result)).not.toContain(fakeVkToken);
    }
  });

  it('folds a keyboard after a restart, too', async () => {
    const before = await started();
    const person = vk.person(1);
    person.opens();
    const sent = await before.send('1', message('Придёте?', 'Да'));
    const after = await started();
    await after.fold('1', sent.type === 'sent' ? sent.ref : '', 'Вы ответили: Да');
    expect(person.messages().at(-1)).toMatchObject({
      text: 'Придёте?\n\nВы ответили: Да',
      buttons: [],
    });
  });

  it('takes a code from a letter, and VK’s own button, as a start', async () => {
    await started();
    vk.person(1).sends('начать AB-12');
    vk.person(1).sends('Начать');
    vk.person(1).sends('начать завтра утром можно?');
    await until(() => updates.length === 3);
    expect(updates).toMatchObject([
      { type: 'start', code: 'AB-12' },
      { type: 'start', code: null },
      { type: 'text', text: 'начать завтра утром можно?' },
    ]);
  });
});

describe('Long Poll', () => {
  it('reads what came while the program was down', async () => {
    const position = lasting();
    const before = await started({ position });
    vk.person(1).sends('один');
    await until(() => updates.length === 1);
    await until(() => position.ts === '1');
    await before.stop();
    vk.person(1).sends('два');
    vk.person(2).opens('code');
    await started({ position });
    await until(() => updates.length === 3);
    expect(texts()).toEqual(['один', 'два', 'start']);
  });

  it('does not move on past an event that is not handled', async () => {
    const position = lasting();
    const seen: string[] = [];
    const before = made({ position });
    await before.start((update) => {
      seen.push(update.account);
      return update.account === '1' ? Promise.reject(new Error('away')) : Promise.resolve();
    });
    vk.person(1).sends('один');
    await until(() => seen.includes('1'));
    vk.person(2).sends('два');
    await until(() => seen.includes('2'));
    await before.stop();
    expect(position.ts).toBe('0');
    await started({ position });
    await until(() => updates.length === 2);
    expect(texts()).toEqual(['один', 'два']);
    await until(() => position.ts === '2');
  });

  it('goes on with a new key when the old one has run out, and loses nothing', async () => {
    await started({ pollSeconds: 1 });
    vk.events.expireKey();
    vk.person(1).sends('слышно?');
    await until(() => updates.length === 1);
    vk.events.expireKey();
    vk.person(1).sends('а так?');
    await until(() => updates.length === 2);
  });

  it('goes on from the present when VK has forgotten, and says so in the log', async () => {
    const warnings: unknown[] = [];
    const log = {
      info: () => undefined,
      warn: (fields: object) => void warnings.push(fields),
    };
    const position = lasting();
    position.ts = '0';
    vk.person(1).sends('забыто');
    vk.events.forgetHistory();
    await started({ position, log });
    await until(() => warnings.length > 0);
    vk.person(1).sends('новое');
    await until(() => updates.length === 1);
    expect(texts()).toEqual(['новое']);
    expect(warnings).toEqual([{ channel: 'vk', failed: 1 }]);
  });

  it('begins anew when VK does not know the position at all', async () => {
    const position = lasting();
    position.ts = '500';
    await started({ position });
    await until(() => vk.calls('groups.getLongPollServer') >= 3);
    vk.person(1).sends('новое');
    await until(() => updates.length === 1);
  });

  it('says that it fails while the Long Poll server is away', async () => {
    vk.fail({ method: 'longpoll', times: 2, with: { type: 'broken' } });
    const channel = await started();
    await until(() => channel.state().type === 'failing');
    vk.person(1).sends('слышно?');
    await until(() => updates.length === 1);
    expect(channel.state().type).toBe('working');
  });
});

describe('the Callback API', () => {
  const event = {
    type: 'message_new',
    group_id: fakeVkGroup,
    event_id: 'e1',
    v: '5.199',
    object: { message: { id: 7, date: 1, peer_id: 1, from_id: 1, text: 'да', attachments: [] } },
  };
  const post = (channel: Channel, body: object) => channel.webhook?.({ headers: {}, body });

  it('shakes hands, with the right secret or before there is one', async () => {
    const channel = await started({ webhook });
    const handshake = { type: 'confirmation', group_id: fakeVkGroup };
    const right = { status: 200, body: '5ec2e7' };
    expect(await post(channel, handshake)).toEqual(right);
    expect(await post(channel, { ...handshake, secret: 'vk-secret' })).toEqual(right);
    const refused = { status: 401, body: '' };
    expect(await post(channel, { ...handshake, secret: 'wrong' })).toEqual(refused);
    expect(await post(channel, { ...handshake, group_id: 1 })).toEqual(refused);
  });

  it.each([undefined, '', 'wrong', 5])('answers 401 to the secret %p', async (secret) => {
    const channel = await started({ webhook });
    expect(await post(channel, { ...event, secret })).toEqual({ status: 401, body: '' });
    expect(updates).toEqual([]);
  });

  it('answers ok, and passes a repeated event on under the same id', async () => {
    const channel = await started({ webhook });
    const ok = { status: 200, body: 'ok' };
    expect(await post(channel, { ...event, secret: 'vk-secret' })).toEqual(ok);
    expect(await post(channel, { ...event, secret: 'vk-secret' })).toEqual(ok);
    expect(updates.map(({ id }) => id)).toEqual(['vk:m7', 'vk:m7']);
  });

  it('confirms what it does not understand, so that it does not come for ever', async () => {
    const channel = await started({ webhook });
    const strange = { type: 'wall_post_new', group_id: fakeVkGroup, secret: 'vk-secret' };
    expect(await post(channel, strange)).toEqual({ status: 200, body: 'ok' });
  });

  it('says that the address is not entered in the settings of the community', async () => {
    const channel = await started({ webhook, watchSeconds: 0.05 });
    await until(() => channel.state().type === 'failing');
    expect(channel.state()).toMatchObject({ why: expect.stringContaining(webhook.url) });
  });

  it('says that posts do not arrive', async () => {
    const channel = await started({ webhook, watchSeconds: 0.05 });
    vk.events.server = { url: webhook.url, secret: webhook.secret, status: 'failed' };
    await until(() => JSON.stringify(channel.state()).includes('VK не может передать'));
  });
});
