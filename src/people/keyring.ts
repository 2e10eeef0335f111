import { keyFor, newKey, openBytes, sealBytes, type Sealed } from './sealing.js';

/** What is known of an owner's key; a destroyed one leaves its id, so that no restored backup brings it back (J4.15). */
export type KeptKey =
  | { readonly type: 'none' }
  | { readonly type: 'destroyed' }
  | { readonly type: 'key'; readonly wrapped: Sealed; readonly wrappedBy: string };

/** Where the keys lie, each wrapped by the installation's key; fulfilled by `models`. */
export interface KeyringStore {
  find(owner: string): Promise<KeptKey>;
  /** Adds a key unless the owner has or had one; returns what is there. */
  add(owner: string, wrapped: Sealed, wrappedBy: string): Promise<KeptKey>;
  /** Removes the key and keeps the owner's id as destroyed. */
  destroy(owner: string): Promise<void>;
  /** The owners whose keys were destroyed. */
  destroyed(): Promise<readonly string[]>;
}

/** Something was to be sealed for an owner whose key is destroyed. */
export class ErasedError extends Error {}

/** Seals values with a key of their owner (a person, a case, an account); without the key they are gone. */
export interface Keyring {
  /** `bound`: the field the value is for. Throws an ErasedError when the owner was erased. */
  seal(owner: string, value: unknown, bound: string): Promise<Sealed>;
  /** `null`: the owner's key was destroyed. Throws when the value was tampered with. */
  open(owner: string, sealed: Sealed, bound: string): Promise<unknown>;
  /** Makes everything of the owner unreadable for ever. */
  destroy(owner: string): Promise<void>;
  /** Every owner erased so far: each restore of a backup applies this list. */
  destroyed(): Promise<readonly string[]>;
}

/** How many unwrapped keys are kept in memory. */
const cacheSize = 2000;

/** The id of the key that wraps the others: kept beside each, so that it can be changed later. */
export function wrappingKeyId(dataKey: Buffer): string {
  return keyFor(dataKey, 'keyring-id').toString('base64url').slice(0, 12);
}

/** The keyring of an installation; `dataKey` is its 256 bit key. */
export function createKeyring(store: KeyringStore, dataKey: Buffer): Keyring {
  const wrapping = keyFor(dataKey, 'keyring');
  const wrappedBy = wrappingKeyId(dataKey);
  const cache = new Map<string, Buffer>();
  const remember = (owner: string, kept: KeptKey): Buffer | null => {
    if (kept.type !== 'key') return null;
    const key = openBytes(wrapping, kept.wrapped, owner);
    if (cache.size >= cacheSize) cache.clear();
    cache.set(owner, key);
    return key;
  };
  const find = async (owner: string): Promise<Buffer | null> =>
    cache.get(owner) ?? remember(owner, await store.find(owner));
  const make = async (owner: string): Promise<Buffer | null> =>
    remember(owner, await store.add(owner, sealBytes(wrapping, newKey(), owner), wrappedBy));
  return {
    seal: async (owner, value, bound) => {
      const key = (await find(owner)) ?? (await make(owner));
      if (key === null) throw new ErasedError(`the key of ${owner} was destroyed`);
      return sealBytes(key, Buffer.from(JSON.stringify(value)), `${owner}:${bound}`);
    },
    open: async (owner, sealed, bound) => {
      const key = await find(owner);
      if (key === null) return null;
      const value: unknown = JSON.parse(openBytes(key, sealed, `${owner}:${bound}`).toString());
      return value;
    },
    destroy: async (owner) => {
      await store.destroy(owner);
      cache.delete(owner);
    },
    destroyed: () => store.destroyed(),
  };
}
