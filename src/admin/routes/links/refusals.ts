import { type Response } from 'express';
import { type LinkParts } from './page.js';

/** Unknown, used, ended, revoked, foreign: one page that says how to get a new link and whom to call (J4.11). */
export async function gone(parts: LinkParts, res: Response): Promise<void> {
  const { services, commissions } = await parts.store.settings.directory();
  const servicePhone = services[0]?.phone ?? commissions[0]?.phone ?? '';
  res.status(404).render('links/gone', {
    text: parts.texts.say('slip.gone'),
    how: parts.texts.say('slip.gone.how', { servicePhone }),
    phone: servicePhone,
  });
}

/** After ten wrong links within a minute: the same for right and wrong ones (J4.12). */
export function tooMany({ texts }: LinkParts, res: Response): void {
  res
    .status(429)
    .set('retry-after', '60')
    .render('links/gone', {
      text: texts.say('slip.wait'),
      how: '',
      phone: '',
    });
}
