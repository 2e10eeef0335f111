import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { z } from 'zod';
import { createApp } from './admin/app.js';
import type { Channel } from './bot/channels/channel.js';
import { createSandboxChannel } from './bot/channels/sandbox/create.js';
import { participantDialogue } from './bot/dialogue/participants/participant-dialogue.js';
import { createPages } from './bot/pages.js';
import { loadTexts } from './bot/texts/texts.js';
import { movedDaysWith } from './cases/russian-holidays.js';
import { russianWorkCalendar } from './cases/working-days.js';
import { domainClock, type DomainClock } from './clock.js';
import type { Config } from './config.js';
import { seedDemo } from './demo/seed.js';
import { type Joining, seedings } from './demo/seedings.js';
import { demoStaff } from './demo/town.js';
import { healthOf, ticksOf } from './health.js';
import { startSchedule } from './jobs/schedule.js';
import { messengersOf } from './messengers.js';
import type { Store } from './models/connect.js';
import type { OpenedStore, StorePlace } from './open-store.js';
import { readDataKey } from './people/data-key.js';
import { keyFor } from './people/sealing.js';
import { storedSignIn } from './people/stored-sign-in.js';
import { createService, type Service } from './service.js';
import type { ServiceParts } from './service-parts.js';
import { watchService } from './watch.js';
import { StartError } from './start-error.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const localesDir = join(root, 'locales');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** A running service. */
export interface Running {
  readonly address: string;
  /** Signs in once; null in live mode. */
  readonly signInLink: string | null;
  /** Resolves when the embedded store has ended; before `stop` that means it died. */
  readonly storeEnded: Promise<unknown>;
  stop(): Promise<void>;
}

/** What the service is started with: an open port, an open store, and how its pages are shown at the port. */
export interface Opened {
  readonly http: Server;
  readonly show: (app: (req: IncomingMessage, res: ServerResponse) => void) => void;
  readonly opened: OpenedStore & Pick<StorePlace, 'filled'>;
  readonly config: Config;
}

/** Fills an empty demo and starts everything behind the open port; throws a StartError with one clear sentence. */
export async function run({ http, show, opened, config }: Opened): Promise<Running> {
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const { store } = opened;
  const { settings, paces } = store;
  const alone = config.mongodbUri === null;
  if (alone) await store.messages.freeLeases();
  store.names.ready().catch((error: unknown) => {
    log.error({ error: nameOf(error) }, 'the index of names waits for the first search');
  });
  const clock = domainClock(await settings.clockOffset());
  const sandbox =
    config.mode === 'demo' ? createSandboxChannel(store.phones, () => clock.now()) : null;
  const now = () => new Date();
  const messengers = messengersOf(config, { settings, paces: alone ? null : paces, log, now });
  const channels = new Map<string, Channel>(
    [...(sandbox === null ? [] : [sandbox]), ...messengers].map((channel) => [
      channel.name,
      channel,
    ]),
  );
  const logLine = (fields: object, message: string) => log.debug(fields, message);
  const texts = loadTexts(localesDir);
  const calendar = russianWorkCalendar(movedDaysWith(await store.settings.movedDays()));
  const join = joiningWith({ texts, log: logLine, calendar }, pagesAt(http, config));
  if (config.mode === 'demo' && (await store.cases.count()) === 0)
    await seedDemo(seedings(store, join));
  await opened.filled();
  const service = join(store, clock, channels);
  const signIn = storedSignIn(store, now);
  const schedule = await startSchedule(
    store.client.db(store.database),
    ticksOf(service),
    (name, error) => log.error({ job: name, error: nameOf(error) }, 'a job failed'),
    { alone },
  );
  const living = { store, service, channels, clock };
  const watch = watchService({
    ...living,
    config,
    texts,
    failed: (error) => log.error({ error: nameOf(error) }, 'the watch failed'),
    technicalNow: now,
  });
  const moveClock = (to: Date) => stepTo(service, clock, store, to);
  const app = createApp({
    store,
    service,
    signIn,
    sandbox,
    channels,
    moveClock,
    texts,
    alarms: watch.words,
    now: () => clock.now(),
    mode: config.mode,
    sessionSecret: keyFor(readDataKey(config.dataKey, config.dataDir), 'sessions').toString('hex'),
    secureCookies: config.publicUrl?.startsWith('https:') ?? false,
    trustProxy: config.trustProxy,
    technicalNow: () => new Date(),
    health: () =>
      healthOf({ ...living, version, mode: config.mode, alarms: () => watch.alarms() }, new Date()),
    failed: (id, error) =>
      log.error({ request: id, error: nameOf(error), stack: stackOf(error) }, 'a request failed'),
  });
  show(app);
  await startChannels(channels, service).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  async function stopAll(): Promise<void> {
    watch.stop();
    await closed(http);
    for (const channel of channels.values()) await channel.stop();
    await schedule.stop();
    await service.stop();
    await opened.close();
  }
  const address = addressOf(http, config);
  const first = demoStaff[0];
  return {
    address,
    signInLink:
      config.mode === 'demo' && first !== undefined
        ? `${address}/sign-in/${await signIn.makeLink(first.id, 24 * 60)}`
        : null,
    storeEnded: opened.ended,
    stop: stopAll,
  };
}

/** A messenger that refuses its token stops the start with the channel's own sentence. */
async function startChannels(
  channels: ReadonlyMap<string, Channel>,
  service: Service,
): Promise<void> {
  for (const channel of channels.values()) {
    await channel.start(service.receive(channel)).catch((error: unknown) => {
      throw new StartError(error instanceof Error ? error.message : 'Мессенджер не отвечает.');
    });
  }
}

const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown';
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 12).join('|') : '';

type Around = Pick<ServiceParts, 'texts' | 'log' | 'calendar'>;

/** Joins services of this process; `address`: where one-time pages are opened, null without one. */
const joiningWith =
  (around: Around, address: string | null): Joining =>
  (store, clock, channels) =>
    createService({
      ...around,
      store,
      clock,
      channels,
      localesDir,
      dialogue: participantDialogue(around.texts),
      pages: address === null ? null : createPages(address, store.links, () => new Date()),
      technicalNow: () => new Date(),
    });

/** Moves the domain clock, stepping through every due instant and delivering before going on. */
async function stepTo(service: Service, clock: DomainClock, store: Store, to: Date): Promise<void> {
  for (let steps = 0; steps < 5000; steps++) {
    await service.settle();
    const next = await service.nextInstant();
    const at = next !== null && next < to && next > clock.now() ? next : to;
    clock.moveTo(at);
    await service.settle();
    if (at === to) break;
  }
  await store.settings.setClockOffset(clock.offset());
}

/** Resolves when the server has closed all its connections. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** Where one-time pages open: at PUBLIC_URL; in the demo the phones are on this machine, too (H3). */
const pagesAt = (server: Server, config: Config): string | null =>
  config.mode === 'demo' ? addressOf(server, config) : config.publicUrl;

function addressOf(server: Server, config: Config): string {
  const at = server.address();
  const port = at !== null && typeof at === 'object' ? at.port : config.port;
  return config.publicUrl ?? `http://${config.host === '::1' ? '[::1]' : config.host}:${port}`;
}
