import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { allowed } from '../middleware/allowed.js';
import { type Confirming, isConfirmed, needsPassword } from '../middleware/confirmed.js';
import { type Panel, route, staffOf } from '../panel.js';

const Body = z.object({ version: z.string(), password: z.string().max(200).default('') });

/** What stands where a case's institution and settlement are filled in. */
const blank = '________';

/** `/settings/consent-text`: the coordinator reads the consent text and confirms it, before the first case (R56). */
export function consentTextRoutes(panel: Panel, confirming: Confirming): Router {
  const router = Router();
  router.get(
    '/settings/consent-text',
    allowed('tx', 'see'),
    route((req, res) => show(panel, confirming, req, res, null)),
  );
  router.post(
    '/settings/consent-text',
    allowed('tx', 'change'),
    route(async (req, res) => {
      const body = Body.safeParse(req.body);
      const { consentVersion } = panel.service;
      if (body.data?.version !== consentVersion)
        await show(panel, confirming, req, res, 'Текст изменился: прочитайте его ещё раз.');
      else if (!(await isConfirmed(req, staffOf(res), body.data.password, confirming)))
        await show(panel, confirming, req, res, 'Пароль не подошёл.');
      else {
        await panel.store.settings.confirmConsentText(consentVersion);
        await logged(panel, res);
        res.redirect(303, '/settings');
      }
    }),
  );
  return router;
}

async function show(
  { service, store }: Panel,
  confirming: Confirming,
  req: Request,
  res: Response,
  error: string | null,
): Promise<void> {
  res.status(error === null ? 200 : 422).render('settings/consent-text', {
    page: 'settings',
    text: (service.consent.fill(blank, blank)?.parts ?? []).join('\n\n'),
    version: service.consentVersion,
    confirmed: (await store.settings.consentText()) === service.consentVersion,
    asksPassword: needsPassword(req, confirming),
    error,
  });
}

/** Who confirmed which text, with one pair of eyes (J4.8). */
async function logged({ store }: Panel, res: Response): Promise<void> {
  await store.accessLog.write({
    at: new Date(),
    account: staffOf(res).id,
    door: 'panel',
    action: 'grant',
    resource: 'tx',
    allowed: true,
    reason: 'consentTextConfirmed',
  });
}
