import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { crashRounds } from './crash/rounds.js';
import { startOwner } from './crash/owner-process.js';

const rounds = Number(process.env.CRASH_ROUNDS ?? 10);

describe('a store that is killed', () => {
  it(
    `loses nothing it acknowledged and leaves nothing half done in ${rounds} kills`,
    async () => {
      const dataDir = mkdtempSync(path.join(os.tmpdir(), 'crash-'));
      const summary = await crashRounds(dataDir, rounds, 20261121);
      process.stderr.write(
        `crash rounds: ${summary.rounds} kills, ${summary.acknowledged} acknowledged writes, ${summary.lost.length} problems\n`,
      );
      expect(summary.lost).toEqual([]);
      expect(summary.acknowledged).toBeGreaterThan(rounds);
      rmSync(dataDir, { recursive: true });
    },
    60_000 + rounds * 20_000,
  );

  it('is opened again at once, and only by one', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'crash-'));
    await (await startOwner(dataDir)).kill();
    const attempts = await Promise.allSettled([
      startOwner(dataDir),
      startOwner(dataDir),
      startOwner(dataDir),
    ]);
    const owners = attempts.flatMap((attempt) =>
      attempt.status === 'fulfilled' ? [attempt.value] : [],
    );
    const refusals = attempts.flatMap((attempt) =>
      attempt.status === 'rejected' ? [String(attempt.reason)] : [],
    );
    expect(owners).toHaveLength(1);
    for (const refusal of refusals) expect(refusal).toContain('is in use by another running copy');
    await owners[0]?.kill();
    rmSync(dataDir, { recursive: true });
  });
});
