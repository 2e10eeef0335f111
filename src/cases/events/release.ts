import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { PersonId, StaffId, TextId } from '../ids.js';
import { event } from './envelope.js';

/** From where a case comes to the services of Altai (03 §3.4). */
export const entries = ['commission', 'cvsnp', 'prison', 'release'] as const;
/** The categories of Altai's yearly table (05 §5.11). */
export const categories = [
  'familyConflict',
  'crime',
  'ood',
  'otherHarm',
  'schoolConflict',
] as const;
/** The steps that somebody confirms, by procedure (03 §3.3–3.5). */
export const steps = {
  altai: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'documents'],
  vmeste: ['V1.3', 'V1.7', 'V1.11', 'V2.1', 'V2.2', 'V3.1', 'V4', 'ngoInformed'],
  yugra: ['Y1', 'Y2', 'Y3', 'Y5', 'Y7'],
} as const;
const allSteps = [...steps.altai, ...steps.vmeste, ...steps.yugra] as const;
export type Step = (typeof allSteps)[number];
/** The twelve kinds of help of FY1. */
export const aidKinds = [
  'employment',
  'permanentResidence',
  'documents',
  'familyTies',
  'registration',
  'socialSupport',
  'urgentHelp',
  'disability',
  'insuranceSnils',
  'pension',
  'medical',
  'residentialCare',
] as const;
export const housings = ['has', 'none', 'unknown'] as const;

/** A decision of a working meeting: what, who answers for it, until when (R198). */
export const MeetingDecision = z.object({
  text: TextId,
  responsible: StaffId,
  due: CalendarDay.nullable(),
});
export type MeetingDecision = z.output<typeof MeetingDecision>;

const missing = { missing: z.array(z.string()) };

/** Preparation for release, the steps, accompaniment (G3.8). */
export const releaseEvents = [
  event('releaseDateSet', { releaseDate: CalendarDay, territory: z.string().nullable() }),
  event('workStarted', {}),
  event('paroleRecorded', { paroleDecision: CalendarDay, releaseDate: CalendarDay.nullable() }),
  event('resourceCentreInformed', {}),
  event('curatorAppointed', { curator: StaffId }),
  event('principlesExplained', { person: PersonId, stage: z.enum(['V1', 'V2']) }),
  event('inviteesChosen', { persons: z.array(PersonId).min(1), choice: z.enum(['add', 'remove']) }),
  event('facilitatorAccepted', { person: PersonId }),
  event('facilitatorDeclined', { person: PersonId, reason: TextId.nullable() }),
  event('housingRecorded', { housing: z.enum(housings) }),
  event('workingMeetingRecorded', {
    which: z.enum(['first', 'repeat']),
    present: z.array(StaffId).min(1),
    decisions: z.array(MeetingDecision),
  }),
  event('documentsSubmitted', missing),
  event('documentsPassed', missing),
  event('stepConfirmed', { step: z.enum(allSteps), document: TextId.nullable() }),
  event('discussionRecorded', {}),
  event('aidRecorded', { kind: z.enum(aidKinds) }),
  event('placeReserved', {
    provider: z.string(),
    from: CalendarDay,
    until: CalendarDay.nullable(),
  }),
] as const;
