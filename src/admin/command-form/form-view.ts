import { type Texts } from '../../bot/texts/texts.js';
import { type CommandField } from '../../cases/command-fields.js';
import { type Choice, type ChoiceSources } from './choice-sources.js';
import { type Control, emptyView, errorOf, type FieldView, type Showing } from './field-view.js';
import { choicesFor, colleagues, labelOf, persons, suggestionsFor } from './form-choices.js';
import { type AskedField } from './read-form.js';
import { mostRowsOf, rowShapes } from './row-shapes.js';
import { changeRows, criteriaRows, rowViews } from './row-views.js';

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
  const control = controlOf(field, choices);
  return {
    ...emptyView,
    name,
    label: labelOf(from, name),
    hint: noteOf(from, name) ?? hintOf(from.texts, from.command, name),
    control,
    required: required || field.calledForBy !== undefined,
    calledFor: conditionOf(field),
    max: kind.kind === 'text' || kind.kind === 'code' ? kind.max : 0,
    choices: choices ?? suggestionsFor(from, field),
    values: values[name] ?? [],
    error: errorOf(showing, name, control),
    rows,
    more: rowShapes[name] !== undefined && rows.length < mostRowsOf(name),
  };
}

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
    case 'term':
    case 'choice':
    case 'person':
    case 'staff':
    case 'meeting':
    case 'list':
      return 'line';
  }
}
