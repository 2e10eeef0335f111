import { StoreEnded } from '../start-error.js';

/** Waits until asked to stop; throws one sentence where the embedded store ends before that. */
export async function untilStoreEnds(ended: Promise<unknown>, asked: Promise<void>): Promise<void> {
  const first = await Promise.race([asked.then(() => 'asked'), ended.then(() => 'ended')]);
  if (first === 'ended') throw new StoreEnded();
}
