import { type Delivering, deliverLane, instants } from './deliver-lane.js';
import { laneOf, type Recipient } from './outbox.js';

/** Empties the outbox: every messenger at its own pace, every recipient in order, many side by side. */
export interface Delivery {
  /** Starts whatever may leave now; resolves when it is started, not when it has left. */
  start(): Promise<void>;
  /** Resolves when nothing is on its way; true when anything was. */
  idle(): Promise<boolean>;
  /** Starts nothing more; resolves when what is on its way has left or was given up. */
  stop(): Promise<void>;
}

/** So many recipients of one messenger are written to side by side: enough for its rate, few enough for their leases. */
const sideBySide = 48;

/** A delivery that has started nothing; `failed` hears of what the store could not do. */
export function createDelivery(delivering: Delivering, failed: (error: unknown) => void): Delivery {
  const running = new Map<string, Promise<void>>();
  let stopped = false;
  const isStopped = () => stopped;
  const idle = async () => {
    const any = running.size > 0;
    while (running.size > 0) await Promise.all(running.values());
    return any;
  };
  const doors = [...delivering.channels.keys(), null].map((via) =>
    createDoor({ delivering, running, failed, isStopped }, via),
  );
  return {
    start: async () => {
      await Promise.all(doors.map((door) => door.start()));
    },
    idle,
    stop: async () => {
      stopped = true;
      await idle();
    },
  };
}

interface DoorParts {
  readonly delivering: Delivering;
  /** The lanes on their way by any messenger: nobody is written to twice at a time. */
  readonly running: Map<string, Promise<void>>;
  readonly failed: (error: unknown) => void;
  readonly isStopped: () => boolean;
}

/** The part of the outbox that leaves by one messenger; null: by none that is known. */
function createDoor({ delivering, running, failed, isStopped }: DoorParts, via: string | null) {
  /** Looked at in this round without anything to do: leased by another process, or behind what is put off. */
  const idle = new Set<string>();
  let mine = 0;
  let filling: Promise<void> | null = null;

  async function lane(to: Recipient): Promise<void> {
    const name = laneOf(to);
    mine += 1;
    try {
      if (!(await deliverLane(delivering, to, isStopped))) idle.add(name);
    } catch (error) {
      idle.add(name);
      failed(error);
    }
    mine -= 1;
    if (mine <= sideBySide / 2) await fill().catch(failed);
    running.delete(name);
  }

  /** Once more where a long queue of one stood before others. */
  async function fillOnce(): Promise<void> {
    const room = sideBySide - mine;
    if (isStopped() || room <= 0) return;
    const except = [...running.keys(), ...idle];
    const found = await delivering.messages.waiting(via, instants(delivering), room, except);
    const fresh = found.filter((to) => !running.has(laneOf(to)));
    for (const to of fresh) running.set(laneOf(to), lane(to));
    if (fresh.length > 0 && fresh.length < room) await fillOnce();
  }

  function fill(): Promise<void> {
    filling ??= fillOnce().finally(() => {
      filling = null;
    });
    return filling;
  }

  return {
    start: () => {
      idle.clear();
      return fill();
    },
  };
}
