import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCall } from '../support/command-line.js';

const cwd = mkdtempSync(join(tmpdir(), 'mirovaya-leave-'));

/** A call whose reader sleeps until the pipe is full and the command has long been done. */
async function linesReadLate(args: readonly string[]) {
  const { child, ended } = startCall(args, { cwd });
  child.stdout?.pause();
  const wait = setTimeout(() => child.stdout?.resume(), 3000);
  const { code, out } = await ended;
  clearTimeout(wait);
  return { code, lines: out.trimEnd().split('\n') };
}

describe('the end of a call of the command line', () => {
  it('F5.10: hands over every answer of a facts file, however slowly a pipe is read', async () => {
    const file = join(cwd, 'facts.jsonl');
    const days = Array.from({ length: 300 }, (_, index) => `2026-03-${String(1 + (index % 31))}`);
    writeFileSync(
      file,
      days
        .map((day) => JSON.stringify({ serviceReceived: day.replace(/-(\d)$/, '-0$1') }))
        .join('\n'),
    );
    const { code, lines } = await linesReadLate(['deadlines', 'kamchatka', '--facts-file', file]);
    expect({ code, answers: lines.length }).toEqual({ code: 0, answers: days.length });
    expect(() => lines.map((line) => JSON.parse(line) as unknown)).not.toThrow();
  });
});
