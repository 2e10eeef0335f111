import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newKey } from './sealing.js';

/** The installation's key cannot be had; the message is one Russian sentence. */
export class DataKeyError extends Error {}

/**
 * The installation's 256 bit key: given, or read from a file. Where neither is named, as in demo mode, it lies in the data
 * folder and is made at the first start.
 */
export function readDataKey(
  given: { readonly hex: string | null; readonly file: string | null },
  dataDir: string,
): Buffer {
  if (given.hex !== null) return Buffer.from(given.hex, 'hex');
  const file = given.file ?? join(dataDir, 'data.key');
  if (given.file === null && !existsSync(file)) makeKeyFile(file);
  return keyIn(file);
}

function makeKeyFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${newKey().toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
}

function keyIn(file: string): Buffer {
  const hex = textOf(file).trim();
  if (/^[\da-f]{64}$/iu.test(hex)) return Buffer.from(hex, 'hex');
  throw new DataKeyError(`В файле ${file} нет ключа данных: нужны 64 шестнадцатеричных знака.`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
