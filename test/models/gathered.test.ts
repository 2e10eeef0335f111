import { describe, expect, it } from '@jest/globals';
import { foundById, gather, gatherReads } from '../../src/models/gathered.js';

const documents = [
  { _id: 'a', words: 'first' },
  { _id: 'b', words: 'second' },
];

/** A read that notes what it was asked for. */
const reading = (make = (found: { words: string } | null) => found?.words ?? null) => {
  const asked: string[][] = [];
  const read = gatherReads(async (keys: string[]) => {
    asked.push(keys);
    return Promise.resolve(foundById(documents, make));
  });
  return { asked, read };
};

describe('what is asked of the store in one turn', () => {
  it('is one command, and each gets its own answer', async () => {
    const { asked, read } = reading();
    expect(await Promise.all([read('a'), read('b'), read('a'), read('none')])).toEqual([
      'first',
      'second',
      'first',
      null,
    ]);
    expect(asked).toEqual([['a', 'b', 'none']]);
  });

  it('is asked anew in the next turn', async () => {
    const { asked, read } = reading();
    await read('a');
    await read('a');
    expect(asked).toEqual([['a'], ['a']]);
  });

  it('goes in several commands when it is much', async () => {
    const { asked, read } = reading();
    await Promise.all(Array.from({ length: 250 }, (_, n) => read(String(n))));
    expect(asked.map((keys) => keys.length)).toEqual([100, 100, 50]);
  });

  it('fails for the reader of a broken document alone, and is made once for all others', async () => {
    let made = 0;
    const { read } = reading((found) => {
      made += 1;
      if (found?.words === 'second') throw new Error('broken');
      return found?.words ?? null;
    });
    const [first, broken, again] = await Promise.allSettled([read('a'), read('b'), read('a')]);
    expect([first.status, broken.status, again.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(made).toBe(2);
  });

  it('fails for all of them when the store is away, and works again afterwards', async () => {
    let isUp = false;
    const write = gather((all: readonly number[]) =>
      isUp ? Promise.resolve(all.length) : Promise.reject(new Error('away')),
    );
    const failed = await Promise.allSettled([write(1), write(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isUp = true;
    expect(await Promise.all([write(1), write(2)])).toEqual([2, 2]);
  });
});
