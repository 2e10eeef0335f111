/** A recurring job and how it went: what `/healthz` shows. */
export interface JobState {
  readonly lastRun: Date | null;
  readonly lastOk: Date | null;
  readonly next: Date | null;
}

/** A tick that runs one at a time and remembers when it went well; a press in between runs it once more. */
export interface Tick {
  run(): Promise<void>;
  state(everyMs: number): JobState;
}

/** Wraps the work of a tick; `now` is the technical clock. */
export function createTick(work: () => Promise<void>, now: () => Date): Tick {
  let lastRun: Date | null = null;
  let lastOk: Date | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  const isWantedAgain = () => again;
  const once = async (): Promise<void> => {
    again = false;
    lastRun = now();
    await work();
    lastOk = now();
    if (isWantedAgain()) await once();
  };
  return {
    run: () => {
      if (running !== null) {
        again = true;
        return running;
      }
      running = once().finally(() => {
        running = null;
      });
      return running;
    },
    state: (everyMs) => ({
      lastRun,
      lastOk,
      next: lastRun === null ? null : new Date(lastRun.getTime() + everyMs),
    }),
  };
}
