import { describe, expect, it } from '@jest/globals';
import { leakCheck } from '../../../src/admin/presenters/leak-check.js';

const harmed = { side: 'side1', person: { lastName: 'Ветлугина', phone: '+7 000 000-00-11' } };
const boy = { side: 'side2', person: { lastName: 'Рябов', phone: '+7 000 000-00-12' } };

const checked = (toHarmed: string[], toBoy: string[]) =>
  leakCheck([
    { ...harmed, said: toHarmed },
    { ...boy, said: toBoy },
  ]);

describe('the check of the phones in the sandbox', () => {
  it('is clean where nobody reads of the other side, and counts what it read', () => {
    expect(checked(['Вы участвуете?', 'Спасибо, Полина.'], ['Вы участвуете?'])).toEqual({
      clean: true,
      words: 'В 3\u00a0сообщениях участникам нет фамилий и телефонов другой стороны.',
    });
  });

  it.each([
    ['a surname', ['Вам ответил Рябов.']],
    ['a surname in another case', ['Встреча с Рябовым завтра.']],
    ['a telephone', ['Звоните: 8 (000) 000 00 12.']],
  ])('finds %s of the other side', (_what, said) => {
    expect(checked(said, []).clean).toBe(false);
  });

  it('takes one’s own name for no leak, nor a surname that both sides share', () => {
    expect(checked(['Полина Ветлугина, это Вы?'], []).clean).toBe(true);
    const family = { ...boy, person: { ...boy.person, lastName: 'Ветлугин' } };
    const said = ['Ветлугина, это Вы?'];
    expect(
      leakCheck([
        { ...harmed, said },
        { ...family, said: [] },
      ]).clean,
    ).toBe(true);
  });
});
