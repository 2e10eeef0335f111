import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Bytes sealed piece by piece with AES-256-GCM, so that a backup of any size passes through little memory. Each piece is bound
 * to its place and to whether it is the last: none can be left out, moved or cut off unnoticed.
 * A piece: length of what is sealed (4 bytes), last (1), nonce (12), tag (16), sealed bytes.
 */
const headBytes = 33;
const pieceBytes = 1 << 20;
const longestPiece = 2 * pieceBytes;

/** A sealed stream was cut, changed, or sealed with another key. */
export class BrokenSealError extends Error {}

/** Seals a stream of bytes. */
export async function* sealStream(
  bytes: AsyncIterable<Buffer>,
  key: Buffer,
): AsyncGenerator<Buffer, void> {
  let place = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    held = Buffer.concat([held, more]);
    for (; held.length > pieceBytes; held = held.subarray(pieceBytes))
      yield piece(key, held.subarray(0, pieceBytes), place++, false);
  }
  yield piece(key, held, place, true);
}

/** Opens a sealed stream; throws a BrokenSealError at the first piece that is not as it was sealed. */
export async function* openStream(
  sealed: AsyncIterable<Buffer>,
  key: Buffer,
): AsyncGenerator<Buffer, void> {
  let held: Buffer = Buffer.alloc(0);
  let place = 0;
  let isLast = false;
  for await (const more of sealed) {
    held = Buffer.concat([held, more]);
    for (let size = sizeOf(held); size <= held.length; size = sizeOf(held)) {
      if (isLast) throw new BrokenSealError();
      isLast = held[4] === 1;
      yield opened(key, held.subarray(0, size), place++);
      held = held.subarray(size);
    }
  }
  if (!isLast || held.length > 0) throw new BrokenSealError();
}

/** How long the next piece is; infinite while its head has not come. */
function sizeOf(held: Buffer): number {
  if (held.length < headBytes) return Infinity;
  const length = held.readUInt32BE(0);
  if (length > longestPiece) throw new BrokenSealError();
  return headBytes + length;
}

const boundTo = (place: number, isLast: boolean): Buffer =>
  Buffer.from(`mirovaya-backup:${place}:${isLast ? 'last' : 'more'}`);

function piece(key: Buffer, bytes: Buffer, place: number, isLast: boolean): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place, isLast));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(sealed.length);
  head[4] = isLast ? 1 : 0;
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
}

function opened(key: Buffer, bytes: Buffer, place: number): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(5, 17))
      .setAAD(boundTo(place, bytes[4] === 1))
      .setAuthTag(bytes.subarray(17, headBytes));
    return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]);
  } catch {
    throw new BrokenSealError();
  }
}
