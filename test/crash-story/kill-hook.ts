import net from 'node:net';

/** Kills the process, as `kill -9` does, at the n-th moment at which something leaves it or comes back. */
export interface KillHook {
  /** Counts from now on; 0: only counts. */
  arm(at: number): void;
  /** Ends it; how many moments there were. */
  disarm(): number;
}

/** What goes on by itself and belongs to no press: the scheduler's own collection, polling, the driver's heartbeat. */
const background = [
  'getUpdates',
  '/lp?',
  'getLongPollServer',
  'processEvery',
  'hello',
  'endSessions',
];
const schedulersOwn = /\bjobs\0/u;

const isBackground = (text: string): boolean =>
  background.some((word) => text.includes(word)) || schedulersOwn.test(text);

function textOf(chunk: unknown): string {
  if (typeof chunk === 'string') return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString('latin1') : '';
}

/**
 * Watches every socket of this process: the store's and the messengers'. A moment is just before a command or a request leaves,
 * or just after its answer came, so every await between a press and its last reply lies between two moments.
 */
export function installKillHook(): KillHook {
  let armedAt: number | null = null;
  let moments = 0;
  const expecting = new WeakSet<net.Socket>();

  function moment(): void {
    if (armedAt === null) return;
    moments += 1;
    if (moments === armedAt) process.kill(process.pid, 'SIGKILL');
  }

  const prototype = net.Socket.prototype as unknown as Record<
    'write' | 'push',
    (this: net.Socket, ...args: unknown[]) => boolean
  >;
  const { write, push } = prototype;
  prototype.write = function (this: net.Socket, ...args: unknown[]) {
    const isOwnOutput =
      this === (process.stdout as unknown) || this === (process.stderr as unknown);
    if (!isOwnOutput && !isBackground(textOf(args[0]))) {
      moment();
      expecting.add(this);
    }
    return write.apply(this, args);
  };
  prototype.push = function (this: net.Socket, ...args: unknown[]) {
    if (args[0] !== null && expecting.delete(this)) moment();
    return push.apply(this, args);
  };

  return {
    arm(at) {
      moments = 0;
      armedAt = at;
    },
    disarm() {
      armedAt = null;
      return moments;
    },
  };
}
