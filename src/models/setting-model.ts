import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { MovedDays } from '../cases/russian-holidays.js';
import { ChannelSwitches, noSwitches } from '../people/channel-switches.js';
import { Directory, type SettingStore } from '../people/directory.js';
import { type Keyring } from '../people/keyring.js';
import { foundById, gatherReads } from './gathered.js';

const Mode = z.enum(['demo', 'live']);
/** Whose key seals what belongs to the installation itself. */
const owner = 'installation';
const empty: Directory = { services: [], commissions: [] };

/** Settings that are not of a case, one document each; the directory is sealed, as its telephones may be those of staff. */
export function settingModel(connection: Connection, keyring: Keyring): SettingStore {
  const schema = new Schema<{ _id: string; value: unknown }>(
    { _id: { type: String, required: true }, value: Schema.Types.Mixed },
    {
      collection: 'settings',
      versionKey: false,
      minimize: false,
      autoIndex: false,
      autoCreate: false,
    },
  );
  const settings = connection.model('Setting', schema);
  const get = gatherReads<unknown>(async (ids) =>
    foundById(await settings.find({ _id: { $in: ids } }).lean(), (found) => found?.value ?? null),
  );
  const set = async (id: string, value: unknown) => {
    await settings.updateOne({ _id: id }, { $set: { value } }, { upsert: true });
  };
  const setOnce = async (id: string, value: unknown) => {
    await settings.updateOne({ _id: id }, { $setOnInsert: { value } }, { upsert: true });
  };
  return {
    directory: async () => {
      const kept = await get('directory');
      const opened = typeof kept === 'string' ? await keyring.open(owner, kept, 'directory') : kept;
      return Directory.nullable().parse(opened) ?? empty;
    },
    setDirectory: async (directory) =>
      set('directory', await keyring.seal(owner, directory, 'directory')),
    movedDays: async () => MovedDays.nullable().parse(await get('movedDays')),
    setMovedDays: (moved) => set('movedDays', moved),
    clockOffset: async () =>
      z
        .number()
        .nullable()
        .parse(await get('clockOffset')) ?? 0,
    setClockOffset: (milliseconds) => set('clockOffset', milliseconds),
    consentText: async () =>
      z
        .string()
        .nullable()
        .parse(await get('consentText')),
    confirmConsentText: (version) => set('consentText', version),
    stamp: async (mode) => {
      await setOnce('mode', mode);
      return Mode.parse(await get('mode'));
    },
    madeIn: async () => Mode.nullable().parse(await get('mode')),
    keyId: async (id) => {
      await setOnce('keyId', id);
      return z.string().parse(await get('keyId'));
    },
    channelSwitches: async () =>
      ChannelSwitches.nullable().parse(await get('channelSwitches')) ?? noSwitches,
    setChannelSwitches: (switches) => set('channelSwitches', switches),
    mark: async (name) =>
      z
        .string()
        .nullable()
        .parse(await get(`mark:${name}`)),
    setMark: (name, value) => set(`mark:${name}`, value),
  };
}
