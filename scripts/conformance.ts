import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedMongo } from '../src/embedded-mongo/start.js';
import { type Outcome, runFile } from '../test/embedded-mongo/conformance/run-file.js';

const kinds = [
  'passed',
  'refused',
  'failed',
  'not applicable',
] as const satisfies readonly Outcome['type'][];

/** Runs the official tests of a folder against a fresh store and prints how they went; exit 1 where one failed. */
const main = async (folder: string): Promise<number> => {
  if (!existsSync(folder)) {
    console.error(`There is no folder ${folder} with official tests.`);
    return 2;
  }
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'conformance-'));
  const store = await startEmbeddedMongo({ dataDir });
  const outcomes: Outcome[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort())
    outcomes.push(...(await runFile(store.uri, path.join(folder, name))));
  await store.stop();
  rmSync(dataDir, { recursive: true });
  for (const { type, test, why } of outcomes)
    if (type === 'failed' || (type === 'refused' && process.argv.includes('--verbose')))
      console.log(`${type}: ${test}\n    ${why}`);
  for (const kind of kinds)
    console.log(`${kind.padEnd(15)}${outcomes.filter(({ type }) => type === kind).length}`);
  return outcomes.some(({ type }) => type === 'failed') ? 1 : 0;
};

process.exitCode = await main(process.argv[2] ?? '../shared/mongodb-crud-spec');
