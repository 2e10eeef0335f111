import { join } from 'node:path';
import { type Channel, type ChannelName } from '../../src/bot/channels/channel.js';
import { createPacer } from '../../src/bot/channels/pacer.js';
import { createTelegramChannel } from '../../src/bot/channels/telegram/create.js';
import { createVkChannel } from '../../src/bot/channels/vk/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type PersonId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { createService, type Service } from '../../src/service.js';
import { type FakePerson } from './fake-messenger/messenger.js';
import { createFakeTelegram, type FakeTelegram, fakeTelegramToken } from './fake-telegram.js';
import { createFakeVk, type FakeVk, fakeVkGroup, fakeVkToken } from './fake-vk.js';
import { readNotice } from './notice.js';
import { aTown, people, type Town } from './town.js';

export type Messenger = Extract<ChannelName, 'telegram' | 'vk'>;

/** The town with both messengers, served by the real channels against strict fakes. */
export interface MessengerTown {
  readonly town: Town;
  readonly service: Service;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly telegram: FakeTelegram;
  readonly vk: FakeVk;
  /** The phone of a person of the usual case. */
  phone(messenger: Messenger, person: PersonId): FakePerson;
  /** Links the person's account without the talk, and opens the dialogue in the messenger. */
  links(messenger: Messenger, person: PersonId): Promise<FakePerson>;
  /** Moves the clock to a local time and does everything that is due. */
  at(local: string): Promise<void>;
  close(): Promise<void>;
}

const localesDir = join(import.meta.dirname, '../../locales');
const texts = loadTexts(localesDir);

/** The messenger's own number of a person's dialogue. */
const numbers = new Map<PersonId, number>(
  Object.values(people).map((person, index) => [person, 1001 + index]),
);

/** Starts the town's service on both messengers, which take whatever comes: rates have tests of their own. */
export async function aMessengerTown(start?: string): Promise<MessengerTown> {
  const town = await aTown(start);
  const telegram = createFakeTelegram({ redeliverMs: 30 });
  const vk = createFakeVk({ redeliverMs: 30 });
  const [telegramServer, vkServer] = await Promise.all([telegram.start(), vk.start()]);
  const quick = { pollSeconds: 2, fetchTimeoutSeconds: 1, webhook: null } as const;
  const fast = () => createPacer({ rate: { perSecond: 1000, perChatSecond: null } });
  const channels = new Map<string, Channel>([
    [
      'telegram',
      createTelegramChannel({
        ...quick,
        pacer: fast(),
        token: fakeTelegramToken,
        apiRoot: telegramServer.apiRoot,
      }),
    ],
    [
      'vk',
      createVkChannel({
        ...quick,
        pacer: fast(),
        token: fakeVkToken,
        groupId: fakeVkGroup,
        apiUrl: vkServer.apiRoot,
      }),
    ],
  ]);
  const service = createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels,
    pages: null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
  await readNotice(town.store.settings);
  for (const channel of channels.values()) await channel.start(service.receive(channel));
  const phone: MessengerTown['phone'] = (messenger, person) =>
    ({ telegram, vk })[messenger].person(numbers.get(person) ?? 0);
  return {
    town,
    service,
    channels,
    telegram,
    vk,
    phone,
    links: async (messenger, person) => {
      await town.store.accounts.linkPerson(messenger, String(numbers.get(person)), person);
      const own = phone(messenger, person);
      own.opens();
      await own.until(() => own.messages().some(({ from }) => from === 'bot'));
      return own;
    },
    at: async (local) => {
      town.at(local);
      await service.settle();
    },
    close: async () => {
      for (const channel of channels.values()) await channel.stop();
      await service.stop();
      await Promise.all([telegramServer.close(), vkServer.close()]);
      await town.close();
    },
  };
}
