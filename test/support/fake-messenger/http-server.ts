import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FakeRequest = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Resolves when the caller has hung up. */
  readonly gone: Promise<void>;
};

/** `hang` never answers, `drop` cuts the connection. */
export type FakeAnswer = { readonly status: number; readonly body: unknown } | 'hang' | 'drop';

export type FakeServer = { readonly root: string; close(): Promise<void> };

/** Serves one handler on a free port of the loopback; strings are answered as HTML, everything else as JSON. */
export async function startServer(
  handle: (request: FakeRequest) => Promise<FakeAnswer>,
): Promise<FakeServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const gone = new Promise<void>((resolve) => response.on('close', resolve));
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://fake');
      const body = Buffer.concat(chunks).toString('utf8');
      void handle({
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: request.headers,
        body,
        gone,
      })
        .catch((error: unknown) => ({ status: 500, body: { fakeFailed: String(error) } }))
        .then((answer) => {
          if (answer === 'hang') return;
          if (answer === 'drop') {
            request.socket.destroy();
            return;
          }
          const text = typeof answer.body === 'string';
          response.writeHead(answer.status, {
            'content-type': text ? 'text/html' : 'application/json',
          });
          response.end(text ? answer.body : JSON.stringify(answer.body));
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
