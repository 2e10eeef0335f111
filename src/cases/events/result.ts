import { z } from 'zod';
import { CalendarDay } from '../calendar-day.js';
import { AgreementId, ItemId, PersonId, TextId } from '../ids.js';
import { LocalTime } from '../local-time.js';
import { CardResult } from './card.js';
import { event } from './envelope.js';
import { programmeTypes, ways } from './taking-part.js';

export const Obligation = z.object({
  item: ItemId,
  text: TextId,
  /** Who has to do it: a side as a group, or one person. */
  owes: z.union([z.enum(['side1', 'side2']), PersonId]),
  due: CalendarDay.nullable(),
});
export type Obligation = z.output<typeof Obligation>;

export const completionResults = [
  'agreement',
  'plan',
  'noAgreement',
  'resolvedWithoutMeeting',
  'withdrawn',
] as const;
export const hearingOutcomes = ['measures', 'familySupport', 'other'] as const;
export const feedbackAnswers = ['yes', 'partly', 'no', 'skip'] as const;
export const fulfilmentStates = ['inProgress', 'fulfilled', 'partly', 'notFulfilled'] as const;

/** Result, documents, report and fulfilment (G3.6, G3.7). */
export const resultEvents = [
  event('agreementDrafted', {
    agreement: AgreementId,
    kind: z.enum(['written', 'oral']),
    obligations: z.array(Obligation).min(1).max(20),
    situation: TextId.nullable(),
    repair: TextId.nullable(),
    intentions: TextId.nullable(),
    onBreach: TextId.nullable(),
    controller: PersonId.nullable(),
    notifier: PersonId.nullable(),
    reviewAt: LocalTime.nullable(),
    reviewPlace: TextId.nullable(),
    term: CalendarDay.nullable(),
    /** A term that is counted from the signing, in place of a day. */
    period: z.string().nullable().default(null),
  }),
  event('copyConsentGiven', { person: PersonId, agreement: AgreementId }),
  event('copyConsentRefused', { person: PersonId, agreement: AgreementId }),
  event('copyDecided', { decision: z.enum(['attach', 'withhold']), reason: TextId }),
  event('agreementSigned', { agreement: AgreementId, signatories: z.array(PersonId).min(1) }),
  event('programmeCompleted', {
    result: z.enum(completionResults),
    reason: TextId.nullable(),
    initiator: z.enum(['side1', 'side2', 'sides', 'mediator']).nullable(),
    types: z.array(z.enum(programmeTypes)),
  }),
  event('documentFinished', {
    form: z.string(),
    document: TextId.nullable(),
    /** Of the registration card of Kamchatka: its items 10 and 11. */
    card: CardResult.nullable().default(null),
  }),
  event('resultsSent', {
    way: z.enum(ways),
    contents: z.array(z.string()),
    problem: TextId.nullable(),
    work: TextId.nullable(),
    methods: TextId.nullable(),
    recommendations: TextId.nullable(),
  }),
  event('hearingRecorded', {
    body: z.enum(['commission', 'council']),
    heard: z.boolean(),
    outcomes: z.array(z.enum(hearingOutcomes)),
    other: TextId.nullable(),
  }),
  event('fulfilmentAnswered', {
    person: PersonId,
    item: ItemId,
    answer: z.enum(['done', 'partly', 'notYet', 'needHelp', 'return', 'unknown']),
    then: z.enum(['moreTime', 'nothing']).nullable(),
    comment: TextId.nullable(),
    passOn: z.boolean(),
  }),
  event('successReported', { person: PersonId }),
  event('meetingFeedbackGiven', {
    person: PersonId,
    safe: z.enum(feedbackAnswers),
    heard: z.enum(feedbackAnswers),
    wouldAdvise: z.enum(feedbackAnswers),
    comment: TextId.nullable().default(null),
    /** The words may be shown to all. */
    passOn: z.boolean().default(false),
  }),
  event('fulfilmentSettled', { item: ItemId.nullable(), state: z.enum(fulfilmentStates) }),
  event('reviewMeetingRecorded', { held: z.boolean(), reason: TextId.nullable() }),
  event('programmeReopened', {
    round: z.number().int(),
    askedBy: z.enum(['person', 'facilitator']),
  }),
] as const;
