import { type FormValues } from '../../people/form-draft.js';
import { type Choice, type ChoiceSources } from './choice-sources.js';
import { type FieldError } from './read-values.js';

/** How a field is shown. */
export type Control =
  | 'line'
  | 'area'
  | 'day'
  | 'time'
  | 'yesNo'
  | 'radio'
  | 'select'
  | 'checks'
  | 'times'
  | 'criteria'
  /** A time of day. */
  | 'clock'
  /** Chosen on the page before, and sent along. */
  | 'chosen'
  | 'rows';

/** A field of a form, ready for the view. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly control: Control;
  readonly required: boolean;
  /** Shown only beside one of these values of another field: `form=FK9`; empty: always. */
  readonly calledFor: string;
  readonly max: number;
  /** Of a `line`: what may be typed, among other things. */
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly error: string;
  /** Of `rows`: whether there may be one more. */
  readonly more: boolean;
  /** Of `rows`: the rows with their parts; of `criteria`: one part each. */
  readonly rows: readonly { readonly heading: string; readonly parts: readonly FieldView[] }[];
}

/** What a form is shown with. */
export interface Showing {
  readonly from: ChoiceSources;
  readonly values: FormValues;
  readonly errors: ReadonlyMap<string, FieldError>;
  /** How many rows a list shows at least. */
  readonly rows: number;
}

/** A field with nothing in it yet. */
export const emptyView = {
  hint: '',
  required: false,
  calledFor: '',
  max: 0,
  choices: [],
  error: '',
  more: false,
  rows: [],
} as const satisfies Partial<FieldView>;

const chosen: readonly Control[] = ['radio', 'select', 'checks', 'yesNo', 'criteria'];

/** What is wrong with the field, in a sentence; empty: nothing. */
export function errorOf({ errors, from }: Showing, name: string, control: Control): string {
  const error = errors.get(name);
  if (error === undefined) return '';
  const isUnchosen = error.code === 'required' && chosen.includes(control);
  return from.texts.say(`form.error.${isUnchosen ? 'chosen' : error.code}`, error.args);
}
