import { type NextFunction, type Request, type Response } from 'express';

/**
 * A form or a call of another site changes nothing here (CSRF). Browsers say where a request comes from in `Sec-Fetch-Site`,
 * older ones in `Origin` alone; a client that says neither is no browser and has no cookie that it did not put there itself.
 * `unnamed`: a page without a referrer sends `Origin: null`, which is let through where the address itself is the secret.
 */
export function refuseForeign({ unnamed }: { readonly unnamed: boolean }) {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.method === 'GET' || req.method === 'HEAD' || isOwn(req, unnamed)) {
      next();
      return;
    }
    res.status(403).render('error', {
      title: 'Запрос отклонён',
      text: 'Форма открыта на другом сайте. Вернитесь в панель и повторите.',
      id: res.locals.requestId,
    });
  };
}

function isOwn(req: Request, unnamed: boolean): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('origin');
  if (origin === undefined) return true;
  if (origin === 'null') return unnamed || site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
