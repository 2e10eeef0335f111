import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startOwner } from './crash/owner-process.js';

const fill = async (uri: string): Promise<{ code: unknown; acknowledged: number }> => {
  const client = await new MongoClient(uri).connect();
  const things = client.db().collection('things');
  await things.createIndexes([{ key: { n: 1 }, unique: true }]);
  let acknowledged = 0;
  let code: unknown;
  const write = async (n: number): Promise<void> => {
    await things.insertOne({ n, text: 'x'.repeat(5_000) });
    acknowledged += 1;
  };
  while (code === undefined) {
    const start = acknowledged;
    const results = await Promise.allSettled([0, 1, 2, 3].map((n) => write(start + n)));
    const refused = results.find((result) => result.status === 'rejected');
    code = (refused?.reason as { code?: unknown } | undefined)?.code;
  }
  expect(await things.countDocuments()).toBe(acknowledged);
  expect(await client.db().command({ validate: 'things' })).toMatchObject({ valid: true });
  await client.close();
  return { code, acknowledged };
};

describe('a full disk', () => {
  it('is told to the client, and the store is readable and right then and afterwards', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'full-'));
    const small = await startOwner(dataDir, { mostKilobytes: 2_048 });
    const { code, acknowledged } = await fill(small.uri);
    expect(code).toBe(14031);
    await small.kill();
    const roomy = await startOwner(dataDir);
    const client = await new MongoClient(roomy.uri).connect();
    expect(await client.db().collection('things').countDocuments()).toBe(acknowledged);
    expect(await client.db().command({ validate: 'things' })).toMatchObject({ valid: true });
    await client.db().collection('things').insertOne({ n: -1 });
    await client.close();
    await roomy.kill();
    rmSync(dataDir, { recursive: true });
  });
});
