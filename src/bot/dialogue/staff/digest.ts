import { addDays, type CalendarDay } from '../../../cases/calendar-day.js';
import { dayOfTime } from '../../../cases/meetings.js';
import { type LimitDays, staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { type Option, type TextArgs } from '../screen.js';
import { type Desk, labelOf, linesOf, pairs, say, screenOf } from './desk.js';
import { isOfCase, leftText } from './limit-words.js';
import { isDue, rowsOf } from './menu.js';
import { type CaseRow, type StaffScreen, type StaffTalk } from './staff-talk.js';

/** Rows that a part shows; the rest is counted. */
const shown = 3;

/** «Сводка»: what burns, in parts of three rows, empty ones left out; nothing else: «Срочного нет» (I6.2). */
export function digestScreen(talk: StaffTalk, texts: Texts): StaffScreen {
  const desk: Desk = { talk: { ...talk, kase: null, ctx: null }, texts };
  const parts = partsOf(desk);
  const date = staffDay(talk.today);
  const head =
    parts.length === 0
      ? say(desk, 'digest.head.calm', { date })
      : say(desk, 'digest.head', { date, n: talk.cases.length });
  const lists = ['overdue', 'dueToday', 'soon'].flatMap((id): Option[] => {
    const n = rowsOf(desk, id).length;
    return n === 0 ? [] : [{ id, labelArgs: { n } }];
  });
  return screenOf(desk, 'digest.head', [...pairs(lists), [...panel(talk), { id: 'menu' }]], {
    args: { date, n: talk.cases.length },
    text: linesOf(head, ...parts),
  });
}

const panel = ({ hasPages }: StaffTalk): Option[] =>
  hasPages ? [{ id: 'panel', opens: 'panel' }] : [];

/** The parts in their order. */
function partsOf(desk: Desk): string[] {
  const { talk } = desk;
  const { role } = talk.staff;
  const open = [...talk.cases];
  const safety = open.filter((row) => row.step === 'recordHelpContact');
  const overdue = open.filter(isDue((due) => due < talk.today));
  const today = open.filter(isDue((due) => due === talk.today));
  const soon = open.filter(isDue((due) => due > talk.today && due <= addDays(talk.today, 3)));
  const said = new Set([...safety, ...overdue, ...today, ...soon]);
  const tasks = open.filter((row) => row.step !== null && !said.has(row));
  const meets = open.filter((row) => row.meeting !== null && dayOfTime(row.meeting) === talk.today);
  const unsent = open.filter((row) => row.unsent);
  return [
    safety.length === 0 ? '' : say(desk, 'digest.safety', { list: numbers(safety) }),
    part(desk, 'digest.overdue', overdue, overdueRow),
    part(desk, 'digest.today', today, limitRow('digest.today.row')),
    part(desk, 'digest.soon', soon, limitRow('digest.soon.row')),
    part(desk, 'digest.weekend', weekend(desk), limitRow('digest.weekend.row')),
    sees(meeting, role) ? part(desk, 'digest.meets', meets, meetingRow) : '',
    role === 'commissionSecretary' ? hearings(desk) : '',
    role === 'coordinator' ? '' : part(desk, 'digest.tasks', tasks, taskRow),
    sees(unreached, role) ? part(desk, 'digest.unsent', unsent, numberRow) : '',
  ].filter((text) => text !== '');
}

const meeting = ['facilitator', 'serviceHead', 'resourceCentre', 'coordinator'];
const unreached = ['facilitator', 'commissionSecretary', 'resourceCentre', 'coordinator'];
const sees = (roles: readonly string[], role: string): boolean => roles.includes(role);

type RowText = (desk: Desk, row: CaseRow) => string;

function part(desk: Desk, key: string, rows: readonly CaseRow[], text: RowText): string {
  if (rows.length === 0) return '';
  const lines = rows.slice(0, shown).map((row) => text(desk, row));
  const more = rows.length > shown ? [say(desk, 'digest.more', { n: rows.length - shown })] : [];
  return say(desk, key, { n: rows.length, rows: [...lines, ...more].join('\n') });
}

const dueOf = (left: LimitDays): string => (left.type === 'due' ? staffDay(left.due) : '');

const argsOf = (desk: Desk, row: CaseRow): TextArgs => ({
  no: row.number,
  limit: row.limit === null ? '' : limitWords(desk, row),
  left: leftText(desk, row.left),
  date: dueOf(row.left),
});

/** A limit without its case at hand: the words of the list. */
const limitWords = (desk: Desk, { limit, hearing }: CaseRow): string =>
  limit === null || !isOfCase(desk, limit)
    ? ''
    : say(desk, `limit.${limit}`, { meeting: hearing === null ? '' : staffDay(hearing) }).trim();

const limitRow =
  (key: string): RowText =>
  (desk, row) =>
    say(desk, key, argsOf(desk, row));

const watching = ['serviceHead', 'commissionSecretary', 'resourceCentre', 'coordinator'];

/** Those who watch others see who leads. */
const overdueRow: RowText = (desk, row) => {
  const watches = sees(watching, desk.talk.staff.role) && row.lead !== null;
  const key = watches ? 'digest.overdue.rowStaff' : 'digest.overdue.row';
  return say(desk, key, { ...argsOf(desk, row), staff: desk.talk.staffName(row.lead ?? '') });
};

const meetingRow: RowText = (_desk, row) => `${row.meeting?.slice(11) ?? ''}, ${row.number}`;
const taskRow: RowText = (desk, row) =>
  say(desk, 'digest.tasks.row', { no: row.number, step: labelOf(desk, row.step ?? '') });
const numberRow: RowText = (desk, row) => say(desk, 'digest.unsent.row', { no: row.number });
const numbers = (rows: readonly CaseRow[]): string => rows.map(({ number }) => number).join(', ');

/** On the last working day before: what falls due on the days off (Q2). */
function weekend({ talk }: Desk): CaseRow[] {
  const next = talk.nextWorkingDay;
  if (next === addDays(talk.today, 1)) return [];
  return talk.cases.filter(isDue((due) => due > talk.today && due < next));
}

/** The next sitting: how many cases, and whose results are not there yet. */
function hearings(desk: Desk): string {
  const { talk } = desk;
  const days = talk.cases.flatMap(({ hearing }) => hearing ?? []).filter((d) => d >= talk.today);
  const date: CalendarDay | undefined = days.sort()[0];
  if (date === undefined) return '';
  const heard = talk.cases.filter(({ hearing }) => hearing === date);
  const missing = heard.filter(({ reported }) => !reported);
  const list = missing.length === 0 ? '0' : numbers(missing);
  return say(desk, 'digest.hearings', { date: staffDay(date), n: heard.length, list });
}
