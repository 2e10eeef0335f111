import { describe, expect, it } from '@jest/globals';
import { readerKinds, variantKey } from '../../../src/bot/texts/variant.js';
import { loadTexts } from '../../../src/bot/texts/texts.js';

const texts = loadTexts('locales');
const variants = (key: string) => readerKinds.map((kind) => variantKey(texts, key, kind));

describe('the variant of a text (H2)', () => {
  it('is chosen by who reads: party, teenager, guardian of a child, of a teenager, supporter', () => {
    expect(variants('participation.ask')).toEqual([
      'participation.ask',
      'participation.ask.teen',
      'participation.ask.child',
      'participation.ask.guardian',
      'participation.ask.supporter',
    ]);
  });

  it('of the guardian of a teenager is that for a child where there is no own one', () => {
    expect(variants('about.offence')).toEqual([
      'about.offence',
      'about.offence',
      'about.offence.child',
      'about.offence.child',
      'about.offence',
    ]);
  });

  it('is the text itself where all read the same', () => {
    expect(new Set(variants('saved'))).toEqual(new Set(['saved']));
  });
});
