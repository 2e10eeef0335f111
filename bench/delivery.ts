import { EJSON } from 'bson';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Channel } from '../src/bot/channels/channel.js';
import { rates } from '../src/bot/channels/rates.js';
import { createTelegramChannel } from '../src/bot/channels/telegram/create.js';
import { createVkChannel } from '../src/bot/channels/vk/create.js';
import { participantDialogue } from '../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../src/bot/texts/texts.js';
import { PersonId } from '../src/cases/ids.js';
import { russianWorkCalendar } from '../src/cases/working-days.js';
import { startEmbeddedMongo } from '../src/embedded-mongo/start.js';
import { connectStore } from '../src/models/connect.js';
import { createService, type Service } from '../src/service.js';
import { type FakeMessenger } from '../test/support/fake-messenger/messenger.js';
import { createFakeTelegram, fakeTelegramToken } from '../test/support/fake-telegram.js';
import { createFakeVk, fakeVkGroup, fakeVkToken } from '../test/support/fake-vk.js';
import {
  accept,
  assign,
  aTown,
  meetingId,
  people,
  sendReferral,
  type Town,
} from '../test/support/town.js';

/** One messenger's line of the table. */
export interface DeliveryRow {
  readonly name: string;
  readonly messages: number;
  readonly perSecond: number;
  readonly allowed: number;
  /** Of the messenger's rate. */
  readonly ratio: number;
  /** The most within one second, and to one person. */
  readonly peak: number;
  readonly peakToOne: number;
  readonly floods: number;
}

/** Reminders of one case: the harmed woman, the boy and his mother. */
const perCase = 3;
const localesDir = join(import.meta.dirname, '../locales');
const messengers = ['telegram', 'vk'] as const;
type Messenger = (typeof messengers)[number];

/**
 * So many reminders of meetings fall due at one moment, three fifths of them by Telegram; the service wakes the cases, fills the
 * outbox and sends to strict fakes that refuse whatever is faster than the messenger's rate. Real time.
 */
export async function benchDelivery(reminders: number): Promise<DeliveryRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-bench-'));
  const server = await startEmbeddedMongo({ dataDir });
  const store = await connectStore(server.uri, Buffer.alloc(32, 7));
  const close = () => store.close().then(() => server.stop());
  const town = await aTown('2026-03-02 09:00', { store, close });
  const fakes = {
    telegram: createFakeTelegram({
      limits: { perSecond: rates.telegram.perSecond, perChatSecond: 1 },
    }),
    vk: createFakeVk({ limits: { perSecond: rates.vk.perSecond } }),
  };
  const servers = { telegram: await fakes.telegram.start(), vk: await fakes.vk.start() };
  const cases = Math.ceil(reminders / perCase);
  await aMeetingTomorrow(town);
  await copies(
    town,
    cases,
    (n) => (n < (cases * 3) / 5 ? 'telegram' : 'vk'),
    (messenger, account) => fakes[messenger].person(account).unblocks(),
  );
  fakes.telegram.updates.dropAll();
  const quick = { webhook: null, pollSeconds: 25 } as const;
  const channels = new Map<string, Channel>([
    [
      'telegram',
      createTelegramChannel({
        ...quick,
        token: fakeTelegramToken,
        apiRoot: servers.telegram.apiRoot,
      }),
    ],
    [
      'vk',
      createVkChannel({
        ...quick,
        token: fakeVkToken,
        groupId: fakeVkGroup,
        apiUrl: servers.vk.apiRoot,
      }),
    ],
  ]);
  const service = serviceOf(town, channels);
  for (const channel of channels.values()) await channel.start(service.receive(channel));
  town.at('2026-03-09 16:30');
  await untilSent(
    service,
    () => messengers.reduce((sum, name) => sum + fakes[name].rates().total, 0) >= cases * perCase,
  );
  const rows = messengers.map((name) => rowOf(name, fakes[name]));
  for (const channel of channels.values()) await channel.stop();
  await service.stop();
  await Promise.all(messengers.map((name) => servers[name].close()));
  await town.close();
  rmSync(dataDir, { recursive: true, force: true });
  return rows;
}

/** Both sides have a preliminary meeting on the tenth; the boy's concerns his mother as well. */
async function aMeetingTomorrow(town: Town): Promise<void> {
  await sendReferral(town);
  await assign(town);
  await accept(town);
  const place = await town.text('Служба, кабинет 12');
  for (const [person, slot] of [
    [people.harmed, '2026-03-10T15:00'],
    [people.boy, '2026-03-10T16:30'],
  ] as const) {
    const meeting = meetingId();
    await town.done('facilitator', 'proposeSlots', {
      meeting,
      persons: [person],
      slots: [slot],
      place,
    });
    await town.answered(person, 'pickSlot', { meeting, slot });
  }
}

/** Copies the town's case with people of its own each, who have a dialogue in one of the messengers. */
async function copies(
  town: Town,
  count: number,
  messengerOf: (n: number) => Messenger,
  opens: (messenger: Messenger, account: number) => void,
): Promise<void> {
  const { store } = town;
  const { id, number } = await town.kase();
  const cases = store.client.db(store.database).collection('cases');
  const pattern = EJSON.stringify(await cases.findOne({ number }), { relaxed: false });
  const known = [...(await store.people.findMany(Object.values(people)))];
  await cases.deleteOne({ number });
  await store.client.db(store.database).collection('messages').deleteMany({});
  const one = async (n: number): Promise<void> => {
    const own = (person: PersonId) => PersonId.parse(`${person}-${n}`);
    const copy = Object.values(people).reduce(
      (text, person) => text.replaceAll(`"${person}"`, `"${own(person)}"`),
      pattern.replaceAll(id, `${id}-${n}`),
    );
    const document = z.looseObject({}).parse(EJSON.parse(copy));
    await cases.insertOne({ ...document, number: `К-99-${n}`, intents: [] });
    const messenger = messengerOf(n);
    for (const [index, [person, data]] of known.entries()) {
      const account = 1_000_000 + n * perCase + index;
      await store.people.put(own(person), data);
      await store.accounts.linkPerson(messenger, String(account), own(person));
      opens(messenger, account);
    }
  };
  for (let from = 0; from < count; from += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, count - from) }, (_, more) => one(from + more)),
    );
}

const serviceOf = ({ store, clock }: Town, channels: ReadonlyMap<string, Channel>): Service => {
  const texts = loadTexts(localesDir);
  return createService({
    store,
    clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels,
    pages: null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
};

/** The ticks as the schedule runs them. */
async function untilSent(service: Service, isDone: () => boolean): Promise<void> {
  const failed = (error: unknown) => console.error(error);
  const timers = [
    setInterval(() => void service.wakeTick.run().catch(failed), 5000),
    setInterval(() => void service.deliverTick.run().catch(failed), 2000),
  ];
  await service.wakeTick.run();
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 1000));
  timers.forEach(clearInterval);
  await service.settle();
}

const sending = { telegram: 'sendMessage', vk: 'messages.send' } as const;

function rowOf(name: Messenger, fake: FakeMessenger): DeliveryRow {
  const { total, seconds, peakPerSecond, peakPerChatSecond } = fake.rates();
  const allowed = rates[name].perSecond;
  const perSecond = (total - 1) / seconds;
  return {
    name: `due reminders by ${name}`,
    messages: total,
    perSecond,
    allowed,
    ratio: perSecond / allowed,
    peak: peakPerSecond,
    peakToOne: peakPerChatSecond,
    floods: fake.calls(sending[name]) - total,
  };
}
