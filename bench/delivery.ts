import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Channel } from '../src/bot/channels/channel.js';
import { rates } from '../src/bot/channels/rates.js';
import { createTelegramChannel } from '../src/bot/channels/telegram/create.js';
import { createVkChannel } from '../src/bot/channels/vk/create.js';
import { participantDialogue } from '../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../src/bot/texts/texts.js';
import { russianWorkCalendar } from '../src/cases/working-days.js';
import { startEmbeddedMongo } from '../src/embedded-mongo/start.js';
import { connectStore, type Store } from '../src/models/connect.js';
import { createService, type Service } from '../src/service.js';
import { fakeTelegramToken } from '../test/support/fake-telegram.js';
import { fakeVkGroup, fakeVkToken } from '../test/support/fake-vk.js';
import { aMeetingTomorrow, copyCase, perCase } from '../test/support/many-cases.js';
import { aTown, type Town } from '../test/support/town.js';
import {
  type Messenger,
  messengers,
  type MessengersOutside,
  type PhonesReport,
  startMessengers,
} from './messengers-outside.js';

/** One messenger's line of the table. */
export interface DeliveryRow {
  readonly name: string;
  readonly messages: number;
  readonly perSecond: number;
  readonly allowed: number;
  /** Per cent of the messenger's rate. */
  readonly percent: number;
  /** The most within one second, and to one person. */
  readonly peak: number;
  readonly peakToOne: number;
  readonly refused: number;
  /** Phones that got no message, or more than one. */
  readonly nothing: number;
  readonly twice: number;
}

/** What the product used for it: its process and the store's, without the messengers. */
export interface DeliveryCost {
  readonly reminders: number;
  readonly seconds: number;
  readonly cpuMsEach: number;
  readonly commandsEach: number;
  /** The most frequent commands, by collection, each reminder. */
  readonly most: string;
}

const localesDir = join(import.meta.dirname, '../locales');

/**
 * So many reminders of meetings fall due at one moment, three fifths of them by Telegram; the service wakes the cases, fills the
 * outbox and sends to strict fakes, in a process of their own, that refuse whatever is faster than the messenger's rate. Real time.
 */
export async function benchDelivery(
  reminders: number,
): Promise<{ readonly rows: DeliveryRow[]; readonly cost: DeliveryCost }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mirovaya-bench-'));
  const server = await startEmbeddedMongo({ dataDir, filling: true });
  const store = await connectStore(`${server.uri}&monitorCommands=true`, Buffer.alloc(32, 7));
  const close = () => store.close().then(() => server.stop());
  const town = await aTown('2026-03-02 09:00', { store, close });
  const outside = await startMessengers();
  const cases = Math.ceil(reminders / perCase);
  await aMeetingTomorrow(town);
  await copyCase(town, cases, (name, accounts) => outside.open(name, accounts));
  await server.filled();
  const channels = channelsTo(outside.roots);
  const service = serviceOf(town, channels);
  for (const channel of channels.values()) await channel.start(service.receive(channel));
  town.at('2026-03-09 16:30');
  const cost = await costOf(store, server.pid, cases * perCase, () =>
    untilSent(service, outside, cases * perCase),
  );
  const report = await outside.report();
  for (const channel of channels.values()) await channel.stop();
  await service.stop();
  outside.close();
  await town.close();
  rmSync(dataDir, { recursive: true, force: true });
  return { rows: messengers.map((name) => rowOf(name, report[name])), cost };
}

function channelsTo(roots: MessengersOutside['roots']): Map<string, Channel> {
  const quick = { webhook: null, pollSeconds: 25 } as const;
  return new Map<string, Channel>([
    [
      'telegram',
      createTelegramChannel({ ...quick, token: fakeTelegramToken, apiRoot: roots.telegram }),
    ],
    [
      'vk',
      createVkChannel({ ...quick, token: fakeVkToken, groupId: fakeVkGroup, apiUrl: roots.vk }),
    ],
  ]);
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

/** The ticks as the schedule runs them; gives up when nothing more arrives for a minute. */
async function untilSent(
  service: Service,
  outside: MessengersOutside,
  wanted: number,
): Promise<void> {
  const failed = (error: unknown) => console.error(error);
  const timers = [
    setInterval(() => void service.wakeTick.run().catch(failed), 5000),
    setInterval(() => void service.deliverTick.run().catch(failed), 2000),
  ];
  service.wakeTick.run().catch(failed);
  for (let [before, still] = [0, 0]; before < wanted && still < 60;) {
    await wait(1000);
    const now = await outside.total();
    [before, still] = [now, now === before ? still + 1 : 0];
  }
  timers.forEach(clearInterval);
  await service.settle();
}

/** Processor time of this process and the store's, in milliseconds. */
function processorTime(storePid: number): number {
  const { user, system } = process.cpuUsage();
  const after = readFileSync(`/proc/${storePid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(after[11]) + Number(after[12]);
  return (user + system) / 1000 + ticks * 10;
}

/** Counts the commands to the store and the processor's time while the work is done. */
async function costOf(
  store: Store,
  storePid: number,
  reminders: number,
  work: () => Promise<void>,
): Promise<DeliveryCost> {
  const commands = new Map<string, number>();
  const began = performance.now();
  const cpu = processorTime(storePid);
  store.client.on('commandStarted', ({ commandName, command }) => {
    const name = `${commandName} ${String(command.collection ?? command[commandName])}`;
    commands.set(name, (commands.get(name) ?? 0) + 1);
  });
  await work();
  const used = processorTime(storePid) - cpu;
  const each = (n: number) => Math.round((n / reminders) * 100) / 100;
  const sorted = [...commands].sort(([, a], [, b]) => b - a);
  return {
    reminders,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    cpuMsEach: each(used),
    commandsEach: each(sorted.reduce((sum, [, n]) => sum + n, 0)),
    most: sorted.map(([name, n]) => `${name} ${each(n)}`).join(', '),
  };
}

function rowOf(name: Messenger, report: PhonesReport): DeliveryRow {
  const { total, seconds, peakPerSecond, peakPerChatSecond, refused, nothing, twice } = report;
  const allowed = rates[name].perSecond;
  const perSecond = (total - 1) / seconds;
  return {
    name: `due reminders by ${name}`,
    messages: total,
    perSecond: Math.round(perSecond * 10) / 10,
    allowed,
    percent: Math.round((perSecond / allowed) * 1000) / 10,
    peak: peakPerSecond,
    peakToOne: peakPerChatSecond,
    refused,
    nothing,
    twice,
  };
}
