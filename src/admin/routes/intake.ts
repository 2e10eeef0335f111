import { Router } from 'express';
import { z } from 'zod';
import { newId } from '../../cases/ids.js';
import { notFound, openingGrant, type Panel, route, staffOf } from '../panel.js';

const Body = z.record(z.string(), z.string());

/** «Новая заявка»: the secretary's draft (R23). */
export function intakeRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases/new',
    route(async (_req, res) => {
      if (openingGrant(staffOf(res), new Date()) === undefined) {
        notFound(res);
        return;
      }
      res.render('cases/intake', {
        page: 'cases',
        staff: staffOf(res),
        mode: panel.mode,
        directory: await panel.store.settings.directory(),
        error: null,
        body: {},
        cause: newId(),
      });
    }),
  );
  router.post(
    '/cases/new',
    route(async (req, res) => {
      const staff = staffOf(res);
      const body = Body.parse(req.body);
      const directory = await panel.store.settings.directory();
      const grant = openingGrant(staff, new Date());
      const commission =
        grant?.scope === 'commission' ? grant.ids[0] : directory.commissions[0]?.id;
      const input = Object.fromEntries(
        Object.entries({ ...body, commission }).filter(([, value]) => value !== ''),
      );
      const result =
        grant === undefined
          ? null
          : await panel.service.rules.open('kamchatka', {
              input,
              actor: { type: 'staff', id: staff.id, role: 'commissionSecretary' },
              door: 'panel',
              cause: `form:${body['cause'] ?? newId()}`,
            });
      if (result?.type === 'done') {
        res.redirect(303, `/cases/${encodeURIComponent(result.kase.number)}`);
        return;
      }
      const error =
        result?.type === 'refused'
          ? panel.texts.say(`refusal.${result.refusal.code}`, {
              field: (result.refusal.codes ?? [])
                .map((c) => panel.texts.fieldLabel('openCase', c))
                .join(', '),
            })
          : panel.texts.say('refusal.notAllowed');
      res.status(422).render('cases/intake', {
        page: 'cases',
        staff,
        mode: panel.mode,
        directory,
        error,
        body,
        cause: newId(),
      });
    }),
  );
  return router;
}
