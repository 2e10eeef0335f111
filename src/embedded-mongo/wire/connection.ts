import { type Socket } from 'node:net';
import { type Doc } from '../bson/values.js';
import { MongoError } from '../errors.js';
import { failure } from '../commands/run-command.js';
import { Framing, type Request, readRequest, writeAnswer } from './messages.js';

/** Answers a command; rejects with a refusal. */
export type Answerer = (command: Doc) => Promise<Doc>;

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

const send = async (socket: Socket, request: Request, answer: Doc): Promise<void> => {
  if (request.answer === 'none' || socket.destroyed) return;
  if (!socket.write(writeAnswer(request, answer))) await drained(socket);
};

/** A message that is not one is answered, if it can be, and ends the connection. */
const refuse = async (socket: Socket, message: Buffer, error: unknown): Promise<void> => {
  await send(socket, idOf(message), failure(error));
  if (error instanceof MongoError && error.code === 17) socket.destroySoon();
};

const serve = async (socket: Socket, message: Buffer, answer: Answerer): Promise<void> => {
  let request: Request;
  try {
    request = readRequest(message);
  } catch (error) {
    return refuse(socket, message, error);
  }
  await send(socket, request, await answer(request.command).catch(failure));
};

/** Serves one connection: a message at a time, reading no further while it works on one. */
export const serveConnection = (socket: Socket, answer: Answerer): void => {
  const framing = new Framing();
  let busy = false;
  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    socket.pause();
    try {
      for (let message = framing.next(); message && !socket.destroyed; message = framing.next())
        await serve(socket, message, answer);
    } catch {
      socket.destroy();
    }
    busy = false;
    socket.resume();
  };
  socket.on('data', (part) => {
    framing.push(Buffer.isBuffer(part) ? part : Buffer.from(part));
    void work();
  });
  socket.on('error', () => socket.destroy());
};
