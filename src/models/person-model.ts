import { type Connection, Schema } from 'mongoose';
import { PersonId } from '../cases/ids.js';
import { type Keyring } from '../people/keyring.js';
import { type Person, PersonData, type PersonStore } from '../people/person.js';
import { foundById, gatherReads } from './gathered.js';
import { options, text } from './model-options.js';

interface PersonDocument {
  _id: string;
  sealed: string;
}

const schema = new Schema<PersonDocument>({ _id: text, sealed: text }, options('people'));

/** Persons, each sealed as one piece with a key of its own. */
export function personModel(connection: Connection, keyring: Keyring): PersonStore {
  const persons = connection.model<PersonDocument>('Person', schema);
  const openAll = async (found: readonly PersonDocument[]): Promise<Person[]> =>
    (await Promise.all(found.map((one) => opened(keyring, one)))).filter((p) => p !== null);
  const byId = gatherReads(async (ids) =>
    foundById(await persons.find({ _id: { $in: ids } }).lean(), (found) =>
      found === null ? Promise.resolve(null) : opened(keyring, found),
    ),
  );
  return {
    put: async (id, data) => {
      const sealed = await keyring.seal(id, PersonData.parse(data), 'person');
      await persons.updateOne({ _id: id }, { $set: { sealed } }, { upsert: true });
    },
    find: byId,
    findMany: async (ids) => {
      const found = await Promise.all(ids.map(byId));
      return new Map(found.flatMap((person) => (person === null ? [] : [[person.id, person]])));
    },
    all: async () => openAll(await persons.find({}).lean()),
    erase: async (id) => {
      await keyring.destroy(id);
      await persons.deleteOne({ _id: id });
    },
  };
}

async function opened(keyring: Keyring, { _id, sealed }: PersonDocument): Promise<Person | null> {
  const data = await keyring.open(_id, sealed, 'person');
  return data === null ? null : { ...PersonData.parse(data), id: PersonId.parse(_id) };
}
