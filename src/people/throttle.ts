/** A limit of J4.12: how many tries within which time, and how long to wait after the last of them. */
export interface Limit {
  /** Each window counts for itself; the try that exceeds one is refused. */
  readonly windows: readonly { readonly tries: number; readonly seconds: number }[];
  /** The wait after a refused try, in seconds; absent: until the window is over. */
  readonly wait?: { readonly first: number; readonly doublingTo: number };
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Everything that is limited (J4.12). */
export const limits = {
  signInLogin: {
    windows: [{ tries: 5, seconds: 15 * minute }],
    wait: { first: 15 * minute, doublingTo: 4 * hour },
  },
  signInAddress: {
    windows: [{ tries: 20, seconds: 15 * minute }],
    wait: { first: 15 * minute, doublingTo: 4 * hour },
  },
  codeAccount: {
    windows: [
      { tries: 5, seconds: hour },
      { tries: 10, seconds: day },
    ],
  },
  codeAll: { windows: [{ tries: 100, seconds: hour }] },
  pin: { windows: [{ tries: 5, seconds: hour }], wait: { first: hour, doublingTo: hour } },
  linkAddress: { windows: [{ tries: 10, seconds: minute }] },
  apiToken: { windows: [{ tries: 60, seconds: minute }] },
  apiTokenWrites: { windows: [{ tries: 10, seconds: minute }] },
  chatAccount: { windows: [{ tries: 20, seconds: minute }] },
  nameSearch: { windows: [{ tries: 30, seconds: minute }] },
  reveals: { windows: [{ tries: 60, seconds: hour }] },
  exports: { windows: [{ tries: 10, seconds: day }] },
  casesOpened: { windows: [{ tries: 100, seconds: day }] },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

/** What is remembered of one who tries; instants in milliseconds of the technical clock. */
export interface TriesState {
  readonly windows: readonly { readonly start: number; readonly tries: number }[];
  readonly blockedUntil: number;
  /** Waits in a row: each doubles the next. */
  readonly waits: number;
}

/** May go on, or not before `until`. */
export type Attempt = { readonly type: 'go' } | { readonly type: 'wait'; readonly until: Date };

/** Nobody tried yet. */
export const noTries: TriesState = { windows: [], blockedUntil: 0, waits: 0 };

/** One more try: whether it may go on, and what is remembered. A try during a wait counts for nothing. */
export function attempt(
  limit: Limit,
  state: TriesState,
  now: Date,
): { readonly state: TriesState; readonly result: Attempt } {
  const at = now.getTime();
  if (at < state.blockedUntil) return { state, result: waitUntil(state.blockedUntil) };
  const windows = limit.windows.map((window, i) => counted(window, state.windows[i], at));
  const over = limit.windows.flatMap(({ tries, seconds }, i) => {
    const seen = windows[i];
    return seen !== undefined && seen.tries > tries ? [seen.start + seconds * 1000] : [];
  });
  if (over.length === 0) return { state: { ...state, windows }, result: { type: 'go' } };
  const until = limit.wait === undefined ? Math.max(...over) : at + waitOf(limit.wait, state.waits);
  const next = { windows: limit.wait ? [] : windows, blockedUntil: until, waits: state.waits + 1 };
  return { state: next, result: waitUntil(until) };
}

/** How many more tries would go on now. */
export function triesLeft(limit: Limit, state: TriesState, now: Date): number {
  const at = now.getTime();
  if (at < state.blockedUntil) return 0;
  const left = limit.windows.map(({ tries, seconds }, i) => {
    const seen = state.windows[i];
    return seen !== undefined && at < seen.start + seconds * 1000 ? tries - seen.tries : tries;
  });
  return Math.max(0, Math.min(...left));
}

/** When nothing of the state matters any more, in milliseconds: a quiet day ends the doubling, too. */
export function forgottenAt(limit: Limit, state: TriesState): number {
  const ends = limit.windows.map(
    ({ seconds }, i) => (state.windows[i]?.start ?? 0) + seconds * 1000,
  );
  return Math.max(...ends, state.blockedUntil + (limit.wait === undefined ? 0 : day * 1000));
}

function counted(
  { seconds }: { readonly seconds: number },
  before: { readonly start: number; readonly tries: number } | undefined,
  at: number,
) {
  const running = before !== undefined && at < before.start + seconds * 1000;
  return running ? { start: before.start, tries: before.tries + 1 } : { start: at, tries: 1 };
}

function waitOf(
  { first, doublingTo }: { first: number; doublingTo: number },
  waits: number,
): number {
  return Math.min(first * 2 ** waits, doublingTo) * 1000;
}

const waitUntil = (at: number): Attempt => ({ type: 'wait', until: new Date(at) });

/** Where tries are counted, across restarts and processes; fulfilled by `models`. Who tries is kept as a hash. */
export interface Throttle {
  /** Counts a try at once, before it is known whether it is right; `now`: technical clock. */
  attempt(limit: LimitName, who: string, now: Date): Promise<Attempt>;
  /** Whether a try would go on; counts nothing. */
  peek(limit: LimitName, who: string, now: Date): Promise<Attempt>;
  /** How many more tries would go on; counts nothing. */
  left(limit: LimitName, who: string, now: Date): Promise<number>;
  /** It was right: the tries are forgotten. */
  clear(limit: LimitName, who: string): Promise<void>;
}
