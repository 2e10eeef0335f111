import { z } from 'zod';
import { InvitationId, PersonId, TextId } from '../ids.js';
import { event } from './envelope.js';
import { kinships } from './opening.js';

/** Invitations and the consent to the processing of personal data (G3.2). */
export const consentEvents = [
  event('invitationIssued', { person: PersonId, invitation: InvitationId, ends: z.date() }),
  event('invitationRevoked', { person: PersonId, invitation: InvitationId }),
  event('invitationAccepted', { person: PersonId, invitation: InvitationId }),
  event('invitationDeclined', { person: PersonId, invitation: InvitationId }),
  event('pdConsentGiven', {
    person: PersonId,
    signer: z.enum(['self', 'guardian']),
    /** The guardian who signed. */
    by: PersonId.nullable(),
    kinship: z.enum(kinships).nullable(),
    way: z.enum(['button', 'paper']),
    /** Hash of the text that was shown (R50). */
    textVersion: z.string(),
    scan: TextId.nullable(),
  }),
  event('pdConsentRefused', {
    person: PersonId,
    signer: z.enum(['self', 'guardian']),
    by: PersonId.nullable(),
    way: z.enum(['button', 'paper']),
  }),
  event('pdConsentWithdrawn', { person: PersonId, by: PersonId.nullable() }),
  event('withdrawalCarriedOut', { person: PersonId }),
  event('continuationDecided', { person: PersonId, decision: z.enum(['continue', 'stop']) }),
] as const;
