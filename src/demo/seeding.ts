import { type SandboxChannel } from '../bot/channels/sandbox/create.js';
import { type DomainClock } from '../clock.js';
import { type Store } from '../models/connect.js';
import { type Service } from '../service.js';

/** What seeding works on; the clock is moved from the past to the present and left there. */
export interface Seeding {
  readonly store: Store;
  readonly service: Service;
  /** The phones of the sandbox, which hand on what is pressed. */
  readonly phones: SandboxChannel;
  readonly clock: DomainClock & { set(instant: Date): void };
  readonly now: Date;
  /** The same with a clock of its own, for cases that are played side by side with others. */
  apart(): Seeding;
}
