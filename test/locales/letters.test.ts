import { describe, expect, it } from '@jest/globals';
import {
  type LetterName,
  letterNames,
  placeholdersOf,
  readLetter,
} from '../../src/bot/texts/fill-letter.js';
import { hasSpecification, lettersOf, localesDir, specification } from './locales.js';

const letter = (name: LetterName) => readLetter(localesDir, name);

describe('the letters and official texts', () => {
  it('are the files of the folder, no more and no fewer', () => {
    expect(lettersOf()).toEqual(letterNames.map((name) => `${name}.txt`).sort());
  });

  it('R71: the two letters have the seven placeholders', () => {
    const seven = [
      'recipients',
      'serviceName',
      'meetingPlace',
      'meetingAddress',
      'contactPerson',
      'contactPhone',
      'signatory',
    ];
    expect(placeholdersOf(letter('letter.offender'))).toEqual(seven);
    expect(placeholdersOf(letter('letter.victim'))).toEqual(seven);
    expect(new Set(placeholdersOf(letter('letter.neutral')))).toEqual(new Set(seven));
  });

  it('R71: the letters are not swapped: one speaks of apologising, the other of hearing apologies', () => {
    expect(letter('letter.offender')).toContain('между Вами и пострадавшей стороной');
    expect(letter('letter.offender')).toContain('высказать извинения пострадавшему');
    expect(letter('letter.victim')).toContain('между Вами и правонарушителем');
    expect(letter('letter.victim')).toContain('выслушать извинения правонарушителя');
  });

  it('R55: the consent has a place for the name of the institution', () => {
    expect(letter('consent.pd')).toContain(
      'настоящим даю согласие {{institution}} (далее – Учреждение)',
    );
    expect(letter('consent.pd')).not.toContain('название учреждения');
  });
});

const beside = hasSpecification ? describe : describe.skip;

beside('word for word with the specification and the seeds beside the repository', () => {
  it.each(['letter.offender', 'letter.victim', 'consent.pd', 'principles.vmeste'] as const)(
    'R71: %s is the template of 06',
    (name) => expect(letter(name)).toBe(templateOf(name)),
  );

  it.each([
    ['letter.offender', seed('001'), 'Рекомендуемая форма письма правонарушителю'],
    ['letter.victim', seed('001'), 'Рекомендуемая форма письма потерпевшему'],
    ['consent.pd', seed('004'), 'на обработку персональных данных'],
    ['principles.vmeste', seed('002'), ''],
    ['result.info', seed('004'), '2.2 информировать'],
  ] as const)('R71: %s says the words of the seed in their order', (name, source, after) => {
    const from = source.indexOf(joined(after));
    expect(from).toBeGreaterThanOrEqual(0);
    expect(missingWords(letter(name), source.slice(from))).toEqual([]);
  });
});

/** The template of a text as it stands in 06. */
function templateOf(name: LetterName): string {
  const part = specification('domain/06-texts.md').split(`Template \`${name}\``)[1] ?? '';
  return part.split('```text\n')[1]?.split('\n```')[0] ?? '';
}

function seed(number: string): string {
  const file = {
    '001': '001_aa9ba54cc3a6f130',
    '002': '002_183b0d8134aebbee',
    '004': '004_b138c34470139883',
  }[number];
  return hasSpecification ? joined(specification(`seeds/${file ?? ''}.txt`)) : '';
}

/** Without what is an artefact of the extraction of the seed: line breaks, spaces, escapes, blanks. */
function joined(text: string): string {
  return text.replace(/[\s\\_]+/g, '');
}

/** The pieces of a letter between its placeholders that the source does not hold, each after the one before. */
function missingWords(text: string, source: string): readonly string[] {
  let from = 0;
  return text
    .split(/\{\{\w+\}\}|\n/)
    .map(joined)
    .filter((piece) => /[а-яё]{3}/i.test(piece))
    .filter((piece) => {
      const at = source.indexOf(piece, from);
      if (at >= 0) from = at + piece.length;
      return at < 0;
    });
}
