import { spawn } from 'node:child_process';
import { MongoClient } from 'mongodb';
import { MongoMemoryServer } from 'mongodb-memory-server';

const none =
  'No MongoDB can be started here: set MONGODB_TEST_URI or MONGOMS_SYSTEM_BINARY to run the tests on one.';

/**
 * Runs the whole suite on a real MongoDB: MONGODB_TEST_URI, else MONGOMS_SYSTEM_BINARY, else what mongodb-memory-server
 * downloads; of these last a second, empty one to copy to (MONGODB_COPY_URI). Where none can be had it says so in one sentence and exits with 1. Arguments go to jest.
 */
async function main(): Promise<number> {
  const given = process.env['MONGODB_TEST_URI'];
  if (given !== undefined) return (await answers(given)) ? suite(given) : failed(silent);
  const server = await quietly(() => MongoMemoryServer.create().catch(() => null));
  if (server === null) return failed(none);
  const second = await MongoMemoryServer.create();
  const code = await suite(server.getUri(), { MONGODB_COPY_URI: second.getUri() });
  await Promise.all([server.stop(), second.stop()]);
  return code;
}

const silent = 'The MongoDB of MONGODB_TEST_URI does not answer.';

/** mongodb-memory-server prints its stack before it throws. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { warn, error } = console;
  const nothing = () => undefined;
  Object.assign(console, { warn: nothing, error: nothing });
  return run().finally(() => Object.assign(console, { warn, error }));
}

async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 });
  const answer = await client
    .db()
    .command({ ping: 1 })
    .catch(() => null);
  await client.close();
  return answer !== null;
}

/** Not synchronously: the server's output has to be read meanwhile, or it stands still. */
function suite(uri: string, more: Readonly<Record<string, string>> = {}): Promise<number> {
  const run = spawn('npm', ['test', '--', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, MONGODB_TEST_URI: uri, ...more },
  });
  return new Promise((resolve) => run.once('close', (code) => resolve(code ?? 1)));
}

function failed(why: string): number {
  console.error(why);
  return 1;
}

process.exit(await main());
