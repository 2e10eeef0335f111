import { Router } from 'express';
import { type ChannelState } from '../bot/channels/channel.js';

/** A recurring job, by the technical clock. */
interface JobTimes {
  readonly lastRun: Date | null;
  readonly lastOk: Date | null;
  readonly next: Date | null;
}

/** The truth about the service, without personal data. */
export interface Health {
  readonly status: 'ok' | 'failing';
  readonly version: string;
  readonly mode: 'demo' | 'live';
  readonly store: 'ok' | 'away';
  readonly channels: Readonly<Record<string, ChannelState>>;
  readonly jobs: Readonly<Record<string, JobTimes>>;
  readonly outbox: { readonly queued: number; readonly oldestSeconds: number };
  /** What stands still: `store`, `job:deliver`, `outbox`, `channel:vk`. */
  readonly alarms: readonly string[];
}

/** `/livez`, `/healthz` and `/metrics`: open to everybody, as nothing personal stands in them (R21). */
export function healthRoutes(health: () => Promise<Health>): Router {
  const router = Router();
  router.get('/livez', (_req, res) => {
    res.type('text').send('ok');
  });
  router.get('/healthz', (_req, res, next) => {
    health().then((body) => {
      res.status(body.status === 'ok' ? 200 : 503).json(body);
    }, next);
  });
  router.get('/metrics', (_req, res, next) => {
    health().then((body) => {
      res.type('text/plain; version=0.0.4; charset=utf-8').send(metricsText(body));
    }, next);
  });
  return router;
}

/** One metric of Prometheus' text format: what it means, and its samples by label. */
interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly (readonly [labels: string, value: number])[];
}

/** The same truth as Prometheus reads it; times in seconds since the epoch. */
export function metricsText(health: Health): string {
  return `${metricsOf(health).map(textOf).join('\n')}\n`;
}

function metricsOf({ status, version, mode, store, channels, jobs, outbox }: Health): Metric[] {
  const one = (value: number) => [['', value]] as const;
  const { rss, heapUsed } = process.memoryUsage();
  return [
    metric('up', 'The service works.', one(status === 'ok' ? 1 : 0)),
    metric('info', 'Version and mode.', [[label({ version, mode }), 1]]),
    metric('store_up', 'The store answers.', one(store === 'ok' ? 1 : 0)),
    metric('channel_up', 'The messenger works.', ofEach('channel', channels, isWorking)),
    metric(
      'job_last_run_seconds',
      'When the job last began.',
      ofEach('job', jobs, (j) => seconds(j.lastRun)),
    ),
    metric(
      'job_last_ok_seconds',
      'When the job last went well.',
      ofEach('job', jobs, (j) => seconds(j.lastOk)),
    ),
    metric('outbox_queued', 'Messages that wait.', one(outbox.queued)),
    metric('outbox_oldest_seconds', 'How long the oldest one waits.', one(outbox.oldestSeconds)),
    metric('uptime_seconds', 'How long the process runs.', one(Math.round(process.uptime()))),
    metric('memory_bytes', 'Memory of the process.', [
      [label({ of: 'rss' }), rss],
      [label({ of: 'heap' }), heapUsed],
    ]),
  ];
}

const metric = (name: string, help: string, samples: Metric['samples']): Metric => ({
  name: `mirovaya_${name}`,
  help,
  samples,
});

function ofEach<T>(
  name: string,
  all: Readonly<Record<string, T>>,
  value: (one: T) => number,
): Metric['samples'] {
  return Object.entries(all).map(([key, one]) => [label({ [name]: key }), value(one)] as const);
}

const isWorking = (state: ChannelState): number => (state.type === 'working' ? 1 : 0);
const seconds = (at: Date | null): number => (at === null ? 0 : at.getTime() / 1000);

const label = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/["\\\n]/gu, '_')}"`)
    .join(',')}}`;

function textOf({ name, help, samples }: Metric): string {
  const lines = samples.map(([labels, value]) => `${name}${labels} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines].join('\n');
}
