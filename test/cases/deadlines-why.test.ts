import { describe, expect, it } from '@jest/globals';
import { deadlines } from '../../src/cases/deadlines.js';
import type { Facts } from '../../src/cases/facts.js';
import {
  plainWorkCalendar,
  russianWorkCalendar,
  type WorkCalendar,
} from '../../src/cases/working-days.js';
import { getProcedure, procedureIds } from '../../src/procedures/procedures.js';

/** The lines of one limit, with plain spaces. */
function why(
  procedure: string,
  id: string,
  facts: Facts,
  calendar: WorkCalendar = plainWorkCalendar(),
): string[] {
  const found = deadlines(facts, getProcedure(procedure), calendar);
  const lines = found.deadlines.find((deadline) => deadline.id === id)!.why;
  return lines.map(({ kind, text }) => `${kind}: ${text}`.replaceAll('\u00a0', ' '));
}

describe('why this date', () => {
  it('of K-D7: rule, start, count, comparison, and that nothing prolongs it', () => {
    const facts = {
      facilitatorReceived: '2026-03-02',
      commissionMeeting: '2026-03-20',
      referralDue: '2026-03-16',
    };
    expect(why('kamchatka', 'K-D7', facts)).toEqual([
      'rule: Порядок, п. 4.2(3): в течение 10–20 дней с получения заявки ведущим',
      'start: 2 марта 2026, пн, ведущий получил заявку',
      'count: с 10-го дня, 12 марта 2026, чт, по 20-й, 22 марта 2026, вс (выходной, срок не переносится)',
      'compared: по правилу – 22 марта; заседание комиссии минус 3 дня – 17 марта; срок, указанный в заявке – 16 марта: раньше всех 16 марта 2026, пн',
      'extension: в этом порядке не предусмотрено, можно указать причину задержки',
    ]);
  });

  it('of a provisional receipt says so', () => {
    expect(why('kamchatka', 'K-D6', { serviceReceived: '2026-03-01' })[1]).toBe(
      'start: 1 марта 2026, вс, служба получила заявку; получение ведущим не подтверждено, пока считаем с 2 марта 2026, пн',
    );
  });

  it('of working days names the days passed over', () => {
    expect(why('krasnoyarsk-borodino', 'B-D6', { serviceReceived: '2026-03-05' })[2]).toBe(
      'count: 3 рабочих дня, последний день 10 марта 2026, вт; пропущено: 7 марта, 8 марта',
    );
  });

  it('of a date in the decree says that it prevails', () => {
    const lines = why('krasnoyarsk-borodino', 'B-D3', {
      decree: '2026-03-02',
      programmeDue: '2026-03-20',
    });
    expect(lines).toContain(
      'compared: срок программы в документе – 20 марта; по правилу – 1 апреля: дата документа важнее',
    );
    expect(lines.at(-1)).toBe('extension: не было; возможно (Алгоритм, п. IV.4)');
  });

  it('of an extension tells the old day, the new one and the notice', () => {
    const facts = {
      serviceReceived: '2026-03-05',
      extendedTo: '2026-04-20',
      extensionReason: 'болезнь',
      extensionNotified: '2026-04-01',
    };
    expect(why('krasnoyarsk-borodino', 'B-D9', facts).at(-1)).toBe(
      'extension: перенесён с 4 апреля на 20 апреля 2026, пн, комиссия уведомлена 1 апреля',
    );
  });

  it('of a limit that waits says for what', () => {
    expect(why('vmeste', 'V-D1', {})).toEqual([
      'rule: Алгоритм практики, строки 150–156: не позже чем за 6 месяцев до освобождения',
      'start: ещё не начат, ждём: планируемая дата освобождения',
    ]);
  });

  it('names every clause as people read it: no file of the sources, no requirement, no English', () => {
    const rules = procedureIds.flatMap((id) =>
      getProcedure(id).limits.flatMap((limit) => why(id, limit.id, {})[0] ?? []),
    );
    expect(rules).toHaveLength(49);
    const words = rules.map((rule) => rule.replace('rule: ', ''));
    expect(words.filter((rule) => /[A-Za-z]/.test(rule.replace(/\b[IVX]+\b/g, '')))).toEqual([]);
    expect(words.filter((rule) => /\b00\d\b|строки \d+:/.test(rule))).toEqual([]);
    expect(words).toContain('Отчёт ресурсного центра, строка 23: 1 раз в неделю');
    expect(words).toContain('Общее правило: не позже 3 дней после получения отзыва');
  });

  it('of a holiday among calendar days says that the limit does not move', () => {
    const russian = russianWorkCalendar();
    expect(why('kamchatka', 'K-D8', { programmeCompleted: '2026-01-02' }, russian)[2]).toBe(
      'count: 3 календарных дня, последний день 5 января 2026, пн (выходной, срок не переносится)',
    );
    expect(why('kamchatka', 'K-D8', { programmeCompleted: '2025-10-29' }, russian)[2]).toBe(
      'count: 3 календарных дня, последний день 1 ноября 2025, сб',
    );
  });

  it('R7: of a working day in a year whose moved days are not entered says that it may still move', () => {
    const b6 = (serviceReceived: string) =>
      why('krasnoyarsk-borodino', 'B-D6', { serviceReceived }, russianWorkCalendar())[2];
    expect(b6('2027-10-04')).toBe(
      'count: 3 рабочих дня, последний день 7 октября 2027, чт; переносы выходных 2027 года не внесены, день может сдвинуться',
    );
    expect(b6('2026-10-05')).toBe('count: 3 рабочих дня, последний день 8 октября 2026, чт');
  });

  it('of the other route says that it is not on the way', () => {
    expect(why('kamchatka', 'K-D3', { commissionDecision: '2026-03-02' })[1]).toBe(
      'start: этого срока нет на пути этого дела',
    );
  });

  it('of a plan without a term lists the checks', () => {
    expect(why('kamchatka', 'K-D13', { planSigned: '2026-04-01' })[2]).toBe(
      'count: срок не указан, проверки: 1 мая 2026, пт; 1 июля 2026, ср; 1 октября 2026, чт',
    );
  });

  it('can be left out for sweeps over many cases', () => {
    const found = deadlines({}, getProcedure('kamchatka'), plainWorkCalendar(), { explain: false });
    expect(found.deadlines.every((deadline) => deadline.why.length === 0)).toBe(true);
  });
});
