import type { SideMark } from './side-view.js';
import type { Action, Link, Notice, StaffPage } from './page-frame.js';

/** What every field has: the name it is posted under, a label above, a hint, an error between label and field. */
type FieldBase = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  /** Optional fields say «необязательно»; the others are not marked. */
  readonly optional?: boolean;
};

/** Something to pick; `note` is a second, quiet line. */
export type Option = { readonly value: string; readonly label: string; readonly note?: string };

export type PersonOption = Option & { readonly side: SideMark };

/** A field of a command. Everything is posted as text; what is typed is given back in `value` with the error. */
export type FormField =
  | (FieldBase & {
      readonly type: 'text' | 'phone' | 'email' | 'number' | 'password';
      readonly value: string;
      readonly maxLength?: number;
    })
  | (FieldBase & { readonly type: 'textarea'; readonly value: string; readonly maxLength: number })
  /** ISO day; a value that is no day is given back as it was typed. */
  | (FieldBase & {
      readonly type: 'date';
      readonly value: string;
      readonly min?: string;
      readonly max?: string;
    })
  /** `YYYY-MM-DDTHH:mm`, in the zone of the case. */
  | (FieldBase & {
      readonly type: 'datetime';
      readonly value: string;
      readonly min?: string;
      readonly max?: string;
    })
  /** Several times of one name, posted as a list; empty ones are left out. */
  | (FieldBase & {
      readonly type: 'datetimes';
      readonly values: readonly string[];
      /** How many lines are shown. */
      readonly count: number;
    })
  | (FieldBase & {
      readonly type: 'choice';
      readonly value: string;
      readonly options: readonly Option[];
    })
  | (FieldBase & {
      readonly type: 'select';
      readonly value: string;
      readonly options: readonly Option[];
    })
  | (FieldBase & {
      readonly type: 'choices';
      readonly values: readonly string[];
      readonly options: readonly Option[];
    })
  | (FieldBase & {
      readonly type: 'person';
      readonly value: string;
      readonly options: readonly PersonOption[];
    })
  | (FieldBase & {
      readonly type: 'persons';
      readonly values: readonly string[];
      readonly options: readonly PersonOption[];
    })
  | (FieldBase & { readonly type: 'yesNo'; readonly value: 'yes' | 'no' | '' })
  /** One box to tick, posted as `yes`: «получатели проверены». */
  | (FieldBase & { readonly type: 'confirm'; readonly value: boolean })
  | (FieldBase & RowsField);

/** Rows of the same fields: the obligations of an agreement. A field's name in row 2 is `obligations[2][text]`. */
export type RowsField = {
  readonly type: 'rows';
  /** «Пункт 1», «Пункт 2». */
  readonly rowTitle: string;
  readonly rows: readonly (readonly FormField[])[];
  /** «Добавить пункт»: sent as `addRow=obligations`, the form comes back with one row more; null at the limit. */
  readonly addLabel: string | null;
};

/** A criterion in the words of the regulation; computed ones have no buttons. */
export type CriterionRow = {
  readonly name: string;
  /** Verbatim. */
  readonly words: string;
  readonly note: string;
  readonly state: 'fits' | 'computed' | 'needed' | 'unclear' | 'warning' | 'fails' | 'human';
  readonly answer:
    | { readonly type: 'ask'; readonly value: string; readonly options: readonly Option[] }
    | { readonly type: 'computed'; readonly words: string };
};

/** How the state of a criterion is said. */
export const criterionStates = {
  fits: { words: 'подходит', icon: 'circle-check' },
  computed: { words: 'посчитано', icon: 'circle-check' },
  needed: { words: 'ответьте', icon: 'circle-dashed' },
  unclear: { words: 'нужна дата', icon: 'calendar-question' },
  warning: { words: 'обратите внимание', icon: 'alert-triangle' },
  fails: { words: 'не подходит', icon: 'circle-x' },
  human: { words: 'решает человек', icon: 'user' },
} as const;

/** People of one side, each a small group of fields. */
export type SideFields = {
  readonly side: SideMark;
  readonly title: string;
  readonly people: readonly (readonly FormField[])[];
  /** «Похожий человек уже есть». */
  readonly notices: readonly Notice[];
  /** «Добавить человека на эту сторону»: sent as `addRow=<value>`. */
  readonly add: { readonly label: string; readonly value: string } | null;
};

/** A card of a form. `id` is the anchor of its step. */
export type FormSection = {
  readonly id: string;
  readonly title: string;
  /** «форма, приложение 2». */
  readonly note: string;
  readonly notices: readonly Notice[];
} & (
  | { readonly type: 'fields'; readonly fields: readonly FormField[] }
  | { readonly type: 'sides'; readonly sides: readonly SideFields[] }
  | { readonly type: 'criteria'; readonly rows: readonly CriterionRow[] }
);

/** A button that sends the form, as `submit=<value>`. */
export type SubmitButton = { readonly label: string; readonly value: string };

/** What any form is: where it goes, what it carries, its buttons. */
export type FormView = {
  readonly action: string;
  /** Carried along: the version of the case, the draft's id, confirmed warnings. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly sections: readonly FormSection[];
  /** Shown above the fields: an error of the whole form, warnings to confirm, «кто-то уже изменил это дело». */
  readonly notices: readonly Notice[];
  readonly submit: SubmitButton;
  readonly otherSubmits: readonly SubmitButton[];
  readonly cancel: Link | null;
};

/** The form of one command, made from its description: `views/pages/command.ejs`. */
export type CommandFormView = StaffPage & {
  readonly crumbs: readonly Link[];
  readonly heading: string;
  /** A sentence on what will happen and who will be told; empty when there is nothing to say. */
  readonly lead: string;
  readonly form: FormView;
};

/** «Новая заявка», in steps down one page: `views/pages/intake.ejs`. */
export type IntakeView = StaffPage & {
  readonly crumbs: readonly Link[];
  readonly heading: string;
  readonly lead: string;
  readonly steps: readonly IntakeStep[];
  /** «Черновик сохранён в 9:41. Можно закрыть и вернуться.»; empty before the first saving. */
  readonly saved: string;
  readonly form: FormView;
  readonly printAction: Action | null;
};

export type IntakeStep = {
  readonly label: string;
  readonly href: string;
  readonly state: 'past' | 'current' | 'ahead';
};

/** The errors of a form, in the order of the fields, each with the field it belongs to. */
export function errorsOf(
  form: FormView,
): readonly { readonly name: string; readonly words: string }[] {
  return form.sections.flatMap(fieldsOf).flatMap(errorsOfField);
}

/** The id of a field's first control, for labels and links to errors. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/gu, '-')}`;
}

/** True when a typed value of a day or a time can be shown by the browser's own picker. */
export function fitsPicker(type: 'date' | 'datetime', value: string): boolean {
  if (value === '') return true;
  return type === 'date'
    ? /^\d{4}-\d{2}-\d{2}$/u.test(value)
    : /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(value);
}

function fieldsOf(section: FormSection): readonly FormField[] {
  switch (section.type) {
    case 'fields':
      return section.fields;
    case 'sides':
      return section.sides.flatMap((side) => side.people.flat());
    case 'criteria':
      return [];
  }
}

function errorsOfField(field: FormField): { name: string; words: string }[] {
  const own = field.error === undefined ? [] : [{ name: field.name, words: field.error }];
  return field.type === 'rows' ? [...own, ...field.rows.flat().flatMap(errorsOfField)] : own;
}
