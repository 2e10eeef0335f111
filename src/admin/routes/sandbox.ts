import { Router } from 'express';
import { z } from 'zod';
import { type SandboxChannel } from '../../bot/channels/sandbox/create.js';
import { participants } from '../../cases/participants.js';
import { type Case } from '../../cases/case.js';
import { CaseId, PersonId } from '../../cases/ids.js';
import { keepers } from '../../cases/keeper.js';
import { wordingArgs } from '../../bot/texts/wording.js';
import { holdersOf } from '../../people/staff.js';
import { getProcedure } from '../../procedures/procedures.js';
import { shortName } from '../../people/person.js';
import { type CaseRow } from '../../models/case-model.js';
import { type Panel, route, staffOf } from '../panel.js';
import { sideWords } from '../presenters/case-page.js';
import { instantWords } from '../presenters/words.js';

const Advance = z
  .object({ advance: z.string().regex(/^P(?=\d|T\d)(\d+D)?(T(\d+H)?(\d+M)?)?$/u) })
  .or(z.object({ advance: z.literal('next') }));
const Press = z.object({ account: z.string(), data: z.string(), ref: z.string() });
const Typed = z.object({ account: z.string(), text: z.string().trim().min(1).max(4000) });
const Invite = z.object({ case: CaseId, person: PersonId });

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
      res.json({
        now: panel.now(),
        clock: instantWords(panel.now(), 'Asia/Kamchatka'),
        next: await nextWords(panel),
        phones: await phonesOf(panel, number),
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

/** Where most phones can be pressed: the newest of the cases that are led and whose people are in the bot. */
async function livelyCase({ store }: Panel, rows: readonly CaseRow[]): Promise<CaseRow | null> {
  const linked = await store.accounts.linked(rows.flatMap((row) => row.persons));
  const phones = (row: CaseRow) =>
    row.persons.filter((person) => linked.has(person)).length + row.facilitators.length;
  return rows.reduce<CaseRow | null>(
    (best, row) => (best === null || phones(row) >= phones(best) ? row : best),
    null,
  );
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
  return next === null ? '' : instantWords(next, 'Asia/Kamchatka');
}

/** The phones of a case: everyone who has a part in it, and the facilitator. */
async function phonesOf(panel: Panel, number: string) {
  const stored = await panel.store.cases.findByNumber(number);
  if (stored === null) return [];
  const { kase } = stored;
  const parts = participants(kase);
  const staff = await staffPhones(panel, kase);
  const people = await panel.store.people.findMany(parts.map((p) => p.person));
  const own = await Promise.all(
    parts.map(async ({ person }) => {
      const account = `phone-${person}`;
      const linked = (await panel.store.accounts.ofPerson(person)).some(
        (a) => a.channel === 'sandbox',
      );
      const known = people.get(person);
      return {
        person,
        account,
        linked,
        case: kase.id,
        name: known === undefined ? '' : shortName(known),
        who: sideWords(kase, person),
        lines: await linesOf(panel, account),
        staff: false,
      };
    }),
  );
  return [...own, ...staff];
}

/** The phones of those who lead the case now: their bot is the same bot. */
async function staffPhones(panel: Panel, kase: Case) {
  const all = await panel.store.staff.all();
  const leading = keepers(kase).flatMap((role) =>
    holdersOf(role, kase, all).map((one) => ({ role, one })),
  );
  return Promise.all(
    leading.map(async ({ role, one }) => {
      const account = `phone-${one.id}`;
      const linked = await panel.store.accounts.ofStaff(one.id);
      return {
        person: one.id,
        account,
        linked: linked.some(({ channel }) => channel === 'sandbox'),
        staff: true,
        case: kase.id,
        name: shortName(one),
        who: panel.texts.say(`role.${role}`, wordingArgs(getProcedure(kase.procedure.id).wording)),
        lines: await linesOf(panel, account),
      };
    }),
  );
}

async function linesOf(panel: Panel, account: string) {
  const lines = await panel.store.phones.lines(account, 30);
  return lines.map((l) => ({ ...l, time: instantWords(l.at, 'Asia/Kamchatka') }));
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
