import { z } from 'zod';
import { type Case } from './case.js';
import { type Command } from './command.js';
import { type Context } from './context.js';
import { type CalledForBy, type FieldKind } from './fields.js';
import { type PersonId } from './ids.js';

/** A field of a command, as its input schema describes it. */
export interface CommandField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Several values. */
  readonly many: boolean;
  /** Of several: none at all is an answer, too. */
  readonly mayBeEmpty?: boolean;
  /** Of several: what each is, where the schema says so. */
  readonly of?: FieldKind['kind'] | undefined;
  /** Shown and asked only beside one of these values of another field; absent: always. */
  readonly calledForBy?: CalledForBy | undefined;
  /** Of persons, staff and the like: those alone that may be named now; absent: any. */
  readonly among?: readonly string[];
}

/** What was answered to a field so far; several values where it takes several. */
export type Answered = (field: string) => readonly string[];

/** True when another answer calls for the field, which then has to be given. */
export const isCalledFor = (
  { calledForBy }: Pick<CommandField, 'calledForBy'>,
  answered: Answered,
): boolean =>
  calledForBy !== undefined &&
  answered(calledForBy.field).some((value) => calledForBy.values.includes(value));

/** Values that nobody is asked for: new ids, and what the asking itself knows. */
const given: ReadonlySet<string> = new Set([
  'agreement',
  'plan',
  'invitation',
  'ends',
  'textVersion',
  'scan',
  'document',
]);

/** The fields that a person fills in, in the order of the command. */
export function fieldsOf(command: Command): CommandField[] {
  return Object.entries(command.input.shape).flatMap(([name, schema]) => {
    const inner = unwrap(schema);
    const kind = metaOf(schema) ?? metaOf(inner);
    if (kind === null || given.has(name)) return [];
    return [
      {
        name,
        kind,
        required: isRequired(schema),
        many: inner instanceof z.ZodArray,
        mayBeEmpty: inner instanceof z.ZodArray && inner.safeParse([]).success,
        of: inner instanceof z.ZodArray ? metaOf(inner.element)?.kind : undefined,
        calledForBy: conditionOf(schema),
      },
    ];
  });
}

/** The fields that the command asks of this role at this point of the case. */
export function fieldsNow(
  command: Command,
  kase: Case,
  asking: Parameters<Command['asks']>[1],
): CommandField[] {
  const asked = command.asks(kase, asking);
  if (asked === null) return fieldsOf(command);
  return fieldsOf(command).flatMap((field) => {
    const required = asked[field.name];
    return required === undefined ? [] : [{ ...field, required }];
  });
}

/**
 * As `fieldsNow`, with the values alone that this actor may choose now: what another role does is not offered. `about`: the
 * persons it may be about; absent: anybody of the case.
 */
export function fieldsOffered(
  command: Command,
  kase: Case,
  ctx: Context,
  about?: readonly PersonId[],
): CommandField[] {
  const role = ctx.actor.type === 'staff' ? ctx.actor.role : null;
  const choices = command.choices(kase, ctx, about);
  return fieldsNow(command, kase, { procedure: ctx.procedure, role }).map((field) => {
    const options = choices[field.name];
    if (options === undefined) return field;
    return field.kind.kind === 'choice'
      ? { ...field, kind: { kind: 'choice', options } }
      : { ...field, among: options };
  });
}

const Condition = z.object({
  calledForBy: z.custom<CalledForBy>((v) => typeof v === 'object' && v !== null && 'values' in v),
});

const conditionOf = (schema: unknown): CalledForBy | undefined =>
  schema instanceof z.ZodType ? Condition.safeParse(schema.meta()).data?.calledForBy : undefined;

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
