import { type Desk, pairs, screenOf } from './desk.js';
import { type Reminded, type StaffScreen } from './staff-talk.js';

/** Buttons that fit beside «Сегодня» and «Меню». */
const shown = 6;

/** «Напоминаний: 3» and a row for each; a number opens its case (I6.1, `limit.many`). */
export function manyScreen(desk: Desk, reminded: readonly Reminded[]): StaffScreen {
  const numbers = new Map(reminded.map(({ caseId, number }) => [number, caseId]));
  const buttons = [...numbers].flatMap(([number, caseId]) =>
    caseId === null ? [] : [{ id: 'case', value: caseId, label: number }],
  );
  return screenOf(
    desk,
    'limit.many',
    [...pairs(buttons.slice(0, shown)), [{ id: 'today' }, { id: 'menu' }]],
    {
      args: {
        n: reminded.length,
        rows: reminded.map(({ text }) => text.replaceAll('\n', ' · ')).join('\n'),
      },
    },
  );
}
