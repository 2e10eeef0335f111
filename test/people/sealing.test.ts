import { describe, expect, it } from '@jest/globals';
import {
  createKeyring,
  ErasedError,
  type KeptKey,
  type KeyringStore,
} from '../../src/people/keyring.js';
import { lookupHash, newKey, openBytes, sealBytes } from '../../src/people/sealing.js';

/** A keyring that lies in memory. */
function inMemory(): KeyringStore & { readonly kept: Map<string, KeptKey> } {
  const kept = new Map<string, KeptKey>();
  const find = (owner: string): KeptKey => kept.get(owner) ?? { type: 'none' };
  return {
    kept,
    find: (owner) => Promise.resolve(find(owner)),
    add: (owner, wrapped, wrappedBy) => {
      if (!kept.has(owner)) kept.set(owner, { type: 'key', wrapped, wrappedBy });
      return Promise.resolve(find(owner));
    },
    destroy: (owner) => {
      kept.set(owner, { type: 'destroyed' });
      return Promise.resolve();
    },
    destroyed: () =>
      Promise.resolve([...kept].filter(([, k]) => k.type === 'destroyed').map(([owner]) => owner)),
  };
}

describe('sealing', () => {
  const key = newKey();

  it('opens what it sealed, and seals the same twice differently', () => {
    const bytes = Buffer.from('Мельник');
    const [one, two] = [sealBytes(key, bytes, 'p'), sealBytes(key, bytes, 'p')];
    expect(one).not.toBe(two);
    expect(openBytes(key, one, 'p').toString()).toBe('Мельник');
  });

  it('opens nothing with another key, another field, or a changed bit', () => {
    const sealed = sealBytes(key, Buffer.from('Мельник'), 'anna:person');
    expect(() => openBytes(newKey(), sealed, 'anna:person')).toThrow();
    expect(() => openBytes(key, sealed, 'pyotr:person')).toThrow();
    const raw = Buffer.from(sealed, 'base64url');
    for (const i of [0, 13, raw.length - 1]) {
      const changed = Buffer.from(raw);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => openBytes(key, changed.toString('base64url'), 'anna:person')).toThrow();
    }
  });

  it('hashes for look-up by purpose and key', () => {
    const hash = lookupHash(key, 'account', 'telegram:100');
    expect(lookupHash(key, 'account', 'telegram:100')).toBe(hash);
    expect(lookupHash(key, 'invitation', 'telegram:100')).not.toBe(hash);
    expect(lookupHash(newKey(), 'account', 'telegram:100')).not.toBe(hash);
  });
});

describe('the keyring', () => {
  it('seals for one owner and one field', async () => {
    const keyring = createKeyring(inMemory(), newKey());
    const sealed = await keyring.seal('anna', { phone: '1' }, 'person');
    expect(await keyring.open('anna', sealed, 'person')).toEqual({ phone: '1' });
    await expect(keyring.open('anna', sealed, 'account')).rejects.toThrow();
    await keyring.seal('pyotr', 1, 'person');
    await expect(keyring.open('pyotr', sealed, 'person')).rejects.toThrow();
  });

  it("keeps keys wrapped: without the installation's key they are of no use", async () => {
    const store = inMemory();
    const sealed = await createKeyring(store, newKey()).seal('anna', 1, 'person');
    await expect(createKeyring(store, newKey()).open('anna', sealed, 'person')).rejects.toThrow();
  });

  it('R54: an erased owner is erased for ever: nothing opens, nothing is sealed', async () => {
    const store = inMemory();
    const dataKey = newKey();
    const keyring = createKeyring(store, dataKey);
    const sealed = await keyring.seal('anna', 1, 'person');
    await keyring.destroy('anna');
    expect(await keyring.open('anna', sealed, 'person')).toBeNull();
    expect(await createKeyring(store, dataKey).open('anna', sealed, 'person')).toBeNull();
    await expect(keyring.seal('anna', 2, 'person')).rejects.toThrow(ErasedError);
    expect(await keyring.destroyed()).toEqual(['anna']);
  });
});
