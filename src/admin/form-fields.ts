import { z } from 'zod';
import { type Command } from '../cases/command.js';
import { type FieldKind } from '../cases/fields.js';
import { newId } from '../cases/ids.js';

/** A field of a command's form, as its input schema describes it. */
export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Several values. */
  readonly many: boolean;
}

/** Values that are not asked: new ids, and what the form itself knows. */
const given: ReadonlySet<string> = new Set([
  'agreement',
  'invitation',
  'ends',
  'textVersion',
  'scan',
  'document',
  'question',
]);

/** The fields that a person fills in, in the order of the command. */
export function fieldsOf(command: Command): FormField[] {
  return Object.entries(command.input.shape).flatMap(([name, schema]) => {
    const inner = unwrap(schema);
    const kind = metaOf(schema) ?? metaOf(inner);
    if (kind === null || (given.has(name) && name !== 'question')) return [];
    return [
      {
        name,
        kind,
        required: isRequired(schema),
        many: inner instanceof z.ZodArray,
      },
    ];
  });
}

const isRequired = (schema: unknown): boolean =>
  schema instanceof z.ZodType && !schema.safeParse(undefined).success;

const Meta = z.object({
  field: z.custom<FieldKind>((v) => typeof v === 'object' && v !== null && 'kind' in v),
});

function metaOf(schema: unknown): FieldKind | null {
  if (!(schema instanceof z.ZodType)) return null;
  return (
    Meta.safeParse(schema.meta()).data?.field ??
    (schema === unwrap(schema) ? null : metaOf(unwrap(schema)))
  );
}

function unwrap(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  )
    return unwrap(schema.unwrap());
  return schema;
}

type Body = Readonly<Record<string, unknown>>;

/** What a form sent, as the command's input; free words are stored by `keep` and replaced by their ids. */
export async function inputOf(
  command: Command,
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  for (const field of fieldsOf(command)) {
    const value = await valueOf(field, body, keep);
    if (value !== undefined) input[field.name] = value;
  }
  if ('agreement' in command.input.shape) input['agreement'] = newId();
  return input;
}

async function valueOf(
  field: FormField,
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<unknown> {
  const values = stringsOf(body[field.name])
    .map((v) => v.trim())
    .filter((v) => v !== '');
  if (field.name === 'obligations') return obligations(body, keep);
  if (field.name === 'answers') return criteria(body);
  if (field.many) return values.map((v) => v.slice(0, field.name === 'slots' ? 16 : undefined));
  const value = values[0];
  if (field.kind.kind === 'yesNo') return value === undefined ? undefined : value === 'yes';
  if (value === undefined) return undefined;
  return field.kind.kind === 'text' ? keep(value.slice(0, field.kind.max)) : value;
}

const stringsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string');

/** Rows of the agreement: text, who, until when; empty rows are left out. */
async function obligations(
  body: Body,
  keep: (text: string) => Promise<string>,
): Promise<unknown[]> {
  const [texts, owes, due] = ['itemText', 'itemOwes', 'itemDue'].map((name) =>
    stringsOf(body[name]),
  );
  const rows = (texts ?? []).map((words, n) => ({
    words: words.trim(),
    owes: owes?.[n] ?? '',
    due: due?.[n] ?? '',
  }));
  const filled = rows.filter((row) => row.words !== '');
  return Promise.all(
    filled.map(async (row) => ({
      item: newId(),
      text: await keep(row.words),
      owes: row.owes,
      due: row.due === '' ? null : row.due,
    })),
  );
}

/** Answers to the criteria: fields named `criterion:<id>`. */
function criteria(body: Body): unknown[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const [, criterion] = /^criterion:(E-[A-Z]\d+)$/u.exec(name) ?? [];
    return criterion === undefined || value === ''
      ? []
      : [{ criterion, person: null, answer: value }];
  });
}
