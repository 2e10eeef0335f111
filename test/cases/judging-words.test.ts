import { describe, expect, it } from '@jest/globals';
import { judges } from '../../src/cases/judging-words.js';

describe('words that judge', () => {
  it.each([
    'Этот хулиган снова ударил мальчика.',
    'Вор унёс телефон.',
    'ВИНОВНЫЙ ушёл.',
    'Он, как всегда, опоздал.',
    'Она якобы упала сама.',
  ])('R42: «%s» is warned about', (text) => {
    expect(judges(text)).toBe(true);
  });

  it.each([
    'Во дворе школы Кирилл ударил Полину. Разбиты очки.',
    'У ворот они договорились вернуть деньги.',
    'Разговор во дворе, телефон возвращён.',
    '',
  ])('R42: «%s» is not', (text) => {
    expect(judges(text)).toBe(false);
  });
});
