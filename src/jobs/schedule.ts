import { Agenda } from 'agenda';
import { MongoBackend } from '@agendajs/mongo-backend';
import { type Db } from 'mongodb';
import { type Tick } from './ticks.js';

/** A recurring tick: its name, how often, what it does. */
export interface Recurring {
  readonly name: string;
  readonly everySeconds: number;
  readonly tick: Tick;
}

export interface Schedule {
  stop(): Promise<void>;
}

/** Locks end by themselves after this time, so that a killed process stalls nothing. */
const lockLifetimeMs = 30_000;

/**
 * Runs the ticks by agenda, each by one process at a time; `failed` hears of every failure. `alone`: no other process has this
 * store, so a lock that is found belongs to a dead one.
 */
export async function startSchedule(
  database: Db,
  recurring: readonly Recurring[],
  failed: (name: string, error: unknown) => void,
  { alone = false }: { readonly alone?: boolean } = {},
): Promise<Schedule> {
  if (alone) await database.collection('jobs').updateMany({}, { $set: { lockedAt: null } });
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: database, collection: 'jobs' }),
    processEvery: 1000,
    defaultLockLifetime: lockLifetimeMs,
  });
  let stopping = false;
  agenda.on('error', (error: unknown) => {
    if (!stopping) failed('agenda', error);
  });
  for (const { name, tick } of recurring) {
    agenda.define(name, async () => {
      await tick.run().catch((error: unknown) => failed(name, error));
    });
  }
  await agenda.start();
  for (const { name, everySeconds } of recurring)
    await agenda.every(`${everySeconds} seconds`, name);
  return {
    stop: async () => {
      stopping = true;
      await agenda.drain({ timeout: 5000, closeConnection: false });
    },
  };
}
