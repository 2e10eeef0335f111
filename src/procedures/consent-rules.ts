import { z } from 'zod';

const years = z.int().positive();

/** What a procedure asks of consents (03, 04; R45–R63). */
export const ConsentRules = z.strictObject({
  /** The form whose text is used; a draft must be confirmed before the first case (R56). */
  pdText: z.strictObject({ form: z.string(), own: z.boolean() }),
  /** The referral waits for these consents to personal data (R48). */
  pdBeforeReferral: z.boolean(),
  /** A signed paper is needed beside the button (R57). */
  requirePaperConsent: z.boolean(),
  /** Days to carry out a withdrawal and the limit that holds them (R52, F5.8). */
  withdrawal: z.strictObject({ days: z.int().positive(), limit: z.string() }),
  /** Guardians of younger members must consent to taking part; null: the text asks nothing (R61, R63). */
  guardianConsentUnder: years.nullable(),
  /** A guardian's refusal for an older minor is decided by the facilitator (R62). */
  guardianRefusalDecided: z.boolean(),
  /** Younger persons have no account of their own (R14). */
  ownAccountFrom: years.default(14),
});
export type ConsentRules = z.infer<typeof ConsentRules>;

/** When a copy of the agreement may leave the service (03 side by side; R108–R110). */
export const AgreementCopy = z.strictObject({
  rule: z.enum(['expected', 'bothSides', 'onlyAgreed', 'none']),
  askedBefore: z.enum(['signing', 'sending']).nullable(),
  /** The role that decides when a side says no. */
  decidedBy: z.string().nullable(),
  source: z.string().min(1),
});
export type AgreementCopy = z.infer<typeof AgreementCopy>;
