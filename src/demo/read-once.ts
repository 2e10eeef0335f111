import { type StaffId } from '../cases/ids.js';
import { type Store } from '../models/connect.js';
import { type Account } from '../people/account.js';

/** The store for the cases of a demo: its towns and their staff, which stay as they were put, are read once. */
export function readOnce(store: Store): Store {
  const { staff, settings, accounts } = store;
  const found = new Map<StaffId, Promise<readonly Account[]>>();
  return {
    ...store,
    staff: { ...staff, all: once(() => staff.all()) },
    settings: {
      ...settings,
      directory: once(() => settings.directory()),
      consentText: once(() => settings.consentText()),
    },
    accounts: {
      ...accounts,
      ofStaff: (id) => {
        const known = found.get(id) ?? accounts.ofStaff(id);
        found.set(id, known);
        return known;
      },
    },
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => (reading ??= read());
}
