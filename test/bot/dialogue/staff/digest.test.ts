import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { digestScreen } from '../../../../src/bot/dialogue/staff/digest.js';
import { type CaseRow } from '../../../../src/bot/dialogue/staff/staff-talk.js';
import { loadTexts } from '../../../../src/bot/texts/texts.js';
import { calendarDay } from '../../../../src/cases/calendar-day.js';
import { aPureCase, assigned, referred } from '../../../support/pure-case.js';
import { talkOf } from '../../../support/staff-talk.js';

const texts = loadTexts(join(process.cwd(), 'locales'));

/** The digest of 2 March with cases that are due on these days: what it counts, and its buttons of lists. */
function digest(...days: readonly string[]) {
  const talk = talkOf(assigned(referred(aPureCase())), 'facilitator');
  const [row] = talk.cases;
  if (row === undefined) throw new Error('no case');
  const cases = days.map((day): CaseRow => ({
    ...row,
    left: { type: 'due', due: calendarDay(day) },
  }));
  const screen = digestScreen({ ...talk, cases }, texts);
  const lists = screen.options.flat().flatMap(({ id, labelArgs }) => {
    const n = labelArgs?.['n'];
    return n === undefined ? [] : [`${id}: ${n}`];
  });
  return { text: screen.text, lists };
}

describe('the buttons of the digest (I6.2)', () => {
  it('count what the parts above them count: overdue is not «до трёх дней»', () => {
    const { text, lists } = digest('2026-02-27', '2026-02-28', '2026-03-02', '2026-03-05');
    expect(text).toContain('Просрочено: 2');
    expect(text).toContain('До трёх дней: 1');
    expect(lists).toEqual(['overdue: 2', 'dueToday: 1', 'soon: 1']);
  });

  it('name no list that has no part', () => {
    expect(digest('2026-02-27').lists).toEqual(['overdue: 1']);
  });
});
