import { describe, expect, it } from '@jest/globals';
import {
  dayLabel,
  dayText,
  daysLeft,
  fullDayText,
  slotLabel,
  staffDay,
  weekdayText,
  whenText,
} from '../../../src/bot/texts/dates.js';
import { loadTexts } from '../../../src/bot/texts/texts.js';
import { addDays, calendarDay } from '../../../src/cases/calendar-day.js';

const day = calendarDay('2026-03-12');

describe('a date in the words of the bot', () => {
  it('is told to participants as «четверг, 12 марта, 17:30»', () => {
    expect(whenText(day, '17:30')).toBe('четверг, 12 марта, 17:30');
    expect(weekdayText(day)).toBe('четверг, 12 марта');
    expect(dayText(day)).toBe('12 марта');
  });

  it('is short on a button: «чт 12 мар., 17:30»', () => {
    expect(slotLabel(day, '17:30')).toBe('чт 12 мар., 17:30');
    expect(dayLabel(addDays(day, 1))).toBe('пт 13 мар.');
  });

  it('is told to the staff as «12 марта, чт»', () => {
    expect(staffDay(day)).toBe('12 марта, чт');
  });

  it('has its year where it is kept long', () => {
    expect(fullDayText(day)).toBe('12 марта 2026 года');
  });

  it('has no leading zero in day and hour', () => {
    expect(whenText(calendarDay('2026-03-01'), '09:00')).toBe('воскресенье, 1 марта, 9:00');
  });

  it('knows all months and weekdays', () => {
    const year = Array.from({ length: 365 }, (_, index) =>
      addDays(calendarDay('2026-01-01'), index),
    );
    expect(new Set(year.map((each) => dayText(each).split(' ')[1])).size).toBe(12);
    expect(new Set(year.map((each) => weekdayText(each).split(',')[0])).size).toBe(7);
    expect(
      year.map(dayLabel).every((label) => /^[а-я]{2} \d{1,2} [а-я]{3,5}\.?$/.test(label)),
    ).toBe(true);
  });
});

describe('how long is left', () => {
  const texts = loadTexts('locales');
  const left = (count: number) => {
    const { key, args } = daysLeft({ type: 'due', due: addDays(day, count) }, day);
    return texts.say(key, args);
  };

  it.each([
    [-21, 'просрочено на 21 день'],
    [-3, 'просрочено на 3 дня'],
    [-1, 'просрочено на 1 день'],
    [0, 'сегодня последний день'],
    [1, 'завтра последний день'],
    [2, 'осталось 2 дня, до 14 марта, сб'],
    [5, 'осталось 5 дней, до 17 марта, вт'],
    [7, 'осталось 7 дней, до 19 марта, чт'],
    [8, 'до 20 марта, пт'],
  ])('%d days', (count, words) => expect(left(count)).toBe(words));

  it.each([
    [{ type: 'from', from: day } as const, 'с 12 марта, чт'],
    [{ type: 'noLimit' } as const, 'срока нет'],
    [{ type: 'notStarted' } as const, 'отсчёт не начался'],
  ])('without a due day: %p', (limit, words) => {
    const { key, args } = daysLeft(limit, day);
    expect(texts.say(key, args)).toBe(words);
  });
});
