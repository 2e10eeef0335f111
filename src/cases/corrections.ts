import { z } from 'zod';
import { CalendarDay } from './calendar-day.js';
import { envelope } from './events/envelope.js';
import { CaseEvent } from './events/event.js';
import { type EventId } from './ids.js';

/** Another value for one field of an event. */
export interface FieldChange {
  readonly field: string;
  readonly value: string;
}

/** How the event holds the field, when a mistake in it can be corrected; false: it cannot. */
export function isCorrectable(event: CaseEvent, field: string): 'choice' | 'yesNo' | 'day' | false {
  if (field in envelope || field === 'type' || signing.has(field)) return false;
  const schema = schemaOf(event, field);
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'yesNo';
  return schema === CalendarDay ? 'day' : false;
}

/** How a consent came about is no choice that somebody else corrects. */
const signing: ReadonlySet<string> = new Set(['signer', 'way', 'passOn']);

/** The values that the field of the event could have instead of its own. */
export function otherValues(event: CaseEvent, field: string): string[] {
  const schema = schemaOf(event, field);
  const all =
    schema instanceof z.ZodEnum
      ? schema.options.map(String)
      : schema instanceof z.ZodBoolean
        ? ['yes', 'no']
        : [];
  return all.filter((value) => value !== shown(event, field));
}

/** The fields of an event that are a choice, a yes or no, or a day. */
export const correctableFields = (event: CaseEvent): string[] =>
  Object.keys(event).filter((field) => isCorrectable(event, field) !== false);

/** The event with the other value; null when it cannot have it. */
export function correctedEvent(event: CaseEvent, { field, value }: FieldChange): CaseEvent | null {
  const isYesNo = schemaOf(event, field) instanceof z.ZodBoolean;
  if (isYesNo && value !== 'yes' && value !== 'no') return null;
  const read = CaseEvent.safeParse({ ...event, [field]: isYesNo ? value === 'yes' : value });
  return read.success ? read.data : null;
}

function shown(event: CaseEvent, field: string): string {
  const value = new Map<string, unknown>(Object.entries(event)).get(field);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : '';
}

function schemaOf(event: CaseEvent, field: string): unknown {
  const option = CaseEvent.options.find((o) => o.shape.type.value === event.type);
  const shape = new Map<string, unknown>(Object.entries(option?.shape ?? {}));
  return unwrapped(shape.get(field));
}

function unwrapped(schema: unknown): unknown {
  const wraps =
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault;
  return wraps ? unwrapped(schema.unwrap()) : schema;
}

/** What holds of a history: its events with the corrections applied, those that were taken back left out (G1.6). */
export function effective(history: readonly CaseEvent[]): readonly CaseEvent[] {
  const corrections = new Map<EventId, CaseEvent[]>();
  for (const event of history) {
    if (event.type !== 'factCorrected') continue;
    corrections.set(event.event, [...(corrections.get(event.event) ?? []), event]);
  }
  if (corrections.size === 0) return history;
  return history.flatMap((event) => {
    const holding = (corrections.get(event.id) ?? []).reduce(applied, event);
    return holding === null ? [] : [holding];
  });
}

function applied(event: CaseEvent | null, correction: CaseEvent): CaseEvent | null {
  if (event === null || correction.type !== 'factCorrected') return event;
  const { newDay, change } = correction;
  if (newDay === null && change === null) return null;
  const dated = newDay === null ? event : { ...event, day: newDay };
  return change === null ? dated : (correctedEvent(dated, change) ?? dated);
}
