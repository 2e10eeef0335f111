import { Router } from 'express';
import { dayIn, yearOf } from '../../cases/calendar-day.js';
import { daysOffForm } from '../../people/days-off-form.js';
import { allowed } from '../middleware/allowed.js';
import { notFound, type Panel, route } from '../panel.js';
import {
  daysOffFields,
  type YearOfDaysOff,
  yearsOfDaysOff,
} from '../presenters/days-off-fields.js';
import { wrongFields } from '../presenters/institution-fields.js';
import { type SettingsForm, showSettingsForm } from './settings-form.js';

/** `/settings/days-off/2027`: the days that the Government moves in a year (R7); all limits follow at once. */
export function daysOffRoutes(panel: Panel): Router {
  const router = Router();
  const formOf = (year: number): SettingsForm => ({
    title: `Выходные дни ${year} года`,
    action: `/settings/days-off/${year}`,
    note: 'Праздники программа знает сама. Здесь – переносы из постановления Правительства.',
    fields: daysOffFields(year, panel.service.daysOff.ofYear(year)),
  });
  router.get('/settings/days-off/:year', allowed('hd', 'change'), (req, res) => {
    const year = yearNamed(req.params.year);
    if (year === null) notFound(res);
    else showSettingsForm(res, formOf(year));
  });
  router.post(
    '/settings/days-off/:year',
    allowed('hd', 'change'),
    route(async (req, res) => {
      const year = yearNamed(req.params['year']);
      if (year === null) {
        notFound(res);
        return;
      }
      const sent = daysOffForm(year).safeParse(req.body);
      if (sent.success) {
        await panel.service.daysOff.change(year, sent.data);
        res.redirect(303, '/settings');
      } else showSettingsForm(res, formOf(year), wrongFields(sent.error), req.body);
    }),
  );
  return router;
}

/** The years for the list of the settings: from last year to the next. */
export function yearsListed(panel: Panel): YearOfDaysOff[] {
  const year = yearOf(dayIn('Europe/Moscow', panel.now()));
  return yearsOfDaysOff([year - 1, year, year + 1], panel.service.daysOff);
}

const yearNamed = (text: unknown): number | null =>
  typeof text === 'string' && /^20\d\d$/.test(text) ? Number(text) : null;
