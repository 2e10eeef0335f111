import { type Request, type Response, Router } from 'express';
import { type Directory } from '../../people/directory.js';
import {
  CommissionForm,
  ServiceForm,
  withCommission,
  withService,
} from '../../people/institutions.js';
import { managesStaff } from '../../people/staff-rights.js';
import { allowed, hasRight } from '../middleware/allowed.js';
import { type Panel, route, staffOf } from '../panel.js';
import {
  commissionFields,
  type FormField,
  serviceFields,
  wrongFields,
} from '../presenters/institution-fields.js';
import { daysOffRoutes, yearsListed } from './days-off.js';
import { type SettingsForm, showSettingsForm } from './settings-form.js';

/** What an institution of one kind is called, asked and saved as. */
interface Kind {
  readonly path: string;
  readonly title: string;
  readonly fields: (directory: Directory, id: string | null) => FormField[];
  /** The directory with what the form sent, null for an unknown id, or the names of wrong fields. */
  readonly take: (
    directory: Directory,
    id: string | null,
    body: unknown,
  ) => Directory | null | readonly string[];
}

const kinds: readonly Kind[] = [
  {
    path: 'services',
    title: 'Служба',
    fields: serviceFields,
    take: (directory, id, body) => {
      const form = ServiceForm.safeParse(body);
      return form.success ? withService(directory, id, form.data) : wrongFields(form.error);
    },
  },
  {
    path: 'commissions',
    title: 'Комиссия',
    fields: commissionFields,
    take: (directory, id, body) => {
      const form = CommissionForm.safeParse(body);
      return form.success ? withCommission(directory, id, form.data) : wrongFields(form.error);
    },
  },
];

/** `/settings`: the services, the commissions, the days off and whether the consent text is confirmed; what a live installation needs before its first case. */
export function settingsRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/settings',
    allowed('hd', 'see'),
    route(async (_req, res) => {
      const { settings } = panel.store;
      res.render('settings/index', {
        page: 'settings',
        directory: await settings.directory(),
        consentConfirmed: (await settings.consentText()) === panel.service.consentVersion,
        noticeOpen: (await settings.channelSwitches()).notices.length === 0,
        years: yearsListed(panel),
        mayChange: hasRight(res, 'hd', 'change'),
        mayManage: managesStaff(staffOf(res), new Date()),
      });
    }),
  );
  for (const kind of kinds) institutionRoutes(router, panel, kind);
  router.use(daysOffRoutes(panel));
  return router;
}

function institutionRoutes(router: Router, panel: Panel, kind: Kind): void {
  const path = `/settings/${kind.path}/:id`;
  router.get(
    path,
    allowed('hd', 'change'),
    route(async (req, res) => {
      const id = idOf(req);
      const fields = kind.fields(await panel.store.settings.directory(), id);
      if (id !== null && fields[0]?.value === '') notFound(res);
      else showSettingsForm(res, formOf(kind, id, fields));
    }),
  );
  router.post(
    path,
    allowed('hd', 'change'),
    route(async (req, res) => {
      const id = idOf(req);
      const directory = await panel.store.settings.directory();
      const taken = kind.take(directory, id, req.body);
      if (taken === null) notFound(res);
      else if ('services' in taken) {
        await panel.store.settings.setDirectory(taken);
        res.redirect(303, '/settings');
      } else showSettingsForm(res, formOf(kind, id, kind.fields(directory, id)), taken, req.body);
    }),
  );
}

const formOf = (
  { path, title }: Kind,
  id: string | null,
  fields: readonly FormField[],
): SettingsForm => ({
  title,
  fields,
  action: `/settings/${path}/${id ?? 'new'}`,
  note: id === null ? null : `Имя для командной строки: ${id}`,
});

const idOf = (req: Request): string | null => {
  const { id } = req.params;
  return typeof id === 'string' && id !== 'new' ? id : null;
};

function notFound(res: Response): void {
  res.status(404).render('error', {
    title: 'Страница не найдена',
    text: 'Такой записи в справочнике нет.',
    id: res.locals.requestId,
  });
}
