import { type CopyProgress, StoreNotEmptyError, copyStore } from '../embedded-mongo/copy.js';
import {
  endOfRunning,
  startEmbeddedMongo,
  StoreEndedError,
  StoreInUseError,
  StoreNotWritableError,
} from '../embedded-mongo/start.js';
import { StoreEnded } from '../start-error.js';
import { whileStoreLives } from '../while-store-lives.js';
import { argumentsOf, noMore } from './arguments.js';
import { Failed } from './failed.js';
import { type ExitCode, type Io } from './io.js';
import { untilStoreEnds } from './store-ended.js';
import { WrongCall } from './wrong-call.js';

const usage = `mirovaya store serve [--data ПАПКА]            открыть встроенное хранилище; первая строка – его адрес mongodb://
mirovaya store copy --from АДРЕС --to АДРЕС    скопировать всё и сравнить`;

const options = {
  data: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

/** `mirovaya store serve` and `store copy`; `stopped` resolves when serving has to end, `folder` is what the settings name. */
export async function storeCommand(
  args: readonly string[],
  io: Io,
  stopped: () => Promise<void>,
  folder: string,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('store', args, options);
  const [action, ...rest] = positionals;
  if (values.help) {
    io.out(usage);
    return 0;
  }
  noMore(rest);
  const { data, from, to } = values;
  if (action === 'serve') return serve(data ?? folder, io, stopped);
  if (action === 'copy' && from !== undefined && to !== undefined) return copy(from, to, io);
  throw new WrongCall(usage);
}

async function serve(dataDir: string, io: Io, stopped: () => Promise<void>): Promise<ExitCode> {
  try {
    const server = await startEmbeddedMongo({ dataDir });
    io.out(server.uri);
    await untilStoreEnds(server.exited, stopped());
    await server.stop();
    return 0;
  } catch (error) {
    if (error instanceof StoreEndedError) throw new StoreEnded();
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
  const ended = Promise.race([from, to].map(endOfRunning));
  const compared = await whileStoreLives(ended, () =>
    copyStore(from, to, progressOn(io)).catch((error: unknown) => {
      throw error instanceof StoreNotEmptyError
        ? new Failed('Хранилище, в которое копируют, не пусто: ничего не скопировано.')
        : error;
    }),
  );
  compared.forEach(({ namespace, count, same }) => {
    io.out(`${same ? 'совпало' : 'НЕ СОВПАЛО'}  ${namespace}: ${count}`);
  });
  return compared.every((c) => c.same) ? 0 : 1;
}

const steps = 20;

/** A line with the bar each time it grows. */
function progressOn(io: Io): (progress: CopyProgress) => void {
  let shown = -1;
  return ({ done, total }) => {
    const filled = total === 0 ? steps : Math.min(steps, Math.floor((done / total) * steps));
    if (filled === shown) return;
    shown = filled;
    io.err(`[${'#'.repeat(filled)}${'.'.repeat(steps - filled)}] ${done} из ${total}`);
  };
}
