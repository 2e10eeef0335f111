import { type Response, Router } from 'express';
import { z } from 'zod';
import { addDays, CalendarDay, dayIn } from '../../cases/calendar-day.js';
import { participants } from '../../cases/participants.js';
import { dutiesDue } from '../../cases/duties.js';
import { holdsDuty } from '../../people/duty-holders.js';
import { getProcedure, procedureIds } from '../../procedures/procedures.js';
import { openCases } from '../opened-cases.js';
import { type Panel, route, staffOf } from '../panel.js';
import { dueEntries } from '../presenters/due-entries.js';
import { dutyEntry } from '../presenters/duty-entry.js';
import { deadlinesView, type DueEntry, todayView } from '../presenters/due-view.js';
import { reachedRows } from '../reached-rows.js';

const Query = z.object({
  day: CalendarDay.nullable().catch(null),
  mode: z.enum(['calendar', 'list']).catch('calendar'),
});

/** `/today`: what burns. `/deadlines`: the next thirty days with the clause of each limit. */
export function dueRoutes(panel: Panel): Router {
  const router = Router();
  const { calendar } = panel.service.daysOff;
  const today = (): CalendarDay => dayIn('Asia/Kamchatka', panel.now());
  router.get(
    '/today',
    route(async (_req, res) => {
      const entries = await entriesUntil(panel, res, addDays(today(), 30));
      res.render('cases/today', { page: 'today', view: todayView(entries, today()) });
    }),
  );
  router.get(
    '/deadlines',
    route(async (req, res) => {
      const { day, mode } = Query.parse(req.query);
      const until = addDays(today(), 29);
      const entries = [
        ...(await entriesUntil(panel, res, until)),
        ...(await ownDuties(panel, res, today(), until)),
      ];
      const days = { today: today(), chosen: day ?? today(), mode };
      res.render('cases/deadlines', {
        page: 'deadlines',
        view: deadlinesView(entries, days, calendar),
      });
    }),
  );
  return router;
}

/** Reads only the cases that have a limit or a meeting by this day. */
async function entriesUntil(panel: Panel, res: Response, until: CalendarDay): Promise<DueEntry[]> {
  const staff = staffOf(res);
  const all = await reachedRows(panel, staff, { closed: false });
  const rows = all.filter(
    ({ nextDue, meeting }) =>
      (nextDue !== null && nextDue <= until) || (meeting !== null && meeting <= until),
  );
  const opened = await openCases(panel, staff, rows);
  const persons = [...opened.values()].flatMap(({ kase }) => participants(kase));
  const [people, everyone] = await Promise.all([
    panel.store.people.findMany(persons.map(({ person }) => person)),
    panel.store.staff.all(),
  ]);
  return [...opened.values()].flatMap((kase) =>
    dueEntries(kase, until, { people, staff: everyone }),
  );
}

/** The reports and registries of no case that this person answers for, also without a messenger (R151, R152). */
async function ownDuties(
  panel: Panel,
  res: Response,
  from: CalendarDay,
  to: CalendarDay,
): Promise<DueEntry[]> {
  const entries: DueEntry[] = [];
  const { cases } = panel.store;
  for (const procedure of procedureIds.map((id) => getProcedure(id)))
    for (const duty of dutiesDue(procedure, from, to))
      if (await holdsDuty(cases, staffOf(res), duty.limit.recipients, procedure.id, new Date()))
        entries.push(dutyEntry(procedure, duty));
  return entries;
}
