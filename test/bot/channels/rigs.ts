import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel, IncomingUpdate } from '../../../src/bot/channels/channel.js';
import { createTelegramChannel } from '../../../src/bot/channels/telegram/create.js';
import { createVkChannel } from '../../../src/bot/channels/vk/create.js';
import type { FakeMessenger } from '../../support/fake-messenger/messenger.js';
import { createFakeTelegram, fakeTelegramToken } from '../../support/fake-telegram.js';
import { createFakeVk, fakeVkGroup, fakeVkToken } from '../../support/fake-vk.js';

/** A messenger with our channel on it, either way of receiving; `close` stops everything. */
export type Rig = {
  readonly fake: FakeMessenger & { unansweredPresses(): number };
  readonly channel: Channel;
  readonly updates: IncomingUpdate[];
  /** Every update is kept waiting (or refused) by this. */
  handle: (update: IncomingUpdate) => Promise<void>;
  close(): Promise<void>;
};

export type Way = 'polling' | 'webhook';

const secret = 'a-secret_of-32-letters-or-more-aa';
const quick = { pollSeconds: 2, fetchTimeoutSeconds: 1 } as const;

/** Serves a channel's webhook as the panel does. */
async function serve(answer: (headers: Record<string, string>, body: unknown) => unknown) {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      void Promise.resolve(answer(headers, JSON.parse(text))).then((given) => {
        const { status, body } = given as { status: number; body: string };
        response.writeHead(status).end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/it`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function rig(
  fake: Rig['fake'],
  create: (apiRoot: string, url: string | null) => Channel,
  way: Way,
  register: (url: string) => Promise<void> = () => Promise.resolve(),
): Promise<Rig> {
  const messenger = await fake.start();
  const web = await serve((headers, body) => channel.webhook!({ headers, body }));
  const channel = create(messenger.apiRoot, way === 'webhook' ? web.url : null);
  const made: Rig = {
    fake,
    channel,
    updates: [],
    handle: (update) => Promise.resolve(void made.updates.push(update)),
    async close() {
      await channel.stop();
      await web.close();
      await messenger.close();
    },
  };
  if (way === 'webhook') await register(web.url);
  await channel.start((update) => made.handle(update));
  return made;
}

export const rigs = {
  telegram: (way: Way) =>
    rig(
      createFakeTelegram({ redeliverMs: 30 }),
      (apiRoot, url) =>
        createTelegramChannel({
          ...quick,
          apiRoot,
          token: fakeTelegramToken,
          webhook: url === null ? null : { url, secret },
        }),
      way,
    ),
  vk: (way: Way) => {
    const fake = createFakeVk({ redeliverMs: 30 });
    const create = (apiUrl: string, url: string | null) =>
      createVkChannel({
        ...quick,
        apiUrl,
        token: fakeVkToken,
        groupId: fakeVkGroup,
        webhook: url === null ? null : { url, secret, confirmation: '5ec2e7' },
      });
    return rig(fake, create, way, (url) =>
      fake.events.addServer(url, { secret, confirmation: '5ec2e7' }),
    );
  },
} as const;
