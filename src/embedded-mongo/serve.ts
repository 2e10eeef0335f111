import { type Socket, type Server, createServer } from 'node:net';
import { setImmediate as breath } from 'node:timers/promises';
import { Cursors } from './commands/cursors.js';
import { runCommand } from './commands/run-command.js';
import { StoreNotWritableError } from './errors.js';
import { beginFilling, endFilling } from './filling.js';
import { removeExpired } from './store/expiry.js';
import { Store } from './store/store.js';
import { prepareFolder } from './store/tables.js';
import { Budget } from './budget.js';
import { serveConnection } from './wire/connection.js';
import { type Owner, own, uriOf } from './wire/owner.js';

const MOST_CONNECTIONS = 1_000;
const MOST_WAITING = 256 * 1024 * 1024;

/** What a server is started with; times in milliseconds. */
export interface ServeOptions {
  readonly dataDir: string;
  /** A TCP port on 127.0.0.1 besides the socket; none unless asked for. */
  readonly port?: number;
  /** How often TTL indexes are looked at; a minute, as in MongoDB. */
  readonly expiryMs?: number;
  /** A store that is not there yet is made by what is written until `filled`: quickly, and wholly or not at all. */
  readonly filling?: boolean;
  /** The process for which the store is kept, and which it does not outlive; this one unless told. */
  readonly keeper?: number;
}

/** A running server. */
export interface Serving {
  readonly socket: string;
  readonly uri: string;
  /** Ends the filling: everything so far is on disk, as each write is from then on. */
  filled(): Promise<void>;
  stop(): Promise<void>;
}

const listenOnPort = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });

/** Connections of all doors, so that a stop can end them and wait for what they were doing. */
class Doors {
  readonly #sockets = new Set<Socket>();
  readonly #budget = new Budget(MOST_WAITING);
  #count = 0;
  working = 0;

  constructor(
    private readonly store: Store,
    private readonly cursors: Cursors,
  ) {}

  readonly admit = (socket: Socket): void => {
    if (this.#sockets.size >= MOST_CONNECTIONS) {
      socket.destroy();
      return;
    }
    this.#count += 1;
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    const context = {
      store: this.store,
      cursors: this.cursors,
      now: Date.now,
      connectionId: this.#count,
    };
    serveConnection({ socket, budget: this.#budget }, async (command) => {
      this.working += 1;
      try {
        return await runCommand(context, command);
      } finally {
        this.working -= 1;
      }
    });
  };

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    while (this.working > 0) await breath();
  }
}

interface Opened {
  readonly store: Store;
  readonly filling: boolean;
}

/** Opens the store, or gives the folder free again and says why not. */
const openOr = async (owner: Owner, dir: string, wanted: boolean): Promise<Opened> => {
  try {
    const filling = beginFilling(dir, wanted);
    return { store: Store.open(dir, filling), filling };
  } catch (error) {
    await owner.release();
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreNotWritableError(`The store in ${dir} cannot be opened: ${why}`);
  }
};

/** Opens a data folder and serves it in this process; throws `StoreInUseError` or `StoreNotWritableError`. */
export const serve = async (options: ServeOptions): Promise<Serving> => {
  prepareFolder(options.dataDir);
  const owner = await own(options.dataDir, options.keeper ?? process.pid);
  const { store, filling } = await openOr(owner, options.dataDir, options.filling ?? false);
  const cursors = new Cursors(Date.now);
  const doors = new Doors(store, cursors);
  owner.server.on('connection', doors.admit);
  const tcp = options.port === undefined ? undefined : createServer(doors.admit);
  if (tcp && options.port !== undefined)
    await listenOnPort(tcp, options.port).catch(async (error: unknown) => {
      await store.close();
      await owner.release();
      throw error;
    });
  let expiring: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    cursors.sweep();
    expiring = expiring.then(() => removeExpired(store, Date.now())).catch(() => undefined);
  }, options.expiryMs ?? 60_000);
  timer.unref();
  return {
    socket: owner.socket,
    uri: uriOf(owner.socket),
    filled: async () => {
      if (!filling) return;
      store.filled();
      await endFilling(options.dataDir);
    },
    stop: async () => {
      clearInterval(timer);
      tcp?.close();
      await doors.close();
      await expiring;
      await store.close();
      await owner.release();
    },
  };
};
