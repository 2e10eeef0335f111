import { describe, expect, it } from '@jest/globals';
import {
  AccessEntry,
  chained,
  type ChainedEntry,
  chainStart,
  findBreak,
} from '../../src/people/access-log.js';
import { newKey } from '../../src/people/sealing.js';

const key = newKey();

function aChain(length: number): ChainedEntry[] {
  const lines: ChainedEntry[] = [];
  for (let seq = 0; seq < length; seq++) {
    const entry = AccessEntry.parse({
      at: new Date(Date.UTC(2026, 2, 2, 9, seq)),
      account: 'orlova',
      role: 'facilitator',
      door: 'panel',
      action: 'open',
      caseId: `case-${seq}`,
      person: null,
      resource: 'na',
      reason: null,
      allowed: true,
    });
    const previous = lines.at(-1)?.hash ?? chainStart(key, 'chain');
    lines.push(chained(key, entry, { chain: 'chain', seq, previous }));
  }
  return lines;
}

describe('J4.9: the chain of the access log', () => {
  it('is whole as it was written', () => {
    expect(findBreak(key, aChain(5))).toBeNull();
    expect(findBreak(key, [])).toBeNull();
  });

  it('J5.22: breaks at a line that was edited, removed, or put in', () => {
    const edited = aChain(5).map((line) =>
      line.seq === 2 ? { ...line, account: 'gromov' } : line,
    );
    expect(findBreak(key, edited)).toEqual({ chain: 'chain', seq: 2 });
    const removed = aChain(5).filter(({ seq }) => seq !== 2);
    expect(findBreak(key, removed)).toEqual({ chain: 'chain', seq: 3 });
    const withoutKey = newKey();
    const forged = aChain(5).map((line) => chained(withoutKey, line, line));
    expect(findBreak(key, forged)).toEqual({ chain: 'chain', seq: 0 });
  });

  it('notices when the beginning is cut off and renumbered', () => {
    const [, second] = aChain(2);
    if (second === undefined) throw new Error('no second line');
    expect(findBreak(key, [{ ...second, seq: 0 }])).toEqual({ chain: 'chain', seq: 0 });
  });

  it('is whole still when the oldest lines have reached their age', () => {
    expect(findBreak(key, aChain(5).slice(2))).toBeNull();
  });
});
