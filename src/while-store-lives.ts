import { setTimeout as wait } from 'node:timers/promises';
import { Failed } from './cli/failed.js';
import { WrongCall } from './cli/wrong-call.js';
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
    if (!isForeseen(error)) await Promise.race([death, wait(PATIENCE)]);
    throw error;
  }
}

/** A sentence of our own, which no broken connection is behind. */
const isForeseen = (error: unknown): boolean =>
  [StartError, Failed, WrongCall].some((kind) => error instanceof kind);
