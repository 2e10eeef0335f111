import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express, { type ErrorRequestHandler } from 'express';
import { readStyleSheet } from '../../src/admin/routes/assets.js';
import { countBurning } from '../../src/admin/middleware/burning.js';
import { createLook } from '../../src/admin/look.js';
import { type FormParts } from '../../src/admin/command-form/form-call.js';
import { caseListRoutes } from '../../src/admin/routes/case-list.js';
import { caseRoutes } from '../../src/admin/routes/cases.js';
import { commandRoutes } from '../../src/admin/routes/commands.js';
import { intakeRoutes } from '../../src/admin/routes/intake.js';
import { participantDialogue } from '../../src/bot/dialogue/participants/participant-dialogue.js';
import { loadTexts } from '../../src/bot/texts/texts.js';
import { type StaffRole } from '../../src/cases/actor.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { domainClock } from '../../src/clock.js';
import { createService } from '../../src/service.js';
import { accountOf, settle } from '../support/far-town.js';
import { type Visitor, visitor } from '../support/panel-visitor.js';
import { freshStore } from '../support/store.js';

const root = process.cwd();
const texts = loadTexts(join(root, 'locales'));
const now = new Date('2026-03-05T02:00:00Z');

/** The pages of cases behind a real server; who visits is said by a header instead of a session. */
interface Office {
  visit(role: StaffRole): Visitor;
  close(): Promise<void>;
}

async function anOffice(procedure: string): Promise<Office> {
  const { store, close } = await freshStore();
  await settle(store, procedure);
  const localesDir = join(root, 'locales');
  const service = createService({
    store,
    clock: domainClock(0, () => now),
    calendar: russianWorkCalendar(),
    texts,
    localesDir,
    dialogue: participantDialogue(texts),
    channels: new Map(),
    pages: null,
    log: () => undefined,
    technicalNow: () => now,
  });
  const panel: FormParts = { store, service, texts, now: () => now, mode: 'live', localesDir };
  const app = express();
  app.set('view engine', 'ejs');
  app.set('views', join(root, 'views'));
  app.locals['look'] = createLook(readStyleSheet(join(root, 'src', 'admin', 'assets')).version);
  app.use(express.urlencoded({ extended: false }));
  app.use((req, res, next) => {
    const role = /role=(\w+)/u.exec(req.headers.cookie ?? '')?.[1] ?? 'nobody';
    store.staff.find(accountOf(role as StaffRole)).then((staff) => {
      if (staff !== null) res.locals.staff = staff;
      next();
    }, next);
  });
  app.get('/as/:role', (req, res) => {
    res.setHeader('set-cookie', `role=${req.params.role}`);
    res.end();
  });
  app.use(countBurning(panel));
  app.use(intakeRoutes(panel), commandRoutes(panel), caseListRoutes(panel), caseRoutes(panel));
  const failed: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(500).send(error instanceof Error ? error.stack : 'failed');
  };
  app.use(failed);
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    visit: (role) => {
      const who = visitor(address);
      const signed = who.get(`/as/${role}`);
      return {
        get: async (path) => signed.then(() => who.get(path)),
        post: async (path, form) => signed.then(() => who.post(path, form)),
      };
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await close();
    },
  };
}

const opening = {
  'krasnoyarsk-borodino': {
    role: 'commissionSecretary',
    form: { territory: 'Заречный', caseType: 'offenderAdmin', caseReceived: '2026-03-04' },
    number: /^\/cases\/%D0%91-26-/u,
    says: ['медиатор не назначен', 'Рассмотреть вопрос о медиации'],
    silent: /ведущ|заседание не назначено/iu,
  },
  altai: {
    role: 'serviceHead',
    form: { territory: 'Заречный', service: 'service', entry: 'commission' },
    number: /^\/cases\/%D0%90-26-/u,
    says: ['ведущий не назначен', 'Предварительные встречи'],
    silent: /медиатор|заседание не назначено/u,
  },
  vmeste: {
    role: 'ufsinSpecialist',
    form: { territory: 'Заречный', releaseDate: '2026-09-15' },
    number: /^\/cases\/%D0%92-26-/u,
    says: ['освобождение 15', 'Начать подготовку к освобождению'],
    silent: /медиатор|заседание не назначено/u,
  },
  yugra: {
    role: 'resourceCentre',
    form: { territory: 'Заречный', releaseDate: '' },
    number: /^\/cases\/%D0%AE-26-/u,
    says: ['куратор не назначен'],
    silent: /медиатор|ведущ|заседание не назначено/iu,
  },
} as const;

describe.each(Object.entries(opening))(
  'the panel in a case of %s',
  (procedure, { role, form, number, says, silent }) => {
    let office: Office;
    let path = '';
    let page = '';
    beforeAll(async () => {
      office = await anOffice(procedure);
      const who = office.visit(role);
      const asked = await who.get('/cases/new');
      const target = asked.text.includes(`/cases/new/${procedure}`)
        ? `/cases/new/${procedure}`
        : '/cases/new';
      const empty = await who.get(target);
      expect([empty.status, empty.status === 200 ? '' : empty.text]).toEqual([200, '']);
      const opened = await who.post(`/cases/new/${procedure}`, form);
      expect(opened.to ?? opened.text).toMatch(number);
      path = opened.to ?? '';
      page = (await who.get(path)).text;
    });
    afterAll(() => office.close());

    it('R8: shows it in the words of the procedure', () => {
      for (const words of says) expect(page).toContain(words);
      expect(page.replace(/<[^>]*>/gu, ' ')).not.toMatch(silent);
    });

    it('is in the list of who opened it', async () => {
      const list = await office.visit(role).get('/cases');
      expect(list.status).toBe(200);
      expect(list.text).toContain(path);
    });

    it('has a form for everything that it offers', async () => {
      const links = [...page.matchAll(/href="(\/cases\/[^"]+\/do\/[^"]+)"/gu)].map((m) => m[1]!);
      expect(links.length).toBeGreaterThan(3);
      for (const link of new Set(links))
        expect([link, (await office.visit(role).get(link)).status]).toEqual([link, 200]);
    });

    it('opens no case for a role that has none to open there', async () => {
      const stranger = office.visit('coordinator');
      expect((await stranger.get(`/cases/new/${procedure}`)).status).toBe(404);
      expect((await stranger.post(`/cases/new/${procedure}`, form)).status).toBe(404);
    });
  },
);
