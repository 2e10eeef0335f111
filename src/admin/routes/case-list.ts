import { type Request, type Response, Router } from 'express';
import { dayIn } from '../../cases/calendar-day.js';
import { type PersonId } from '../../cases/ids.js';
import { type CaseRow } from '../../models/case-model.js';
import { createNameIndex } from '../../people/name-index.js';
import { listScopes } from '../../people/staff.js';
import { openCases } from '../opened-cases.js';
import { type Panel, route, staffOf } from '../panel.js';
import { listedCase } from '../presenters/case-list.js';
import { caseListPage, ROWS_A_PAGE } from '../presenters/case-list-page.js';
import { inOrder, isInTab, ListQuery, passesFilters } from '../presenters/list-query.js';

/** `/cases`: the start page with search, tabs, filters and order (R159). */
export function caseListRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases',
    route((req, res) => listPage(panel, req, res)),
  );
  return router;
}

async function listPage(panel: Panel, req: Request, res: Response): Promise<void> {
  const staff = staffOf(res);
  const query = ListQuery.parse(req.query);
  const now = panel.now();
  const today = dayIn('Asia/Kamchatka', now);
  const all = await panel.store.cases.list({ scope: listScopes(staff, new Date()) });
  const wanted = all.filter(
    (row) => isInTab(row, query.view, today) && passesFilters(row, query, today),
  );
  const found = inOrder(
    query.q === '' ? wanted : await searched(panel, wanted, query.q),
    query.sort,
  );
  const rows = found.slice((query.page - 1) * ROWS_A_PAGE, query.page * ROWS_A_PAGE);
  const [opened, people, everyone] = await Promise.all([
    openCases(panel, staff, rows),
    panel.store.people.findMany(rows.flatMap((row) => row.persons)),
    panel.store.staff.all(),
  ]);
  const shown = rows.map((row) => listedCase(row, { people, staff: everyone, opened, now }));
  res.render('cases/list', {
    page: 'cases',
    list: caseListPage({ query, today, all, found: found.length, shown, staff: everyone }),
  });
}

/** By number, or by a part of a name among the people of the cases one reaches (R159, J5.12). */
async function searched(
  panel: Panel,
  rows: readonly CaseRow[],
  words: string,
): Promise<readonly CaseRow[]> {
  const byNumber = rows.filter((row) => isNumbered(row, words));
  if (byNumber.length > 0) return byNumber;
  const people = await panel.store.people.findMany(rows.flatMap((row) => row.persons));
  const hits: ReadonlySet<PersonId> = new Set(createNameIndex([...people.values()]).find(words));
  return rows.filter((row) => row.persons.some((id) => hits.has(id)));
}

/** «К-26-031», «к 26 031» or «31». */
function isNumbered({ number }: CaseRow, words: string): boolean {
  const typed = words
    .toUpperCase()
    .replaceAll('K', 'К')
    .replace(/[\s–—]+/gu, '-');
  return (
    number === typed || (/^\d+$/u.test(typed) && number.endsWith(`-${typed.padStart(3, '0')}`))
  );
}
