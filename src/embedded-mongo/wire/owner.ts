import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type Server, connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreInUseError, StoreNotWritableError } from '../errors.js';

const LONGEST_PATH = 100;
const ROOM = 20;

/** How long a start waits for an owner that is about to end. */
const PATIENCE_MS = 3_000;

/** Where the socket of a data folder is: inside it, or in a short folder of this user where the path is too long. */
const socketFolder = (dir: string): string => {
  const real = realpathSync(dir);
  if (Buffer.byteLength(real) + ROOM <= LONGEST_PATH) return real;
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const short = path.join(os.tmpdir(), `mirovaya-${os.userInfo().uid}-${hash}`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  if (!found.isDirectory() || found.uid !== os.userInfo().uid)
    throw new StoreNotWritableError(`The folder ${short} belongs to someone else.`);
  chmodSync(short, 0o700);
  return short;
};

/** Names the process for which the owner keeps the store. */
const keeperFile = (socket: string): string => `${socket}.keeper`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** True where the owner lives and the process for which it keeps the store does not: it ends in a moment. */
const isOrphan = (socket: string): boolean => {
  try {
    return !isRunning(Number(readFileSync(keeperFile(socket), 'utf8')));
  } catch {
    return false;
  }
};

/** True where nobody listens on the socket any more, or an orphan that did is gone within the patience for it. */
const isFree = async (socket: string): Promise<boolean> => {
  const until = performance.now() + PATIENCE_MS;
  while (await isAlive(socket)) {
    if (!isOrphan(socket) || performance.now() > until) return false;
    await wait(10);
  }
  return true;
};

const isAlive = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });

/** The system's name of an error, whichever realm it comes from. */
const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const tryLink = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

/** Takes a dead owner's socket away; if another owner was quicker, puts that one's back. */
const clearStale = (socket: string): void => {
  const inode = statSync(socket, { throwIfNoEntry: false })?.ino;
  const aside = `${socket}.${randomBytes(3).toString('hex')}`;
  try {
    renameSync(socket, aside);
  } catch {
    return;
  }
  if (statSync(aside).ino !== inode) tryLink(aside, socket);
  rmSync(aside, { force: true });
};

const listening = (server: Server, socket: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socket, () => resolve());
  });

/** The connection string for a socket. */
export const uriOf = (socket: string): string =>
  `mongodb://${encodeURIComponent(socket)}/mirovaya?directConnection=true`;

/** The socket on which the owner of a data folder listens, if there is one. */
export const socketOf = (dir: string): string => path.join(socketFolder(dir), 'store.sock');

/** The one who owns a data folder: listens on its socket, which no second one can take while this one lives. */
export interface Owner {
  readonly server: Server;
  readonly socket: string;
  release(): Promise<void>;
}

const claim = async (own: string, shared: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryLink(own, shared)) return true;
    if (!(await isFree(shared))) return false;
    clearStale(shared);
  }
  return false;
};

/**
 * Becomes the owner of a data folder for a keeper, by its process id; throws `StoreInUseError` while another one lives.
 * A listening socket is the lock: the kernel closes it when its process dies, however it dies.
 */
export const own = async (dir: string, keeper: number): Promise<Owner> => {
  const folder = socketFolder(dir);
  const shared = socketOf(dir);
  const mine = path.join(folder, `.${randomBytes(4).toString('hex')}.sock`);
  const server = createServer();
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  await listening(server, mine);
  chmodSync(mine, 0o600);
  const taken = await claim(mine, shared).finally(() => rmSync(mine, { force: true }));
  if (!taken) {
    await close();
    throw new StoreInUseError(
      `The data folder ${dir} is in use by another running copy of the service; stop that one first.`,
    );
  }
  writeFileSync(keeperFile(shared), String(keeper), { mode: 0o600 });
  return {
    server,
    socket: shared,
    release: async () => {
      for (const file of [keeperFile(shared), shared]) rmSync(file, { force: true });
      await close();
    },
  };
};
