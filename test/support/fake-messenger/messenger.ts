import type { Match, ShownMessage } from './chat.js';

/**
 * What goes wrong on demand. `hang` and `drop` with `done: true` do the work first: the message is there, only the answer is
 * lost. `error` is the messenger's own code (VK); `flood` and `blocked` are the same thing in the words of each messenger.
 */
export type Failure =
  | { readonly type: 'flood'; readonly seconds?: number }
  | { readonly type: 'blocked' }
  | { readonly type: 'refused'; readonly description?: string }
  | { readonly type: 'error'; readonly code: number }
  | { readonly type: 'broken'; readonly status?: number }
  | { readonly type: 'hang' | 'drop'; readonly done?: boolean };

export type FailureRule = {
  readonly with: Failure;
  /** Method of the API; without it: the one that sends. `*`: all. */
  readonly method?: string;
  readonly account?: number;
  /** How often; without it: once. */
  readonly times?: number;
};

/** A list of failures to come; several side by side. */
export class Failures {
  private readonly rules: { rule: FailureRule; left: number }[] = [];

  /** Adds a failure and returns how to take it back. */
  add(rule: FailureRule): () => void {
    const entry = { rule, left: rule.times ?? 1 };
    this.rules.push(entry);
    return () => void (entry.left = 0);
  }

  take(method: string, sending: string, account: number | undefined): Failure | undefined {
    const entry = this.rules.find(({ rule, left }) => {
      if (left <= 0) return false;
      if (rule.account !== undefined && rule.account !== account) return false;
      return rule.method === '*' || (rule.method ?? sending) === method;
    });
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.rule.with;
  }
}

/** A person with a phone. Everything returns at once; the bot hears of it by its own way of receiving. */
export interface FakePerson {
  readonly account: string;
  sends(text: string): void;
  sendsVoice(): void;
  sendsFile(): void;
  sendsContact(): void;
  /** Opens the bot, with or without an invitation code. */
  opens(code?: string): void;
  /** Presses the newest button with this label, or that of an older message. */
  presses(label: string, messageId?: number): void;
  /** A press with made-up data on a message that the bot sent. */
  forges(data: string): void;
  /** The address of an opening button. */
  link(label: string): string;
  blocks(): void;
  unblocks(): void;
  messages(): readonly ShownMessage[];
  /** Labels of the newest keyboard, row by row. */
  lastKeyboard(): string[][];
  waitForMessage(match: Match, timeoutMs?: number): Promise<ShownMessage>;
  until<T>(condition: () => T | undefined | false, timeoutMs?: number): Promise<T>;
}

export type Rates = {
  readonly total: number;
  /** From the first to the last. */
  readonly seconds: number;
  readonly peakPerSecond: number;
  readonly peakPerChatSecond: number;
};

export interface FakeMessenger {
  start(): Promise<{ apiRoot: string; close(): Promise<void> }>;
  person(account: number): FakePerson;
  group(id: number): { sends(text: string): void };
  fail(rule: FailureRule): () => void;
  rates(): Rates;
  /** How often a method of the API was called. */
  calls(method: string): number;
  /** The parameters of the last accepted call of a method. */
  lastCall(method: string): Readonly<Record<string, unknown>> | undefined;
  /** Updates that the bot has not confirmed. */
  unconfirmed(): number;
}

/** Counts sends in a sliding second. */
export class RateCounter {
  private readonly all: { at: number; account: number }[] = [];

  note(account: number): void {
    this.all.push({ at: performance.now(), account });
  }

  /** Sends of the last second, to everybody and to one. */
  lastSecond(account: number): { all: number; chat: number } {
    const recent = [];
    for (let i = this.all.length - 1; i >= 0; i -= 1) {
      const entry = this.all[i]!;
      if (performance.now() - entry.at >= 1000) break;
      recent.push(entry);
    }
    return { all: recent.length, chat: recent.filter((each) => each.account === account).length };
  }

  rates(): Rates {
    const perChat = new Map<number, number[]>();
    for (const { account, at } of this.all) {
      perChat.set(account, [...(perChat.get(account) ?? []), at]);
    }
    return {
      total: this.all.length,
      seconds: ((this.all.at(-1)?.at ?? 0) - (this.all[0]?.at ?? 0)) / 1000,
      peakPerSecond: peak(this.all.map(({ at }) => at)),
      peakPerChatSecond: [...perChat.values()].reduce(
        (most, times) => Math.max(most, peak(times)),
        0,
      ),
    };
  }
}

function peak(times: readonly number[]): number {
  let most = 0;
  let from = 0;
  times.forEach((time, index) => {
    while (time - times[from]! >= 1000) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
