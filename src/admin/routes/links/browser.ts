import { type Request, type Response } from 'express';
import { newLinkToken } from '../../../people/codes.js';

const name = 'mirovaya-page';

/** The browser's random value, when it has one: it binds an opened link to this browser. */
export function browserOf(req: Request): string | null {
  const cookies = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const value = cookies.find(([key]) => key === name)?.[1] ?? '';
  return /^[\w-]{43}$/u.test(value) ? value : null;
}

/** As `browserOf`; a browser without one is given one for a day. */
export function markBrowser(req: Request, res: Response, secure: boolean): string {
  const known = browserOf(req);
  const browser = known ?? newLinkToken();
  res.cookie(name, browser, {
    path: '/l',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: 24 * 3_600_000,
  });
  return browser;
}
