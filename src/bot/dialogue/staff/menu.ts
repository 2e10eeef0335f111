import { type StaffRole } from '../../../cases/actor.js';
import { type CalendarDay } from '../../../cases/calendar-day.js';
import { addDays } from '../../../cases/calendar-day.js';
import { dayOfTime } from '../../../cases/meetings.js';
import { staffDay } from '../../texts/dates.js';
import { type Option } from '../screen.js';
import { type Desk, labelOf, pairs, say, screenOf } from './desk.js';
import { stepLeft } from './limit-words.js';
import { type CaseRow, type StaffScreen } from './staff-talk.js';

/** How the own list is called (I2). */
const mine = {
  commissionSecretary: 'mine.commission',
  serviceHead: 'mine.service',
  facilitator: 'mine',
  coordinator: 'mine.all',
  resourceCentre: 'mine.all',
  familyCurator: 'mine',
  ufsinSpecialist: 'mine',
} as const satisfies Record<StaffRole, string>;

const ofRole: Readonly<Partial<Record<StaffRole, readonly string[]>>> = {
  facilitator: ['meets'],
  serviceHead: ['assign'],
  resourceCentre: ['assign'],
  coordinator: ['waits', 'unsent'],
};

type Filter = (row: CaseRow, today: CalendarDay) => boolean;

const dueOf = ({ left }: CaseRow): CalendarDay | null => (left.type === 'due' ? left.due : null);
/** Rows whose next due day passes the test. */
export const isDue =
  (test: (due: CalendarDay) => boolean) =>
  (row: CaseRow): boolean => {
    const due = dueOf(row);
    return due !== null && test(due);
  };

const until =
  (days: number): Filter =>
  (row, today) =>
    isDue((due) => due <= addDays(today, days))(row);

const filters: Readonly<Record<string, Filter>> = {
  today: (row, today) =>
    until(3)(row, today) || (row.meeting !== null && dayOfTime(row.meeting) === today),
  mine: () => true,
  meets: (row, today) => row.meeting !== null && dayOfTime(row.meeting) >= today,
  assign: (row) => row.step === 'assignFacilitator',
  waits: (row) => row.step === null,
  unsent: (row) => row.unsent,
  overdue: until(-1),
  dueToday: (row, today) => isDue((due) => due === today)(row),
  soon: (row, today) => until(3)(row, today) && !until(0)(row, today),
};

/** True when the name is one of the lists. */
export const isList = (name: string): boolean => name in filters;

/** The cases of a list, the most urgent first. */
export function rowsOf({ talk }: Desk, list: string): CaseRow[] {
  const filter = filters[list] ?? (() => false);
  return talk.cases
    .filter((row) => filter(row, talk.today))
    .sort((a, b) => (dueOf(a) ?? '9').localeCompare(dueOf(b) ?? '9'));
}

/** What is overdue, due today and waiting, and the lists of the role (I2). */
export function menuScreen(desk: Desk): StaffScreen {
  const { talk } = desk;
  const date = staffDay(talk.today);
  const a = rowsOf(desk, 'overdue').length;
  const b = rowsOf(desk, 'dueToday').length;
  const c = talk.cases.filter((row) => row.step !== null).length;
  const calm = a + b + c === 0;
  return screenOf(desk, calm ? 'staff.menu.calm' : 'staff.menu', menuRows(desk), {
    args: calm ? { date } : { date, a, b, c },
  });
}

function menuRows(desk: Desk): Option[][] {
  const { role } = desk.talk.staff;
  const own: Option[] = (ofRole[role] ?? []).map((id) => ({
    id,
    labelArgs: { n: rowsOf(desk, id).length },
  }));
  const opens: Option[] =
    role === 'commissionSecretary' && desk.talk.hasPages
      ? [
          {
            id: 'openCase',
            value: 'openCase',
            opens: 'form',
            label: `${labelOf(desk, 'openCase')} ⇗`,
          },
        ]
      : [];
  return pairs([
    { id: 'today' },
    { id: 'mine', label: labelOf(desk, mine[role]) },
    ...own,
    ...opens,
    { id: 'find' },
    { id: 'more' },
  ]);
}

const perPage = 6;

/** A list of cases, six a page; each number opens its case. */
export function listScreen(
  desk: Desk,
  list: string,
  page = 1,
  rows = rowsOf(desk, list),
): StaffScreen {
  if (rows.length === 0) return screenOf(desk, 'staff.list.none', [[{ id: 'menu' }]]);
  const pages = Math.ceil(rows.length / perPage);
  const at = Math.min(Math.max(page, 1), pages);
  const shown = rows.slice((at - 1) * perPage, at * perPage);
  const numbers = shown.map((row) => ({ id: 'case', value: row.id, label: row.number }));
  const turn: Option[] = at < pages ? [{ id: 'next', value: `${list}.${at + 1}` }] : [];
  return screenOf(desk, 'staff.list', [...pairs(numbers), [...turn, { id: 'menu' }]], {
    args: {
      title: titleOf(desk, list),
      n: rows.length,
      p: at,
      m: pages,
      rows: shown.map((row) => rowText(desk, row)).join('\n'),
    },
  });
}

function titleOf(desk: Desk, list: string): string {
  const id = list === 'mine' ? mine[desk.talk.staff.role] : isList(list) ? list : 'find';
  return labelOf(desk, id, { n: 0 }).split(':')[0] ?? '';
}

/** «К-26-031 · Заявка получена · завтра последний день» */
export function rowText(desk: Desk, row: CaseRow): string {
  const left = stepLeft(desk, row.step, row.left);
  if (row.step === null) return `${row.number} · ${left}`;
  return say(desk, 'staff.list.row', { no: row.number, step: labelOf(desk, row.step), left });
}

/** «Ещё» of the menu: the role, the hours of the digest, the panel, the end of this messenger. */
export function menuMore(desk: Desk): StaffScreen {
  const role: Option[] = desk.talk.roles.length > 1 ? [{ id: 'role' }] : [];
  const personal: Option[] = desk.talk.isParticipant ? [{ id: 'personal' }] : [];
  const options: Option[] = [...role, ...personal, ...panel(desk), { id: 'unlink' }];
  return screenOf(desk, 'staff.unknown', [...pairs(options), [{ id: 'menu' }]]);
}

const panel = ({ talk }: Desk): Option[] =>
  talk.hasPages ? [{ id: 'panel', opens: 'panel' }] : [];

/** What is said to anything that is not understood, and to `/help`. */
export function unknownScreen(desk: Desk): StaffScreen {
  return screenOf(desk, 'staff.unknown', [
    [{ id: 'today' }, { id: 'mine', label: labelOf(desk, mine[desk.talk.staff.role]) }],
    [...panel(desk), { id: 'menu' }],
  ]);
}

/** Foreign and unknown numbers are answered alike. */
export function findNoneScreen(desk: Desk): StaffScreen {
  return screenOf(desk, 'staff.find.none', [
    [{ id: 'find' }, { id: 'mine', label: labelOf(desk, mine[desk.talk.staff.role]) }],
    [{ id: 'menu' }],
  ]);
}

/** «Отвязать этот мессенджер?» and where messages go then (I9). */
export function unlinkScreen(desk: Desk): StaffScreen {
  const other = say(desk, `link.other.${desk.talk.otherDoor}`);
  return screenOf(desk, 'link.off', [[{ id: 'unlinkYes' }, { id: 'menu' }]], { args: { other } });
}

/** «В какой роли продолжим?» */
export function roleScreen(desk: Desk): StaffScreen {
  const roles = desk.talk.roles.map(({ role, n }) => ({
    id: 'asRole',
    value: role,
    label: say(desk, 'staff.role.label', { role: say(desk, `role.${role}`), n }),
  }));
  const personal: Option[] = desk.talk.isParticipant ? [{ id: 'personal' }] : [];
  return screenOf(desk, 'staff.role', [...pairs([...roles.slice(0, 8), ...personal])]);
}

/** «Напишите номер, можно коротко: 31.» */
export function findScreen(desk: Desk): StaffScreen {
  return screenOf(desk, 'staff.find', [[{ id: 'menu' }]]);
}
