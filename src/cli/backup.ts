import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackupFile } from '../backup/backup-file.js';
import { documentsOf } from '../backup/backup-store.js';
import { type Config } from '../config.js';
import { type OpenedStore } from '../open-store.js';
import { readDataKey } from '../people/data-key.js';
import { keyFor } from '../people/sealing.js';
import { argumentsOf, noMore } from './arguments.js';
import { Failed } from './failed.js';
import { type ExitCode, type Io } from './io.js';
import { closingAfter } from './with-store.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya backup ФАЙЛ    вся база одним зашифрованным файлом

Сервис можно не останавливать. Файл открывается только ключом данных (DATA_KEY): храните ключ отдельно.
В файле есть и ключи участников: копии старше 7 дней удаляйте (J4.15).
Рядом с копиями храните erased-keys.txt из папки данных: восстановление не вернёт тех, чьи данные удалены.`;

/** What `backup` needs around it; `now`: technical clock. */
export interface BackingUp {
  readonly config: () => Config;
  readonly open: () => Promise<OpenedStore>;
  readonly now: () => Date;
}

/** The key that seals backups, made from the installation's. */
export const backupKey = (config: Config): Buffer =>
  keyFor(readDataKey(config.dataKey, config.dataDir), 'backup');

/** `mirovaya backup FILE`: everything but sessions and jobs, in one sealed file; an existing file is never written over. */
export async function backupCommand(
  args: readonly string[],
  io: Io,
  { config, open, now }: BackingUp,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('backup', args, {});
  const [name, ...rest] = positionals;
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  noMore(rest);
  if (name === undefined) throw new WrongCall(USAGE);
  const file = resolve(name);
  if (existsSync(file)) throw new Failed(`Файл ${file} уже есть: назовите другой.`);
  const settings = config();
  const made = now();
  const count = await closingAfter(await open(), (opened) => write(opened, settings, file, made));
  io.out(`Копия готова: ${file}, документов: ${count}.`);
  return 0;
}

async function write({ store, ended }: OpenedStore, config: Config, file: string, made: Date) {
  let count = 0;
  const cut = new AbortController();
  void ended.then(() => cut.abort());
  const counted = async function* () {
    for await (const record of documentsOf(store.client.db(store.database))) {
      count += 1;
      yield record;
    }
  };
  const head = { format: 'mirovaya-backup-1', mode: config.mode, made } as const;
  const { signal } = cut;
  await writeBackupFile(file, backupKey(config), head, counted(), { signal }).catch(
    (error: unknown) => {
      throw isFileProblem(error)
        ? new Failed(`Файл ${file} не записался: проверьте папку.`)
        : error;
    },
  );
  return count;
}

const fileProblems: ReadonlySet<unknown> = new Set([
  'EACCES',
  'EEXIST',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EROFS',
]);

/** The file system refused. */
export const isFileProblem = (error: unknown): boolean => fileProblems.has(codeOf(error));

/** The code of an error of Node; undefined: it has none. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
