import { z } from 'zod';
import { PersonId, StaffId, TextId } from '../ids.js';
import { event } from './envelope.js';

export const programmeTypes = [
  'victimOffenderMediation',
  'familyMediation',
  'familyConference',
  'makingAmends',
  'schoolConference',
  'circle',
] as const;
export const ways = ['phone', 'email', 'paper', 'inPerson'] as const;
export const letterTemplates = ['letter.offender', 'letter.victim', 'letter.neutral'] as const;

/** Informing, taking part, acceptance (G3.4). */
export const takingPartEvents = [
  event('participantInformed', { person: PersonId }),
  event('letterSent', {
    person: PersonId,
    way: z.enum(['link', 'print', 'email']),
    template: z.enum(letterTemplates),
    place: TextId,
    address: TextId,
  }),
  event('socialRegulationsApplied', { reason: TextId }),
  event('participationAgreed', { person: PersonId }),
  event('participationRefused', { person: PersonId, reason: TextId.nullable() }),
  event('talkRequested', { person: PersonId }),
  event('guardianConsentGiven', { person: PersonId, child: PersonId }),
  event('guardianConsentRefused', {
    person: PersonId,
    child: PersonId,
    reason: TextId.nullable(),
  }),
  event('guardianRefusalDecided', {
    child: PersonId,
    decision: z.enum(['continue', 'stop']),
    reason: TextId,
  }),
  event('caseAccepted', {
    types: z.array(z.enum(programmeTypes)).min(1),
    /** Colleagues who help the facilitator; they lead nothing (R87). */
    helpers: z.array(StaffId).default([]),
  }),
  event('commissionNotified', {
    kind: z.enum(['acceptance', 'refusal', 'recommendations', 'decision']),
    way: z.enum(ways),
    text: TextId.nullable(),
  }),
  event('suspensionDecided', { decision: z.enum(['suspended', 'notNeeded']) }),
  event('suspensionEnded', {}),
  event('participantLeft', { person: PersonId }),
] as const;
