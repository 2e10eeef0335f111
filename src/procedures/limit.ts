import { z } from 'zod';
import { FactName } from './fact.js';

/** The id of a limit, such as `K-D6`; its meaning never changes. */
export const LimitId = z.string().regex(/^[A-Z]-D\d+$|^[a-z]+$/);
export type LimitId = z.infer<typeof LimitId>;

/** Where counting starts: the first of several facts that is known; `plusDays` makes it provisional (F2.2). */
export const LimitStart = z.strictObject({
  fact: FactName,
  plusDays: z.int().min(0).default(0),
});
export type LimitStart = z.infer<typeof LimitStart>;

/** One reminder: so many days or months from the start, the due day or the event (negative: before it). */
export const ReminderOffset = z.strictObject({
  from: z.enum(['start', 'due', 'event']),
  amount: z.int(),
  unit: z.enum(['day', 'workingDay']).default('day'),
});
export type ReminderOffset = z.infer<typeof ReminderOffset>;

/** A date of every year; `period` says which report or registry it belongs to (F5.5). */
export const YearlyDate = z.strictObject({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  period: z.enum(['previousYear', 'firstHalf', 'year']),
});
export type YearlyDate = z.infer<typeof YearlyDate>;

const ofEveryLimit = {
  id: LimitId,
  /** Null for limits of no stage (F5.1). */
  stage: z.string().nullable(),
  /** What is to be done, in Russian, as staff read it (I6.1). */
  title: z.string().min(1),
  /** The rule in Russian, one clause of a sentence. */
  rule: z.string().min(1),
  /** The clause of the regulation. */
  source: z.string().min(1),
  /** Only cases of this route have the limit; without it all have. */
  route: z.string().optional(),
  dayType: z
    .strictObject({
      stated: z.string().nullable(),
      applied: z.enum(['calendar', 'working']).nullable(),
    })
    .default({ stated: null, applied: null }),
  /** Facts that end the limit; the earliest counts. */
  ends: z.array(FactName).default([]),
  /** A fact by which the limit is not tracked any more and counts as done (R75). */
  waivedBy: FactName.optional(),
  /** The role that answers for it, null where the text names none. */
  responsible: z.string().nullable(),
  reminders: z.array(ReminderOffset).default([]),
  /** The roles that are reminded (G7). */
  recipients: z.array(z.string()).default([]),
  /** False for what must be done even in a closed or refused case (G1.10). */
  fallsAway: z.boolean().default(true),
  /** Never overdue and open until it ends (F5.3). */
  openUntilEnded: z.boolean().default(false),
  /** False when no effective day of a stage follows from it (F5.4). */
  effective: z.boolean().default(true),
};

const unit = z.enum(['day', 'month']);

/** A time limit of a regulation; the kind says how its days are found (03 §3.6). */
export const Limit = z.discriminatedUnion('kind', [
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('duration'),
    starts: z.array(LimitStart).min(1),
    min: z.int().nullable().default(null),
    max: z.int().positive(),
    unit: unit.default('day'),
    /** A date written into a document that prevails over the computed one (F3.2). */
    explicit: FactName.optional(),
    /** Warns when the explicit date is later than the computed one. */
    warnBeyond: z.boolean().default(false),
    /** An extension of the procedure moves it (F3.3). */
    extendable: z.boolean().default(false),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('window'),
    starts: z.array(LimitStart).min(1),
    min: z.int().positive(),
    max: z.int().positive(),
    unit: unit.default('day'),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('beforeEvent'),
    event: FactName,
    min: z.int().positive(),
    unit: unit.default('day'),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('term'),
    start: FactName,
    term: FactName,
    /** The usual shortest and longest term in months; others are counted and warned about. */
    min: z.int().positive(),
    max: z.int().positive(),
    unit: z.literal('month').default('month'),
    /** Months after the start when there is no term. */
    checks: z.array(z.int().positive()),
  }),
  z.strictObject({ ...ofEveryLimit, kind: z.literal('agreed'), date: FactName.optional() }),
  z.strictObject({ ...ofEveryLimit, kind: z.literal('fixedDateInDocument'), date: FactName }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('fixedDates'),
    dates: z.array(YearlyDate).min(1),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('noLimit'),
    starts: z.array(LimitStart).default([]),
    /** Bounded by the dates of the procedure's `bounds` (F2.6). */
    bounded: z.boolean().default(false),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('immediate'),
    starts: z.array(LimitStart).min(1),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.literal('periodic'),
    every: z.enum(['week', 'month', 'quarter', 'halfYear']),
  }),
  z.strictObject({
    ...ofEveryLimit,
    kind: z.enum(['interval', 'external', 'extension', 'sameEvent']),
    starts: z.array(LimitStart).default([]),
  }),
]);
export type Limit = z.infer<typeof Limit>;
