import type { Priority, SendResult } from './channel.js';
import type { Rate } from './rates.js';

/** Keeps the rate of one messenger: whoever wants to call it waits for a turn. */
export interface Pacer {
  /** Resolves when the call may leave, the most urgent first. `chat`: whom it is for; null: nobody in particular. */
  turn(chat: string | null, priority: Priority): Promise<Turn>;
  /** Hears how each call ended: a flood makes the whole messenger rest, so does an outage. */
  heard(result: SendResult): void;
}

/** `rest`: the messenger rests for longer than anybody should stand here. */
export type Turn =
  | {
      readonly type: 'go';
      /** The call has been answered, however. */
      readonly done: () => void;
    }
  | { readonly type: 'rest'; readonly seconds: number };

export interface PacerParts {
  readonly rate: Rate;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
  /**
   * Reserves one of the messenger's moments among all processes; answers with the milliseconds to wait for it. Never rejects; absent:
   * this process is the only one.
   */
  readonly reserve?: (intervalMs: number) => Promise<number>;
}

/** Where processes that send by one messenger share its moments; fulfilled by `models`. */
export interface PaceStore {
  /** Takes the next free moment of the channel; milliseconds until it comes (technical clock). */
  reserve(channel: string, intervalMs: number): Promise<number>;
}

/** Kept free between two messages to one person. */
const marginMs = 15;
/** Kept free before a full second is over: a call may be quicker on its way than all others of late. */
const secondMarginMs = 10;
/** Between processes that do not see each other's calls moments lie so much wider: a call may take longer on its way. */
const sharedMargin = 1.05;
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
  readonly go: (turn: Turn) => void;
}

const ranks = { now: 0, safety: 1, soon: 2, later: 3 } as const satisfies Record<Priority, number>;

interface Call {
  readonly at: number;
  /** When it was answered; null: it is on its way. */
  doneAt: number | null;
}

/**
 * A pacer that has seen nothing. Turns are spaced evenly, and never more than the rate reach the messenger within one second: a
 * call counts until a second after its answer, less what the quickest of late took, as nobody knows when on its way it arrived.
 */
export function createPacer({ rate, now = () => performance.now(), reserve }: PacerParts): Pacer {
  const intervalMs = (reserve === undefined ? 1 : sharedMargin) * (1000 / rate.perSecond);
  const chatMs = rate.perChatSecond === null ? 0 : 1000 / rate.perChatSecond + marginMs;
  const waiting: Waiting[] = [];
  const calls: Call[] = [];
  const chats = new Map<string, number>();
  const lastMs: number[] = [];
  let planned = -Infinity;
  let restUntil = -Infinity;
  let failures = 0;
  let timer: NodeJS.Timeout | null = null;
  let giving = false;

  const chatFree = (chat: string | null): number =>
    chat === null || chatMs === 0 ? -Infinity : (chats.get(chat) ?? -Infinity) + chatMs;

  function globalFree(): number {
    return Math.max(restUntil, planned + intervalMs, secondFree());
  }

  /** When fewer than the rate can have arrived within the second before; Infinity: when some call on its way is answered. */
  function secondFree(): number {
    if (calls.length < rate.perSecond) return -Infinity;
    const quickestMs = Math.min(...lastMs);
    const counts = calls
      .map(({ doneAt }) =>
        doneAt === null ? Infinity : doneAt - quickestMs + 1000 + secondMarginMs,
      )
      .sort((a, b) => a - b);
    return counts[calls.length - rate.perSecond] ?? Infinity;
  }

  /** The first in the queue whose chat is free. */
  function nextIndex(at: number): number {
    return waiting.findIndex(({ chat }) => chatFree(chat) <= at);
  }

  function note(chat: string | null, at: number): void {
    planned = Math.max(planned + intervalMs, at - catchUpMs);
    if (chat === null || chatMs === 0) return;
    chats.delete(chat);
    chats.set(chat, at);
    for (const [other, then] of chats) {
      if (at - then <= chatMs) break;
      chats.delete(other);
    }
  }

  function take(at: number): Turn {
    const call: Call = { at, doneAt: null };
    const over = at - 1000 - secondMarginMs;
    const first = calls.findIndex(({ doneAt }) => doneAt === null || doneAt > over);
    calls.splice(0, first < 0 ? calls.length : first);
    calls.push(call);
    return {
      type: 'go',
      done: () => {
        call.doneAt = now();
        lastMs.push(call.doneAt - call.at);
        if (lastMs.length > rate.perSecond) lastMs.shift();
        wake();
      },
    };
  }

  function wake(): void {
    if (waiting.length === 0) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    void give();
  }

  function later(ms: number): void {
    if (ms === Infinity) return;
    timer ??= setTimeout(() => {
      timer = null;
      void give();
    }, ms);
  }

  /** Milliseconds until somebody may go. */
  const waitMs = (): number =>
    Math.max(globalFree(), Math.min(...waiting.map((w) => chatFree(w.chat)))) - now();

  /** Gives as many turns as there are now, and comes back for the next. */
  async function give(): Promise<void> {
    if (giving) return;
    giving = true;
    while (waiting.length > 0) {
      const wait = waitMs();
      if (wait > 0) {
        later(wait);
        break;
      }
      if (reserve !== undefined) await moment(reserve);
      giveOne(now());
      await Promise.resolve(); // who asks in the same moment may be more urgent
    }
    giving = false;
  }

  async function moment(reserved: (intervalMs: number) => Promise<number>): Promise<void> {
    const ms = await reserved(intervalMs);
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** To the most urgent who may go now; nobody, when the messenger has begun to rest meanwhile. */
  function giveOne(at: number): void {
    const index = restUntil > at ? -1 : nextIndex(at);
    if (index < 0) return;
    const [next] = waiting.splice(index, 1);
    note(next?.chat ?? null, at);
    next?.go(take(at));
  }

  function sendAway(): void {
    const wait = restUntil - now();
    if (wait <= patienceMs) return;
    for (const { go } of waiting.splice(0)) go({ type: 'rest', seconds: wait / 1000 });
  }

  function rest(seconds: number): void {
    restUntil = Math.max(restUntil, now() + Math.min(longestRestMs, seconds * 1000));
    sendAway();
  }

  return {
    turn(chat, priority) {
      const wait = restUntil - now();
      if (wait > patienceMs) return Promise.resolve({ type: 'rest', seconds: wait / 1000 });
      return new Promise((go) => {
        const rank = ranks[priority];
        const after = waiting.findIndex((w) => w.rank > rank);
        waiting.splice(after < 0 ? waiting.length : after, 0, { chat, rank, go });
        wake();
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
