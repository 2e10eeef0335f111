import { z } from 'zod';
import { CaseRole } from '../actor.js';
import { CalendarDay } from '../calendar-day.js';
import { CommissionId, PersonId, ServiceId, TextId } from '../ids.js';
import { caseTypes } from './decree.js';
import { event } from './envelope.js';
import { categories, entries } from './release.js';

export const Yes = z.enum(['yes', 'no', 'unknown']);
export const Harm = z.enum(['material', 'moral', 'physical']);
export const institutions = ['none', 'cvsnp', 'sizo', 'colony', 'other'] as const;
/** Where the information came from: the seven options of FK2 (R41). */
export const infoSources = [
  'adminProtocol',
  'criminalNotice',
  'adminCaseRefusal',
  'criminalCaseRefusal',
  'antisocialAct',
  'familyTiesLost',
  'other',
] as const;
/** The code that names the offence (FK2). */
export const legalCodes = ['criminalCode', 'administrativeCode'] as const;
export const prosecutionStages = ['none', 'inquiry', 'investigation', 'court'] as const;
export const kinships = ['mother', 'father', 'guardian', 'adoptiveParent', 'other'] as const;

/** Opening and selection (G3.1). */
export const openingEvents = [
  event('caseOpened', {
    number: z.string(),
    territory: z.string(),
    commission: CommissionId.nullable(),
    service: ServiceId.nullable(),
    route: z.enum(['A', 'B']).nullable(),
    branch: z.enum(['offence', 'family']).nullable(),
    documentsReceived: CalendarDay.nullable(),
    commissionDecision: CalendarDay.nullable(),
    commissionMeeting: CalendarDay.nullable(),
    /** Of Borodino. */
    caseType: z.enum(caseTypes).optional(),
    caseReceived: CalendarDay.optional(),
    /** Of Altai. */
    entry: z.enum(entries).optional(),
    category: z.enum(categories).optional(),
    /** Of «Вместе» and Yugra. */
    releaseDate: CalendarDay.optional(),
  }),
  event('situationDescribed', {
    narrative: TextId,
    from: CalendarDay,
    to: CalendarDay.nullable(),
    injured: z.boolean(),
    harm: z.array(Harm),
    article: z.string().nullable(),
    part: z.string().nullable().default(null),
    code: z.enum(legalCodes).nullable().default(null),
    schools: z.enum(['same', 'different']).nullable(),
    infoSource: z.enum(infoSources).nullable(),
    infoSourceText: TextId.nullable(),
    earlier: TextId.nullable(),
    prosecution: z.enum(prosecutionStages),
    criminalCase: z.boolean(),
    addictionLinked: z.boolean(),
  }),
  event('personAdded', {
    person: PersonId,
    role: CaseRole,
    /** Of a guardian: the children it stands for. */
    of: z.array(PersonId),
    kinship: z.enum(kinships).nullable(),
  }),
  event('personRemoved', { person: PersonId, why: z.enum(['mistake', 'notNeeded', 'unable']) }),
  event('contactModeSet', {
    person: PersonId,
    mode: z.enum(['messenger', 'phone', 'paper']),
    institution: z.enum(institutions),
  }),
  event('willingnessRecorded', {
    person: PersonId,
    answer: z.enum(['willing', 'unwilling', 'undecided']),
    serviceWish: z.enum(['service', 'otherMunicipality']).nullable(),
  }),
  event('eligibilityAnswered', {
    answers: z.array(z.object({ criterion: z.string(), person: PersonId.nullable(), answer: Yes })),
  }),
  event('eligibilityDecided', {
    criterion: z.string(),
    person: PersonId.nullable(),
    decision: z.enum(['admit', 'reject']),
    reason: TextId,
  }),
  event('serviceChosen', {
    service: ServiceId,
    basis: z.enum(['territory', 'sidesWish', 'school1', 'school2', 'harmedTerritory']),
  }),
  event('referralSigned', {
    number: z.string().nullable(),
    referralDue: CalendarDay.nullable(),
    /** Of Borodino: the referral's own field for the term. */
    programmeDue: CalendarDay.optional(),
  }),
  event('referralSent', { service: ServiceId }),
  event('caseDeclined', {
    why: z.enum(['notEligible', 'noService', 'noConsent', 'other']),
    reason: TextId.nullable().default(null),
  }),
] as const;
