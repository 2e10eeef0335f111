import { type Channel } from '../bot/channels/channel.js';
import { createSandboxChannel } from '../bot/channels/sandbox/create.js';
import { type DomainClock } from '../clock.js';
import { type Store } from '../models/connect.js';
import { type Service } from '../service.js';
import { readOnce } from './read-once.js';
import { type Seeding } from './seeding.js';

/** Joins a service from its store, its clock and its channels. */
export type Joining = (
  store: Store,
  clock: DomainClock,
  channels: ReadonlyMap<string, Channel>,
) => Service;

/** What fills an empty demo store: a clock of its own that comes from the past, and phones that show its time. */
export function seedings(store: Store, join: Joining): Seeding {
  const now = new Date();
  const read = readOnce(store);
  const apart = (): Seeding => {
    const clock = pastClock(now);
    const phones = createSandboxChannel(store.phones, () => clock.now());
    const service = join(read, clock, new Map<string, Channel>([[phones.name, phones]]));
    void phones.start(service.receive(phones));
    return { store: read, service, phones, clock, now, apart };
  };
  return apart();
}

function pastClock(now: Date): Seeding['clock'] {
  let at = now;
  const set = (to: Date) => void (at = to);
  return { now: () => at, offset: () => 0, moveTo: set, set };
}
