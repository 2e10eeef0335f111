import { spawnSync } from 'node:child_process';
import { MongoMemoryServer } from 'mongodb-memory-server';

/**
 * Runs the whole suite on a real MongoDB: MONGODB_TEST_URI, else MONGOMS_SYSTEM_BINARY, else what mongodb-memory-server
 * downloads. Where none can be had it says so in one sentence and exits with 1.
 */
async function main(): Promise<number> {
  const given = process.env['MONGODB_TEST_URI'];
  if (given !== undefined) return suite(given);
  const server = await MongoMemoryServer.create().catch(() => null);
  if (server === null) {
    console.error('No MongoDB can be started here: set MONGODB_TEST_URI or MONGOMS_SYSTEM_BINARY.');
    return 1;
  }
  const code = suite(server.getUri());
  await server.stop();
  return code;
}

function suite(uri: string): number {
  const run = spawnSync('npm', ['test'], {
    stdio: 'inherit',
    env: { ...process.env, MONGODB_TEST_URI: uri },
  });
  return run.status ?? 1;
}

process.exit(await main());
