import { type Request, type Response, Router } from 'express';
import { PersonId } from '../../../cases/ids.js';
import { Sent } from '../../command-form/read-values.js';
import { route } from '../../panel.js';
import { browserOf } from './browser.js';
import { callerOf } from './caller.js';
import { logOpening } from './log-opening.js';
import { denied, type LinkParts } from './page.js';
import { gone } from './refusals.js';
import { forgetCode, whoisPage } from './whois.js';

/** `/l/:token/forget-code`: the page of names changes the forgotten code of a shared phone. */
export function whoisRoutes(parts: LinkParts): Router {
  const router = Router();
  router.post(
    '/:token/forget-code',
    route((req, res) => forget(parts, req, res)),
  );
  return router;
}

async function forget(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const token = String(req.params['token']).slice(0, 100);
  const link = await parts.store.links.opened(token, browserOf(req) ?? '', parts.technicalNow());
  const caller = link === null ? null : await callerOf(parts, link, token);
  const person = PersonId.safeParse(Sent.parse(req.body ?? {})['person']?.[0]);
  const isWhois = caller?.type === 'staff' && link?.subject?.['page'] === 'whois';
  if (link === null || !isWhois || !person.success) return gone(parts, res);
  const done = await forgetCode(caller, person.data);
  const shown = done
    ? await whoisPage(caller, parts.texts.say('slip.whois.codeForgotten'))
    : denied;
  await logOpening(parts, link, shown);
  if (shown.type !== 'page') return gone(parts, res);
  res.render('links/page', { ...shown.model });
}
