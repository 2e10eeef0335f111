import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadTexts } from '../../../src/bot/texts/texts.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'texts-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(dir, name), `${lines.join('\n')}\n`);
const load = (...lines: readonly string[]) => {
  write('court.ftl', lines);
  return loadTexts(dir);
};

const tennis = [
  'court-book = Корт { $n } свободен.',
  '    .take = Занять корт',
  'court-book-child = Корт для { $child } свободен.',
  'option-take = Взять',
  'option-next = Дальше',
  'balls =',
  '    { $n ->',
  '        [one] { $n } мяч',
  '        [few] { $n } мяча',
  '       *[many] { $n } мячей',
  '    }',
  'invite = { court-book } Приходите!',
];

describe('a text', () => {
  it('is found by the key with dots and filled in without marks around what is filled in', () => {
    expect(load(...tennis).say('court.book', { n: 3 })).toBe('Корт 3 свободен.');
  });

  it.each([
    [1, '1 мяч'],
    [3, '3 мяча'],
    [5, '5 мячей'],
    [11, '11 мячей'],
    [21, '21 мяч'],
    [112, '112 мячей'],
  ])('counts in Russian: %d', (n, words) => {
    expect(load(...tennis).say('balls', { n })).toBe(words);
  });

  it('may hold another text', () => {
    const texts = load(...tennis);
    expect(texts.say('invite', { n: 2 })).toBe('Корт 2 свободен. Приходите!');
    expect([...texts.placeables('invite').keys()]).toEqual(['n']);
  });

  it('keeps its line breaks', () => {
    expect(load('two =', '    Раз.', '    Два.').say('two')).toBe('Раз.\nДва.');
  });

  it('ends with one full stop after a name that brings its own', () => {
    const texts = load('calls = Позвонит { $staff }.', 'answer = Ответ: { $text }');
    expect(texts.say('calls', { staff: 'Орлова Т. В.' })).toBe('Позвонит Орлова Т. В.');
    expect(texts.say('answer', { text: 'Ну..' })).toBe('Ответ: Ну..');
  });
});

describe('what cannot be said', () => {
  it('is named when the key is unknown', () => {
    expect(() => load(...tennis).say('court.sell')).toThrow('There is no text "court.sell".');
  });

  it('is named together with the missing argument', () => {
    expect(() => load(...tennis).say('court.book')).toThrow(/"court\.book".*\$n/);
  });

  it('is named when a counted number comes as text', () => {
    expect(() => load(...tennis).say('balls', { n: '3' })).toThrow(/"balls" needs "n" as a number/);
  });
});

describe('a button', () => {
  it('has the words written under its screen, then those of the screen it continues, then the standard ones', () => {
    const texts = load(...tennis);
    expect(texts.optionLabel('court.book', 'take')).toBe('Занять корт');
    expect(texts.optionLabel('court.book.child', 'take')).toBe('Занять корт');
    expect(texts.optionLabel('balls', 'take')).toBe('Взять');
    expect(texts.optionLabel('court.book', 'next')).toBe('Дальше');
  });

  it('is not mistaken for a text whose key continues the screen', () => {
    const texts = load('pre-after = Потом?', 'pre-agenda = Повестка есть?', 'option-agenda = Тема');
    expect(texts.optionLabel('pre.after', 'agenda')).toBe('Тема');
    expect(texts.optionLabel('pre', 'agenda')).toBe('Тема');
  });

  it('without any words is an error that names it', () => {
    expect(() => load(...tennis).optionLabel('court.book', 'sell')).toThrow(/option-sell/);
  });

  it('is cut to 40 characters', () => {
    const label = load('option-go = Пойти к { $name }').label('option.go', {
      name: 'Я'.repeat(60),
    });
    expect(label).toHaveLength(40);
    expect(label).toMatch(/^Пойти к Я+…$/);
  });

  it('of the staff is a standing one, a command in its chat words, or a task', () => {
    const texts = load(
      'do-back = Назад',
      'command-tell = Рассказать всё',
      '    .chat = Рассказать',
      'task-wait = Подождать',
    );
    expect(['back', 'tell', 'wait'].map((id) => texts.staffLabel('any', id))).toEqual([
      'Назад',
      'Рассказать',
      'Подождать',
    ]);
  });

  it('of a choice or a field is the words of its command, else the words of all', () => {
    const texts = load('choice-yes = Да', 'choice-play-yes = Играю', 'field-on = Когда');
    expect(texts.choiceLabel('play', 'yes')).toBe('Играю');
    expect(texts.choiceLabel('rest', 'yes')).toBe('Да');
    expect(texts.fieldLabel('play', 'on')).toBe('Когда');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['an unfinished placeholder', ['good = Да', 'bad = Корт { $n'], /court\.ftl:2.*"bad"/],
    ['a line of no text', ['good = Да', 'просто строка'], /court\.ftl:2.*no text/],
    ['an empty text', ['good = Да', 'bad ='], /court\.ftl:2.*"bad"/],
    ['a text twice', ['good = Да', 'good = Нет'], /court\.ftl:2.*line 1/],
    ['a button that breaks off', ['good = Да', '    .no = { $'], /court\.ftl:(1|2)/],
    ['a tab', ['good =', '\tДа'], /court\.ftl/],
  ])('is named with its line: %s', (_, lines, message) => {
    expect(() => load(...lines)).toThrow(message);
  });

  it('is named when it repeats a text of another file', () => {
    write('club.ftl', ['good = Да']);
    expect(() => load('good = Нет')).toThrow(/"good" stands both in club\.ftl and court\.ftl/);
  });

  it('is an error when it refers to a text that does not exist', () => {
    expect(() => load('good = { nowhere }')).toThrow(/nowhere/);
  });

  it('is an error when there is none at all', () => {
    expect(() => loadTexts(dir)).toThrow(/no texts/);
  });
});

describe("a service's own words", () => {
  it('stand in place of the standard ones and keep the buttons', () => {
    const standard = load(...tennis);
    const own = standard.withOverrides({ 'court.book': 'Корт номер { $n }\nждёт Вас.' });
    expect(own.say('court.book', { n: 3 })).toBe('Корт номер 3\nждёт Вас.');
    expect(own.optionLabel('court.book', 'take')).toBe('Занять корт');
    expect(own.say('invite', { n: 3 })).toContain('ждёт Вас. Приходите!');
    expect(standard.say('court.book', { n: 3 })).toBe('Корт 3 свободен.');
  });

  it.each([
    ['an unknown key', { 'court.sell': 'Нет.' }, /no text "court\.sell"/],
    ['something it is never given', { 'court.book': 'Корт { $price }.' }, /never given "price"/],
    ['words that cannot be read', { 'court.book': 'Корт { $n' }, /court\.book/],
    ['no words', { 'court.book': '' }, /court\.book/],
    ['a second text smuggled in', { 'court.book': 'Да.\n}\nballs = Нет' }, /court\.book/],
  ])('are refused: %s', (_, overrides, message) => {
    expect(() => load(...tennis).withOverrides(overrides)).toThrow(message);
  });
});
