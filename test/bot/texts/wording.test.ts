import { describe, expect, it } from '@jest/globals';
import { capital, wordingArgs } from '../../../src/bot/texts/wording.js';
import { texts, wordings } from '../../locales/locales.js';

describe('the words of a procedure', () => {
  it('R8: open a sentence with a capital and bend as the sentence needs', () => {
    expect(wordingArgs(wordings.borodino)).toMatchObject({
      lead: 'медиатор',
      Lead: 'Медиатор',
      leadDat: 'медиатору',
      dealDat: 'соглашению',
      Svc: 'Служба медиации',
    });
  });

  it('R8: name the plan after a family conference', () => {
    const args = wordingArgs(wordings.kamchatka, true);
    expect(texts.say('feedback.ask.owes', { ...args, n: 2 })).toContain('По плану сегодня');
    expect(texts.say('command.signAgreement', args)).toBe('План подписан');
  });

  it('R8: make one label per procedure', () => {
    const label = (name: keyof typeof wordings) =>
      ['assignFacilitator', 'draftAgreement', 'signAgreement', 'decideCopy'].map((command) =>
        texts.label(`command.${command}`, wordingArgs(wordings[name])),
      );
    expect(label('kamchatka')).toEqual([
      'Назначить ведущего',
      'Составить договор',
      'Договор заключён',
      'Решить о копии договора',
    ]);
    expect(label('borodino')).toEqual([
      'Назначить медиатора',
      'Составить соглашение',
      'Соглашение заключено',
      'Решить о копии соглашения',
    ]);
    expect(label('vmeste')[1]).toBe('Составить договорённость');
  });

  it('keep the rest of a word as it is', () => {
    expect(capital('программа «Вместе»')).toBe('Программа «Вместе»');
    expect(capital('')).toBe('');
  });
});
