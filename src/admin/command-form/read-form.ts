import { type CalendarDay } from '../../cases/calendar-day.js';
import { type CommandField, isCalledFor } from '../../cases/command-fields.js';
import { newId } from '../../cases/ids.js';
import { judges } from '../../cases/judging-words.js';
import { type FormValues } from '../../people/form-draft.js';
import {
  type FieldError,
  takeChoice,
  takeCode,
  takeDay,
  takeTerm,
  takeTime,
  takeWords,
  type Taken,
  Words,
  wrong,
} from './read-values.js';
import { changeName } from './changes.js';
import { mostRows, mostRowsOf, oneOfTwo, partName, type RowPart, rowShapes } from './row-shapes.js';

/** A field as it is asked: with what it may name, where that is a list. */
export interface AskedField extends CommandField {
  readonly offered: readonly string[] | null;
  /** Of a list typed row by row: whom its rows may name. */
  readonly named?: Readonly<Record<'persons' | 'staff', readonly string[]>>;
}

/** A form that was sent: the input with `Words` still to be stored, and what is wrong with which field. */
export interface ReadForm {
  readonly input: Readonly<Record<string, unknown>>;
  readonly errors: ReadonlyMap<string, FieldError>;
}

/** Reads a form; nothing is cut or guessed, and every wrong field is named at once. */
export function readForm(
  fields: readonly AskedField[],
  values: FormValues,
  today: CalendarDay,
): ReadForm {
  const input: Record<string, unknown> = {};
  const errors = new Map<string, FieldError>();
  const answered = (name: string) => values[name] ?? [];
  const shown = fields.filter(
    (field) => field.calledForBy === undefined || isCalledFor(field, answered),
  );
  for (const field of shown) {
    const read = rowShapes[field.name] === undefined ? one(field, values, today) : null;
    const result = read ?? (isRows(field) ? rows(field, values, today, errors) : null);
    if (result?.type === 'taken') input[field.name] = result.value;
    if (result?.type === 'wrong') errors.set(field.name, result.error);
    if (isMissing(field, result)) errors.set(field.name, wrong('required').error);
  }
  return { input: { ...input, ...lookedAt(input) }, errors };
}

/** What the rules have to know of an account, which they get as an id: its length, and whether it judges (R42). */
function lookedAt({ narrative }: Readonly<Record<string, unknown>>): object {
  if (!(narrative instanceof Words)) return {};
  return { narrativeLength: narrative.text.length, narrativeJudges: judges(narrative.text) };
}

/** A field that another answer calls for has to be given: the form does not show it otherwise. */
function isMissing({ required, calledForBy }: AskedField, read: Taken<unknown>): boolean {
  if (read === null) return required || calledForBy !== undefined;
  const isEmpty = read.type === 'taken' && Array.isArray(read.value) && read.value.length === 0;
  return isEmpty && calledForBy !== undefined;
}

const isRows = ({ name }: AskedField): boolean => rowShapes[name] !== undefined;

function one(field: AskedField, values: FormValues, today: CalendarDay): Taken<unknown> {
  if (field.name === 'answers') return criteria(values);
  if (field.name === 'change') return change(values, today);
  const typed = (values[field.name] ?? []).map((v) => v.trim()).filter((v) => v !== '');
  if (field.many) return several(field, typed, today);
  return single(field, typed[0] ?? '', today);
}

function single(field: AskedField, typed: string, today: CalendarDay): Taken<unknown> {
  const { kind, offered } = field;
  if (offered !== null) return takeChoice(typed, offered);
  switch (kind.kind) {
    case 'day':
      return takeDay(typed, kind.future, today);
    case 'at':
    case 'slot':
      return takeTime(typed, today);
    case 'text':
      return takeWords(typed, kind.max);
    case 'code':
      return takeCode(typed, kind.max);
    case 'term':
      return takeTerm(typed, kind.days, today);
    case 'choice':
      return takeChoice(typed, kind.options);
    case 'yesNo':
      return typed === '' ? null : { type: 'taken', value: typed === 'yes' };
    case 'person':
    case 'staff':
    case 'meeting':
    case 'list':
      return takeCode(typed, 64);
  }
}

/** Several values; none at all is an answer where the command takes it. */
function several(field: AskedField, typed: readonly string[], today: CalendarDay): Taken<unknown> {
  if (typed.length > mostRows) return wrong('tooMany', { max: mostRows });
  const read = typed.map((value) =>
    field.name === 'slots' && field.offered === null
      ? takeTime(value, today)
      : single(field, value, today),
  );
  const bad = read.find((r) => r?.type === 'wrong');
  if (bad !== undefined) return bad;
  const found = read.flatMap((r) => (r?.type === 'taken' ? [r.value] : []));
  return found.length === 0 && field.mayBeEmpty !== true ? null : { type: 'taken', value: found };
}

/** The rows that have anything in them; the errors of parts stand under the names of the parts. */
function rows(
  field: AskedField,
  values: FormValues,
  today: CalendarDay,
  errors: Map<string, FieldError>,
): Taken<unknown> {
  const shape = rowShapes[field.name] ?? [];
  const typed = (row: number, part: string) =>
    (values[partName(field.name, row, part)]?.[0] ?? '').trim();
  const filled = Array.from({ length: mostRowsOf(field.name) }, (_, row) => row).filter((row) =>
    shape.some((part) => part.kind !== 'choice' && typed(row, part.name) !== ''),
  );
  const found = filled.map((row) => {
    const parts = shape.map((part) => {
      const result = partOf(part, typed(row, part.name), field, today);
      const missing = result === null && part.required ? wrong('required') : result;
      if (missing?.type === 'wrong')
        errors.set(partName(field.name, row, part.name), missing.error);
      return [part.name, result?.type === 'taken' ? result.value : null] as const;
    });
    const unclear = notOneOfTwo(field.name, (part) => typed(row, part));
    if (unclear !== null) errors.set(partName(field.name, row, unclear.part), unclear.error);
    return { item: newId(), ...Object.fromEntries(parts) };
  });
  return found.length === 0 ? null : { type: 'taken', value: found };
}

/** Of two parts both were typed, or none. */
function notOneOfTwo(list: string, typed: (part: string) => string) {
  const [one, part] = oneOfTwo[list] ?? [];
  if (one === undefined || part === undefined) return null;
  const given = [one, part].filter((name) => typed(name) !== '').length;
  return given === 1 ? null : { part, error: wrong(given === 0 ? 'oneOfTwo' : 'oneOnly').error };
}

function partOf(
  part: RowPart,
  typed: string,
  { named }: AskedField,
  today: CalendarDay,
): Taken<unknown> {
  switch (part.kind) {
    case 'text':
      return takeWords(typed, part.max);
    case 'line':
      return takeCode(typed, part.max);
    case 'day':
    case 'pastDay':
      return takeDay(typed, part.kind === 'day', today);
    case 'choice':
      return takeChoice(typed, part.options ?? named?.[part.names ?? 'persons'] ?? []);
  }
}

/** Answers to the criteria: fields named `criterion:<id>`. */
function criteria(values: FormValues): Taken<unknown> {
  const answers = Object.entries(values).flatMap(([name, [value = '']]) => {
    const [, criterion] = /^criterion:(E-[A-Z]\d+)$/u.exec(name) ?? [];
    const known = ['yes', 'no', 'unknown'].includes(value);
    return criterion === undefined || !known ? [] : [{ criterion, person: null, answer: value }];
  });
  return answers.length === 0 ? null : { type: 'taken', value: answers };
}

/** What an event is to hold instead, as `field=value`: fields named `change.<field>`, of which one may be filled in (G1.6). */
function change(values: FormValues, today: CalendarDay): Taken<string> {
  const [first, ...others] = Object.entries(values).flatMap(([name, [typed = '']]) => {
    const field = name.startsWith(changeName('')) ? name.slice(changeName('').length) : '';
    return field === '' || typed.trim() === '' ? [] : [{ field, typed: typed.trim() }];
  });
  if (first === undefined) return null;
  if (others.length > 0) return wrong('oneOnly');
  const { field, typed } = first;
  const day = /^\d/u.test(typed) ? takeDay(typed, true, today) : null;
  return day?.type === 'wrong' ? day : takeCode(`${field}=${day?.value ?? typed}`, 120);
}

/** The input with every word stored and replaced by its id. */
export async function keepWords(
  input: Readonly<Record<string, unknown>>,
  keep: (text: string) => Promise<string>,
): Promise<Readonly<Record<string, unknown>>> {
  const entries = Object.entries(input).map(
    async ([name, value]) => [name, await kept(value, keep)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function kept(value: unknown, keep: (text: string) => Promise<string>): Promise<unknown> {
  if (value instanceof Words) return keep(value.text);
  if (Array.isArray(value)) return Promise.all(value.map((one) => kept(one, keep)));
  if (typeof value !== 'object' || value === null) return value;
  return keepWords(Object.fromEntries(Object.entries(value)), keep);
}
