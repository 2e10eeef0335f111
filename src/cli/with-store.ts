import { setTimeout as wait } from 'node:timers/promises';
import type { OpenedStore, StorePlace } from '../open-store.js';
import { StoreEnded } from '../start-error.js';
import { whileStoreLives } from '../while-store-lives.js';

/** How long work on a store that died may take to tidy up, in milliseconds. */
const PATIENCE = 500;

/** Works on what was opened and closes it, whatever happens; throws `StoreEnded` where the store ends first. */
export async function closingAfter<O extends OpenedStore | StorePlace, T>(
  opened: O,
  work: (opened: O) => Promise<T>,
): Promise<T> {
  const working = work(opened).finally(() => opened.close());
  try {
    return await whileStoreLives(opened.ended, () => working);
  } catch (error) {
    const tidied = working.catch(() => undefined);
    if (error instanceof StoreEnded) await Promise.race([tidied, wait(PATIENCE)]);
    throw error;
  }
}
