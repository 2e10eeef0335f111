import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dutyKey } from '../../../../src/bot/dialogue/staff/duty.js';
import { toldStaff } from '../../../../src/bot/dialogue/staff/told.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { calendarDay } from '../../../../src/cases/calendar-day.js';
import { aPureCase } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));
const talk = { ...talkOf(aPureCase(), 'coordinator'), kase: null, ctx: null };

/** What is said of a limit of no case. */
function said(limit: string, period: string, due: string | null): string | undefined {
  const key = dutyKey(limit, due === null ? null : calendarDay(due));
  const data = { what: 'Посчитать мячи', period, due: due ?? '' };
  return toldStaff(talk, texts, key, data)?.text.replaceAll('\u00a0', ' ');
}

describe('reports and registries of no case, as the bot says them', () => {
  it.each([
    ['K-D18', '2025', '2026-01-15', /^Анализ за 2025 год: отправить до 15 янв/],
    ['B-D16', '2025', '2026-01-25', /^Реестр медиаторов: обновить до 25 янв/],
    [
      'B-D17',
      '2026-H1',
      '2026-07-01',
      /^Отдел образования: попросить данные о медиаторах до 1 июл/,
    ],
    ['Y-D1', '', null, /^Обновить реестр людей и мест\.$/],
    ['Y-D2', '2026-10', null, /^Мониторинг поставщиков за октябрь 2026 года\.$/],
    ['Y-D3', '2026-Q3', null, /^Отчёт за III квартал 2026 года\.$/],
  ])('R151, R152: %s for «%s», due %s', (limit, period, due, text) => {
    expect(said(limit, period, due)).toMatch(text);
  });

  it('a limit of a procedure that was added is named by its title', () => {
    expect(said('T-D7', '2026', '2026-12-30')).toMatch(/^Посчитать мячи: до 30 дек/);
    expect(said('T-D8', '', null)).toBe('Посчитать мячи.');
  });
});
