import type { Receive } from './channel.js';
import type { ChannelHealth } from './channel-health.js';
import type { Intake } from './intake.js';
import { backOff, pause } from './pause.js';

export type LifecycleParts = {
  readonly health: ChannelHealth;
  readonly intake: Intake;
  /** Greets the messenger; rejects when it does not answer or does not accept us. */
  readonly connect: () => Promise<void>;
  /** Receives until the signal is aborted. */
  readonly listen: (signal: AbortSignal) => Promise<void>;
  /** Whether trying again cannot help until somebody changes a setting. */
  readonly isWrongSetting: (error: unknown) => boolean;
  /** The failure as one Russian sentence. */
  readonly explain: (error: unknown) => string;
};

/**
 * Starting and stopping, the same in every channel: a wrong token stops the start with one sentence; a messenger that is away does
 * not, the channel says that it is failing and goes on trying.
 */
export function createLifecycle(parts: LifecycleParts) {
  const { health, intake, connect, listen, isWrongSetting, explain } = parts;
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function tryToConnect(): Promise<boolean> {
    try {
      await connect();
      health.works();
      return true;
    } catch (error) {
      health.fails(explain(error));
      return false;
    }
  }

  async function connectAndListen(signal: AbortSignal): Promise<void> {
    let failures = 1;
    await pause(1000 * backOff(failures), signal);
    while (!signal.aborted && !(await tryToConnect())) {
      failures += 1;
      await pause(1000 * backOff(failures), signal);
    }
    await listen(signal);
  }

  async function start(receive: Receive): Promise<void> {
    stopping = new AbortController();
    const { signal } = stopping;
    intake.open(receive, signal);
    try {
      await connect();
      health.works();
      running = listen(signal);
    } catch (error) {
      if (isWrongSetting(error)) throw new Error(explain(error), { cause: error });
      health.fails(explain(error));
      running = connectAndListen(signal);
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await running;
    await intake.close();
    health.stopped();
  }

  return { start, stop };
}
