import { type Connection, Schema } from 'mongoose';
import { createKeyring, type KeptKey, type Keyring, type KeyringStore } from '../people/keyring.js';
import { foundById, gatherReads } from './gathered.js';
import { options, text } from './model-options.js';

interface KeyDocument {
  _id: string;
  wrapped: string | null;
  wrappedBy: string | null;
}

const schema = new Schema<KeyDocument>(
  {
    _id: text,
    wrapped: { type: String, default: null },
    wrappedBy: { type: String, default: null },
  },
  options('keyring'),
);

/** The keys of the installation, in a collection of their own, with shorter-lived backups. */
export function keyringModel(
  connection: Connection,
  dataKey: Buffer,
  destroyed: (owner: string) => void = () => undefined,
): Keyring {
  const keys = connection.model<KeyDocument>('Key', schema);
  const store: KeyringStore = {
    find: gatherReads(async (owners) =>
      foundById(await keys.find({ _id: { $in: owners } }).lean(), keptKey),
    ),
    add: async (owner, wrapped, wrappedBy) =>
      keptKey(
        await keys
          .findOneAndUpdate(
            { _id: owner },
            { $setOnInsert: { wrapped, wrappedBy } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean(),
      ),
    destroy: async (owner) => {
      destroyed(owner);
      await keys.updateOne(
        { _id: owner },
        { $set: { wrapped: null, wrappedBy: null } },
        { upsert: true },
      );
    },
    destroyed: async () =>
      (await keys.find({ wrapped: null }, { _id: 1 }).lean()).map(({ _id }) => _id),
  };
  return createKeyring(store, dataKey);
}

function keptKey(found: KeyDocument | null): KeptKey {
  if (found === null) return { type: 'none' };
  const { wrapped, wrappedBy } = found;
  return wrapped === null
    ? { type: 'destroyed' }
    : { type: 'key', wrapped, wrappedBy: wrappedBy ?? '' };
}
