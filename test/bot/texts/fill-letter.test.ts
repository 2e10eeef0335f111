import { describe, expect, it } from '@jest/globals';
import {
  cutBetweenParagraphs,
  fillLetter,
  letterNames,
  placeholdersOf,
  readLetter,
} from '../../../src/bot/texts/fill-letter.js';

const template = 'Уважаемые {{recipients}} !\n\nВстреча: {{meetingPlace}}, {{meetingPlace}}.';

describe('a letter', () => {
  it('is filled at every place of a placeholder', () => {
    expect(fillLetter(template, { recipients: 'друзья', meetingPlace: 'клуб' })).toEqual({
      type: 'filled',
      parts: ['Уважаемые друзья !\n\nВстреча: клуб, клуб.'],
    });
  });

  it.each([
    ['missing', {}],
    ['empty', { meetingPlace: '' }],
    ['blank', { meetingPlace: ' \n' }],
  ])('R55: with a value that is %s is not a letter yet', (_, values) => {
    expect(fillLetter(template, { recipients: 'друзья', ...values })).toEqual({
      type: 'unfilled',
      placeholders: ['meetingPlace'],
    });
  });

  it.each(letterNames)(
    'R55: %s with nothing filled names every placeholder or needs none',
    (name) => {
      const letter = readLetter('locales', name);
      const unfilled = fillLetter(letter, {});
      expect(unfilled.type === 'unfilled' ? unfilled.placeholders : []).toEqual(
        placeholdersOf(letter),
      );
    },
  );

  it('takes a value literally, whatever it holds', () => {
    const filled = fillLetter(template, {
      recipients: '{{meetingPlace}} $1 $&',
      meetingPlace: 'клуб',
    });
    expect(filled).toMatchObject({ parts: [expect.stringContaining('{{meetingPlace}} $1 $& !')] });
  });

  it('is cut between paragraphs into parts of at most 4,000 characters and loses nothing', () => {
    const paragraphs = Array.from(
      { length: 30 },
      (_, index) => `${String(index)} ${'я'.repeat(700)}`,
    );
    const parts = cutBetweenParagraphs(paragraphs.join('\n\n'));
    expect(parts.length).toBeGreaterThan(4);
    expect(parts.every((part) => part.length <= 4000)).toBe(true);
    expect(parts.join('\n\n').split('\n\n')).toEqual(paragraphs);
  });

  it('cuts a paragraph of more than 4,000 characters between words', () => {
    const parts = cutBetweenParagraphs('слово '.repeat(1500).trim());
    expect(parts.every((part) => part.length <= 4000 && /^слово.*слово$/.test(part))).toBe(true);
    expect(parts.join(' ')).toBe('слово '.repeat(1500).trim());
  });
});
