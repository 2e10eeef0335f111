import { type FormValues } from '../../people/form-draft.js';
import { withoutFirst } from './asked-first.js';
import { mostRows } from './row-shapes.js';

/** What a form is to be shown with after a press that only changes the form: one more row, the rest, another choice; null: it is sent. */
export function pressed(command: string, values: FormValues): FormValues | null {
  if ('_again' in values) return withoutFirst(command, values);
  if (!('_more' in values)) return null;
  const rows = Number(values['_rows']?.[0] ?? '2') || 2;
  return { ...values, _rows: [String(Math.min(mostRows, rows + 1))] };
}

/** What is kept of what was sent: not the presses, and nothing of the one page it was sent from. */
export const withoutPresses = (values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !passing.has(name)));

const passing: ReadonlySet<string> = new Set([
  '_more',
  '_again',
  '_confirm',
  '_seen',
  '_last',
  'cause',
]);
