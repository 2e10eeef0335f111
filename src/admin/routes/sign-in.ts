import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { StaffId } from '../../cases/ids.js';
import { type Panel, route } from '../panel.js';

/** Who signs in, or why not; the same answer for an unknown login and a wrong password. */
export type SignedIn =
  | { readonly type: 'signedIn'; readonly staff: StaffId }
  | { readonly type: 'refused' }
  | { readonly type: 'wait'; readonly minutes: number };

export interface SignIn {
  withPassword(login: string, password: string, address: string): Promise<SignedIn>;
  /** A one-time link; null in live mode. */
  withLink(token: string, address: string): Promise<SignedIn>;
}

declare module 'express-session' {
  interface SessionData {
    staff: string;
    /** Milliseconds since the epoch. */
    since: number;
  }
}

const Form = z.object({ login: z.string().max(60), password: z.string().max(200) });
const longestSession = 12 * 3_600_000;

/**
 * `/sign-in` with login and password, `/sign-in/:token` with a one-time link, `/sign-out`. A link is opened by a button, so that
 * previews do not use it up and no other site signs anybody in (J4.11); the demo's link opens at once.
 */
export function signInRoutes(signIn: SignIn, mode: 'demo' | 'live'): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.locals['mode'] = mode;
    next();
  });
  router.get('/sign-in', (_req, res) => res.render('sign-in', { error: null, login: '' }));
  router.post(
    '/sign-in',
    route(async (req, res) => {
      const form = Form.safeParse(req.body);
      const result = form.success
        ? await signIn.withPassword(form.data.login, form.data.password, req.ip ?? '')
        : { type: 'refused' as const };
      await answer(req, res, result, form.data?.login ?? '');
    }),
  );
  const openLink = route(async (req, res) => {
    const { token } = req.params;
    const link = typeof token === 'string' ? token : '';
    await answer(req, res, await signIn.withLink(link, req.ip ?? ''), '');
  });
  router.post('/sign-in/:token', openLink);
  if (mode === 'demo') router.get('/sign-in/:token', openLink);
  else router.get('/sign-in/:token', (_req, res) => res.render('sign-in-link'));
  router.post('/sign-out', (req, res, next) => {
    req.session.destroy((error: unknown) =>
      error === null || error === undefined ? res.redirect(303, '/sign-in') : next(error),
    );
  });
  return router;
}

/** A browser follows a redirection before the answer has ended: by then the session has to be in the store. */
function finished(work: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(new Error('session')) : resolve()));
  });
}

async function answer(req: Request, res: Response, result: SignedIn, login: string): Promise<void> {
  if (result.type === 'signedIn') {
    await finished((done) => req.session.regenerate(done));
    req.session.staff = result.staff;
    req.session.since = Date.now();
    await finished((done) => req.session.save(done));
    res.redirect('/cases');
    return;
  }
  const error =
    result.type === 'wait'
      ? `Слишком много попыток. Попробуйте через ${result.minutes} мин.`
      : 'Логин или пароль не подошли, или ссылка уже использована.';
  res.status(401).render('sign-in', { error, login });
}

/** Everything behind it needs a signed-in member of staff: else 302 to the sign-in, for JSON 401 (R21). */
export function requireStaff({ store }: Panel) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const id = StaffId.safeParse(req.session.staff);
    const expired = Date.now() - (req.session.since ?? 0) > longestSession;
    const refuse = () =>
      req.path.includes('/api/')
        ? res.status(401).json({ error: 'sign in' })
        : res.redirect('/sign-in');
    if (!id.success || expired) {
      refuse();
      return;
    }
    store.staff.find(id.data).then((staff) => {
      if (staff === null || staff.disabled) {
        refuse();
        return;
      }
      res.locals.staff = staff;
      next();
    }, next);
  };
}
