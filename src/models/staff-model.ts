import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { StaffId } from '../cases/ids.js';
import { type Keyring } from '../people/keyring.js';
import { LoginTakenError, Staff, type StaffStore } from '../people/staff.js';
import { isDuplicate } from './duplicate.js';
import { gatherOne } from './gathered.js';
import { type Indexed, options, text } from './model-options.js';

interface StaffDocument {
  _id: string;
  login: string;
  sealed: string;
  disabled: boolean;
  password: string | null;
}

const StoredStaff = z.object({ _id: StaffId, sealed: z.string() });

const schema = new Schema<StaffDocument>(
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

/** Staff accounts; names and telephones are sealed like those of participants. */
export function staffModel(connection: Connection, keyring: Keyring): StaffStore & Indexed {
  const accounts = connection.model<StaffDocument>('Staff', schema);
  const open = async (found: unknown): Promise<Staff | null> => {
    if (found === null) return null;
    const { _id, sealed } = StoredStaff.parse(found);
    const data = await keyring.open(ownerOf(_id), sealed, 'staff');
    return data === null ? null : Staff.parse(data);
  };
  return {
    put: async (staff) => {
      const { id, login, disabled } = Staff.parse(staff);
      const sealed = await keyring.seal(ownerOf(id), staff, 'staff');
      await accounts
        .updateOne({ _id: id }, { $set: { login, disabled, sealed } }, { upsert: true })
        .catch((error: unknown) => {
          throw isDuplicate(error, 'login') ? new LoginTakenError(login) : error;
        });
    },
    find: async (id) => open(await accounts.findById(id).lean()),
    findByLogin: async (login) => open(await accounts.findOne({ login }).lean()),
    all: gatherOne(async () =>
      (await Promise.all((await accounts.find({}).lean()).map(open))).filter((s) => s !== null),
    ),
    setPassword: async (id, password) => {
      await accounts.updateOne({ _id: id }, { $set: { password } });
    },
    passwordOf: async (id) => (await accounts.findById(id).lean())?.password ?? null,
    createIndexes: () => accounts.createIndexes(),
  };
}

const ownerOf = (id: string) => `staff:${id}`;
