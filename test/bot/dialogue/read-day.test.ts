import { describe, expect, it } from '@jest/globals';
import { readDay } from '../../../src/bot/dialogue/participants/read-day.js';
import { meansCommand, plainWords } from '../../../src/bot/dialogue/participants/words.js';
import { calendarDay } from '../../../src/cases/calendar-day.js';

/** A Thursday. */
const today = calendarDay('2026-11-26');
const read = (text: string) => {
  const found = readDay(text, today);
  return found === null ? null : [found.day, found.time];
};

describe('a typed day', () => {
  it.each([
    ['12.12 15:00', '2026-12-12', '15:00'],
    ['12.12.2026 9:30', '2026-12-12', '09:30'],
    ['05.01', '2027-01-05', null],
    ['5/1/27', '2027-01-05', null],
    ['12 декабря в 15', '2026-12-12', '15:00'],
    ['3 мая', '2027-05-03', null],
    ['3 июля', null, null],
    ['завтра', '2026-11-27', null],
    ['послезавтра после 16:00', '2026-11-28', '16:00'],
    ['Сегодня в 18', '2026-11-26', '18:00'],
    ['в субботу утром', '2026-11-28', null],
    ['в четверг 10-15', '2026-12-03', '10:15'],
    ['давайте 1 декабря', '2026-12-01', null],
  ])('«%s» is %s %s', (text, day, time) => {
    expect(read(text)).toEqual(day === null ? null : [day, time]);
  });

  it.each(['', 'не знаю', '15:00', '31.02', '99.99', '25.12.2031', 'кабинет 12', '1.1.1'])(
    '«%s» is no day that could be meant',
    (text) => expect(read(text)).toBeNull(),
  );
});

describe('typed words', () => {
  it.each([
    ['Помогите', 'help'],
    ['мне СТРАШНО', 'help'],
    ['он угрожает мне', 'helpFear'],
    ['меня избили? нет, избил', 'helpFear'],
    ['он меня бьёт', 'helpFear'],
    ['я не хочу жить', 'helpLife'],
    ['боюсь, хочу умереть', 'helpLife'],
    ['СТОП', 'stop'],
    ['хватит, не пишите мне', 'stop'],
    ['я отказываюсь', 'stop'],
    ['отзываю', 'withdraw'],
    ['отзываю согласие', 'withdraw'],
    ['/data', 'data'],
    ['Что сейчас', 'now'],
    ['добрый день', null],
  ])('R186: «%s» means %s', (text, option) => {
    expect(meansCommand(plainWords(text))).toBe(option);
  });
});
