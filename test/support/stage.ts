import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { createApp } from '../../src/admin/app.js';
import { type Channel } from '../../src/bot/channels/channel.js';
import { createSandboxChannel } from '../../src/bot/channels/sandbox/create.js';
import { createTelegramChannel } from '../../src/bot/channels/telegram/create.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type PersonId } from '../../src/cases/ids.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { storedSignIn } from '../../src/people/stored-sign-in.js';
import { createService, type Service } from '../../src/service.js';
import { createFakeTelegram, fakeTelegramToken } from './fake-telegram.js';
import { readNotice } from './notice.js';
import { aTown, people, staffIds, type Town } from './town.js';
import { localesDir } from './talking-town.js';

/** A town in which people speak through one messenger; what staff do is a command of the town. */
export interface Stage {
  readonly town: Town;
  readonly service: Service;
  readonly channel: 'sandbox' | 'telegram';
  /** The person opens the link of an invitation. */
  opens(person: PersonId, code: string): Promise<void>;
  /** Presses the newest button with this label. */
  presses(person: PersonId, label: string): Promise<void>;
  types(person: PersonId, text: string): Promise<void>;
  /** Everything the bot said to the person, in order, as it was said. */
  heard(person: PersonId): Promise<readonly string[]>;
  /** The clock goes on to this local time, and all that is due on the way happens at its moment. */
  until(local: string): Promise<void>;
  close(): Promise<void>;
}

/** Kamchatka is twelve hours ahead of UTC and has no summer time. */
const instant = (local: string) => new Date(`${local.replace(' ', 'T')}:00+12:00`);

/** Moves the clock through every moment at which something is due; delivers before going on. */
async function walkClock({ clock }: Town, service: Service, to: Date): Promise<void> {
  for (let steps = 0; steps < 500; steps++) {
    await service.settle();
    const next = await service.nextInstant();
    const at = next !== null && next < to && next > clock.now() ? next : to;
    clock.moveTo(at);
    await service.settle();
    if (at === to) return;
  }
  throw new Error('the clock does not come to its end');
}

function serviceOf(town: Town, channel: Channel): Service {
  const texts = loadTexts(localesDir);
  return createService({
    store: town.store,
    clock: town.clock,
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map([[channel.name, channel]]),
    pages: null,
    log: () => undefined,
    technicalNow: () => new Date(),
  });
}

/** The phones side by side, moved by the calls of the sandbox's page. */
export async function sandboxStage(start: string): Promise<Stage> {
  const town = await aTown(start);
  const sandbox = createSandboxChannel(town.store.phones, () => town.clock.now());
  const service = serviceOf(town, sandbox);
  await sandbox.start(service.receive(sandbox));
  const signIn = storedSignIn(town.store, () => new Date());
  const failures: unknown[] = [];
  const app = createApp({
    store: town.store,
    service,
    signIn,
    sandbox,
    texts: loadTexts(localesDir),
    channels: new Map<string, Channel>([['sandbox', sandbox]]),
    now: () => town.clock.now(),
    technicalNow: () => new Date(),
    mode: 'demo',
    sessionSecret: randomBytes(32).toString('hex'),
    secureCookies: false,
    trustProxy: false,
    moveClock: (to) => walkClock(town, service, to),
    health: () => Promise.reject(new Error('no health in this test')),
    alarms: () => [],
    failed: (_id, error) => void failures.push(error),
  });
  const browser = request.agent(app);
  await browser.get(`/sign-in/${await signIn.makeLink(staffIds.coordinator, 60)}`);
  const post = async (path: string, body: object) => {
    const answer = await browser.post(`/sandbox/api/${path}`).send(body);
    if (answer.status !== 200)
      throw new Error(`${path}: ${String(answer.status)} ${String(failures[0])}`);
  };
  const account = (person: PersonId) => `phone-${person}`;
  const lines = (person: PersonId) => town.store.phones.lines(account(person), 500);
  return {
    town,
    service,
    channel: 'sandbox',
    opens: (person, code) => post('type', { account: account(person), text: `/start ${code}` }),
    types: (person, text) => post('type', { account: account(person), text }),
    presses: async (person, label) => {
      for (const line of (await lines(person)).toReversed()) {
        const button = line.buttons.flat().find((b) => b.label === label);
        if (button?.type === 'answer')
          return post('press', { account: account(person), data: button.data, ref: line.ref });
      }
      throw new Error(`no button «${label}»: ${(await lines(person)).at(-1)?.text ?? ''}`);
    },
    heard: async (person) =>
      (await lines(person)).filter((line) => line.from === 'bot').map((line) => line.text),
    until: async (local) => {
      const minutes = Math.round((instant(local).getTime() - town.clock.now().getTime()) / 60_000);
      await post('clock', { advance: `PT0H${String(Math.max(0, minutes))}M` });
    },
    close: () => town.close(),
  };
}

/** Real grammY, by long polling, against the strict fake of the Bot API. */
export async function telegramStage(start: string): Promise<Stage> {
  const town = await aTown(start);
  await readNotice(town.store.settings);
  const fake = createFakeTelegram({ redeliverMs: 30 });
  const api = await fake.start();
  const channel = createTelegramChannel({
    token: fakeTelegramToken,
    apiRoot: api.apiRoot,
    webhook: null,
    pollSeconds: 2,
    now: () => town.clock.now(),
  });
  const service = serviceOf(town, channel);
  await channel.start(service.receive(channel));
  const numbers = new Map(Object.values(people).map((person, n) => [person, 1001 + n]));
  const phone = (person: PersonId) => fake.person(numbers.get(person) ?? 1000);
  const spoken = (person: PersonId) =>
    phone(person)
      .messages()
      .filter((m) => m.from === 'bot');
  const handled = async (person: PersonId, act: () => void) => {
    const before = spoken(person).length;
    act();
    const end = Date.now() + 20_000;
    while (spoken(person).length === before || fake.unconfirmed() > 0) {
      if (Date.now() > end) throw new Error('Telegram: no answer');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await service.settle();
  };
  return {
    town,
    service,
    channel: 'telegram',
    opens: (person, code) => handled(person, () => phone(person).opens(code)),
    types: (person, text) => handled(person, () => phone(person).sends(text)),
    presses: (person, label) => handled(person, () => phone(person).presses(label)),
    heard: (person) => Promise.resolve(spoken(person).map((m) => unfolded(m.text))),
    until: (local) => walkClock(town, service, instant(local)),
    close: async () => {
      await channel.stop();
      await api.close();
      await town.close();
    },
  };
}

/** The words of a message without the line that folding adds. */
const unfolded = (text: string): string => text.replace(/\n\nВы ответили: .*$/u, '');
