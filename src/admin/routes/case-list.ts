import { type Response, Router } from 'express';
import { dayIn } from '../../cases/calendar-day.js';
import { type PersonId } from '../../cases/ids.js';
import { openCases } from '../opened-cases.js';
import { type Panel, route, staffOf } from '../panel.js';
import { listedCase } from '../presenters/case-list.js';
import { caseListPage, ROWS_A_PAGE } from '../presenters/case-list-page.js';
import {
  inOrder,
  isInTab,
  isName,
  listHref,
  ListQuery,
  passesFilters,
} from '../presenters/list-query.js';
import { type ReachedRow, reachedRows } from '../reached-rows.js';

/**
 * `/cases`: the start page with search, tabs, filters and order (R159). The form is sent by POST, so that a name stands in no
 * address (J4.13); what is no name is answered with an address that can be kept.
 */
export function caseListRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases',
    route(async (req, res) => {
      const query = ListQuery.parse(req.query);
      await listPage(panel, res, { ...query, q: isName(query.q) ? '' : query.q });
    }),
  );
  router.post(
    '/cases',
    route(async (req, res) => {
      const query = ListQuery.parse(req.body ?? {});
      if (isName(query.q)) await searchByName(panel, res, { ...query, page: 1 });
      else res.redirect(303, listHref(query));
    }),
  );
  return router;
}

/** Thirty a minute, so that nobody walks through the alphabet (J4.12). */
async function searchByName(panel: Panel, res: Response, query: ListQuery): Promise<void> {
  const tried = await panel.store.throttle.attempt('nameSearch', staffOf(res).id, new Date());
  if (tried.type === 'go') {
    await listPage(panel, res, query);
    return;
  }
  res.status(429).render('error', {
    title: 'Слишком много поисков',
    text: 'Подождите минуту и повторите.',
    id: res.locals.requestId,
  });
}

async function listPage(panel: Panel, res: Response, query: ListQuery): Promise<void> {
  const staff = staffOf(res);
  const now = panel.now();
  const today = dayIn('Asia/Kamchatka', now);
  const all = await reachedRows(panel, staff);
  const wanted = all.filter(
    (row) => isInTab(row, query.view, today) && passesFilters(row, query, today),
  );
  const { rows: matching, searched } = await matches(panel, wanted, query.q);
  const found = inOrder(matching, query.sort);
  const rows = pageOf(found, query);
  const [opened, people, everyone] = await Promise.all([
    openCases(panel, staff, rows),
    panel.store.people.findMany(rows.flatMap((row) => row.searchable)),
    panel.store.staff.all(),
  ]);
  const shown = rows.map((row) =>
    listedCase(row, { people, staff: everyone, opened, searched, now }),
  );
  res.render('cases/list', {
    page: 'cases',
    list: caseListPage({ query, today, all, found: found.length, shown, staff: everyone }),
  });
}

/** What is found by name stands on one page: its address could not say the name. */
function pageOf(found: readonly ReachedRow[], { q, page }: ListQuery): readonly ReachedRow[] {
  if (isName(q)) return found.slice(0, 5 * ROWS_A_PAGE);
  return found.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
}

interface Matches {
  readonly rows: readonly ReachedRow[];
  /** Who was searched for and found: the list may show these names. */
  readonly searched: ReadonlySet<PersonId>;
}

/** By number, or by a part of a name among the people of the cases one reaches (R159, J5.12). */
async function matches(panel: Panel, rows: readonly ReachedRow[], words: string): Promise<Matches> {
  if (words === '') return { rows, searched: new Set() };
  if (!isName(words))
    return { rows: rows.filter((row) => isNumbered(row, words)), searched: new Set() };
  const within = new Set(rows.flatMap((row) => row.searchable));
  const searched = await panel.store.names.find(words, within);
  return { rows: rows.filter((row) => row.searchable.some((id) => searched.has(id))), searched };
}

/** Latin letters that a number may be typed with. */
const lookalikes: Readonly<Record<string, string>> = { A: 'А', B: 'В', K: 'К' };

/** «К-26-031», «к 26 031» or «31». */
function isNumbered({ number }: ReachedRow, words: string): boolean {
  const typed = words
    .toUpperCase()
    .replace(/^[ABK]/u, (letter) => lookalikes[letter] ?? letter)
    .replace(/[\s–—]+/gu, '-');
  return (
    number === typed || (/^\d+$/u.test(typed) && number.endsWith(`-${typed.padStart(3, '0')}`))
  );
}
