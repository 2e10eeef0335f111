import type { Socket } from 'node:net';
import type { Doc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { failure } from '../commands/run-command.js';
import type { Budget } from '../budget.js';
import { Framing, type Request, readRequest, writeAnswer } from './messages.js';

/** Answers a command; rejects with a refusal. */
export type Answerer = (command: Doc) => Promise<Doc>;

/** A connection, and the memory it shares with all others. */
export interface Line {
  readonly socket: Socket;
  readonly budget: Budget;
}

const idOf = (message: Buffer): Request => ({
  id: message.readInt32LE(4),
  command: new Map(),
  answer: 'message',
});

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });

const send = async ({ socket, budget }: Line, request: Request, answer: Doc): Promise<void> => {
  if (request.answer === 'none' || socket.destroyed) return;
  const bytes = writeAnswer(request, answer);
  if (socket.write(bytes)) return;
  if (!budget.take(bytes.length)) {
    socket.destroy();
    return;
  }
  await drained(socket).finally(() => budget.give(bytes.length));
};

/** A message that is not one is answered, if it can be, and ends the connection. */
const refuse = async (line: Line, message: Buffer, error: unknown): Promise<void> => {
  await send(line, idOf(message), failure(error));
  if (error instanceof MongoError && error.code === 17) line.socket.destroySoon();
};

const serve = async (line: Line, message: Buffer, answer: Answerer): Promise<void> => {
  let request: Request;
  try {
    request = readRequest(message);
  } catch (error) {
    return refuse(line, message, error);
  }
  await send(line, request, await answer(request.command).catch(failure));
};

/** What waits in one connection for the rest of its message, out of the budget of all. */
const waiting = (budget: Budget): { hold: (bytes: number) => boolean } => {
  let held = 0;
  return {
    hold: (bytes) => {
      budget.give(held);
      held = budget.take(bytes) ? bytes : 0;
      return held === bytes;
    },
  };
};

/** Serves one connection: a message at a time, reading no further while it works on one. */
export const serveConnection = (line: Line, answer: Answerer): void => {
  const { socket, budget } = line;
  const framing = new Framing();
  const unfinished = waiting(budget);
  let busy = false;
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    socket.pause();
    try {
      for (let message = framing.next(); message && !socket.destroyed; message = framing.next())
        await serve(line, message, answer);
    } catch {
      socket.destroy();
    }
    busy = false;
    if (socket.destroyed) return;
    unfinished.hold(framing.length);
    socket.resume();
  };
  socket.on('data', (part) => {
    framing.push(Buffer.isBuffer(part) ? part : Buffer.from(part));
    if (unfinished.hold(framing.length)) void work();
    else socket.destroy();
  });
  socket.once('close', () => unfinished.hold(0));
  socket.on('error', () => socket.destroy());
};
