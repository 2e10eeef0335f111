import { z } from 'zod';
import { Actor, Door } from '../actor.js';
import { CalendarDay } from '../calendar-day.js';
import { EventId, PersonId } from '../ids.js';

/** What every event carries (G1.2). Never a name, never free text: only codes, ids and dates. */
export const envelope = {
  id: EventId,
  /** The instant it was recorded, of the domain clock. */
  at: z.date(),
  /** The day it happened, in the case's zone. */
  day: CalendarDay,
  actor: Actor,
  door: Door,
  /** For whom an answer was given, when it is not the actor. */
  forPerson: PersonId.nullable(),
  /** The id of the update, form, call or job that led to it; the same cause twice changes nothing. */
  cause: z.string().min(1),
  procedureVersion: z.number().int(),
  /** Warnings that were shown before saving (G1.5). */
  warnings: z.array(z.string()),
};

/** The schema of one kind of event: the envelope and what is its own. */
export const event = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ ...envelope, type: z.literal(type), ...shape });
