/** Work of one account in order, of different accounts side by side: a slow dialogue holds up nobody else. */
export type Lanes = {
  /** Runs after all earlier work of this lane, whether that succeeded or not; answers as the work does. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is running or waiting. */
  idle(): Promise<void>;
};

/** Makes an empty set of lanes. */
export function createLanes(): Lanes {
  const ends = new Map<string, Promise<void>>();

  return {
    run(lane, work) {
      const result = (ends.get(lane) ?? Promise.resolve()).then(work);
      const end = settled(result).then(() => {
        if (ends.get(lane) === end) ends.delete(lane);
      });
      ends.set(lane, end);
      return result;
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}

async function settled(result: Promise<unknown>): Promise<void> {
  await result.catch(() => undefined);
}
