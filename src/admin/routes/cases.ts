import { type Request, type Response, Router } from 'express';
import { addDays, dayIn } from '../../cases/calendar-day.js';
import { type Case } from '../../cases/case.js';
import { participants } from '../../cases/participants.js';
import { type CaseRow } from '../../models/case-model.js';
import { createNameIndex } from '../../people/name-index.js';
import { listScopes, rolesIn, type Staff } from '../../people/staff.js';
import { offersFor, type Panel, route, type StaffOffer, staffOf } from '../panel.js';
import { caseListRows } from '../presenters/case-rows.js';
import { casePage, sideWords } from '../presenters/case-page.js';
import { commandLabel } from './commands.js';

/** The list of cases, today's deadlines, the next thirty days, and the page of a case. */
export function caseRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases',
    route((req, res) => listPage(panel, req, res)),
  );
  router.get(
    '/today',
    route((_req, res) => duePage(panel, res, 0, 'Сегодня')),
  );
  router.get(
    '/deadlines',
    route((_req, res) => duePage(panel, res, 30, 'Сроки на 30 дней')),
  );
  router.get(
    '/cases/:number',
    route((req, res) => onePage(panel, req, res)),
  );
  return router;
}

async function rowsFor(
  panel: Panel,
  staff: Staff,
  only: Partial<Parameters<Panel['store']['cases']['list']>[0]> = {},
) {
  return panel.store.cases.list({ scope: listScopes(staff, new Date()), ...only });
}

async function listPage(panel: Panel, req: Request, res: Response): Promise<void> {
  const staff = staffOf(res);
  const query = typeof req.query['q'] === 'string' ? req.query['q'].trim() : '';
  const view = typeof req.query['view'] === 'string' ? req.query['view'] : 'open';
  const all = await rowsFor(panel, staff);
  const found = query === '' ? all : await searched(panel, all, query);
  const today = dayIn('Asia/Kamchatka', panel.now());
  const shown = found.filter((row) => inView(row, view, today));
  const people = await panel.store.people.findMany(shown.flatMap((r) => r.persons.slice(0, 2)));
  const open = all.filter((r) => !r.closed);
  res.render('cases/list', {
    page: 'cases',
    staff,
    query,
    view,
    mode: panel.mode,
    rows: caseListRows(shown, { people, staff: await panel.store.staff.all(), now: panel.now() }),
    overdue: open.filter((r) => r.nextDue !== null && r.nextDue < today).length,
    today: open.filter((r) => r.nextDue === today).length,
    counts: {
      open: open.length,
      overdue: open.filter((r) => inView(r, 'overdue', today)).length,
      unassigned: open.filter((r) => inView(r, 'unassigned', today)).length,
      closed: all.length - open.length,
    },
  });
}

function inView(row: CaseRow, view: string, today: string): boolean {
  if (view === 'closed') return row.closed;
  if (row.closed) return false;
  if (view === 'overdue') return row.nextDue !== null && row.nextDue < today;
  return view === 'unassigned' ? row.facilitators.length === 0 : true;
}

/** By number, or by a part of a name among the people of the cases one reaches (R159, J5.12). */
async function searched(
  panel: Panel,
  rows: readonly CaseRow[],
  query: string,
): Promise<readonly CaseRow[]> {
  const number = query.toUpperCase().replace(/^K/u, 'К').replaceAll(' ', '');
  const byNumber = rows.filter(
    (r) => r.number === number || r.number.endsWith(`-${number.padStart(3, '0')}`),
  );
  if (byNumber.length > 0) return byNumber;
  const people = await panel.store.people.findMany(rows.flatMap((r) => r.persons));
  const hits = new Set(createNameIndex([...people.values()]).find(query));
  return rows.filter((r) => r.persons.some((id) => hits.has(id)));
}

async function duePage(panel: Panel, res: Response, days: number, title: string): Promise<void> {
  const staff = staffOf(res);
  const today = dayIn('Asia/Kamchatka', panel.now());
  const rows = await rowsFor(panel, staff, { closed: false, dueBefore: addDays(today, days) });
  const people = await panel.store.people.findMany(rows.flatMap((r) => r.persons.slice(0, 2)));
  res.render('cases/due', {
    page: days === 0 ? 'today' : 'deadlines',
    title,
    staff,
    mode: panel.mode,
    rows: caseListRows(rows, { people, staff: await panel.store.staff.all(), now: panel.now() }),
  });
}

async function onePage(panel: Panel, req: Request, res: Response): Promise<void> {
  const staff = staffOf(res);
  const kase = await findReached(panel, staff, req.params['number']);
  if (kase === null) {
    res.status(404).render('error', {
      title: 'Страница не найдена',
      text: 'Такой страницы нет, или она Вам не открыта.',
      id: res.locals.requestId,
    });
    return;
  }
  const role = rolesIn(staff, kase)[0];
  if (role === undefined) throw new Error('reached without a role');
  const ctx = await panel.service.rules.context(kase, {
    actor: { type: 'staff', id: staff.id, role },
    door: 'panel',
  });
  await panel.store.accessLog.write({
    at: new Date(),
    account: staff.id,
    door: 'panel',
    action: 'open',
    allowed: true,
    caseId: kase.id,
  });
  const [people, all, messages, offers] = await Promise.all([
    panel.store.people.findMany(participants(kase).map((p) => p.person)),
    panel.store.staff.all(),
    panel.store.messages.ofCase(kase.id, 50),
    offersFor(panel, staff, kase),
  ]);
  res.render('cases/case', {
    page: 'cases',
    staff,
    mode: panel.mode,
    ...casePage(kase, ctx, { people, staff: all, messages, texts: panel.texts }),
    actions: actionsOf(panel, kase, offers),
    said: typeof req.query['said'] === 'string' ? req.query['said'] : '',
  });
}

/** The case, when this member of staff reaches it; foreign and unknown look the same (J4.12). */
export async function findReached(
  panel: Panel,
  staff: Staff,
  number: unknown,
): Promise<Case | null> {
  const stored = typeof number === 'string' ? await panel.store.cases.findByNumber(number) : null;
  return stored !== null && rolesIn(staff, stored.kase).length > 0 ? stored.kase : null;
}

const groupTitles = {
  opening: 'Заявка',
  consent: 'Согласия и приглашения',
  service: 'Назначение и сроки',
  takingPart: 'Участие',
  meetings: 'Встречи',
  result: 'Результат',
  fulfilment: 'Исполнение',
  steps: 'Шаги',
  anyTime: 'Дело',
} as const;

/** The offered commands, ready ones first, in the groups of the specification. */
function actionsOf(panel: Panel, kase: Case, offers: readonly StaffOffer[]) {
  const items = offers.map((o) => ({
    group: o.command.group,
    label: commandLabel(panel, kase, o.command.name),
    who: o.person === null ? '' : sideWords(kase, o.person),
    href: `/cases/${encodeURIComponent(kase.number)}/do/${o.command.name}${o.person === null ? '' : `?person=${o.person}`}`,
    blocked: o.refusal !== null,
  }));
  return Object.entries(groupTitles).flatMap(([group, title]) => {
    const own = items.filter((i) => i.group === group);
    return own.length === 0 ? [] : [{ title, items: own }];
  });
}
