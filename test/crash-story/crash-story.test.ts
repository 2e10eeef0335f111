import { describe, expect, it } from '@jest/globals';
import { crashStory, tableOf } from './crash-story.js';

/** A few points for every run of the suite; `npm run test:crash-story` takes them all. */
const few = (moments: number) =>
  [0.2, 0.5, 0.8].map((part) => Math.max(1, Math.round(moments * part)));

describe('a service that is killed between a press and the last reply', () => {
  it.each(['telegram', 'vk'] as const)(
    'loses nothing, says nothing twice but what was in flight, and keeps the case right (a press in %s)',
    async (press) => {
      const table = tableOf(press, [await crashStory(press, few)]);
      expect(table.killed).toBe(3);
      expect(table).toMatchObject({ lost: 0, doubledVk: 0, doubledMore: 0, wrongCases: 0 });
    },
    240_000,
  );
});
