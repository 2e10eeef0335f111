/** Where Long Poll stands; kept by the caller, so that what came while the program was down is read after it. */
export type VkPosition = {
  load(): Promise<string | null>;
  save(ts: string): Promise<void>;
};

/** A position that lives as long as the process. */
export function inMemory(): VkPosition {
  let kept: string | null = null;
  return {
    load: () => Promise.resolve(kept),
    save(ts) {
      kept = ts;
      return Promise.resolve();
    },
  };
}

/** Batches of events in the order in which they came; a batch counts as read when it and all before it are handled. */
export type BatchLedger = {
  /** Takes a batch in; the answer is called once for each of its events that is handled. */
  begin(ts: string, events: number): () => void;
  /** The position up to which everything is handled, once; null: nothing new. */
  takeRead(): string | null;
};

/** A ledger without batches. */
export function createBatchLedger(): BatchLedger {
  const batches: { readonly ts: string; left: number }[] = [];

  return {
    begin(ts, events) {
      const batch = { ts, left: events };
      batches.push(batch);
      return () => void (batch.left -= 1);
    },
    takeRead() {
      let read: string | null = null;
      while (batches[0]?.left === 0) read = batches.shift()?.ts ?? read;
      return read;
    },
  };
}
