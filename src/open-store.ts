import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from './config.js';
import {
  endOfRunning,
  runningStoreUri,
  startEmbeddedMongo,
  StoreEndedError,
  type StoreExit,
  StoreInUseError,
  StoreNotWritableError,
} from './embedded-mongo/start.js';
import type { connectStore, Store } from './models/connect.js';
import { WrongKeyError } from './models/wrong-key-error.js';
import { mongoProblem, needFilesOf } from './mongo-address.js';
import { DataKeyError, readDataKey } from './people/data-key.js';
import { StartError, StoreEnded } from './start-error.js';
import { whileStoreLives } from './while-store-lives.js';

/** A store and what has to be stopped with it. */
export interface OpenedStore {
  readonly store: Store;
  /** Resolves when an embedded store ends without being asked to; never for another one. */
  readonly ended: Promise<unknown>;
  close(): Promise<void>;
}

/** How a store is opened. */
interface Opening {
  /** Where a running service holds the embedded store, goes through that one. */
  readonly shared: boolean;
  /** A new embedded store is made by what is written until `filled`: quickly, and wholly or not at all. */
  readonly filling?: boolean;
}

const nothing = () => Promise.resolve();

/** A place where a store is, or will be. */
export interface StorePlace {
  readonly uri: string;
  readonly dataKey: Buffer;
  readonly ended: Promise<unknown>;
  /** Ends the filling of a new store. */
  filled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store of this configuration and stamps a new one with its mode; throws a StartError or ConfigError with one
 * sentence. While the embedded store's process starts, what connects to it is loaded.
 */
export async function openStore(
  config: Config,
  { shared = false, filling = false }: Partial<Opening> = {},
): Promise<OpenedStore & Pick<StorePlace, 'filled'>> {
  const opening = openPlace(config, { shared, filling });
  const [place, models] = await Promise.all([opening, import('./models/connect.js')]);
  try {
    return await whileStoreLives(place.ended, () => openIn(place, config, models.connectStore));
  } catch (error) {
    await place.close();
    throw storeProblem(error, config);
  }
}

async function openIn(
  place: StorePlace,
  config: Config,
  connect: typeof connectStore,
): Promise<OpenedStore & Pick<StorePlace, 'filled'>> {
  const store = await connect(place.uri, place.dataKey, () => new Date(), {
    destroyed: (owner) => appendFileSync(erasedFile(config), `${owner}\n`, { mode: 0o600 }),
  });
  const close = () => store.close().then(() => place.close());
  const filled = () => place.filled();
  const opened = { store, ended: place.ended, filled, close };
  const mode = await store.settings.stamp(config.mode);
  if (mode === config.mode) return opened;
  await store.close();
  throw otherMode(mode);
}

/** The database behind the configuration, untouched; throws a StartError or ConfigError with one sentence. */
export async function openPlace(
  config: Config,
  { shared, filling = false }: Opening,
): Promise<StorePlace> {
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    const dataKey = readDataKey(config.dataKey, config.dataDir);
    if (config.mongodbUri !== null) {
      needFilesOf(config.mongodbUri);
      return { dataKey, ...elsewhere(config.mongodbUri) };
    }
    return { dataKey, ...(await embedded(join(config.dataDir, 'store'), shared, filling)) };
  } catch (error) {
    throw storeProblem(error, config);
  }
}

/** Ids whose keys were destroyed, one a line: what a restore of an older backup must not bring back (J4.15). */
export const erasedFile = (config: Config): string => join(config.dataDir, 'erased-keys.txt');

async function embedded(
  dataDir: string,
  shared: boolean,
  filling: boolean,
): Promise<Omit<StorePlace, 'dataKey'>> {
  try {
    const server = await startEmbeddedMongo({ dataDir, filling });
    const filled = () => server.filled();
    const ended = unasked(server.exited);
    return { uri: server.uri, ended, filled, close: () => server.stop() };
  } catch (error) {
    if (!shared || !(error instanceof StoreInUseError)) throw error;
    const uri = runningStoreUri(dataDir);
    return { ...elsewhere(uri), ended: endOfRunning(uri) };
  }
}

const unasked = (exited: Promise<StoreExit>): Promise<unknown> =>
  new Promise((resolve) => {
    void exited.then(({ code }) => {
      if (code !== 0) resolve(code);
    });
  });

/** A store that another process holds. */
const elsewhere = (uri: string): Omit<StorePlace, 'dataKey'> => ({
  uri,
  ended: new Promise(() => undefined),
  filled: nothing,
  close: nothing,
});

const otherMode = (mode: string): StartError =>
  new StartError(
    `Хранилище создано в режиме ${mode}: задайте MODE=${mode} или другую папку DATA_DIR.`,
  );

const unwritable: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOSPC',
]);

function storeProblem(error: unknown, config: Config): unknown {
  if (error instanceof StartError || error instanceof ConfigError) return error;
  if (error instanceof StoreEndedError) return new StoreEnded();
  if (error instanceof StoreInUseError)
    return new StartError(
      `Хранилище ${config.dataDir} уже открыто другим процессом: остановите его.`,
    );
  if (error instanceof WrongKeyError)
    return error.mode === null || error.mode === config.mode
      ? new ConfigError(error.message)
      : otherMode(error.mode);
  if (error instanceof DataKeyError) return new ConfigError(error.message);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (error instanceof StoreNotWritableError || unwritable.has(code))
    return new StartError(`В папку ${config.dataDir} нельзя писать: проверьте DATA_DIR и права.`);
  return config.mongodbUri === null ? error : mongoProblem(error);
}
