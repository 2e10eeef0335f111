import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Context } from '../../src/embedded-mongo/commands/context.js';
import { Cursors } from '../../src/embedded-mongo/commands/cursors.js';
import { runCommand } from '../../src/embedded-mongo/commands/run-command.js';
import { decode } from '../../src/embedded-mongo/bson/decode.js';
import { type Doc, type Raw, type Value, docOf } from '../../src/embedded-mongo/bson/values.js';
import { Store } from '../../src/embedded-mongo/store/store.js';

/** A store without a socket: commands go straight in. */
export interface Direct {
  readonly context: Context;
  readonly run: (command: Doc) => Promise<Doc>;
  readonly find: (filter: Doc, more?: Record<string, Value>) => Promise<Doc[]>;
  readonly close: () => Promise<void>;
}

/** Opens a fresh one in a temporary folder. */
export const openDirect = (): Direct => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'direct-'));
  const store = Store.open(dir);
  const context = { store, cursors: new Cursors(Date.now), now: Date.now, connectionId: 1 };
  const run = (command: Doc): Promise<Doc> =>
    runCommand(context, new Map([...command, ['$db', 'test']]));
  return {
    context,
    run,
    find: async (filter, more = {}) => {
      const answer = await run(docOf({ find: 'c', filter, batchSize: 100_000, ...more }));
      const batch = (answer.get('cursor') as Doc).get('firstBatch') as Raw[];
      return batch.map(({ bytes }) => decode(Buffer.from(bytes)));
    },
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
