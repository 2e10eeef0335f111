import { type Socket, connect, createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encode } from '../../src/embedded-mongo/bson/encode.js';
import { type Doc, type Value, docOf } from '../../src/embedded-mongo/bson/values.js';
import { Budget } from '../../src/embedded-mongo/budget.js';
import { serveConnection } from '../../src/embedded-mongo/wire/connection.js';
import { Framing, readRequest } from '../../src/embedded-mongo/wire/messages.js';
import { aDoc } from './arbitraries.js';
import { type Opened, openStore } from './opened.js';

const message = (command: Doc, flags = 0): Buffer => {
  const body = encode(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(21 + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(2013, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, body]);
};

const ping = message(docOf({ ping: 1, $db: 'admin' }));

describe('hostile clients', () => {
  let store: Opened;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());

  const open = async (): Promise<Socket> => {
    const socket = connect(store.socket);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  const othersAreServed = async (): Promise<void> => {
    expect(await store.db.command({ ping: 1 })).toEqual({ ok: 1 });
  };

  it('get nothing out of random bytes but an ended connection', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 16, maxLength: 200 }), async (bytes) => {
        const socket = await open();
        socket.end(Buffer.from(bytes));
        await once(socket.resume(), 'close');
      }),
      { seed: 20261121, numRuns: 150 },
    );
    await othersAreServed();
  });

  it('get an answer or an ended connection for messages with a changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(aDoc, fc.nat(), fc.nat(255), async (doc, at, byte) => {
        const bytes = message(
          new Map<string, Value>([
            ['find', 'x'],
            ['filter', doc],
            ['$db', 'test'],
          ]),
        );
        bytes[at % bytes.length] = byte;
        const socket = await open();
        socket.end(bytes);
        await once(socket.resume(), 'close');
      }),
      { seed: 20261121, numRuns: 150 },
    );
    await othersAreServed();
  });

  it('may cut a message anywhere: it is put together again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(ping.length * 3), { maxLength: 6 }), (cuts) => {
        const stream = Buffer.concat([ping, ping, ping]);
        const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const framing = new Framing();
        let whole = 0;
        for (const [index, from] of places.slice(0, -1).entries()) {
          framing.push(stream.subarray(from, places[index + 1]));
          for (let next = framing.next(); next; next = framing.next()) {
            expect(readRequest(next).command.get('ping')).toBe(1);
            whole += 1;
          }
        }
        expect(whole).toBe(3);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  it.each([
    [
      'a message that says it is enormous',
      Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0x7f]), ping.subarray(4)]),
    ],
    [
      'a message that says it is shorter than its header',
      Buffer.concat([Buffer.from([3, 0, 0, 0]), ping.subarray(4)]),
    ],
    ['a negative length', Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), ping.subarray(4)])],
    [
      'an unknown operation',
      Buffer.concat([ping.subarray(0, 12), Buffer.from([1, 1, 1, 1]), ping.subarray(16)]),
    ],
    ['an unknown required flag', message(docOf({ ping: 1, $db: 'admin' }), 4)],
  ])('are cut off after %s', async (_what, bytes) => {
    const socket = await open();
    socket.write(bytes);
    await once(socket.resume(), 'close');
    await othersAreServed();
  });

  it('may come and go by the hundred', async () => {
    const sockets = await Promise.all(Array.from({ length: 300 }, open));
    for (const [index, socket] of sockets.entries()) {
      if (index % 2) socket.write(ping.subarray(0, 9));
      socket.destroy();
    }
    await othersAreServed();
  });

  it('share what memory there is for messages that never end', async () => {
    const budget = new Budget(1_000_000);
    const server = createServer((socket) =>
      serveConnection({ socket, budget }, () => Promise.resolve(docOf({ ok: 1 }))),
    );
    const path = `${store.dataDir}/small.sock`;
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const greedy = Array.from({ length: 5 }, () => connect(path).on('error', () => undefined));
    const start = Buffer.alloc(300_000);
    start.writeInt32LE(40_000_000, 0);
    for (const socket of greedy) socket.write(start);
    const cutOff = greedy.map(
      (socket) => new Promise((resolve) => socket.resume().once('close', resolve)),
    );
    await Promise.race(cutOff);
    const modest = connect(path);
    modest.write(ping);
    expect(await once(modest, 'data')).toHaveLength(1);
    for (const socket of [...greedy, modest]) socket.destroy();
    await Promise.all(cutOff);
    while (!budget.take(1_000_000)) await new Promise((resolve) => setTimeout(resolve, 10));
    server.close();
  });

  it('may nest a filter as deep as they like: it is refused', async () => {
    let filter: Record<string, unknown> = {};
    for (let depth = 0; depth < 230; depth++) filter = { $or: [filter] };
    await expect(store.db.collection('x').findOne(filter)).rejects.toMatchObject({ code: 15 });
    await othersAreServed();
  });

  it('may leave cursors open: they are gone with their session', async () => {
    await store.db.collection('few').insertMany([{}, {}, {}]);
    const session = store.client.startSession();
    const more = { session, promoteLongs: false };
    const { cursor } = await store.db.command({ find: 'few', batchSize: 1 }, more);
    const id = (cursor as { id: unknown }).id;
    await store.db.command({ endSessions: [session.id] });
    await expect(store.db.command({ getMore: id, collection: 'few' }, more)).rejects.toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
    });
    await session.endSession();
  });

  it('may leave cursors open: there is a bound', async () => {
    const things = store.db.collection('many');
    await things.insertMany(Array.from({ length: 10 }, (_, n) => ({ n })));
    const left = Array.from({ length: 2_100 }, () =>
      store.db.command({ find: 'many', batchSize: 1 }),
    );
    const results = await Promise.allSettled(left);
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(50);
    await othersAreServed();
  });
});
