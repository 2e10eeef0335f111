import { type Vitals } from './jobs/alarms.js';
import { type Health } from './admin/health-report.js';
import { type Channel } from './bot/channels/channel.js';
import { type DomainClock } from './clock.js';
import { type Store } from './models/connect.js';
import { type Service } from './service.js';

/** The recurring work of the service. */
export const ticksOf = (service: Service) => [
  { name: 'wake-cases', everySeconds: 5, tick: service.wakeTick },
  { name: 'deliver', everySeconds: 2, tick: service.deliverTick },
];

/** What the state of the service is read from. */
export interface HealthSources {
  readonly version: string;
  readonly mode: 'demo' | 'live';
  readonly store: Store;
  readonly service: Service;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly clock: Pick<DomainClock, 'now'>;
  /** What the watch found at its last look. */
  readonly alarms: () => readonly { readonly id: string }[];
}

/** A job that has not gone well for so long turns the answer to 503; in milliseconds. */
const tooLong = 60_000;
const startedAt = Date.now();

/** The truth about the service, without personal data; `now`: technical clock. */
export async function healthOf(
  { version, mode, store, service, channels, clock, alarms }: HealthSources,
  now: Date,
): Promise<Health> {
  const up = await store.isUp();
  const ticks = ticksOf(service);
  const outbox = up ? await store.messages.state(clock.now()) : { queued: 0, oldest: null };
  const late = ticks.some(
    ({ tick }) => now.getTime() - (tick.state(0).lastOk?.getTime() ?? startedAt) > tooLong,
  );
  const alarmed = alarms().map(({ id }) => id);
  return {
    status: up && !late && alarmed.length === 0 ? 'ok' : 'failing',
    version,
    mode,
    store: up ? 'ok' : 'away',
    channels: Object.fromEntries([...channels].map(([name, channel]) => [name, channel.state()])),
    jobs: Object.fromEntries(
      ticks.map(({ name, everySeconds, tick }) => [name, tick.state(everySeconds * 1000)]),
    ),
    outbox: { queued: outbox.queued, oldestSeconds: secondsSince(outbox.oldest, clock.now()) },
    alarms: alarmed,
  };
}

const secondsSince = (at: Date | null, now: Date): number =>
  at === null ? 0 : Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000));

/** What the watch looks at; a store that does not answer within ten seconds is away. `now`: technical clock. */
export async function vitalsOf(
  { store, service, channels, clock }: Omit<HealthSources, 'version' | 'mode' | 'alarms'>,
  now: Date,
): Promise<Vitals> {
  const away = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), 10_000).unref();
  });
  const domainNow = clock.now();
  const outbox = await Promise.race([store.messages.state(domainNow).catch(() => null), away]);
  return {
    at: now,
    storeUp: outbox !== null,
    jobs: Object.fromEntries(
      ticksOf(service).map(({ name, tick }) => [name, tick.state(0).lastOk ?? new Date(startedAt)]),
    ),
    outbox: {
      queued: outbox?.queued ?? 0,
      oldestSeconds: secondsSince(outbox?.oldest ?? null, domainNow),
    },
    failing: Object.fromEntries(
      [...channels].flatMap(([name, channel]) => {
        const state = channel.state();
        return state.type === 'failing' ? [[name, { since: state.since, why: state.why }]] : [];
      }),
    ),
  };
}
