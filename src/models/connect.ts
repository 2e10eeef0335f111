import mongoose from 'mongoose';
import { wrappingKeyId } from '../people/keyring.js';
import { searchable } from '../people/name-search.js';
import { accessLogModel } from './access-log-model.js';
import { accountModel } from './account-model.js';
import { caseModel } from './case-model.js';
import { formDraftModel } from './form-draft-model.js';
import { invitationModel } from './invitation-model.js';
import { keyringModel } from './keyring-model.js';
import { messageModel } from './message-model.js';
import { oneTimeLinkModel } from './one-time-link-model.js';
import { paceModel } from './pace-model.js';
import { personModel } from './person-model.js';
import { phoneModel } from './phone-model.js';
import { questionModel } from './question-model.js';
import { sessionModel } from './session-model.js';
import { settingModel } from './setting-model.js';
import { staffModel } from './staff-model.js';
import { textModel } from './text-model.js';
import { throttleModel } from './throttle-model.js';
import { WrongKeyError } from './wrong-key-error.js';

/** Everything that is stored, behind the interfaces of those who use it. */
export type Store = Awaited<ReturnType<typeof connectStore>>;

/**
 * Connects to MongoDB or the embedded store and makes its indexes; `dataKey` is the installation's 256 bit key. Throws a
 * WrongKeyError when the store was made with another. `heard.destroyed` hears of each key that is destroyed, before it is.
 */
export async function connectStore(
  uri: string,
  dataKey: Buffer,
  technicalNow: () => Date = () => new Date(),
  heard: { readonly destroyed?: (owner: string) => void } = {},
) {
  const connection = await mongoose
    .createConnection(uri, { serverSelectionTimeoutMS: 5000 })
    .asPromise();
  const keyring = keyringModel(connection, dataKey, heard.destroyed);
  const { people, names } = searchable(personModel(connection, keyring));
  const store = {
    keyring,
    cases: caseModel(connection),
    messages: messageModel(connection, keyring, technicalNow),
    questions: questionModel(connection),
    people,
    /** Search by name; read once at the start by the service. */
    names,
    texts: textModel(connection, keyring, technicalNow),
    accounts: accountModel(connection, keyring, dataKey, technicalNow),
    invitations: invitationModel(connection, dataKey),
    links: oneTimeLinkModel(connection, dataKey),
    formDrafts: formDraftModel(connection, keyring, dataKey),
    staff: staffModel(connection, keyring),
    throttle: throttleModel(connection, dataKey),
    accessLog: accessLogModel(connection, dataKey),
    sessions: sessionModel(connection),
    settings: settingModel(connection, keyring),
    phones: phoneModel(connection, keyring),
    paces: paceModel(connection, technicalNow),
    /** The driver's client, for the session store and the jobs. */
    client: connection.getClient(),
    database: connection.name,
    /** True while the store answers. */
    isUp: () =>
      connection.db?.command({ ping: 1 }).then(
        () => true,
        () => false,
      ) ?? Promise.resolve(false),
    close: () => connection.close(),
  };
  const indexed = [
    store.cases,
    store.messages,
    store.questions,
    store.texts,
    store.accounts,
    store.invitations,
    store.links,
    store.formDrafts,
    store.staff,
    store.throttle,
    store.accessLog,
    store.phones,
  ];
  for (const model of indexed) await model.createIndexes();
  if ((await store.settings.keyId(wrappingKeyId(dataKey))) === wrappingKeyId(dataKey)) return store;
  const mode = await store.settings.madeIn();
  await connection.close();
  throw new WrongKeyError(mode);
}
