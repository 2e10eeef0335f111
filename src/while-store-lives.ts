import { setTimeout as wait } from 'node:timers/promises';
import { StartError, StoreEnded } from './start-error.js';

/** How long the end of the store may take to be known after its connections broke, in milliseconds. */
const PATIENCE = 500;

/** Runs something that needs the store; throws `StoreEnded` where the store ends first, whatever broke because of it. */
export async function whileStoreLives<T>(
  ended: Promise<unknown>,
  run: () => Promise<T>,
): Promise<T> {
  const death = ended.then((): never => {
    throw new StoreEnded();
  });
  try {
    return await Promise.race([run(), death]);
  } catch (error) {
    if (!(error instanceof StartError)) await Promise.race([death, wait(PATIENCE)]);
    throw error;
  }
}
