import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { CaseId, newId, TextId } from '../cases/ids.js';
import { type TextStore } from '../people/free-text.js';
import { type Keyring } from '../people/keyring.js';
import { foundById, gatherReads } from './gathered.js';
import { type Indexed, instant, options, text } from './model-options.js';

interface TextDocument {
  _id: string;
  owner: string;
  caseId: string;
  sealed: string;
  storedAt: Date;
  /** An event names it: the sweep need not look at it again. */
  kept: boolean;
}

const StoredText = z.object({ _id: TextId, owner: z.string(), sealed: z.string() });

const schema = new Schema<TextDocument>(
  {
    _id: text,
    owner: text,
    caseId: text,
    sealed: text,
    storedAt: instant,
    kept: { type: Boolean, required: true },
  },
  options('texts'),
);
schema.index({ caseId: 1 });
schema.index({ owner: 1 });
schema.index({ kept: 1, storedAt: 1 });

/** Free texts, sealed with the key of the person whose words they are, else of the case. */
export function textModel(
  connection: Connection,
  keyring: Keyring,
  technicalNow: () => Date,
): TextStore & Indexed {
  const texts = connection.model<TextDocument>('Text', schema);
  const byId = gatherReads(async (ids) =>
    foundById(await texts.find({ _id: { $in: ids } }).lean(), (found) =>
      found === null ? Promise.resolve(null) : opened(keyring, found),
    ),
  );
  return {
    put: async (words, { caseId, person }) => {
      const id = TextId.parse(newId());
      const owner = person ?? `case:${caseId}`;
      const sealed = await keyring.seal(owner, words, id);
      await texts.create({ _id: id, owner, caseId, sealed, storedAt: technicalNow(), kept: false });
      return id;
    },
    find: async (id) => (await byId(id))?.[1] ?? null,
    findMany: async (ids) => {
      const read = await Promise.all(ids.map(byId));
      return new Map(read.filter((entry) => entry !== null));
    },
    ofCase: async (caseId) =>
      (await texts.find({ caseId }, { _id: 1 }).lean()).map(({ _id }) => TextId.parse(_id)),
    remove: async (ids) => {
      await texts.deleteMany({ _id: { $in: [...ids] } });
    },
    removeOf: async (person) => {
      await texts.deleteMany({ owner: person });
    },
    sweep: (before, named) => sweep(texts, before, named),
    createIndexes: () => texts.createIndexes(),
  };
}

async function opened(keyring: Keyring, found: unknown): Promise<[TextId, string] | null> {
  const stored = StoredText.parse(found);
  const words = await keyring.open(stored.owner, stored.sealed, stored._id);
  return typeof words === 'string' ? [stored._id, words] : null;
}

/** How many texts one sweep looks at. */
const sweepSize = 1000;

async function sweep(
  texts: Model<TextDocument>,
  before: Date,
  named: (caseId: CaseId) => Promise<ReadonlySet<string>>,
): Promise<number> {
  const old = await texts
    .find({ kept: false, storedAt: { $lt: before } }, { _id: 1, caseId: 1 })
    .limit(sweepSize)
    .lean();
  const cases = [...new Set(old.map((t) => t.caseId))];
  let removed = 0;
  for (const caseId of cases) {
    const keep = await named(CaseId.parse(caseId));
    const ids = old.filter((t) => t.caseId === caseId).map((t) => t._id);
    const gone = ids.filter((id) => !keep.has(id));
    const kept = ids.filter((id) => keep.has(id));
    if (kept.length > 0) await texts.updateMany({ _id: { $in: kept } }, { $set: { kept: true } });
    removed += (await texts.deleteMany({ _id: { $in: gone } })).deletedCount;
  }
  return removed;
}
