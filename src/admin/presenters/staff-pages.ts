import { fullName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { mayManage } from '../../people/staff-rights.js';
import { type Texts } from '../../bot/texts/texts.js';
import { type Directory } from '../../people/directory.js';
import { type Panel } from '../panel.js';
import { grantChoices, grantLabel } from './grant-choices.js';
import { formField, type FormField } from './institution-fields.js';

/** What the answer to a form says: a mistake with what was typed, or a password that is shown this once. */
export interface Said {
  readonly error?: string;
  readonly wrong?: readonly string[];
  readonly made?: { readonly login: string; readonly password: string };
  readonly body?: unknown;
}

interface Saying extends Said {
  readonly asksPassword: boolean;
}

/** The list of accounts, and the form of a new one with what was typed. */
export async function staffList(panel: Panel, by: Staff, said: Saying) {
  const directory = await panel.store.settings.directory();
  const all = [...(await panel.store.staff.all())].sort((a, b) => a.login.localeCompare(b.login));
  return {
    page: 'settings',
    said,
    accounts: all.map((staff) => ({
      login: staff.login,
      name: fullName(staff),
      position: staff.position,
      disabled: staff.disabled,
      grants: staff.grants.map((grant) => grantLabel(grant, directory, panel.texts)),
      mayManage: mayManage(by, staff, new Date()),
    })),
    fields: typed(newFields(grantChoices(by, directory, panel.texts, new Date())), said),
  };
}

/** One account: its rights, and what may be added. */
export async function staffPage(
  panel: Panel,
  { by, staff }: { readonly by: Staff; readonly staff: Staff },
  said: Saying,
) {
  const directory = await panel.store.settings.directory();
  const held = new Set(staff.grants.map((grant) => grantLabel(grant, directory, panel.texts)));
  return {
    page: 'settings',
    said,
    account: { ...staff, name: fullName(staff) },
    grants: [...held],
    choices: grantChoices(by, directory, panel.texts, new Date()).filter(
      ({ label }) => !held.has(label),
    ),
  };
}

/** The place of a right in the account's list, by what the page calls it; -1: it is not there. */
export function grantAt(staff: Staff, label: string, directory: Directory, texts: Texts): number {
  return staff.grants.findIndex((grant) => grantLabel(grant, directory, texts) === label);
}

const newFields = (choices: FormField['choices']): FormField[] => [
  formField(['name', 'Фамилия, имя, отчество'], 'line', ''),
  formField(['login', 'Логин'], 'line', '', { hint: 'Латиницей, например: orlova' }),
  formField(['position', 'Должность'], 'line', '', { required: false }),
  formField(['phone', 'Телефон'], 'tel', '', { required: false, hint: 'Его увидят участники.' }),
  formField(['grant', 'Роль'], 'select', '', { choices }),
];

/** The fields with what the form sent. */
function typed(fields: readonly FormField[], { body, wrong = [] }: Saying) {
  const sent = new Map<string, unknown>(
    typeof body === 'object' && body !== null ? Object.entries(body) : [],
  );
  return fields.map((field) => ({
    ...field,
    value: sent.get(field.name) ?? field.value,
    wrong: wrong.includes(field.name),
  }));
}
