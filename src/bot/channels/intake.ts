import type { IncomingUpdate, Receive } from './channel.js';
import type { ChannelLog } from './channel-log.js';
import { createLanes } from './lanes.js';
import { backOff, pause } from './pause.js';

export type IntakeParts = {
  readonly log: ChannelLog;
  /** A webhook gives an update back at the first failure (the messenger repeats it); polling tries again itself. */
  readonly givesBack: boolean;
};

/** Hands updates to the conversation: in order within a dialogue, dialogues side by side, none lost. */
export type Intake = {
  open(receive: Receive, signal: AbortSignal): void;
  /** True when the update is handled; false when the messenger shall keep it and send it again. */
  readonly deliver: (update: IncomingUpdate) => Promise<boolean>;
  /** Resolves when everything in hand is done; later updates are given back. */
  close(): Promise<void>;
};

/** An intake that gives everything back until it is opened. */
export function createIntake({ log, givesBack }: IntakeParts): Intake {
  const lanes = createLanes();
  let door: { readonly receive: Receive; readonly signal: AbortSignal } | null = null;

  async function attempt(receive: Receive, update: IncomingUpdate): Promise<boolean> {
    try {
      await receive(update);
      return true;
    } catch (error) {
      const why = error instanceof Error ? error.name : 'unknown';
      log.warn({ channel: update.channel, update: update.id, why }, 'update not handled');
      return false;
    }
  }

  async function handle(update: IncomingUpdate): Promise<boolean> {
    for (let failures = 1; door !== null && !door.signal.aborted; failures += 1) {
      if (await attempt(door.receive, update)) return true;
      if (givesBack) return false;
      await pause(1000 * backOff(failures), door.signal);
    }
    return false;
  }

  return {
    open(receive, signal) {
      door = { receive, signal };
    },
    deliver: (update) => lanes.run(update.account, () => handle(update)),
    async close() {
      await lanes.idle();
      door = null;
    },
  };
}
