import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type DraftOf, draftLife, type FormDraftStore } from '../people/form-draft.js';
import { type Keyring } from '../people/keyring.js';
import { lookupHash } from '../people/sealing.js';
import { type Indexed, instant, options, text } from './model-options.js';

interface DraftDocument {
  _id: string;
  staff: string;
  caseId: string | null;
  sealed: string;
  forgottenAt: Date;
}

const Values = z.record(z.string(), z.array(z.string()));

const schema = new Schema<DraftDocument>(
  {
    _id: text,
    staff: text,
    caseId: { type: String, default: null },
    sealed: text,
    forgottenAt: instant,
  },
  options('formDrafts'),
);
schema.index({ forgottenAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ caseId: 1 });
schema.index({ staff: 1 });

/** Half-filled forms, sealed with the key of the case, of a case that is not opened yet with that of who opens it. */
export function formDraftModel(
  connection: Connection,
  keyring: Keyring,
  dataKey: Buffer,
): FormDraftStore & Indexed {
  const drafts = connection.model<DraftDocument>('FormDraft', schema);
  const idOf = ({ staff, caseId, command, person }: DraftOf) =>
    lookupHash(dataKey, 'form-draft', [staff, caseId ?? '', command, person ?? ''].join(':'));
  return {
    keep: async (of, values, now) => {
      const sealed = await keyring.seal(ownerOf(of), values, idOf(of));
      const forgottenAt = new Date(now.getTime() + draftLife);
      const { staff, caseId } = of;
      const change = { $set: { staff, caseId, sealed, forgottenAt } };
      await drafts.updateOne({ _id: idOf(of) }, change, { upsert: true });
    },
    find: async (of, now) => {
      const found = await drafts.findById(idOf(of)).lean();
      if (found === null || found.forgottenAt <= now) return null;
      return Values.nullable().parse(await keyring.open(ownerOf(of), found.sealed, idOf(of)));
    },
    drop: async (of) => {
      await drafts.deleteOne({ _id: idOf(of) });
    },
    createIndexes: () => drafts.createIndexes(),
  };
}

const ownerOf = ({ caseId, staff }: DraftOf): string =>
  caseId === null ? `draft:${staff}` : `case:${caseId}`;
