/** What the watch looks at, at one instant of the technical clock. */
export interface Vitals {
  readonly at: Date;
  readonly storeUp: boolean;
  /** When each job last went well; before its first time the start of the process. */
  readonly jobs: Readonly<Record<string, Date>>;
  /** What may leave now and has not: how much, and for how long the oldest of it has been waiting. */
  readonly outbox: { readonly queued: number; readonly oldestSeconds: number };
  /** Messengers that fail: since when, and why in one sentence. */
  readonly failing: Readonly<Record<string, { readonly since: Date; readonly why: string }>>;
}

/** Something that stands still and should not. `id` is the same as long as it lasts. */
export type Alarm = { readonly id: string; readonly since: Date } & (
  | { readonly type: 'store' }
  | { readonly type: 'job'; readonly job: string }
  | { readonly type: 'outbox'; readonly queued: number }
  | { readonly type: 'channel'; readonly channel: string; readonly why: string }
);

/** Seconds of silence that are still normal; with a look every half a minute each alarm is there within five minutes. */
const jobSeconds = 90;
const channelSeconds = 120;
const outboxSeconds = 180;
/** The outbox stands when it has not become shorter for so long. */
const shrinkingSeconds = 60;

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;

/** What is wrong now; `earlier`: former looks, the newest last. */
export function alarmsOf(now: Vitals, earlier: readonly Vitals[]): readonly Alarm[] {
  return [
    ...(now.storeUp ? [] : [storeAlarm(now, earlier)]),
    ...jobAlarms(now),
    ...(now.storeUp ? outboxAlarms(now, earlier) : []),
    ...channelAlarms(now),
  ];
}

function storeAlarm(now: Vitals, earlier: readonly Vitals[]): Alarm {
  const lastUp = earlier.findLastIndex(({ storeUp }) => storeUp);
  return { id: 'store', type: 'store', since: (earlier[lastUp + 1] ?? now).at };
}

function jobAlarms({ at, jobs }: Vitals): Alarm[] {
  return Object.entries(jobs)
    .filter(([, lastOk]) => secondsBetween(lastOk, at) > jobSeconds)
    .map(([job, since]) => ({ id: `job:${job}`, type: 'job', job, since }));
}

function outboxAlarms({ at, outbox }: Vitals, earlier: readonly Vitals[]): Alarm[] {
  const { queued, oldestSeconds } = outbox;
  const before = earlier.findLast((look) => secondsBetween(look.at, at) >= shrinkingSeconds);
  const shrinks = before === undefined || queued < before.outbox.queued;
  if (oldestSeconds < outboxSeconds || shrinks) return [];
  const since = new Date(at.getTime() - oldestSeconds * 1000);
  return [{ id: 'outbox', type: 'outbox', queued, since }];
}

function channelAlarms({ at, failing }: Vitals): Alarm[] {
  return Object.entries(failing)
    .filter(([, { since }]) => secondsBetween(since, at) > channelSeconds)
    .map(([channel, { since, why }]) => ({
      id: `channel:${channel}`,
      type: 'channel',
      channel,
      since,
      why,
    }));
}
