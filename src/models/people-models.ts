import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { InvitationId, CaseId, newId, PersonId, StaffId, TextId } from '../cases/ids.js';
import { type Account, type AccountStore, type InvitationStore } from '../people/account.js';
import { type TextStore } from '../people/free-text.js';
import { createKeyring, type Keyring, type KeyringStore } from '../people/keyring.js';
import { type Person, PersonData, type PersonStore } from '../people/person.js';
import { lookupHash } from '../people/sealing.js';
import { Staff, type StaffStore } from '../people/staff.js';

const options = (collection: string) =>
  ({
    collection,
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
  }) as const;
const text = { type: String, required: true } as const;

/** The keys of the installation, in a collection of their own. */
export function keyringModel(connection: Connection, dataKey: Buffer): Keyring {
  const keys = connection.model(
    'Key',
    new Schema<{ _id: string; wrapped: string }>({ _id: text, wrapped: text }, options('keyring')),
  );
  const store: KeyringStore = {
    find: async (owner) => (await keys.findById(owner).lean())?.wrapped ?? null,
    add: async (owner, wrapped) => {
      const kept = await keys
        .findOneAndUpdate(
          { _id: owner },
          { $setOnInsert: { wrapped } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
      return kept?.wrapped ?? wrapped;
    },
    destroy: async (owner) => void (await keys.deleteOne({ _id: owner })),
  };
  return createKeyring(store, dataKey);
}

/** Persons, each sealed as one piece with a key of its own. */
export function personModel(connection: Connection, keyring: Keyring): PersonStore {
  const persons = connection.model(
    'Person',
    new Schema<{ _id: string; sealed: string }>({ _id: text, sealed: text }, options('people')),
  );
  const open = async (found: { _id: string; sealed: string } | null): Promise<Person | null> => {
    const data = found === null ? null : await keyring.open(found._id, found.sealed, 'person');
    return found === null || data === null
      ? null
      : { ...PersonData.parse(data), id: PersonId.parse(found._id) };
  };
  const openAll = async (found: readonly { _id: string; sealed: string }[]) =>
    (await Promise.all(found.map(open))).filter((p) => p !== null);
  return {
    put: async (id, data) => {
      const sealed = await keyring.seal(id, data, 'person');
      await persons.updateOne({ _id: id }, { $set: { sealed } }, { upsert: true });
    },
    find: async (id) => open(await persons.findById(id).lean()),
    findMany: async (ids) =>
      new Map(
        (await openAll(await persons.find({ _id: { $in: [...ids] } }).lean())).map((p) => [
          p.id,
          p,
        ]),
      ),
    all: async () => openAll(await persons.find({}).lean()),
    erase: async (id) => {
      await keyring.destroy(id);
      await persons.deleteOne({ _id: id });
    },
  };
}

const StoredText = z.object({ _id: TextId, owner: z.string(), sealed: z.string() });

/** Free texts, sealed with the key of the person whose words they are, else of the case. */
export function textModel(connection: Connection, keyring: Keyring): TextStore {
  const texts = connection.model(
    'Text',
    new Schema<{ _id: string; owner: string; caseId: string; sealed: string }>(
      { _id: text, owner: text, caseId: text, sealed: text },
      options('texts'),
    ),
  );
  const open = async (found: unknown): Promise<[TextId, string] | null> => {
    const stored = StoredText.parse(found);
    const words = await keyring.open(stored.owner, stored.sealed, stored._id);
    return typeof words === 'string' ? [stored._id, words] : null;
  };
  return {
    put: async (words, { caseId, person }) => {
      const id = TextId.parse(newId());
      const owner = person ?? `case:${caseId}`;
      await texts.create({ _id: id, owner, caseId, sealed: await keyring.seal(owner, words, id) });
      return id;
    },
    find: async (id) => {
      const found = await texts.findById(id).lean();
      return found === null ? null : ((await open(found))?.[1] ?? null);
    },
    findMany: async (ids) => {
      const found = await texts.find({ _id: { $in: [...ids] } }).lean();
      return new Map((await Promise.all(found.map(open))).filter((entry) => entry !== null));
    },
  };
}

const StoredAccount = z.object({
  _id: z.string(),
  channel: z.string(),
  persons: z.array(PersonId),
  staff: StaffId.nullable(),
  shared: z.boolean(),
  sealed: z.string(),
});
interface AccountDocument {
  _id: string;
  channel: string;
  persons: string[];
  staff: string | null;
  shared: boolean;
  sealed: string;
}

/** Messenger accounts: looked up by a keyed hash, their own ids sealed. */
export function accountModel(
  connection: Connection,
  keyring: Keyring,
  dataKey: Buffer,
): AccountStore & { createIndexes(): Promise<void> } {
  const schema = new Schema<AccountDocument>(
    {
      _id: text,
      channel: text,
      persons: { type: [String], required: true },
      staff: { type: String, default: null },
      shared: { type: Boolean, default: false },
      sealed: text,
    },
    options('accounts'),
  );
  schema.index({ persons: 1 });
  schema.index({ staff: 1 });
  const accounts = connection.model<AccountDocument>('Account', schema);
  const idOf = (channel: string, messengerId: string) =>
    lookupHash(dataKey, 'account', `${channel}:${messengerId}`);
  const link = async (
    channel: string,
    messengerId: string,
    change: { $addToSet: { persons: PersonId } } | { $set: { staff: StaffId } },
  ): Promise<Account> => {
    const id = idOf(channel, messengerId);
    const sealed = await keyring.seal(`account:${id}`, messengerId, 'account');
    const fresh = {
      channel,
      shared: false,
      sealed,
      ...('$set' in change ? { persons: [] } : { staff: null }),
    };
    await accounts.updateOne({ _id: id }, { ...change, $setOnInsert: fresh }, { upsert: true });
    return accountOf(await accounts.findById(id).lean());
  };
  return {
    idOf,
    find: async (id) => {
      const found = await accounts.findById(id).lean();
      return found === null ? null : accountOf(found);
    },
    addressOf: async (id) => {
      const found = await accounts.findById(id).lean();
      const address =
        found === null ? null : await keyring.open(`account:${id}`, found.sealed, 'account');
      return typeof address === 'string' ? address : null;
    },
    linkPerson: (channel, messengerId, person) =>
      link(channel, messengerId, { $addToSet: { persons: person } }),
    linkStaff: (channel, messengerId, staff) => link(channel, messengerId, { $set: { staff } }),
    unlinkPerson: async (person) =>
      void (await accounts.updateMany({ persons: person }, { $pull: { persons: person } })),
    setShared: async (id, shared) =>
      void (await accounts.updateOne({ _id: id }, { $set: { shared } })),
    ofPerson: async (person) => (await accounts.find({ persons: person }).lean()).map(accountOf),
    ofStaff: async (staff) => (await accounts.find({ staff }).lean()).map(accountOf),
    linked: async (persons) => {
      const found = await accounts.find({ persons: { $in: [...persons] } }).lean();
      return new Set(found.flatMap((a) => accountOf(a).persons));
    },
    createIndexes: async () => void (await accounts.createIndexes()),
  };
}

function accountOf(found: unknown): Account {
  const { _id, channel, persons, staff, shared } = StoredAccount.parse(found);
  return { id: _id, channel, persons, staff, shared };
}

const StoredInvitation = z.object({
  _id: InvitationId,
  person: PersonId,
  caseId: CaseId,
  ends: z.date(),
});

/** Invitations, found by the hash of their code. */
export function invitationModel(
  connection: Connection,
  dataKey: Buffer,
): InvitationStore & { createIndexes(): Promise<void> } {
  const schema = new Schema<{
    _id: string;
    codeHash: string;
    person: string;
    caseId: string;
    ends: Date;
    open: boolean;
  }>(
    {
      _id: text,
      codeHash: text,
      person: text,
      caseId: text,
      ends: { type: Date, required: true },
      open: { type: Boolean, required: true },
    },
    options('invitations'),
  );
  schema.index({ codeHash: 1 }, { unique: true });
  const invitations = connection.model('Invitation', schema);
  const hash = (code: string) => lookupHash(dataKey, 'invitation', code);
  return {
    add: async ({ id, person, caseId, ends }, code) =>
      void (await invitations.create({
        _id: id,
        person,
        caseId,
        ends,
        codeHash: hash(code),
        open: true,
      })),
    findOpen: async (code, now) => {
      const found = await invitations
        .findOne({ codeHash: hash(code), open: true, ends: { $gt: now } })
        .lean();
      if (found === null) return null;
      const { _id, ...invitation } = StoredInvitation.parse(found);
      return { id: _id, ...invitation };
    },
    end: async (id) =>
      (await invitations.updateOne({ _id: id, open: true }, { $set: { open: false } }))
        .matchedCount === 1,
    createIndexes: async () => void (await invitations.createIndexes()),
  };
}

const StoredStaff = z.object({
  _id: StaffId,
  login: z.string(),
  sealed: z.string(),
  disabled: z.boolean(),
  password: z.string().nullable(),
});

/** Staff accounts; names and telephones are sealed like those of participants. */
export function staffModel(
  connection: Connection,
  keyring: Keyring,
): StaffStore & { createIndexes(): Promise<void> } {
  const schema = new Schema<{
    _id: string;
    login: string;
    sealed: string;
    disabled: boolean;
    password: string | null;
  }>(
    {
      _id: text,
      login: text,
      sealed: text,
      disabled: { type: Boolean, required: true },
      password: { type: String, default: null },
    },
    options('staff'),
  );
  schema.index({ login: 1 }, { unique: true });
  const accounts = connection.model('Staff', schema);
  const owner = (id: string) => `staff:${id}`;
  const open = async (found: unknown): Promise<Staff | null> => {
    const stored = StoredStaff.nullable().parse(found);
    const data =
      stored === null ? null : await keyring.open(owner(stored._id), stored.sealed, 'staff');
    return data === null ? null : Staff.parse(data);
  };
  return {
    put: async (staff) => {
      const sealed = await keyring.seal(owner(staff.id), staff, 'staff');
      await accounts.updateOne(
        { _id: staff.id },
        { $set: { login: staff.login, disabled: staff.disabled, sealed } },
        { upsert: true },
      );
    },
    find: async (id) => open(await accounts.findById(id).lean()),
    findByLogin: async (login) => open(await accounts.findOne({ login }).lean()),
    all: async () =>
      (await Promise.all((await accounts.find({}).lean()).map(open))).filter((s) => s !== null),
    setPassword: async (id, password) =>
      void (await accounts.updateOne({ _id: id }, { $set: { password } })),
    passwordOf: async (id) => (await accounts.findById(id).lean())?.password ?? null,
    createIndexes: async () => void (await accounts.createIndexes()),
  };
}
