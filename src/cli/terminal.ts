import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where a person, or a pipe, answers a command. */
export interface Terminal {
  /** True when somebody sits in front of it. */
  readonly isInteractive: boolean;
  ask(label: string): Promise<string>;
  /** The answer is not shown. */
  askHidden(label: string): Promise<string>;
  /** The first line of what is piped in; `milliseconds`: how long to wait for it, null: until it comes or the pipe ends. */
  firstLine(milliseconds: number | null): Promise<string | null>;
}

/** The terminal of this process; labels go to stderr, so that standard output holds answers only. */
export function processTerminal(): Terminal {
  return {
    isInteractive: process.stdin.isTTY && process.stderr.isTTY,
    ask: (label) => ask(label, process.stderr),
    askHidden: async (label) => {
      process.stderr.write(label);
      const answer = await ask('', silence());
      process.stderr.write('\n');
      return answer;
    },
    firstLine,
  };
}

function ask(label: string, output: Writable): Promise<string> {
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    lines.once('SIGINT', () => process.exit(130));
    lines.once('close', () => resolve(''));
    lines.question(label, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

const silence = () => new Writable({ write: (_chunk, _encoding, done) => done() });

function firstLine(milliseconds: number | null): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  return new Promise((resolve) => {
    const timer =
      milliseconds === null ? null : setTimeout(() => lines.close(), milliseconds).unref();
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      if (timer !== null) clearTimeout(timer);
      // A file, such as /dev/null, ends by itself and has nothing to let go of.
      if ('unref' in process.stdin) process.stdin.unref();
      resolve(null);
    });
  });
}
