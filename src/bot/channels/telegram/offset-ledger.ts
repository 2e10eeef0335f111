/**
 * Which updates are in hand, and from which id Telegram has to go on sending. An id is passed only when every update below it is
 * done, so a crash at any moment makes Telegram send again what was not finished (docs/decisions/telegram-polling.md).
 */
export type OffsetLedger = {
  /** Takes an update in hand; false when it was taken before. */
  begin(id: number): boolean;
  finish(id: number): void;
  /** The lowest id not done; undefined when Telegram has heard of everything. */
  offset(): number | undefined;
  /** Telegram has answered a call with this offset. */
  confirmed(offset: number | undefined): void;
  inHand(): number;
};

/** A ledger that has seen nothing. */
export function createOffsetLedger(): OffsetLedger {
  const inHand = new Set<number>();
  const seen = new Set<number>();
  const offset = () => (seen.size === 0 ? undefined : Math.min(...inHand, Math.max(...seen) + 1));

  return {
    begin(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      inHand.add(id);
      return true;
    },
    finish: (id) => void inHand.delete(id),
    offset,
    // Forgetting makes the next call come without an offset: after a quiet week Telegram starts counting anew, perhaps lower.
    confirmed(upTo) {
      if (upTo === undefined) return;
      for (const id of seen) if (id < upTo) seen.delete(id);
    },
    inHand: () => inHand.size,
  };
}
