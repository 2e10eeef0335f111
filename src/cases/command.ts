import { z } from 'zod';
import { type StaffRole } from './actor.js';
import { answerer } from './answering.js';
import { type CalendarDay } from './calendar-day.js';
import { type Case, isClosed, withEvents } from './case.js';
import { type Context } from './context.js';
import { CaseEvent, type Happening } from './events/event.js';
import { EventId, type PersonId } from './ids.js';
import { isKeeper } from './keeper.js';
import { participants } from './participants.js';
import { type Refusal } from './refusal.js';
import { type Telling } from './telling.js';

/** Who may do it: a role, the keeper of the case, the person asked (or who answers for it), or a job (G1). */
export type Who = StaffRole | 'keeper' | 'answer' | 'clock';

/** The fields of a command that are asked; true: it has to be given. */
export type Asked = Readonly<Record<string, boolean>>;

/** The values of a field that may be chosen, by field. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** What the asking may depend on besides the case. */
export type Asking = Pick<Context, 'procedure'> & { readonly role: StaffRole | null };

/** A row of the one table of commands (appendix G3). */
export interface CommandRow<I extends z.ZodObject> {
  readonly name: string;
  /** The ids of the procedures that have it (column `proc`); absent: all. Another row of the name serves the others. */
  readonly procedures?: readonly string[];
  readonly group:
    | 'opening'
    | 'consent'
    | 'service'
    | 'takingPart'
    | 'meetings'
    | 'result'
    | 'fulfilment'
    | 'steps'
    | 'anyTime';
  readonly who: readonly Who[];
  /** Roles that record an answer on paper though they do not lead the case. */
  readonly alsoOnPaper?: (kase: Case) => readonly StaffRole[];
  /** The resources of the access matrix that it writes (J2). */
  readonly writes: readonly string[];
  readonly input: I;
  /** The fields that are asked at this point, and whether each has to be given; absent: all, as the input says. */
  readonly asks?: (kase: Case, ctx: Asking) => Asked;
  /** The values that this actor may choose at this point about these persons, where not all; the others are refused, so nobody is offered them. */
  readonly choices?: (kase: Case, ctx: Context, about: readonly PersonId[]) => Choices;
  /** Offered at all at this point of the case; absent: always. */
  readonly when?: (kase: Case, ctx: Context) => boolean;
  /** The persons it is offered for, where it is about one person; null: for this actor it is about the whole case. */
  readonly persons?: (kase: Case, ctx: Context) => readonly PersonId[] | null;
  /** Why it cannot be done yet, whatever the input; shown beside the offered command. */
  readonly blocked?: (kase: Case, ctx: Context, person: PersonId | null) => Refusal | null;
  readonly refuse?: (kase: Case, input: z.output<I>, ctx: Context) => Refusal | null;
  readonly warns?: (kase: Case, input: z.output<I>, ctx: Context) => readonly string[];
  readonly gives: (kase: Case, input: z.output<I>, ctx: Context) => readonly Happening[];
  /** Who is told at once; `kase` is the case after the events. */
  readonly told?: (kase: Case, events: readonly CaseEvent[], ctx: Context) => readonly Telling[];
  readonly evenWhenClosed?: boolean;
}

export type Decision =
  | {
      readonly type: 'accepted';
      readonly kase: Case;
      readonly events: readonly CaseEvent[];
      readonly tellings: readonly Telling[];
    }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'warned'; readonly warnings: readonly string[] };

/** A row whose input type is known to itself alone, so that all rows fit into one table. */
export interface Command {
  readonly name: string;
  readonly procedures: readonly string[] | null;
  readonly group: CommandRow<z.ZodObject>['group'];
  readonly who: readonly Who[];
  readonly writes: readonly string[];
  readonly evenWhenClosed: boolean;
  readonly input: z.ZodObject;
  /** The fields that are asked now; null: all, as the input says. */
  readonly asks: (kase: Case, ctx: Asking) => Asked | null;
  /** The values that this actor may choose now, of the fields where not all; `about` absent: about anybody of the case. */
  readonly choices: (kase: Case, ctx: Context, about?: readonly PersonId[]) => Choices;
  /** The persons it is offered for; null: offered for the whole case; empty: not offered. */
  readonly offered: (kase: Case, ctx: Context) => readonly PersonId[] | null;
  readonly blocked: (kase: Case, ctx: Context, person: PersonId | null) => Refusal | null;
  /** Pure: decides what has happened, or why not. */
  readonly decide: (kase: Case, input: unknown, ctx: Context, cause: string) => Decision;
}

/** Makes a row of the table. */
export function command<I extends z.ZodObject>(row: CommandRow<I>): Command {
  return {
    name: row.name,
    procedures: row.procedures ?? null,
    group: row.group,
    who: row.who,
    writes: row.writes,
    evenWhenClosed: row.evenWhenClosed ?? false,
    input: row.input,
    asks: (kase, ctx) => row.asks?.(kase, ctx) ?? null,
    choices: (kase, ctx, about = participants(kase).map(({ person }) => person)) =>
      row.choices?.(kase, ctx, about) ?? {},
    offered: (kase, ctx) => offeredFor(row, kase, ctx),
    blocked: (kase, ctx, person) => row.blocked?.(kase, ctx, person) ?? null,
    decide: (kase, input, ctx, cause) => decide(row, kase, input, ctx, cause),
  };
}

function offeredFor<I extends z.ZodObject>(
  row: CommandRow<I>,
  kase: Case,
  ctx: Context,
): readonly PersonId[] | null {
  const open = row.evenWhenClosed === true || !isClosed(kase);
  if (!open || !isOf(row, kase) || !roleMay(row, kase, ctx) || row.when?.(kase, ctx) === false)
    return [];
  return row.persons?.(kase, ctx) ?? null;
}

const isOf = ({ procedures }: Pick<CommandRow<z.ZodObject>, 'procedures'>, kase: Case) =>
  procedures?.includes(kase.procedure.id) ?? true;

/** The role of who acts is among those that may; answers are checked with their person. */
function roleMay<I extends z.ZodObject>(
  { who, alsoOnPaper }: CommandRow<I>,
  kase: Case,
  ctx: Context,
): boolean {
  const { actor } = ctx;
  if (actor.type === 'clock') return who.includes('clock');
  if (actor.type === 'person') return who.includes('answer');
  if (who.includes(actor.role)) return true;
  const keeps = isKeeper(kase, actor);
  const records = keeps || alsoOnPaper?.(kase).includes(actor.role) === true;
  return (
    (keeps && who.includes('keeper')) || (records && who.includes('answer') && ctx.door === 'paper')
  );
}

function decide<I extends z.ZodObject>(
  row: CommandRow<I>,
  kase: Case,
  raw: unknown,
  ctx: Context,
  cause: string,
): Decision {
  const parsed = row.input.safeParse(raw);
  if (!parsed.success) return refused({ code: 'wrongInput', codes: wrongFields(parsed.error) });
  const input = parsed.data;
  const person = personOf(input);
  const refusal =
    notOffered(row, kase, ctx, person) ??
    futureDay(input, ctx) ??
    (row.who.includes('answer') && person !== null
      ? answerer(kase, ctx, person, row.name)
      : null) ??
    row.blocked?.(kase, ctx, person) ??
    row.refuse?.(kase, input, ctx) ??
    null;
  if (refusal !== null) return refused(refusal);
  const warnings = row.warns?.(kase, input, ctx) ?? [];
  if (warnings.length > 0 && !ctx.warningsSeen) return { type: 'warned', warnings };
  return accepted(row, kase, row.gives(kase, input, ctx), {
    ctx,
    cause,
    warnings,
    on: onOf(input),
    person,
  });
}

function notOffered<I extends z.ZodObject>(
  row: CommandRow<I>,
  kase: Case,
  ctx: Context,
  person: PersonId | null,
): Refusal | null {
  if (!isOf(row, kase)) return { code: 'notNow' };
  if (isClosed(kase) && row.evenWhenClosed !== true) return { code: 'caseClosed' };
  if (!roleMay(row, kase, ctx)) return { code: 'notAllowed' };
  if (row.when?.(kase, ctx) === false) return { code: 'notNow' };
  const persons = row.persons?.(kase, ctx);
  const wrongPerson = person !== null && persons?.includes(person) === false;
  return wrongPerson ? { code: 'notNow' } : null;
}

interface Saving {
  readonly ctx: Context;
  readonly cause: string;
  readonly warnings: readonly string[];
  readonly on: CalendarDay | null;
  readonly person: PersonId | null;
}

function accepted<I extends z.ZodObject>(
  row: CommandRow<I>,
  kase: Case,
  happenings: readonly Happening[],
  saving: Saving,
): Decision {
  const events = happenings.map((happening) => envelop(happening, saving));
  const after = withEvents(kase, events);
  return {
    type: 'accepted',
    kase: after,
    events,
    tellings: row.told?.(after, events, saving.ctx) ?? [],
  };
}

function envelop(happening: Happening, { ctx, cause, warnings, on, person }: Saving): CaseEvent {
  const { on: own, ...payload } = happening;
  return CaseEvent.parse({
    ...payload,
    id: EventId.parse(ctx.newId()),
    at: ctx.now,
    day: own ?? on ?? ctx.today,
    actor: ctx.actor,
    door: ctx.door,
    forPerson: ctx.actor.type === 'person' && ctx.actor.id !== person ? person : null,
    cause,
    procedureVersion: ctx.procedure.version,
    warnings: [...warnings],
  });
}

const refused = (refusal: Refusal): Decision => ({ type: 'refused', refusal });

const WithOn = z.object({ on: z.custom<CalendarDay>((v) => typeof v === 'string') });
const WithPerson = z.object({ person: z.custom<PersonId>((v) => typeof v === 'string') });

function onOf(input: unknown): CalendarDay | null {
  return WithOn.safeParse(input).data?.on ?? null;
}

/** The person that an input is about; null: it names none. */
export function personOf(input: unknown): PersonId | null {
  return WithPerson.safeParse(input).data?.person ?? null;
}

function futureDay(input: unknown, ctx: Context): Refusal | null {
  const on = onOf(input);
  return on !== null && on > ctx.today ? { code: 'futureDate' } : null;
}

function wrongFields(error: z.ZodError): string[] {
  return [...new Set(error.issues.map((issue) => String(issue.path[0] ?? 'input')))];
}
