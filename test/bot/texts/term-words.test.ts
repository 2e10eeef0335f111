import { describe, expect, it } from '@jest/globals';
import { periodOf, periodText } from '../../../src/bot/texts/term-words.js';

describe('a term in words', () => {
  it('is read as people type it, and as an ISO period', () => {
    const typed = [
      '3 месяца',
      '1 месяц',
      'месяц',
      '2 недели',
      '10 дней',
      'Полгода',
      'P45D',
      '1 год',
    ];
    expect(typed.map(periodOf)).toEqual(['P3M', 'P1M', 'P1M', 'P2W', 'P10D', 'P6M', 'P45D', 'P1Y']);
  });

  it('is nothing else: no zero, no day, no word', () => {
    for (const typed of ['', '0 месяцев', 'P0D', '20.06.2026', 'скоро', '3'])
      expect(periodOf(typed)).toBeNull();
  });

  it('is said in words, and read again from them', () => {
    expect(['P3M', 'P1M15D', 'P21D', 'P5M', 'P11M'].map(periodText)).toEqual([
      '3 месяца',
      '1 месяц и 15 дней',
      '21 день',
      '5 месяцев',
      '11 месяцев',
    ]);
    expect(periodOf(periodText('P3M'))).toBe('P3M');
  });
});
