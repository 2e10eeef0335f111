import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { onePages, isPageName, type PageName } from '../../../people/one-time-page.js';
import { type OneTimeLink } from '../../../people/one-time-link.js';
import { route } from '../../panel.js';
import { browserOf, markBrowser } from './browser.js';
import { calendarPage } from './calendar.js';
import { callerOf } from './caller.js';
import { formRoutes, openForm } from './form-routes.js';
import { dealPage, itemPage } from './deal.js';
import { consentPage, infoPage, letterPage } from './letters.js';
import { logOpening } from './log-opening.js';
import { messageRoutes, openMessage } from './message-routes.js';
import { ownDataPage } from './own-data.js';
import { denied, type LinkParts, type PartyCall, type Shown, type StaffCall } from './page.js';
import { gone, tooMany } from './refusals.js';
import { topicsPage } from './topics.js';
import { whoisPage } from './whois.js';
import { whoisRoutes } from './whois-routes.js';
import { wordsPage } from './words.js';

/**
 * `/l/:token`, the one-time pages (J4.11). GET tells nothing and uses nothing up, as the messengers that make a preview fetch
 * it; POST opens, in one browser. Whatever is wrong with a link looks the same.
 */
export function linkRoutes(parts: LinkParts): Router {
  const router = Router();
  router.use(quietHeaders(parts.secureCookies));
  router.use(express.urlencoded({ extended: false, limit: '300kb' }));
  router.get(
    '/:token',
    route((req, res) => neutralPage(parts, req, res)),
  );
  router.post(
    '/:token',
    route((req, res) => open(parts, req, res)),
  );
  router.use(formRoutes(parts), messageRoutes(parts), whoisRoutes(parts));
  router.use(
    route(async (_req, res) => {
      await gone(parts, res);
    }),
  );
  return router;
}

/** Kept nowhere, found by no search, told to no other site, framed by none. */
function quietHeaders(secure: boolean) {
  const policy = [
    "default-src 'none'",
    ...['style-src', 'script-src', 'font-src', 'connect-src', 'form-action'].map(
      (what) => `${what} 'self'`,
    ),
    // The ticks of checked boxes are pictures within the style sheet.
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
  return (_req: Request, res: Response, next: NextFunction): void => {
    res.set({
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    next();
  };
}

async function neutralPage(parts: LinkParts, req: Request, res: Response): Promise<void> {
  const token = tokenOf(req);
  if (await mustWait(parts, req, res)) return;
  const link = await parts.store.links.find(token, parts.technicalNow());
  if (pageOf(link) === null) return wrong(parts, req, res);
  markBrowser(req, res, parts.secureCookies);
  res.render('links/neutral', { cookie: false });
}

async function open(parts: LinkParts, req: Request, res: Response): Promise<void> {
  if (await mustWait(parts, req, res)) return;
  const browser = browserOf(req);
  const known = await parts.store.links.find(tokenOf(req), parts.technicalNow());
  if (pageOf(known) === null) return wrong(parts, req, res);
  if (browser === null) {
    markBrowser(req, res, parts.secureCookies);
    res.status(400).render('links/neutral', { cookie: true });
    return;
  }
  const link = await parts.store.links.open(tokenOf(req), browser, parts.technicalNow());
  if (link === null) return wrong(parts, req, res);
  await show(parts, link, tokenOf(req), res);
}

async function show(
  parts: LinkParts,
  link: OneTimeLink,
  token: string,
  res: Response,
): Promise<void> {
  const caller = await callerOf(parts, link, token);
  const page = pageOf(link);
  if (caller?.type === 'staff' && page === 'form') return openForm(caller, res);
  if (caller?.type === 'person' && page === 'message') return openMessage(caller, res);
  const shown = caller === null || page === null ? denied : await shownOf(page, caller);
  await logOpening(parts, link, shown);
  if (shown.type === 'denied') return gone(parts, res);
  if (shown.type === 'file') {
    res.attachment(shown.name).type(shown.mime).send(shown.body);
    return;
  }
  res.render('links/page', { ...shown.model });
}

const personPages: Readonly<Partial<Record<PageName, (call: PartyCall) => Promise<Shown>>>> = {
  letter: letterPage,
  consent: consentPage,
  info: infoPage,
  deal: dealPage,
  item: itemPage,
  topics: topicsPage,
  data: ownDataPage,
  calendar: calendarPage,
};
const staffPages: Readonly<Partial<Record<PageName, (call: StaffCall) => Promise<Shown>>>> = {
  whois: whoisPage,
  words: wordsPage,
};

async function shownOf(page: PageName, caller: PartyCall | StaffCall): Promise<Shown> {
  const made = caller.type === 'person' ? personPages[page]?.(caller) : staffPages[page]?.(caller);
  return (await made) ?? denied;
}

/** The page of a link, when it is one of ours and for whom it was made; sign-in links have a door of their own. */
function pageOf(link: OneTimeLink | null): PageName | null {
  const name = link?.subject?.['page'] ?? '';
  if (link === null || !isPageName(name)) return null;
  const reader = onePages[name].for === 'person' ? link.person : link.staff;
  return onePages[name].purpose === link.purpose && reader !== undefined ? name : null;
}

const tokenOf = (req: Request): string => {
  const { token } = req.params;
  return typeof token === 'string' ? token.slice(0, 100) : '';
};

/** Wrong links are counted by address, right ones are not (J4.12); true: the answer was given. */
async function mustWait(parts: LinkParts, req: Request, res: Response): Promise<boolean> {
  const { type } = await parts.store.throttle.peek(
    'linkAddress',
    req.ip ?? '',
    parts.technicalNow(),
  );
  if (type === 'wait') tooMany(parts, res);
  return type === 'wait';
}

async function wrong(parts: LinkParts, req: Request, res: Response): Promise<void> {
  await parts.store.throttle.attempt('linkAddress', req.ip ?? '', parts.technicalNow());
  await gone(parts, res);
}
