import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { EventId, PersonId, QuestionId, TextId } from '../ids.js';
import { event } from './envelope.js';

export const closeReasons = ['finished', 'refused', 'declined', 'stopped', 'noContact'] as const;

/** What may happen at any time (G3.9). */
export const anyTimeEvents = [
  event('questionAsked', { person: PersonId, question: QuestionId, text: TextId }),
  event('questionAnswered', { question: QuestionId, text: TextId }),
  event('helpAsked', { person: PersonId, kind: z.enum(['help', 'fear', 'life', 'slip']) }),
  event('helpContactRecorded', { person: PersonId, way: z.string() }),
  event('messagesPaused', { person: PersonId, until: CalendarDay.nullable() }),
  event('messagesResumed', { person: PersonId }),
  event('ownDataRequested', { person: PersonId }),
  event('noteAdded', { note: TextId }),
  event('reminderSnoozed', { limit: z.string(), until: CalendarDay }),
  event('supportAsked', {
    topic: z.enum(['limit', 'case', 'supervision']),
    limit: z.string().nullable(),
    text: TextId.nullable(),
  }),
  event('supportRecorded', {}),
  event('casePaused', { reason: TextId, until: CalendarDay.nullable() }),
  event('caseResumed', {}),
  event('factCorrected', {
    event: EventId,
    /** The new day; without it and without a change the event is taken back. */
    newDay: CalendarDay.nullable(),
    /** Another value for one choice, yes or no, or day that the event holds. */
    change: z.object({ field: z.string(), value: z.string() }).nullable().default(null),
    reason: TextId,
  }),
  event('caseClosed', { why: z.enum(closeReasons), reason: TextId.nullable() }),
  event('caseReopened', { reason: TextId }),
  event('personUnreachable', { person: PersonId, message: z.string() }),
  event('caseArchived', {}),
] as const;
