import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail server that keeps what it gets. */
export interface FakeSmtp {
  readonly url: string;
  readonly letters: string[];
  close(): Promise<void>;
}

/** Speaks as much SMTP as a client needs to hand a letter over. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const letters: string[] = [];
  const server = createServer((socket) => {
    let data: string[] | null = null;
    let rest = '';
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (data !== null) {
        if (line !== '.') {
          data.push(line);
          return;
        }
        letters.push(data.join('\n'));
        data = null;
        say('250 taken');
        return;
      }
      const begins = /^DATA/iu.test(line);
      if (begins) data = [];
      const otherwise = /^QUIT/iu.test(line) ? '221 bye' : '250 ok';
      say(begins ? '354 go on' : otherwise);
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 fake');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
