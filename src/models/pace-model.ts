import { type Connection } from 'mongoose';
import { type PaceStore } from '../bot/channels/pacer.js';
import { isDuplicate } from './duplicate.js';

interface PaceDocument {
  _id: string;
  /** The first moment that is not taken: technical milliseconds. */
  next: number;
}

/** The moments of each messenger, shared by all processes on one store; their clocks should agree. */
export function paceModel(connection: Connection, technicalNow: () => Date): PaceStore {
  const database = connection.getClient().db(connection.name);
  const paces = database.collection<PaceDocument>('paces');
  const reserve = async (channel: string, intervalMs: number): Promise<number> => {
    const now = technicalNow().getTime();
    const free = { $cond: [{ $gt: ['$next', now] }, '$next', now] };
    const before = await paces.findOneAndUpdate(
      { _id: channel },
      [{ $set: { next: { $add: [free, intervalMs] } } }],
      { upsert: true, returnDocument: 'before' },
    );
    return Math.max(0, (before?.next ?? now) - now);
  };
  return {
    reserve: (channel, intervalMs) =>
      reserve(channel, intervalMs).catch((error: unknown) => {
        if (isDuplicate(error, '_id')) return reserve(channel, intervalMs);
        throw error;
      }),
  };
}
