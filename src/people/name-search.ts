import { type PersonId } from '../cases/ids.js';
import { createNameIndex, type NameIndex } from './name-index.js';
import { type PersonStore } from './person.js';

/** Search by name among persons one may search for (R159): an index in memory, nothing of it on disk. */
export interface NameSearch {
  /** Reads everybody once; a search before that waits for it. */
  ready(): Promise<void>;
  /**
   * Those of `within` whose name fits the query. Whom another process of the installation added or erased is seen as such at
   * once; a name that it changed is found by its new words when this process reads everybody again.
   */
  find(query: string, within: ReadonlySet<PersonId>): Promise<ReadonlySet<PersonId>>;
}

/** The store, and the search that is kept fresh by what goes through it. */
export function searchable(people: PersonStore): {
  readonly people: PersonStore;
  readonly names: NameSearch;
} {
  const index = createNameIndex([]);
  let reading: Promise<void> | null = null;
  const ready = () =>
    (reading ??= readAll(people, index).catch((error: unknown) => {
      reading = null;
      throw error;
    }));
  return {
    names: {
      ready,
      find: async (query, within) => {
        await ready();
        await readMissing(people, index, within);
        const found = await people.findMany(index.find(query, within));
        return new Set(createNameIndex([...found.values()]).find(query));
      },
    },
    people: {
      ...people,
      put: async (id, data) => {
        await people.put(id, data);
        index.put({ ...data, id });
      },
      erase: async (id) => {
        index.remove(id);
        await people.erase(id);
      },
    },
  };
}

/** Who was written meanwhile is known already, and newer than what was read. */
async function readAll(people: PersonStore, index: NameIndex): Promise<void> {
  for (const person of await people.all()) if (!index.has(person.id)) index.put(person);
}

async function readMissing(
  people: PersonStore,
  index: NameIndex,
  within: ReadonlySet<PersonId>,
): Promise<void> {
  const missing = [...within].filter((id) => !index.has(id));
  if (missing.length === 0) return;
  for (const person of (await people.findMany(missing)).values()) index.put(person);
}
