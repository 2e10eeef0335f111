import { type Config } from '../config.js';
import { argumentsOf, noMore } from './arguments.js';
import { type ExitCode, type Io } from './io.js';
import { untilStoreEnds } from './store-ended.js';

const USAGE = `mirovaya start    запустить сервис; Ctrl-C останавливает его

Настройки: переменные окружения или файл .env, все перечислены в .env.example.
MODE=demo (по умолчанию): учебные дела и площадка, только этот компьютер. MODE=live: рабочий режим.`;

/** `mirovaya start`: runs the service until it is asked to stop; throws what stops the start, and where the store ends by itself. */
export async function startCommand(
  args: readonly string[],
  io: Io,
  config: () => Config,
  stopSignal: () => Promise<void>,
): Promise<ExitCode> {
  const { values, positionals } = argumentsOf('start', args, {});
  noMore(positionals);
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const settings = config();
  const asked = stopSignal();
  const { start } = await import('../start.js');
  const running = await start(settings);
  io.out(`Мировая работает: ${running.address}`);
  if (running.signInLink !== null) io.out(`Вход по одноразовой ссылке: ${running.signInLink}`);
  await untilStoreEnds(running.storeEnded, asked);
  await running.stop();
  return 0;
}
