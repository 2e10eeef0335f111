import { keyFor, newKey, openBytes, sealBytes, type Sealed } from './sealing.js';

/** Where the keys lie, each wrapped by the installation's key; fulfilled by `models`. */
export interface KeyringStore {
  find(owner: string): Promise<Sealed | null>;
  /** Adds a key unless the owner has one; returns the one that is there. */
  add(owner: string, wrapped: Sealed): Promise<Sealed>;
  destroy(owner: string): Promise<void>;
}

/** Seals values with a key of their owner (a person, a case, an account); without the key they are gone. */
export interface Keyring {
  seal(owner: string, value: unknown, bound: string): Promise<Sealed>;
  /** `null`: the owner's key was destroyed. Throws when the value was tampered with. */
  open(owner: string, sealed: Sealed, bound: string): Promise<unknown>;
  /** Makes everything of the owner unreadable for ever. */
  destroy(owner: string): Promise<void>;
}

/** How many unwrapped keys are kept in memory. */
const cacheSize = 2000;

/** The keyring of an installation; `dataKey` is its 256 bit key. */
export function createKeyring(store: KeyringStore, dataKey: Buffer): Keyring {
  const wrapping = keyFor(dataKey, 'keyring');
  const cache = new Map<string, Buffer>();
  const remember = (owner: string, wrapped: Sealed): Buffer => {
    const key = openBytes(wrapping, wrapped, owner);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(owner, key);
    return key;
  };
  const find = async (owner: string): Promise<Buffer | null> => {
    const wrapped = cache.has(owner) ? null : await store.find(owner);
    return cache.get(owner) ?? (wrapped === null ? null : remember(owner, wrapped));
  };
  const get = async (owner: string): Promise<Buffer> =>
    (await find(owner)) ??
    remember(owner, await store.add(owner, sealBytes(wrapping, newKey(), owner)));
  return {
    seal: async (owner, value, bound) =>
      sealBytes(await get(owner), Buffer.from(JSON.stringify(value)), `${owner}:${bound}`),
    open: async (owner, sealed, bound) => {
      const key = await find(owner);
      if (key === null) return null;
      const value: unknown = JSON.parse(openBytes(key, sealed, `${owner}:${bound}`).toString());
      return value;
    },
    destroy: async (owner) => {
      cache.delete(owner);
      await store.destroy(owner);
    },
  };
}
