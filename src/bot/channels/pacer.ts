import type { Priority, SendResult } from './channel.js';
import type { Rate } from './rates.js';

/** Keeps the rate of one messenger: whoever wants to call it waits for a turn. */
export interface Pacer {
  /**
   * Resolves with null when the call may leave, the most urgent first; with the seconds to wait when the messenger rests for
   * longer than anybody should stand here. `chat`: whom it is for; null: nobody in particular.
   */
  turn(chat: string | null, priority: Priority): Promise<number | null>;
  /** Hears how each call ended: a flood makes the whole messenger rest, so does an outage. */
  heard(result: SendResult): void;
}

export interface PacerParts {
  readonly rate: Rate;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /** Reserves one of the messenger's moments among all processes; answers with the milliseconds to wait for it. */
  readonly reserve?: (intervalMs: number) => Promise<number>;
}

/** Kept free at the end of each second, as messages are not as fast as each other on their way. */
const marginMs = 15;
/** Turns that a late timer made us miss within this time are caught up. */
const catchUpMs = 200;
/** Nobody stands in the queue of a resting messenger for longer. */
const patienceMs = 3000;
/** So many calls without an answer in a row are an outage. */
const outageAfter = 5;
const longestRestMs = 60_000;

interface Waiting {
  readonly chat: string | null;
  readonly rank: number;
  readonly go: (wait: number | null) => void;
}

const ranks = { now: 0, safety: 1, soon: 2, later: 3 } as const satisfies Record<Priority, number>;

/** A pacer that has seen nothing. Turns are spaced evenly, and never more than the rate fall into one second. */
export function createPacer({
  rate,
  now = () => performance.now(),
  reserve = () => Promise.resolve(0),
}: PacerParts): Pacer {
  const intervalMs = 1000 / rate.perSecond;
  const chatMs = rate.perChatSecond === null ? 0 : 1000 / rate.perChatSecond + marginMs;
  const waiting: Waiting[] = [];
  const lastTurns: number[] = [];
  const chats = new Map<string, number>();
  let planned = -Infinity;
  let restUntil = -Infinity;
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let giving = false;

  const chatFree = (chat: string | null): number =>
    chat === null || chatMs === 0 ? -Infinity : (chats.get(chat) ?? -Infinity) + chatMs;

  function globalFree(): number {
    const [oldest = -Infinity] = lastTurns.length < rate.perSecond ? [] : lastTurns;
    return Math.max(restUntil, planned + intervalMs, oldest + 1000 + marginMs);
  }

  /** The first in the queue whose chat is free. */
  function nextIndex(at: number): number {
    return waiting.findIndex(({ chat }) => chatFree(chat) <= at);
  }

  function note(chat: string | null, at: number): void {
    planned = Math.max(planned + intervalMs, at - catchUpMs);
    lastTurns.push(at);
    if (lastTurns.length > rate.perSecond) lastTurns.shift();
    if (chat === null || chatMs === 0) return;
    chats.delete(chat);
    chats.set(chat, at);
    for (const [other, then] of chats) {
      if (at - then <= chatMs) break;
      chats.delete(other);
    }
  }

  function later(ms: number): void {
    timer ??= setTimeout(() => {
      timer = null;
      void give();
    }, ms);
  }

  /** Gives as many turns as there are now, and comes back for the next. */
  async function give(): Promise<void> {
    if (giving) return;
    giving = true;
    while (waiting.length > 0) {
      const at = now();
      const wait = Math.max(globalFree(), Math.min(...waiting.map((w) => chatFree(w.chat)))) - at;
      if (wait > 0) {
        later(wait);
        break;
      }
      const [next] = waiting.splice(nextIndex(at), 1);
      note(next?.chat ?? null, at);
      const shared = await reserve(intervalMs);
      if (shared > 0) await new Promise((resolve) => setTimeout(resolve, shared));
      next?.go(null);
    }
    giving = false;
  }

  function sendAway(): void {
    const wait = restUntil - now();
    if (wait <= patienceMs) return;
    for (const { go } of waiting.splice(0)) go(wait / 1000);
  }

  function rest(seconds: number): void {
    restUntil = Math.max(restUntil, now() + Math.min(longestRestMs, seconds * 1000));
    sendAway();
  }

  return {
    turn(chat, priority) {
      const wait = restUntil - now();
      if (wait > patienceMs) return Promise.resolve(wait / 1000);
      return new Promise((go) => {
        const rank = ranks[priority];
        const after = waiting.findIndex((w) => w.rank > rank);
        waiting.splice(after < 0 ? waiting.length : after, 0, { chat, rank, go });
        if (timer !== null) clearTimeout(timer);
        timer = null;
        void give();
      });
    },
    heard(result) {
      if (result.type !== 'tryLater') {
        failures = 0;
        return;
      }
      failures += 1;
      if (result.whole === true) rest(result.seconds);
      else if (failures >= outageAfter) rest(Math.min(result.seconds, 10));
    },
  };
}

/** A pacer that lets everything through, for what has no rate. */
export const unpaced: Pacer = { turn: () => Promise.resolve(null), heard: () => undefined };
