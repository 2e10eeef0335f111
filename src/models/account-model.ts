import { type Connection, type Model, Schema } from 'mongoose';
import { z } from 'zod';
import { newId, PersonId, StaffId } from '../cases/ids.js';
import { type Account, type AccountStore } from '../people/account.js';
import { type Keyring } from '../people/keyring.js';
import { lookupHash } from '../people/sealing.js';
import { foundBy, foundById, gatherReads } from './gathered.js';
import { type Indexed, instant, options, text } from './model-options.js';

interface AccountDocument {
  _id: string;
  channel: string;
  persons: string[];
  staff: string | null;
  /** Whose first choice it is: ids of persons and staff. */
  preferredBy: string[];
  shared: boolean;
  /** Keyed hash of the code of a shared phone. */
  code: string | null;
  /** The owner of the key that seals the messenger id; new with each linking, gone with the last link. */
  owner: string;
  sealed: string;
  linkedAt: Date;
}

const StoredAccount = z.object({
  _id: z.string(),
  channel: z.string(),
  persons: z.array(PersonId),
  staff: StaffId.nullable(),
  shared: z.boolean(),
});

const schema = new Schema<AccountDocument>(
  {
    _id: text,
    channel: text,
    persons: { type: [String], required: true },
    staff: { type: String, default: null },
    preferredBy: { type: [String], required: true },
    shared: { type: Boolean, default: false },
    code: { type: String, default: null },
    owner: text,
    sealed: text,
    linkedAt: instant,
  },
  options('accounts'),
);
schema.index({ persons: 1 });
schema.index({ staff: 1 });
schema.index({ preferredBy: 1 });

/** Messenger accounts: looked up by a keyed hash, their own ids sealed. */
export function accountModel(
  connection: Connection,
  keyring: Keyring,
  dataKey: Buffer,
  technicalNow: () => Date,
): AccountStore & Indexed {
  const accounts = connection.model<AccountDocument>('Account', schema);
  const idOf = (channel: string, messengerId: string) =>
    lookupHash(dataKey, 'account', `${channel}:${messengerId}`);
  const codeHash = (id: string, code: string) => lookupHash(dataKey, 'phone-code', `${id}:${code}`);
  const link = async (channel: string, messengerId: string, whose: Whose): Promise<Account> => {
    const _id = idOf(channel, messengerId);
    const known = await accounts.findById(_id, { owner: 1 }).lean();
    const owner = known?.owner ?? `account:${newId()}`;
    const fresh = {
      channel,
      shared: false,
      code: null,
      preferredBy: [],
      owner,
      sealed: await keyring.seal(owner, messengerId, 'account'),
      linkedAt: technicalNow(),
      ...('person' in whose ? { staff: null } : { persons: [] }),
    };
    const change =
      'person' in whose
        ? { $addToSet: { persons: whose.person } }
        : { $set: { staff: whose.staff } };
    const kept = await accounts
      .findOneAndUpdate(
        { _id },
        { ...change, $setOnInsert: fresh },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
    if (kept.owner !== owner) await keyring.destroy(owner);
    return accountOf(kept);
  };
  const unlink = async (
    where: { persons: PersonId } | { staff: StaffId },
    change: { $pull: { persons?: PersonId; preferredBy: string } } | Unstaff,
  ): Promise<void> => {
    await accounts.updateMany(where, change);
    await forgetEmpty(accounts, keyring);
  };
  const byId = gatherReads(async (ids) =>
    foundById(await accounts.find({ _id: { $in: ids } }).lean(), (found) => found),
  );
  const byPerson = gatherReads(async (persons) => {
    const found = await accounts.find({ persons: { $in: persons } }).lean();
    return foundBy(found, (account) => account.persons);
  });
  const byStaff = gatherReads(async (staff) => {
    const found = await accounts.find({ staff: { $in: staff } }).lean();
    return foundBy(found, (account) => (account.staff === null ? [] : [account.staff]));
  });
  return {
    idOf,
    find: async (id) => {
      const found = await byId(id);
      return found === null ? null : accountOf(found);
    },
    addressOf: async (id) => {
      const found = await byId(id);
      const address =
        found === null ? null : await keyring.open(found.owner, found.sealed, 'account');
      return typeof address === 'string' ? address : null;
    },
    linkPerson: (channel, messengerId, person) => link(channel, messengerId, { person }),
    linkStaff: (channel, messengerId, staff) => link(channel, messengerId, { staff }),
    unlinkPerson: (person) =>
      unlink({ persons: person }, { $pull: { persons: person, preferredBy: person } }),
    unlinkStaff: (staff) =>
      unlink({ staff }, { $set: { staff: null }, $pull: { preferredBy: staff } }),
    leaveStaff: async (id) => {
      await accounts.updateOne({ _id: id }, { $set: { staff: null, preferredBy: [] } });
      await forgetEmpty(accounts, keyring);
    },
    setShared: async (id, shared) => {
      const change = shared ? { shared } : { shared, code: null };
      await accounts.updateOne({ _id: id }, { $set: change });
    },
    chooseCode: async (id, code) => {
      const change = { $set: { code: codeHash(id, code) } };
      return (await accounts.updateOne({ _id: id, code: null }, change)).matchedCount === 1;
    },
    forgetCode: async (id) => {
      await accounts.updateOne({ _id: id }, { $set: { code: null } });
    },
    checkCode: async (id, code) => {
      const found = await accounts.findById(id, { code: 1 }).lean();
      if (found === null || found.code === null) return 'none';
      return found.code === codeHash(id, code) ? 'right' : 'wrong';
    },
    prefer: (id, whose) => prefer(accounts, id, whose),
    ofPerson: async (person) => inOrder(await byPerson(person), person),
    ofStaff: async (staff) => inOrder(await byStaff(staff), staff),
    linked: async (persons) => {
      const found = await Promise.all(persons.map(byPerson));
      return new Set(found.flat().flatMap((a) => accountOf(a).persons));
    },
    createIndexes: () => accounts.createIndexes(),
  };
}

type Whose = { readonly person: PersonId } | { readonly staff: StaffId };
type Unstaff = { $set: { staff: null }; $pull: { preferredBy: StaffId } };

/** An account without anybody loses its messenger id (R54). */
async function forgetEmpty(accounts: Model<AccountDocument>, keyring: Keyring): Promise<void> {
  const empty = { persons: { $size: 0 }, staff: null } as const;
  for (const { _id, owner } of await accounts.find(empty, { owner: 1 }).lean()) {
    if ((await accounts.deleteOne({ _id, ...empty })).deletedCount === 1)
      await keyring.destroy(owner);
  }
}

async function prefer(
  accounts: Model<AccountDocument>,
  id: string,
  whose: PersonId | StaffId,
): Promise<boolean> {
  const theirs = { _id: id, $or: [{ persons: whose }, { staff: whose }] };
  const done = await accounts.updateOne(theirs, { $addToSet: { preferredBy: whose } });
  if (done.matchedCount === 0) return false;
  await accounts.updateMany(
    { _id: { $ne: id }, preferredBy: whose },
    { $pull: { preferredBy: whose } },
  );
  return true;
}

function inOrder(found: readonly AccountDocument[], whose: string): Account[] {
  const rank = ({ preferredBy }: AccountDocument) => (preferredBy.includes(whose) ? 0 : 1);
  return [...found]
    .sort((a, b) => rank(a) - rank(b) || a.linkedAt.getTime() - b.linkedAt.getTime())
    .map(accountOf);
}

function accountOf(found: unknown): Account {
  const { _id, channel, persons, staff, shared } = StoredAccount.parse(found);
  return { id: _id, channel, persons, staff, shared };
}
