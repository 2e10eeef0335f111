import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { PersonId, StaffId, TextId } from '../ids.js';
import { event } from './envelope.js';

export const replaceReasons = ['illness', 'absence', 'declined', 'conflict', 'other'] as const;

/** The service, the facilitator and the dates of the commission (G3.3). */
export const serviceEvents = [
  event('referralReceived', {}),
  event('facilitatorAssigned', { facilitators: z.array(StaffId).min(1) }),
  event('facilitatorReplaced', {
    facilitators: z.array(StaffId).min(1),
    why: z.enum(replaceReasons),
  }),
  event('referralTaken', {}),
  event('delayExplained', { limit: z.string(), reason: TextId }),
  event('commissionMeetingSet', {
    meeting: CalendarDay.nullable(),
    time: z.string().nullable(),
    body: z.enum(['commission', 'council']),
  }),
  event('lawEnforcementInformed', { way: z.enum(['phone', 'email', 'paper', 'inPerson']) }),
  event('accessAgreed', { person: PersonId }),
] as const;
