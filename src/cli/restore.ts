import { existsSync, readFileSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import { z } from 'zod';
import { readBackupFile, type BackupHead } from '../backup/backup-file.js';
import { filledCollections, restoringTo } from '../backup/backup-store.js';
import { BrokenSealError } from '../backup/sealed-stream.js';
import { PersonId } from '../cases/ids.js';
import { type Config } from '../config.js';
import { connectStore } from '../models/connect.js';
import { erasedFile, openPlace, type StorePlace } from '../open-store.js';
import { erasePerson } from '../people/erase-person.js';
import { argumentsOf, noMore } from './arguments.js';
import { backupKey, codeOf, isFileProblem } from './backup.js';
import { Failed } from './failed.js';
import { type ExitCode, type Io } from './io.js';
import { closingAfter } from './with-store.js';
import { WrongCall } from './wrong-call.js';

const USAGE = `mirovaya restore ФАЙЛ [--erased ФАЙЛ]    вернуть базу из копии; только в пустое хранилище

Остановите сервис. DATA_KEY и MODE – те, с которыми копия сделана.
--erased    список удалённых ключей (erased-keys.txt); без него берётся тот, что лежит в папке данных.
Сообщения, которые ждали отправки, когда делали копию, уйдут, когда сервис запустится.`;

/** `mirovaya restore FILE`: checks the whole file, then fills an empty store and erases again whom the list names (J4.15). */
export async function restoreCommand(
  args: readonly string[],
  io: Io,
  config: () => Config,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('restore', args, { erased: { type: 'string' } });
  const [file, ...rest] = positionals;
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  noMore(rest);
  if (file === undefined) throw new WrongCall(USAGE);
  const settings = config();
  const erased = erasedIds(values.erased ?? null, settings);
  return closingAfter<StorePlace, ExitCode>(
    await openPlace(settings, { shared: false }),
    async (place) => {
      const count = await restored(place, settings, file);
      const gone = await eraseAgain(place, erased);
      io.out(`Восстановлено документов: ${count}. Повторно удалено: ${gone}.`);
      return 0;
    },
  );
}

function erasedIds(named: string | null, config: Config): readonly string[] {
  const file = named ?? erasedFile(config);
  if (!existsSync(file)) {
    if (named !== null) throw new Failed(`Файла ${named} нет.`);
    return [];
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}

async function restored(place: StorePlace, config: Config, file: string): Promise<number> {
  const client = new MongoClient(place.uri);
  try {
    const database = client.db();
    if ((await filledCollections(database)).length > 0)
      throw new Failed('Хранилище не пустое: восстанавливают только в пустое.');
    const { count } = await checked(config, file);
    const restoring = restoringTo(database);
    await readBackupFile(file, backupKey(config), restoring.put);
    await restoring.flush();
    return count;
  } finally {
    await client.close();
  }
}

/** Reads the file to its end before anything is written. */
async function checked(config: Config, file: string): Promise<{ count: number }> {
  let count = 0;
  const head = await readBackupFile(file, backupKey(config), () => void (count += 1)).catch(
    (error: unknown): BackupHead => {
      throw unreadable(error, file);
    },
  );
  if (head.mode !== config.mode)
    throw new Failed(`Копия сделана в режиме ${head.mode}: задайте MODE=${head.mode}.`);
  return { count };
}

function unreadable(error: unknown, file: string): unknown {
  if (isFileProblem(error)) return new Failed(`Файл ${file} не читается.`);
  const isBroken = error instanceof BrokenSealError || error instanceof z.ZodError;
  return isBroken || codeOf(error) !== undefined
    ? new Failed('Копия не открывается: другой ключ данных, или файл повреждён.')
    : error;
}

/** How many owners of the list had come back with the backup. */
async function eraseAgain(place: StorePlace, ids: readonly string[]): Promise<number> {
  const store = await connectStore(place.uri, place.dataKey);
  try {
    const already = new Set(await store.keyring.destroyed());
    const back = ids.filter((id) => !already.has(id));
    for (const id of back) {
      const person = PersonId.safeParse(id);
      if (person.success) await erasePerson(store, person.data);
      else await store.keyring.destroy(id);
    }
    return back.length;
  } finally {
    await store.close();
  }
}
