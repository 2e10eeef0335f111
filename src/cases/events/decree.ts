import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { PersonId, ServiceId, TextId } from '../ids.js';
import { event } from './envelope.js';
import { programmeTypes } from './taking-part.js';

/** The kinds of cases of §I (04 §4.2). */
export const caseTypes = [
  'harmedMinor',
  'offenderCrime',
  'offenderOod',
  'offenderAdmin',
  'offenderAdminUnderAge',
  'familyRunaway',
  'familySuicidal',
  'familyPlacement',
] as const;
export const considerations = ['route1', 'route2', 'none'] as const;
export const presences = ['inPerson', 'inAbsentia'] as const;
export const infoWays = ['link', 'paper', 'oral'] as const;

/** What happens in Borodino alone: commission, decree, review, mediator, extension, return (G3.1, G3.3, G3.6). */
export const decreeEvents = [
  event('caseConsidered', { presence: z.enum(presences), decision: z.enum(considerations) }),
  event('decreeRecorded', {
    decree: CalendarDay,
    number: z.string().nullable(),
    service: ServiceId,
    measuresDue: CalendarDay.nullable(),
    programmeDue: CalendarDay.nullable(),
    resultDue: CalendarDay.nullable(),
    registerQuestion: CalendarDay.nullable(),
  }),
  event('serviceDecided', { decision: z.enum(['accept', 'decline']), reason: TextId.nullable() }),
  event('mediatorDecided', {
    decision: z.enum(['accept', 'decline']),
    programme: z.enum(programmeTypes).nullable(),
    reason: TextId.nullable(),
  }),
  event('referralReturned', { wishedBy: z.enum(['side1', 'side2', 'both']) }),
  event('referralRedirected', { territory: z.string() }),
  event('programmeExtended', {
    extendedTo: CalendarDay,
    extensionReason: TextId,
    extensionNotified: CalendarDay,
  }),
  event('measuresRecorded', {}),
  event('resultInfoShown', { persons: z.array(PersonId).min(1), way: z.enum(infoWays) }),
] as const;
