import { type StoredCase } from '../cases/case-store.js';
import { withEvents } from '../cases/case.js';
import { type CaseId, type PersonId, type StaffId } from '../cases/ids.js';
import { type Store } from '../models/connect.js';

/** The store while a demo is made in it, by nobody else: what was written or read is not read again until it changes. */
export function readOnce(store: Store): Store {
  const { staff, settings } = store;
  return {
    ...store,
    staff: { ...staff, all: once(() => staff.all()) },
    settings: {
      ...settings,
      directory: once(() => settings.directory()),
      consentText: once(() => settings.consentText()),
    },
    cases: casesOnce(store.cases),
    people: peopleOnce(store.people),
    accounts: accountsOnce(store.accounts),
  };
}

function casesOnce(cases: Store['cases']): Store['cases'] {
  const found = new Map<CaseId, StoredCase>();
  const change = (id: CaseId, by: (before: StoredCase) => StoredCase) => {
    const before = found.get(id);
    if (before !== undefined) found.set(id, by(before));
  };
  return {
    ...cases,
    find: async (id) => {
      const stored = found.get(id) ?? (await cases.find(id));
      if (stored !== null) found.set(id, stored);
      return stored;
    },
    save: async (id, version, added) => {
      const saved = await cases.save(id, version, added);
      if (saved)
        change(id, (before) => ({
          kase: withEvents(before.kase, added.events),
          intents: [...before.intents, ...added.intents],
          wokenUntil: added.wokenUntil,
        }));
      else found.delete(id);
      return saved;
    },
    dropIntents: async (id, keys) => {
      await cases.dropIntents(id, keys);
      change(id, (before) => ({
        ...before,
        intents: before.intents.filter(({ key }) => !keys.includes(key)),
      }));
    },
  };
}

function peopleOnce(people: Store['people']): Store['people'] {
  const findMany = remembered((ids: readonly PersonId[]) => people.findMany(ids));
  return {
    ...people,
    findMany: findMany.read,
    put: (...given) => people.put(...given).finally(findMany.forget),
  };
}

function accountsOnce(accounts: Store['accounts']): Store['accounts'] {
  const addressOf = remembered((id: string) => accounts.addressOf(id));
  const ofPerson = remembered((id: PersonId) => accounts.ofPerson(id));
  const ofStaff = remembered((id: StaffId) => accounts.ofStaff(id));
  const linked = remembered((ids: readonly PersonId[]) => accounts.linked(ids));
  const forget = () => {
    for (const read of [addressOf, ofPerson, ofStaff, linked]) read.forget();
  };
  return {
    ...accounts,
    addressOf: addressOf.read,
    ofPerson: ofPerson.read,
    ofStaff: ofStaff.read,
    linked: linked.read,
    linkPerson: (...given) => accounts.linkPerson(...given).finally(forget),
    linkStaff: (...given) => accounts.linkStaff(...given).finally(forget),
  };
}

/** Reads the same key once, until all are forgotten. */
function remembered<K, T>(
  read: (key: K) => Promise<T>,
): { readonly read: (key: K) => Promise<T>; readonly forget: () => void } {
  const found = new Map<string, Promise<T>>();
  return {
    read: (key) => {
      const name = JSON.stringify(key);
      const known = found.get(name) ?? read(key);
      found.set(name, known);
      return known;
    },
    forget: () => found.clear(),
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => (reading ??= read());
}
