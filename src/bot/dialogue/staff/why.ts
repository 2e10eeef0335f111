import { runningLimits } from '../../../cases/limits-of-case.js';
import { type Why } from '../../../cases/deadlines.js';
import { type CaseDesk, linesOf, pairs, say, screenOf } from './desk.js';
import { cardScreen } from './card.js';
import { findLimit, leftText, limitDays, limitText, nextLimit } from './limit-words.js';
import { type StaffScreen } from './staff-talk.js';

const lines = {
  rule: 'clause',
  start: 'start',
  count: 'count',
  compared: 'compared',
  extension: 'extension',
} as const satisfies Record<Why['kind'], string>;

/** «Почему эта дата»: rule, start, count, what was compared, extension (R158); other limits by their buttons. */
export function whyScreen(desk: CaseDesk, id?: string): StaffScreen {
  const limit = findLimit(desk, id ?? nextLimit(desk)?.id ?? '');
  if (limit === undefined) return cardScreen(desk);
  const said = limit.why.map(({ kind, text }) => {
    const args = { [lines[kind]]: text };
    return { args, line: say(desk, `staff.why.${lines[kind]}`, args) };
  });
  const empty = Object.fromEntries(Object.values(lines).map((name) => [name, '']));
  const others = runningLimits(desk.kase, desk.ctx)
    .filter((other) => other.id !== limit.id)
    .slice(0, 4)
    .map((other) => ({ id: 'why', value: other.id, label: limitText(desk, other.id) }));
  return screenOf(desk, 'staff.why', [...pairs(others), [{ id: 'open' }, { id: 'menu' }]], {
    args: said.reduce((args, one) => ({ ...args, ...one.args }), empty),
    text: linesOf(
      `${limitText(desk, limit.id)} · ${leftText(desk, limitDays(desk, limit))}`,
      ...said.map(({ line }) => line),
    ),
  });
}
