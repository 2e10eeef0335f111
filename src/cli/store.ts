import { parseArgs } from 'node:util';
import { copyStore } from '../embedded-mongo/copy.js';
import {
  startEmbeddedMongo,
  StoreInUseError,
  StoreNotWritableError,
} from '../embedded-mongo/start.js';
import { type ExitCode, type Io } from './io.js';

const usage = `mirovaya store serve [--data ПАПКА]            открыть встроенное хранилище; первая строка – его адрес mongodb://
mirovaya store copy --from АДРЕС --to АДРЕС    скопировать всё и сравнить`;

/** `mirovaya store serve` and `store copy`; `stopped` resolves when serving has to end. */
export async function storeCommand(
  args: readonly string[],
  io: Io,
  stopped: () => Promise<void>,
): Promise<ExitCode> {
  const options = {
    data: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    strict: false,
    options,
  });
  const { data, from, to } = values;
  if (values.help === true) {
    io.out(usage);
    return 0;
  }
  if (positionals[0] === 'serve')
    return serve(typeof data === 'string' ? data : './data/demo/store', io, stopped);
  if (positionals[0] === 'copy' && typeof from === 'string' && typeof to === 'string')
    return copy(from, to, io);
  io.err(usage);
  return 2;
}

async function serve(dataDir: string, io: Io, stopped: () => Promise<void>): Promise<ExitCode> {
  try {
    const server = await startEmbeddedMongo({ dataDir });
    io.out(server.uri);
    await stopped();
    await server.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof StoreInUseError) && !(error instanceof StoreNotWritableError))
      throw error;
    io.err(
      error instanceof StoreInUseError
        ? `Хранилище ${dataDir} уже открыто другим процессом.`
        : `В папку ${dataDir} нельзя писать.`,
    );
    return 1;
  }
}

async function copy(from: string, to: string, io: Io): Promise<ExitCode> {
  const compared = await copyStore(from, to, ({ done, total }) => {
    if (done % 1000 === 0 || done === total) io.err(`${bar(done, total)} ${done} из ${total}`);
  });
  compared.forEach(({ namespace, count, same }) => {
    io.out(`${same ? 'совпало' : 'НЕ СОВПАЛО'}  ${namespace}: ${count}`);
  });
  return compared.every((c) => c.same) ? 0 : 1;
}

const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 20 : Math.round((done / total) * 20);
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}]`;
};
