import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BSON } from 'mongodb';
import { z } from 'zod';
import { openStream, sealStream } from './sealed-stream.js';

/** What a backup begins with: which store it was made of, and when (technical clock). */
export const BackupHead = z.object({
  format: z.literal('mirovaya-backup-1'),
  mode: z.enum(['demo', 'live']),
  made: z.date(),
});
export type BackupHead = z.output<typeof BackupHead>;

/** A document of a backup: of which collection, and its bytes as BSON. */
export interface BackupRecord {
  readonly collection: string;
  readonly document: Buffer;
}

const StoredRecord = z.object({ c: z.string(), d: z.instanceof(Uint8Array) });

/** Writes one sealed file, readable by its owner only; it appears under its name when it is whole. */
export async function writeBackupFile(
  file: string,
  key: Buffer,
  head: BackupHead,
  records: AsyncIterable<BackupRecord>,
  cut: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(
      Readable.from(framed(head, records)),
      createGzip(),
      (bytes: AsyncIterable<Buffer>) => sealStream(bytes, key),
      createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true }),
      cut,
    );
    await rename(part, file);
  } catch (error) {
    if (!isExisting(error)) await rm(part, { force: true });
    throw error;
  }
}

const isExisting = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

/**
 * Reads a backup: its head first, then `each` for every document. Throws a BrokenSealError when the key is another or the file
 * is not whole; what came before that has been handed over by then, so read a file to its end before using it.
 */
export async function readBackupFile(
  file: string,
  key: Buffer,
  each: (record: BackupRecord) => Promise<void> | void,
): Promise<BackupHead> {
  let head: BackupHead | null = null;
  await pipeline(
    createReadStream(file),
    (bytes: AsyncIterable<Buffer>) => openStream(bytes, key),
    createGunzip(),
    async (bytes: AsyncIterable<Buffer>) => {
      for await (const document of documentsIn(bytes)) {
        if (head === null) head = BackupHead.parse(BSON.deserialize(document));
        else await each(recordOf(document));
      }
    },
  );
  return BackupHead.parse(head);
}

function recordOf(document: Buffer): BackupRecord {
  const { c, d } = StoredRecord.parse(BSON.deserialize(document, { promoteBuffers: true }));
  return { collection: c, document: Buffer.from(d) };
}

async function* framed(
  head: BackupHead,
  records: AsyncIterable<BackupRecord>,
): AsyncGenerator<Uint8Array> {
  yield BSON.serialize(head);
  for await (const { collection, document } of records)
    yield BSON.serialize({ c: collection, d: document });
}

/** BSON documents one after another: each begins with its length. */
async function* documentsIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    held = Buffer.concat([held, more]);
    while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
      const length = held.readInt32LE(0);
      yield held.subarray(0, length);
      held = held.subarray(length);
    }
  }
}
