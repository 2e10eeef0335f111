import { type z } from 'zod';
import { type Directory } from '../../people/directory.js';
import { emptyView, type FieldView } from '../command-form/field-view.js';

/** A field of a settings form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly control: 'line' | 'tel' | 'textarea' | 'checkboxes' | 'select';
  readonly required: boolean;
  readonly value: string | readonly string[];
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One field; `value` is what stands in it at first. */
export function formField(
  [name, label]: readonly [string, string],
  control: FormField['control'],
  value: FormField['value'],
  more: Partial<FormField> = {},
): FormField {
  return { name, label, control, value, required: true, choices: [], ...more };
}

/** The same as forms of commands show their fields. */
export const settingsField = (
  field: Omit<FormField, 'value'> & { readonly wrong?: boolean; readonly value: unknown },
): FieldView => ({
  ...emptyView,
  name: field.name,
  label: field.label,
  control: controls[field.control],
  required: field.required,
  hint: field.hint ?? '',
  choices: field.choices,
  values: [field.value].flat().filter((value) => typeof value === 'string'),
  error: field.wrong === true ? 'Проверьте это поле.' : '',
});

const controls = {
  line: 'line',
  tel: 'line',
  textarea: 'area',
  checkboxes: 'checks',
  select: 'select',
} as const satisfies Record<FormField['control'], FieldView['control']>;

type Institution = Directory['services'][number] | Directory['commissions'][number];

const common = (of: Institution | undefined): FormField[] => [
  formField(['name', 'Название'], 'line', of?.name ?? ''),
  formField(['phone', 'Телефон'], 'tel', of?.phone ?? ''),
  formField(['settlement', 'Населённый пункт'], 'line', of?.settlement ?? '', {
    hint: 'Стоит в тексте согласия.',
  }),
];

/** The form of a service; an unknown or missing id gives empty fields. */
export function serviceFields({ services }: Directory, id: string | null): FormField[] {
  const service = services.find((one) => one.id === id);
  return [
    ...common(service),
    formField(['territories', 'Территории'], 'textarea', (service?.territories ?? []).join('\n'), {
      hint: 'По одной в строке: из них выбирают в новой заявке.',
    }),
    formField(['places', 'Места встреч'], 'textarea', (service?.places ?? []).join('\n'), {
      required: false,
      hint: 'По одному в строке.',
    }),
    formField(['schools', 'Школы службы'], 'textarea', (service?.schools ?? []).join('\n'), {
      required: false,
      hint: 'По одной в строке, как в данных участника: если стороны учатся в разных школах, предлагаются службы обеих.',
    }),
    formField(['active', 'Приём заявок'], 'checkboxes', (service?.active ?? true) ? ['yes'] : [], {
      required: false,
      choices: [{ value: 'yes', label: 'Служба принимает заявки' }],
    }),
  ];
}

/** The form of a commission; an unknown or missing id gives empty fields. */
export function commissionFields({ commissions }: Directory, id: string | null): FormField[] {
  return common(commissions.find((one) => one.id === id));
}

/** The names of the fields that a form got wrong, each once. */
export function wrongFields(error: z.ZodError): readonly string[] {
  return [...new Set(error.issues.map(({ path }) => String(path[0] ?? '')))];
}
