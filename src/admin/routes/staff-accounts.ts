import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { newPassword } from '../../people/new-password.js';
import { LoginTakenError, type Staff, Staff as StaffSchema } from '../../people/staff.js';
import {
  addGrants,
  addStaff,
  changePassword,
  disableStaff,
  endGrant,
} from '../../people/staff-accounts.js';
import { managesStaff, mayManage } from '../../people/staff-rights.js';
import { type Confirming, isConfirmed, needsPassword } from '../middleware/confirmed.js';
import { type Panel, route, staffOf } from '../panel.js';
import { grantChoices } from '../presenters/grant-choices.js';
import { grantAt, type Said, staffList, staffPage } from '../presenters/staff-pages.js';

const NewAccount = z.object({
  login: z
    .string()
    .trim()
    .transform((login) => login.toLowerCase())
    .pipe(StaffSchema.shape.login),
  name: z.string().trim().min(1).max(200),
  position: z.string().trim().max(120).default(''),
  phone: z.string().trim().max(60).default(''),
  grant: z.string().min(1),
});
const Password = z.object({ password: z.string().max(200).default('') });
const Chosen = z.object({ grant: z.string() });

/** `/settings/staff`: accounts inside the own scope: added, given and taken rights, a new password, closed (J1). */
export function staffRoutes(panel: Panel, confirming: Confirming): Router {
  const router = Router();
  router.use('/settings/staff', (_req, res, next) => {
    next(managesStaff(staffOf(res), new Date()) ? undefined : 'router');
  });
  router.get(
    '/settings/staff',
    route((req, res) => showList(panel, confirming, req, res)),
  );
  router.post(
    '/settings/staff',
    route((req, res) => add(panel, confirming, req, res)),
  );
  router.get(
    '/settings/staff/:login',
    route((req, res) => showOne(panel, confirming, req, res)),
  );
  router.post(
    '/settings/staff/:login/:action',
    route((req, res) => change(panel, confirming, req, res)),
  );
  return router;
}

async function showList(
  panel: Panel,
  confirming: Confirming,
  req: Request,
  res: Response,
  said: Said = {},
): Promise<void> {
  const asksPassword = needsPassword(req, confirming);
  const view = await staffList(panel, staffOf(res), { ...said, asksPassword });
  res.status(said.error === undefined ? 200 : 422).render('settings/staff', view);
}

async function add(panel: Panel, confirming: Confirming, req: Request, res: Response) {
  const say = (said: Said) => showList(panel, confirming, req, res, { body: req.body, ...said });
  const form = NewAccount.safeParse(req.body);
  if (!form.success)
    return say({
      error: 'Проверьте отмеченные поля.',
      wrong: form.error.issues.map(({ path }) => String(path[0])),
    });
  if (!(await confirmed(req, res, confirming))) return say({ error: 'Пароль не подошёл.' });
  const { login, name, position, phone, grant } = form.data;
  const chosen = (await choices(panel, res)).find(({ value }) => value === grant);
  if (chosen === undefined) return say({ error: 'Такого права здесь нет.', wrong: ['grant'] });
  const [lastName = '', firstName = '', ...rest] = name.split(/\s+/u);
  const password = newPassword();
  const grants = [chosen.grant];
  const patronymic = rest.join(' ');
  const given = { login, lastName, firstName, patronymic, position, phone, grants };
  try {
    await addStaff(panel.store, given, password, byPanel(res));
  } catch (error) {
    if (!(error instanceof LoginTakenError)) throw error;
    return say({ error: `Логин «${login}» занят.`, wrong: ['login'] });
  }
  return showList(panel, confirming, req, res, { made: { login, password } });
}

async function showOne(
  panel: Panel,
  confirming: Confirming,
  req: Request,
  res: Response,
  said: Said = {},
): Promise<void> {
  const staff = await managed(panel, req, res);
  if (staff === null) {
    notFound(res);
    return;
  }
  const asksPassword = needsPassword(req, confirming);
  const view = await staffPage(panel, { by: staffOf(res), staff }, { ...said, asksPassword });
  res.status(said.error === undefined ? 200 : 422).render('settings/account', view);
}

async function change(panel: Panel, confirming: Confirming, req: Request, res: Response) {
  const staff = await managed(panel, req, res);
  const act = actions.get(String(req.params['action']));
  if (staff === null || act === undefined) {
    notFound(res);
    return;
  }
  const say = (said: Said) => showOne(panel, confirming, req, res, said);
  if (staff.disabled) return say({ error: 'Эта запись закрыта.' });
  if (!(await confirmed(req, res, confirming))) return say({ error: 'Пароль не подошёл.' });
  const said = await act(panel, staff, req, res);
  if (said === null) {
    res.redirect(303, `/settings/staff/${staff.login}`);
    return;
  }
  return say(said);
}

type Action = (panel: Panel, staff: Staff, req: Request, res: Response) => Promise<Said | null>;

const actions = new Map<string, Action>([
  [
    'password',
    async (panel, staff, _req, res) => {
      const password = newPassword();
      await changePassword(panel.store, staff, password, byPanel(res));
      return { made: { login: staff.login, password } };
    },
  ],
  [
    'disable',
    async (panel, staff, _req, res) => {
      await disableStaff(panel.store, staff, byPanel(res));
      return null;
    },
  ],
  [
    'grant',
    async (panel, staff, req, res) => {
      const wanted = Chosen.safeParse(req.body).data?.grant;
      const chosen = (await choices(panel, res)).find(({ value }) => value === wanted);
      if (chosen === undefined) return { error: 'Выберите право.' };
      await addGrants(panel.store, staff, [chosen.grant], byPanel(res));
      return null;
    },
  ],
  [
    'end-grant',
    async (panel, staff, req, res) => {
      const label = Chosen.safeParse(req.body).data?.grant ?? '';
      const place = grantAt(staff, label, await panel.store.settings.directory(), panel.texts);
      if (place < 0) return { error: 'Такого права уже нет.' };
      await endGrant(panel.store, staff, place, byPanel(res));
      return null;
    },
  ],
]);

const confirmed = (req: Request, res: Response, confirming: Confirming): Promise<boolean> =>
  isConfirmed(req, staffOf(res), Password.safeParse(req.body).data?.password ?? '', confirming);

const choices = async (panel: Panel, res: Response) =>
  grantChoices(staffOf(res), await panel.store.settings.directory(), panel.texts, new Date());

const byPanel = (res: Response) =>
  ({ by: staffOf(res).id, door: 'panel', now: new Date() }) as const;

async function managed(panel: Panel, req: Request, res: Response): Promise<Staff | null> {
  const found = await panel.store.staff.findByLogin(String(req.params['login']));
  return found !== null && mayManage(staffOf(res), found, new Date()) ? found : null;
}

function notFound(res: Response): void {
  res.status(404).render('error', {
    title: 'Страница не найдена',
    text: 'Такой записи нет, или её меняют только на сервере.',
    id: res.locals.requestId,
  });
}
