import { Router } from 'express';
import { z } from 'zod';
import { type SandboxChannel } from '../../bot/channels/sandbox/create.js';
import { dayIn, timeIn } from '../../cases/calendar-day.js';
import { CaseId, PersonId } from '../../cases/ids.js';
import { keepers } from '../../cases/keeper.js';
import { holdersOf } from '../../people/staff.js';
import { type CaseRow } from '../../models/case-model.js';
import { type Panel, route, staffOf } from '../panel.js';
import { sideWords } from '../presenters/case-page.js';
import { dayHeading, instantWords } from '../presenters/day-words.js';
import { shownCase } from '../sandbox-phones.js';

const Advance = z
  .object({ advance: z.string().regex(/^P(?=\d|T\d)(\d+D)?(T(\d+H)?(\d+M)?)?$/u) })
  .or(z.object({ advance: z.literal('next') }));
const Press = z.object({ account: z.string(), data: z.string(), ref: z.string() });
const Typed = z.object({ account: z.string(), text: z.string().trim().min(1).max(4000) });
const Invite = z.object({ case: CaseId, person: PersonId });

/** The zone of the clock on the page. */
const zone = 'Asia/Kamchatka';

/** The sandbox: phones side by side and the domain clock. Demo mode only. */
export function sandboxRoutes(
  panel: Panel,
  sandbox: SandboxChannel,
  moveClock: (to: Date) => Promise<void>,
): Router {
  const router = Router();
  const after = async () => panel.service.settle();
  router.get(
    '/sandbox',
    route(async (req, res) => {
      const number = typeof req.query['case'] === 'string' ? req.query['case'] : '';
      const rows = await casesInOrder(panel);
      const chosen = rows.find((r) => r.number === number) ?? (await livelyCase(panel, rows));
      res.render('sandbox/page', {
        page: 'sandbox',
        staff: staffOf(res),
        mode: panel.mode,
        cases: rows.map((r) => r.number),
        number: chosen?.number ?? '',
      });
    }),
  );
  router.get(
    '/sandbox/api/phones',
    route(async (req, res) => {
      const number = typeof req.query['case'] === 'string' ? req.query['case'] : '';
      const now = panel.now();
      res.json({
        now,
        clock: timeIn(zone, now),
        day: dayHeading(dayIn(zone, now)),
        next: await nextWords(panel),
        ...(await shownCase(panel, number)),
      });
    }),
  );
  router.post(
    '/sandbox/api/clock',
    route(async (req, res) => {
      const parsed = Advance.safeParse(req.body);
      if (!parsed.success) {
        res.status(400).json({ error: 'advance: P1D, PT1H, P7D … or next' });
        return;
      }
      await moveClock((await target(panel, parsed.data.advance)) ?? panel.now());
      res.json({ now: panel.now() });
    }),
  );
  router.post(
    '/sandbox/api/press',
    route(async (req, res) => {
      const { account, data, ref } = Press.parse(req.body);
      await sandbox.presses(account, data, '', ref);
      await after();
      res.json({ ok: true });
    }),
  );
  router.post(
    '/sandbox/api/type',
    route(async (req, res) => {
      const { account, text } = Typed.parse(req.body);
      await sandbox.types(account, text);
      await after();
      res.json({ ok: true });
    }),
  );
  router.post(
    '/sandbox/api/invite',
    route(async (req, res) => {
      const { case: caseId, person } = Invite.parse(req.body);
      res.json(await inviteInto(panel, sandbox, caseId, person, staffOf(res).id));
      await after();
    }),
  );
  return router;
}

async function casesInOrder({ store }: Panel): Promise<CaseRow[]> {
  const rows = await store.cases.list({ scope: [{ type: 'all' }], closed: false });
  return rows.toSorted((a, b) => a.number.localeCompare(b.number, 'ru'));
}

/** Where most phones have something to press: the newest of those cases. */
async function livelyCase({ store }: Panel, rows: readonly CaseRow[]): Promise<CaseRow | null> {
  const counted = await Promise.all(
    rows.map(async (row) => {
      const newest = await Promise.all(
        row.persons.map((person) => store.phones.lines(`phone-${person}`, 1)),
      );
      const asked = newest.filter(([line]) => line !== undefined && line.buttons.length > 0).length;
      return { row, phones: asked * 100 + row.persons.length + row.facilitators.length };
    }),
  );
  return counted.toSorted((a, b) => a.phones - b.phones).at(-1)?.row ?? null;
}

async function target(panel: Panel, advance: string): Promise<Date | null> {
  if (advance === 'next') return panel.service.nextInstant();
  const [, days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/u.exec(advance) ?? [];
  return new Date(
    panel.now().getTime() +
      Number(days) * 86_400_000 +
      Number(hours) * 3_600_000 +
      Number(minutes) * 60_000,
  );
}

async function nextWords(panel: Panel): Promise<string> {
  const next = await panel.service.nextInstant();
  return next === null ? '' : instantWords(next, zone);
}

/** Invites the person and opens the link on the phone, as its owner would. */
async function inviteInto(
  panel: Panel,
  sandbox: SandboxChannel,
  caseId: CaseId,
  person: PersonId,
  staff: string,
): Promise<object> {
  const stored = await panel.store.cases.find(caseId);
  const role = stored === null ? undefined : keepers(stored.kase)[0];
  const all = await panel.store.staff.all();
  if (stored === null || role === undefined) return { error: 'Такого дела нет.' };
  const keeper = holdersOf(role, stored.kase, all)[0] ?? all.find((s) => s.id === staff);
  if (keeper === undefined) return { error: 'Это дело сейчас никто не ведёт.' };
  const result = await panel.service.invite(caseId, person, {
    actor: { type: 'staff', id: keeper.id, role },
    door: 'panel',
  });
  if ('refused' in result)
    return {
      error: panel.texts.say(`refusal.${result.refused.code}`, {
        who: sideWords(stored.kase, person),
      }),
    };
  await sandbox.opens(`phone-${person}`, result.code);
  return { ok: true };
}
