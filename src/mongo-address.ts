import { closeSync, fstatSync, openSync } from 'node:fs';
import { StartError } from './start-error.js';

/** What the driver calls an error when the address itself is wrong, before it looks for a server. */
const unreadable: ReadonlySet<string> = new Set([
  'MongoParseError',
  'MongoAPIError',
  'MongoInvalidArgumentError',
  'MongoMissingCredentialsError',
  'MongoRuntimeError',
]);

/** Why the MongoDB of MONGODB_URI could not be opened, in one sentence that does not repeat the address and its password. */
export function mongoProblem(error: unknown): StartError {
  return error instanceof Error && unreadable.has(error.name)
    ? new StartError(
        'Значение MONGODB_URI – не адрес MongoDB: нужен адрес вида mongodb://сервер:27017/база.',
      )
    : new StartError('MongoDB по адресу MONGODB_URI не отвечает.');
}

/** Options of the address that name files; their names may be written in any case. */
const files: ReadonlySet<string> = new Set(['tlscafile', 'tlscertificatekeyfile', 'tlscrlfile']);

/** Throws a StartError with one sentence when a file that the address names cannot be read. */
export function needFilesOf(uri: string): void {
  const options = new URLSearchParams(uri.split('?')[1] ?? '');
  for (const [name, file] of options) {
    if (files.has(name.toLowerCase()) && !isReadable(file))
      throw new StartError(
        `Файл ${file} из MONGODB_URI (${name}) не читается: проверьте путь и права.`,
      );
  }
}

function isReadable(file: string): boolean {
  try {
    const open = openSync(file, 'r');
    const isFile = fstatSync(open).isFile();
    closeSync(open);
    return isFile;
  } catch {
    return false;
  }
}
