import { DateTime, type Doc, docOf } from '../bson/values.js';
import type { Command, Context } from './context.js';
import { sessionOf } from './query-arguments.js';

const hello = ({ now, connectionId }: Context, command: Doc): Doc => {
  const old = !command.has('hello');
  return docOf({
    [old ? 'ismaster' : 'isWritablePrimary']: true,
    helloOk: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new DateTime(BigInt(now())),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  });
};

/** `hello` and its old name: a standalone server of wire version 21 (MongoDB 7.0). */
export const helloCommand: Command = {
  shape: {
    helloOk: 'bool',
    client: 'object',
    compression: 'array',
    loadBalanced: 'refused',
    saslSupportedMechs: 'string',
    speculativeAuthenticate: 'refused',
    topologyVersion: 'any',
    maxAwaitTimeMS: 'number',
    backpressure: 'any',
  },
  run: hello,
};

/** `ping`. */
export const ping: Command = { shape: {}, run: () => docOf({}) };

/** `buildInfo`. */
export const buildInfo: Command = {
  shape: {},
  run: () =>
    docOf({
      version: '7.0.0',
      versionArray: [7, 0, 0, 0],
      gitVersion: 'embedded-store',
      modules: [],
      bits: 64,
      maxBsonObjectSize: 16 * 1024 * 1024,
      storageEngines: ['lmdb'],
    }),
};

/** `endSessions`: their cursors go with them. */
export const endSessions: Command = {
  shape: {},
  run: ({ cursors }, command) => {
    const sessions = command.get('endSessions');
    for (const session of Array.isArray(sessions) ? sessions : []) {
      const id = sessionOf(docOf({ lsid: session }));
      if (id) cursors.killSession(id);
    }
    return docOf({});
  },
};
