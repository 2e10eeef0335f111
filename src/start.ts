import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Config } from './config.js';
import { openStore } from './open-store.js';
import type { Running } from './running.js';
import { StartError } from './start-error.js';
import { whileStoreLives } from './while-store-lives.js';

export type { Running } from './running.js';

/**
 * Starts everything: store, bot, jobs, panel. Throws a StartError or ConfigError with one clear sentence. A taken port is found
 * before anything is touched; while the store's process starts, what works on it is loaded.
 */
export async function start(config: Config): Promise<Running> {
  const http = await listen(createServer(starting), config);
  try {
    const opening = openStore(config, { filling: config.mode === 'demo' });
    const [opened, { run }] = await Promise.all([opening, import('./running.js')]);
    const show = (app: (req: IncomingMessage, res: ServerResponse) => void) => {
      http.off('request', starting);
      http.on('request', app);
    };
    return await whileStoreLives(opened.ended, () => run({ http, show, opened, config }));
  } catch (error) {
    http.close();
    http.closeAllConnections();
    throw error;
  }
}

/** Answers while the rest is still being opened: alive, and not ready. */
function starting(req: IncomingMessage, res: ServerResponse): void {
  const isAlive = req.url === '/livez';
  res.writeHead(isAlive ? 200 : 503, {
    'content-type': 'text/plain; charset=utf-8',
    'retry-after': '2',
  });
  res.end(isAlive ? 'ok' : 'Мировая запускается: откройте страницу через несколько секунд.');
}

function listen(server: Server, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { host, port } = config;
      reject(
        new StartError(
          error.code === 'EADDRINUSE'
            ? `Порт ${port} занят: задайте другой PORT.`
            : `Адрес ${host}:${port} не открылся: проверьте HOST и PORT.`,
        ),
      );
    });
    server.listen(config.port, config.host, () => resolve(server));
  });
}
