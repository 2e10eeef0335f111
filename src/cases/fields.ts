import { z } from 'zod';
import { LocalTime } from './local-time.js';
import { CalendarDay } from './calendar-day.js';
import { parsePeriod } from './iso-period.js';
import { PersonId, StaffId, TextId } from './ids.js';

/**
 * The fields of which the inputs of commands are made. Each says what it is (`meta`), so that the panel's form and the
 * bot's step can be made from the table of commands without knowing the command.
 */
export type FieldKind =
  | { readonly kind: 'day'; readonly future: boolean }
  | { readonly kind: 'at' }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'code'; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'person' }
  | { readonly kind: 'staff' }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'meeting' }
  | { readonly kind: 'slot' }
  /** An ISO period as `P3M`; `days`: or a day. */
  | { readonly kind: 'term'; readonly days: boolean }
  | { readonly kind: 'list' };

/** Another answer that calls for this one: without it the field is neither shown nor asked, with it it has to be given. */
export interface CalledForBy {
  readonly field: string;
  readonly values: readonly string[];
}

declare module 'zod' {
  interface GlobalMeta {
    field?: FieldKind;
    calledForBy?: CalledForBy;
  }
}

/** The day something happened, in the case's zone; absent: today; never in the future (G1.5). */
export const on = () => CalendarDay.optional().meta({ field: { kind: 'day', future: false } });

/** A day that has to be given; `future`: it may lie ahead. */
export const day = (future = true) => CalendarDay.meta({ field: { kind: 'day', future } });

/** Local date and time in the case's zone, `YYYY-MM-DDTHH:mm`. */
export const at = () => LocalTime.meta({ field: { kind: 'at' } });

/** A free text of at most `max` characters: stored and sealed first, the command gets its id (G1.5). */
export const text = (max = 1000) => TextId.meta({ field: { kind: 'text', max } });

/** Why; at most 500 characters. */
export const reason = () => text(500);

/** A code or number of at most `max` characters that names no person. */
export const code = (max = 30) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .meta({ field: { kind: 'code', max } });

/** One of the named values; their words are in the locale files. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options).meta({ field: { kind: 'choice', options } });

/** A person of the case. */
export const person = () => PersonId.meta({ field: { kind: 'person' } });

/** A staff account. */
export const staff = () => StaffId.meta({ field: { kind: 'staff' } });

const Period = z
  .string()
  .trim()
  .max(30)
  .refine((text) => parsePeriod(text) !== null);

/** How long: an ISO period of months, weeks and days (F2.7). */
export const period = () => Period.meta({ field: { kind: 'term', days: false } });

/** Until when: a day, or an ISO period. */
export const term = () =>
  z.union([CalendarDay, Period]).meta({ field: { kind: 'term', days: true } });

/** Yes or no. */
export const yesNo = () => z.boolean().meta({ field: { kind: 'yesNo' } });
