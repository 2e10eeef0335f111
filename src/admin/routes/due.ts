import { type Response, Router } from 'express';
import { z } from 'zod';
import { addDays, CalendarDay, dayIn } from '../../cases/calendar-day.js';
import { participants } from '../../cases/participants.js';
import { dutiesDue } from '../../cases/duties.js';
import { dayOfTime } from '../../cases/meetings.js';
import { holdsDuty } from '../../people/duty-holders.js';
import { rolesIn } from '../../people/staff.js';
import { getProcedure, procedureIds } from '../../procedures/procedures.js';
import { openCases } from '../opened-cases.js';
import { type Panel, route, staffOf } from '../panel.js';
import { dueEntries, leadOf, type Names } from '../presenters/due-entries.js';
import { dutyEntry } from '../presenters/duty-entry.js';
import { deadlinesView, type DueEntry, todayView } from '../presenters/due-view.js';
import { type Looked, todayBeside } from '../presenters/today-beside.js';
import { type ReachedRow, reachedRows } from '../reached-rows.js';

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
      const read = await casesUntil(panel, res, addDays(today(), 30), today());
      const beside = todayBeside(read.looked, {
        people: read.names.people,
        leadOf: (kase) => leadOf(kase, read.names),
      });
      const view = todayView(entriesOf(read, addDays(today(), 30)), today(), beside);
      res.render('cases/today', { page: 'today', view });
    }),
  );
  router.get(
    '/deadlines',
    route(async (req, res) => {
      const { day, mode } = Query.parse(req.query);
      const until = addDays(today(), 29);
      const entries = [
        ...entriesOf(await casesUntil(panel, res, until), until),
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

/** Cases that were read for these pages, with the names that their rows say. */
interface Read {
  readonly looked: readonly Looked[];
  readonly names: Names;
}

/** Reads only the cases that have a limit or a meeting of the commission by this day; `today`: also a meeting or a call today. */
async function casesUntil(
  panel: Panel,
  res: Response,
  until: CalendarDay,
  today: CalendarDay | null = null,
): Promise<Read> {
  const staff = staffOf(res);
  const all = await reachedRows(panel, staff, { closed: false });
  const rows = all.filter(
    (row) =>
      (row.nextDue !== null && row.nextDue <= until) ||
      (row.meeting !== null && row.meeting <= until) ||
      (today !== null && concernsToday(row, today)),
  );
  const opened = [...(await openCases(panel, staff, rows)).values()];
  const persons = opened.flatMap(({ kase }) => participants(kase));
  const [people, everyone] = await Promise.all([
    panel.store.people.findMany(persons.map(({ person }) => person)),
    panel.store.staff.all(),
  ]);
  const now = new Date();
  return {
    looked: opened.map((one) => ({ opened: one, roles: rolesIn(staff, one.kase, now) })),
    names: { people, staff: everyone },
  };
}

const concernsToday = (row: ReachedRow, today: CalendarDay): boolean =>
  row.awaitsCall ||
  Object.values(row.steps).includes('recordHelpContact') ||
  (row.nextMeeting !== null && dayOfTime(row.nextMeeting) <= today);

const entriesOf = ({ looked, names }: Read, until: CalendarDay): DueEntry[] =>
  looked.flatMap(({ opened }) => dueEntries(opened, until, names));

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
