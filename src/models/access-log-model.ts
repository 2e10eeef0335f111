import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { newId } from '../cases/ids.js';
import {
  AccessEntry,
  accessLogDays,
  type AccessLog,
  type AccessQuery,
  type BrokenChain,
  chained,
  type ChainedEntry,
  chainStart,
  findBreak,
} from '../people/access-log.js';
import { keyFor } from '../people/sealing.js';
import { type Indexed, instant, options, text } from './model-options.js';

const StoredEntry = AccessEntry.extend({
  chain: z.string(),
  seq: z.number(),
  previous: z.string(),
  hash: z.string(),
});

type EntryDocument = z.output<typeof StoredEntry> & { _id: string };

const orNull = { type: String, default: null } as const;

const schema = new Schema<EntryDocument>(
  {
    _id: text,
    at: instant,
    account: orNull,
    role: orNull,
    door: text,
    action: text,
    caseId: orNull,
    person: orNull,
    resource: orNull,
    reason: orNull,
    allowed: { type: Boolean, required: true },
    chain: text,
    seq: { type: Number, required: true },
    previous: text,
    hash: text,
  },
  options('accessLog'),
);
schema.index({ chain: 1, seq: 1 }, { unique: true });
schema.index({ account: 1, at: -1 });
schema.index({ caseId: 1, at: -1 });
schema.index({ person: 1, at: -1 });
schema.index({ at: 1 }, { expireAfterSeconds: accessLogDays * 86_400 });

/** The access log: each process writes a chain of its own, one line after the other. */
export function accessLogModel(connection: Connection, dataKey: Buffer): AccessLog & Indexed {
  const entries = connection.model<EntryDocument>('AccessEntry', schema);
  const key = keyFor(dataKey, 'access-log');
  let place = newChain(key);
  let writing: Promise<void> = Promise.resolve();
  const append = async (entry: AccessEntry): Promise<void> => {
    const line = chained(key, entry, place);
    const { chain, seq, hash } = line;
    place = newChain(key);
    await entries.create({ ...line, _id: `${chain}:${seq}` });
    place = { chain, seq: seq + 1, previous: hash };
  };
  return {
    write: (given) => {
      const entry = AccessEntry.parse({ ...blank, ...given });
      const written = writing.then(() => append(entry));
      writing = written.catch(() => undefined);
      return written;
    },
    read: async (query) =>
      (await entries.find(filterOf(query)).sort({ at: -1, seq: -1 }).limit(query.limit).lean()).map(
        (found) => AccessEntry.parse(found),
      ),
    verify: () => verify(entries, key),
    createIndexes: () => entries.createIndexes(),
  };
}

/** A chain starts with the process, and anew after a line that may or may not have been kept. */
function newChain(key: Buffer) {
  const chain = newId();
  return { chain, seq: 0, previous: chainStart(key, chain) };
}

const blank = { role: null, caseId: null, person: null, resource: null, reason: null };

function filterOf({ account, caseId, person, from, to }: AccessQuery): Record<string, unknown> {
  const exact = Object.entries({ account, caseId, person }).filter(([, id]) => id !== undefined);
  const at = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(to === undefined ? {} : { $lt: to }),
  };
  return { ...Object.fromEntries(exact), ...(Object.keys(at).length === 0 ? {} : { at }) };
}

/** Walks every chain in order; whole chains are held in memory one at a time. */
async function verify(entries: Model<EntryDocument>, key: Buffer): Promise<BrokenChain | null> {
  const chains: string[] = await entries.distinct('chain');
  for (const chain of chains) {
    const found = await entries.find({ chain }).sort({ seq: 1 }).lean();
    const lines: ChainedEntry[] = found.map((line) => StoredEntry.parse(line));
    const broken = findBreak(key, lines);
    if (broken !== null) return broken;
  }
  return null;
}
