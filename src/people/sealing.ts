import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes sealed with AES-256-GCM: nonce (12), tag (16), ciphertext, as base64url. */
export type Sealed = string;

const nonceBytes = 12;
const tagBytes = 16;

/** A new random key of 256 bits. */
export const newKey = (): Buffer => randomBytes(32);

/** Seals bytes; `bound` (an id, a purpose) is not hidden but has to be the same when they are opened. */
export function sealBytes(key: Buffer, bytes: Buffer, bound: string): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const hidden = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
}

/** Opens sealed bytes; throws when the key, the bytes or what they are bound to is another. */
export function openBytes(key: Buffer, sealed: Sealed, bound: string): Buffer {
  const raw = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, raw.subarray(0, nonceBytes))
    .setAAD(Buffer.from(bound))
    .setAuthTag(raw.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(raw.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

/** A key for one purpose, made from the installation's key. */
export function keyFor(dataKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), purpose, 32));
}

/** A keyed hash by which something can be looked up that is stored nowhere. */
export function lookupHash(dataKey: Buffer, purpose: string, value: string): string {
  return createHmac('sha256', keyFor(dataKey, `lookup:${purpose}`))
    .update(value)
    .digest('base64url');
}
