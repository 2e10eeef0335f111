import { type Response } from 'express';
import { type FormField } from '../presenters/institution-fields.js';

/** A form of the settings: where it is sent, what it is called, and a line under its title. */
export interface SettingsForm {
  readonly title: string;
  readonly action: string;
  readonly note: string | null;
  readonly fields: readonly FormField[];
}

/** Shows the form; with `wrong` fields (422) what was sent still stands in it. */
export function showSettingsForm(
  res: Response,
  { fields, ...form }: SettingsForm,
  wrong: readonly string[] = [],
  body: unknown = null,
): void {
  const sent =
    typeof body === 'object' && body !== null
      ? new Map<string, unknown>(Object.entries(body))
      : null;
  res.status(wrong.length > 0 ? 422 : 200).render('settings/form', {
    ...form,
    page: 'settings',
    crumbs: [['/settings', 'Настройки']],
    back: '/settings',
    error: wrong.length > 0 ? 'Проверьте отмеченные поля.' : null,
    fields: fields.map((field) => ({
      ...field,
      value: sent === null ? field.value : (sent.get(field.name) ?? ''),
      wrong: wrong.includes(field.name),
    })),
  });
}
