import { type Texts } from '../../bot/texts/texts.js';
import { has } from '../../cases/case.js';
import { type CommandField } from '../../cases/command-fields.js';
import { lateCriteria } from '../../cases/commands/eligibility.js';
import { type FormValues } from '../../people/form-draft.js';
import { correctables } from './changes.js';
import { type Choice, type ChoiceSources } from './choice-sources.js';
import {
  choiceLabel,
  choicesFor,
  colleagues,
  labelOf,
  persons,
  suggestionsFor,
} from './form-choices.js';
import { type AskedField } from './read-form.js';
import { type FieldError } from './read-values.js';
import { mostRowsOf, partName, type RowPart, rowShapes } from './row-shapes.js';

/** How a field is shown. */
type Control =
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

/** The fields with what they may name, for reading what was sent. */
export function askedFields(from: ChoiceSources, fields: readonly CommandField[]): AskedField[] {
  const named = { persons: valuesOf(persons(from)), staff: valuesOf(colleagues(from)) };
  return fields.map((field) => ({
    ...field,
    offered: isTyped(from, field)
      ? null
      : (choicesFor(from, field)?.map(({ value }) => value) ?? null),
    named,
  }));
}

const valuesOf = (choices: readonly Choice[]): string[] => choices.map(({ value }) => value);

/** Typed in a way of its own; who answers about a joint meeting chooses among the times that were offered. */
const isTyped = ({ command }: ChoiceSources, { name }: CommandField): boolean =>
  (name === 'slots' && command !== 'answerJointMeeting') ||
  name === 'answers' ||
  name === 'change' ||
  rowShapes[name] !== undefined;

/** A field with its words, what was typed and what is wrong with it. */
export function fieldView(showing: Showing, field: CommandField): FieldView {
  const { from, values } = showing;
  const { name, kind, required } = field;
  const choices = isTyped(from, field) ? null : choicesFor(from, field);
  const rows = rowsOf(showing, name);
  return {
    ...emptyView,
    name,
    label: labelOf(from, name),
    hint: noteOf(from, name) ?? hintOf(from.texts, from.command, name),
    control: controlOf(field, choices),
    required: required || field.calledForBy !== undefined,
    calledFor: conditionOf(field),
    max: kind.kind === 'text' || kind.kind === 'code' ? kind.max : 0,
    choices: choices ?? suggestionsFor(from, field),
    values: values[name] ?? [],
    error: errorOf(showing, name),
    rows,
    more: rowShapes[name] !== undefined && rows.length < mostRowsOf(name),
  };
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

const conditionOf = ({ calledForBy }: CommandField): string =>
  calledForBy === undefined ? '' : `${calledForBy.field}=${calledForBy.values.join(',')}`;

function rowsOf(showing: Showing, name: string): FieldView['rows'] {
  if (name === 'answers') return criteriaRows(showing);
  return name === 'change' ? changeRows(showing) : rowViews(showing, name);
}

function hintOf(texts: Texts, command: string, name: string): string {
  const key = [`form.hint.${command}.${name}`, `form.hint.${name}`].find((k) => texts.has(k));
  return key === undefined ? '' : texts.say(key);
}

/** What should be known before a service is chosen (001 §4.6, R37). */
function noteOf(from: ChoiceSources, name: string): string | null {
  const { schools, texts, ctx, command } = from;
  if (command !== 'chooseService' || name !== 'service' || schools.length === 0) return null;
  const note = `note.schools.${ctx.procedure.id}`;
  return texts.say(texts.has(note) ? note : 'note.schools');
}

function errorOf({ errors, from }: Showing, name: string): string {
  const error = errors.get(name);
  return error === undefined ? '' : from.texts.say(`form.error.${error.code}`, error.args);
}

function controlOf({ name, kind, many }: CommandField, choices: readonly Choice[] | null): Control {
  if (rowShapes[name] !== undefined || name === 'change') return 'rows';
  if (name === 'answers') return 'criteria';
  if (name === 'time') return 'clock';
  if (name === 'slots' && choices === null) return 'times';
  if (choices !== null) return many ? 'checks' : choices.length > 6 ? 'select' : 'radio';
  switch (kind.kind) {
    case 'day':
      return 'day';
    case 'at':
    case 'slot':
      return 'time';
    case 'yesNo':
      return 'yesNo';
    case 'text':
      return kind.max > 200 ? 'area' : 'line';
    case 'code':
    case 'choice':
    case 'person':
    case 'staff':
    case 'meeting':
    case 'list':
      return 'line';
  }
}

/** The filled rows, those asked for, and always one more to fill. */
function rowViews(showing: Showing, list: string): FieldView['rows'] {
  const shape = rowShapes[list];
  if (shape === undefined) return [];
  const typed = Array.from({ length: mostRowsOf(list) }, (_, row) => row).filter((row) =>
    shape.some((part) => (showing.values[partName(list, row, part.name)]?.[0] ?? '') !== ''),
  );
  const most = mostRowsOf(list);
  const count = Math.min(most, Math.max(showing.rows, (typed.at(-1) ?? -1) + 1));
  return Array.from({ length: count }, (_, row) => ({
    heading: most === 1 ? '' : showing.from.texts.say('slip.item', { n: row + 1 }),
    parts: shape.map((part) => partView(showing, list, row, part)),
  }));
}

function partView(showing: Showing, list: string, row: number, part: RowPart): FieldView {
  const { from, values } = showing;
  const name = partName(list, row, part.name);
  const choices =
    part.kind !== 'choice'
      ? []
      : (part.options?.map((value) => ({ value, label: choiceLabel(from, value) })) ??
        (part.names === 'staff' ? colleagues(from) : null) ??
        persons(from));
  const controls = {
    text: 'area',
    line: 'line',
    day: 'day',
    pastDay: 'day',
    choice: 'select',
  } as const;
  return {
    ...emptyView,
    name,
    label: labelOf(from, part.name),
    control: part.kind === 'choice' && choices.length <= 3 ? 'radio' : controls[part.kind],
    required: part.required,
    max: part.max,
    choices,
    values: values[name] ?? [],
    error: errorOf(showing, name),
  };
}

/** The criteria that are answered before the referral, word for word (04). */
function criteriaRows({ from, values }: Showing): FieldView['rows'] {
  const { criteria } = from.ctx.procedure.eligibility;
  const isLate = has(from.kase, 'referralSent');
  const asked = criteria.filter(
    (c) => c.kind === 'answer' && (isLate ? lateCriteria.has(c.id) : c.before === 'referral'),
  );
  const choices = ['yes', 'no', 'unknown'].map((value) => ({
    value,
    label: choiceLabel(from, value),
  }));
  return asked.map(({ id, sentence }) => {
    const name = `criterion:${id}`;
    const view = { ...emptyView, name, label: sentence, control: 'radio', choices } as const;
    return { heading: '', parts: [{ ...view, values: values[name] ?? [] }] };
  });
}

/** What can be corrected in the record that was chosen; one of them at a time. */
function changeRows({ from, values }: Showing): FieldView['rows'] {
  const event = from.lists.events.find(({ id }) => id === values['event']?.[0]);
  const parts = (event === undefined ? [] : correctables(from, event)).map(
    ({ name, label, now, choices }): FieldView => ({
      ...emptyView,
      name,
      label,
      hint: from.texts.say('form.change.now', { what: now }),
      control: choices === null ? 'day' : choices.length > 4 ? 'select' : 'radio',
      choices: choices ?? [],
      values: values[name] ?? [],
    }),
  );
  return parts.length === 0 ? [] : [{ heading: '', parts }];
}
