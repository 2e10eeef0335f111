import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { lookupHash } from '../people/sealing.js';
import {
  attempt,
  type Attempt,
  forgottenAt,
  type LimitName,
  limits,
  noTries,
  type Throttle,
  triesLeft,
  type TriesState,
} from '../people/throttle.js';
import { isDuplicate } from './duplicate.js';
import { type Indexed, instant, options, text } from './model-options.js';

const StoredTries = z.object({
  windows: z.array(z.object({ start: z.number(), tries: z.number() })),
  blockedUntil: z.number(),
  waits: z.number(),
});

interface TriesDocument {
  _id: string;
  /** Counts the writes; guards each. */
  version: number;
  state: unknown;
  forgottenAt: Date;
}

const schema = new Schema<TriesDocument>(
  {
    _id: text,
    version: { type: Number, required: true },
    state: { type: Schema.Types.Mixed, required: true },
    forgottenAt: instant,
  },
  options('tries'),
);
schema.index({ forgottenAt: 1 }, { expireAfterSeconds: 0 });

/** Tries in MongoDB or the embedded store; logins, addresses and codes are kept as keyed hashes. */
export function throttleModel(connection: Connection, dataKey: Buffer): Throttle & Indexed {
  const tries = connection.model<TriesDocument>('Tries', schema);
  const idOf = (limit: LimitName, who: string) => `${limit}:${lookupHash(dataKey, 'tries', who)}`;
  return {
    attempt: (limit, who, now) => count(tries, idOf(limit, who), limit, now),
    peek: async (limit, who, now) => {
      const { state } = await load(tries, idOf(limit, who), now);
      return attempt(limits[limit], state, now).result;
    },
    left: async (limit, who, now) =>
      triesLeft(limits[limit], (await load(tries, idOf(limit, who), now)).state, now),
    clear: async (limit, who) => {
      await tries.deleteOne({ _id: idOf(limit, who) });
    },
    createIndexes: () => tries.createIndexes(),
  };
}

async function load(
  tries: Model<TriesDocument>,
  id: string,
  now: Date,
): Promise<{ version: number | null; state: TriesState }> {
  const found = await tries.findById(id).lean();
  if (found === null) return { version: null, state: noTries };
  const old = found.forgottenAt.getTime() <= now.getTime();
  return { version: found.version, state: old ? noTries : StoredTries.parse(found.state) };
}

/** Counts under a guard, so that tries at the same moment are all counted. */
async function count(
  tries: Model<TriesDocument>,
  id: string,
  limit: LimitName,
  now: Date,
): Promise<Attempt> {
  for (;;) {
    const before = await load(tries, id, now);
    const { state, result } = attempt(limits[limit], before.state, now);
    const next = { state, forgottenAt: new Date(forgottenAt(limits[limit], state)) };
    if (await save(tries, id, before.version, next)) return result;
  }
}

async function save(
  tries: Model<TriesDocument>,
  id: string,
  version: number | null,
  next: { state: TriesState; forgottenAt: Date },
): Promise<boolean> {
  if (version !== null) {
    const change = { $set: { ...next, version: version + 1 } };
    return (await tries.updateOne({ _id: id, version }, change)).matchedCount === 1;
  }
  try {
    await tries.create({ _id: id, version: 1, ...next });
    return true;
  } catch (error) {
    if (isDuplicate(error, '_id')) return false;
    throw error;
  }
}
