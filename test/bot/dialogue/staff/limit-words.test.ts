import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { limitText } from '../../../../src/bot/dialogue/staff/limit-words.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { accepted } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));

/** What K-D7 asks on a day; the referral was received on 2 March. */
function asked(day: string): string {
  const pure = accepted();
  pure.at(`${day} 08:30`);
  const talk = talkOf(pure, 'facilitator');
  return limitText({ talk, texts, kase: pure.kase(), ctx: pure.context('facilitator') }, 'K-D7');
}

describe('what K-D7 asks (I6.1)', () => {
  it.each([
    ['2026-03-11', 'Завершить программу, срок 10–20 дней'],
    ['2026-03-12', 'Программу уже можно завершить'],
    ['2026-03-19', 'Завершить программу, срок 10–20 дней'],
    ['2026-03-22', 'Завершить программу, срок 10–20 дней'],
  ])('R142: on %s: %s', (day, words) => {
    expect(asked(day)).toBe(words);
  });
});
