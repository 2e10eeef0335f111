import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileOf } from './store/tables.js';

/** Stands beside a store from before its first write until it is filled and on disk. */
const markOf = (dir: string): string => path.join(dir, 'filling');

const onDisk = (file: string, flags: 'r' | 'w'): void => {
  const handle = openSync(file, flags, 0o600);
  fsyncSync(handle);
  closeSync(handle);
};

const unmark = (dir: string): void => {
  rmSync(markOf(dir));
  onDisk(dir, 'r');
};

/** The owner's first step: empties a store whose filling was interrupted; true where a new one is to be filled now. */
export const beginFilling = (dir: string, wanted: boolean): boolean => {
  if (existsSync(markOf(dir))) {
    for (const file of [fileOf(dir), `${fileOf(dir)}-lock`]) rmSync(file, { force: true });
    onDisk(dir, 'r');
    unmark(dir);
  }
  if (!wanted || existsSync(fileOf(dir))) return false;
  onDisk(markOf(dir), 'w');
  onDisk(dir, 'r');
  return true;
};

/** Brings all that was filled in to the disk; then the store may stay. */
export const endFilling = async (dir: string): Promise<void> => {
  const handle = await open(fileOf(dir));
  await handle.sync().finally(() => handle.close());
  unmark(dir);
};
