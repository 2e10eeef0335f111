import { z } from 'zod';
import type { ChannelHealth } from '../channel-health.js';
import type { ChannelLog } from '../channel-log.js';
import { backOff, pause } from '../pause.js';
import type { VkCall } from './calls.js';
import { explain } from './errors.js';
import { createBatchLedger, type VkPosition } from './position.js';

const text = z.union([z.string(), z.int().transform(String)]);
const sessionSchema = z.object({ server: z.url(), key: z.string(), ts: text });
const answerSchema = z.union([
  z.object({ ts: text, updates: z.array(z.unknown()) }),
  z.object({ failed: z.literal(1), ts: text }),
  z.object({ failed: z.int() }),
]);

type Session = z.infer<typeof sessionSchema>;
type Answer = z.infer<typeof answerSchema>;

/** With more events in hand than this, Long Poll rests. */
const manyInHand = 100;

/** Before asking again after a refusal. */
const restMs = 200;

export type PollingParts = {
  readonly call: VkCall;
  readonly groupId: number;
  readonly seconds: number;
  /** Seconds beyond the poll until a silent server is given up. */
  readonly patience: number;
  readonly position: VkPosition;
  readonly health: ChannelHealth;
  readonly log: ChannelLog;
  /** Resolves with true when the event is done, with false when stopping came first. */
  readonly take: (raw: unknown) => Promise<boolean>;
};

/** Puts a mark at the present where there is none, so that nothing said after the first start is passed over. */
export async function markPosition(
  call: VkCall,
  groupId: number,
  position: VkPosition,
): Promise<void> {
  const { ts } = await openSession(call, groupId);
  if ((await position.load()) === null) await position.save(ts);
}

/**
 * Long Poll that remembers how far everything is handled: after a crash it reads on from there. vk-io's own starts at the present
 * each time and would lose what came in between.
 */
export async function pollVk(parts: PollingParts, signal: AbortSignal): Promise<void> {
  const { call, groupId, position, health, log, take } = parts;
  const ledger = createBatchLedger();
  const working = new Set<Promise<void>>();
  let session: Session | null = null;
  let ts: string | null = null;
  let knowsPosition = true;

  /** A position that cannot be saved now is saved with the next one. */
  async function save(read: string | null): Promise<void> {
    if (read !== null) await position.save(read).catch(() => undefined);
  }

  async function handle(raw: unknown, done: () => void): Promise<void> {
    if (!(await take(raw))) return;
    done();
    await save(ledger.takeRead());
  }

  async function begin(next: string, events: readonly unknown[]): Promise<void> {
    ts = next;
    const done = ledger.begin(next, events.length);
    for (const event of events) {
      const work = handle(event, done).finally(() => working.delete(work));
      working.add(work);
    }
    if (events.length === 0) await save(ledger.takeRead());
  }

  /** 1: too old a position; 2: the key ran out; else: VK does not know the position, begin at the present. */
  async function restart(failed: number, next: string | null): Promise<void> {
    if (failed === 1) ts = next;
    else session = null;
    if (failed > 2) {
      ts = null;
      knowsPosition = false;
    }
    if (failed !== 2) log.warn({ channel: 'vk', failed }, 'VK has forgotten a part of its history');
    await pause(restMs, signal);
  }

  async function ask(): Promise<void> {
    session ??= await openSession(call, groupId);
    ts ??= (knowsPosition ? await position.load() : null) ?? session.ts;
    const answer = await fetchEvents(session, ts, parts, signal);
    health.works();
    if ('updates' in answer) await begin(answer.ts, answer.updates);
    else await restart(answer.failed, 'ts' in answer ? answer.ts : null);
    while (working.size >= manyInHand && !signal.aborted) await Promise.race(working);
  }

  async function onFailure(error: unknown, failures: number): Promise<void> {
    session = null;
    if (signal.aborted) return;
    health.fails(explain(error));
    await pause(1000 * backOff(failures), signal);
  }

  let failures = 0;
  while (!signal.aborted) {
    try {
      await ask();
      failures = 0;
    } catch (error) {
      failures += 1;
      await onFailure(error, failures);
    }
  }
  await Promise.all(working);
}

async function openSession(call: VkCall, groupId: number): Promise<Session> {
  return sessionSchema.parse(await call('groups.getLongPollServer', { group_id: groupId }));
}

async function fetchEvents(
  { server, key }: Session,
  ts: string,
  { seconds, patience }: PollingParts,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(server);
  url.search = new URLSearchParams({ act: 'a_check', key, ts, wait: String(seconds) }).toString();
  const timeOut = AbortSignal.timeout(1000 * (seconds + patience));
  const response = await fetch(url, { signal: AbortSignal.any([signal, timeOut]) });
  return answerSchema.parse(await response.json());
}
