import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { isPasswordLongEnough, passwordLength } from '../../people/password.js';
import { changePassword } from '../../people/staff-accounts.js';
import { type Panel, route, staffOf } from '../panel.js';
import { type SignIn } from './sign-in.js';

const Body = z.object({
  password: z.string().max(200),
  fresh: z.string().max(200),
  again: z.string().max(200),
});

/** `/settings/password`: everybody changes the own password; all sign-ins with the old one end, this one too. */
export function ownPasswordRoutes(panel: Panel, signIn: SignIn): Router {
  const router = Router();
  router.get('/settings/password', (_req, res) => show(res, null));
  router.post(
    '/settings/password',
    route(async (req, res) => {
      const mistake = await mistakeIn(req, res, signIn);
      if (mistake !== null) {
        show(res, mistake);
        return;
      }
      const staff = staffOf(res);
      const { fresh } = Body.parse(req.body);
      await changePassword(panel.store, staff, fresh, {
        by: staff.id,
        door: 'panel',
        now: new Date(),
      });
      req.session.destroy(() => res.redirect(303, '/sign-in'));
    }),
  );
  return router;
}

async function mistakeIn(req: Request, res: Response, signIn: SignIn): Promise<string | null> {
  const body = Body.safeParse(req.body);
  if (!body.success) return 'Заполните все три поля.';
  const { password, fresh, again } = body.data;
  if (!isPasswordLongEnough(fresh)) return `Новый пароль короче ${passwordLength} знаков.`;
  if (fresh !== again) return 'Новые пароли не совпали.';
  const result = await signIn.withPassword(staffOf(res).login, password, req.ip ?? '');
  if (result.type === 'wait')
    return `Слишком много попыток. Попробуйте через ${result.minutes} мин.`;
  return result.type === 'signedIn' ? null : 'Прежний пароль не подошёл.';
}

function show(res: Response, error: string | null): void {
  res
    .status(error === null ? 200 : 422)
    .render('settings/password', { page: 'settings', error, length: passwordLength });
}
