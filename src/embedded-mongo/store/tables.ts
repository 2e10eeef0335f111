import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Database, type RootDatabase, open } from 'lmdb';
import { StoreNotWritableError } from '../errors.js';

type Table = Database<Buffer, Buffer>;

/** The three LMDB tables: collections, documents by collection and number, index entries by index and key. */
export interface Tables {
  readonly env: RootDatabase<Buffer, Buffer>;
  readonly catalog: Table;
  readonly docs: Table;
  readonly entries: Table;
}

const plain = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;

/** Makes the folder, for this user only; throws `StoreNotWritableError` with a sentence. */
export const prepareFolder = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreNotWritableError(`The data folder ${dir} cannot be written: ${why}`);
  }
};

/** The file that holds a store. */
export const fileOf = (dir: string): string => path.join(dir, 'store.lmdb');

/** Opens the tables in a folder; writes are on disk before they are acknowledged. */
export const openTables = (dir: string): Tables => {
  const env = open<Buffer, Buffer>({
    path: fileOf(dir),
    overlappingSync: false,
    eventTurnBatching: false,
    maxDbs: 4,
    noSubdir: true,
    ...plain,
  });
  return {
    env,
    catalog: env.openDB<Buffer, Buffer>({ name: 'catalog', ...plain }),
    docs: env.openDB<Buffer, Buffer>({ name: 'docs', ...plain }),
    entries: env.openDB<Buffer, Buffer>({ name: 'entries', ...plain }),
  };
};
