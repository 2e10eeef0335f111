import { z } from 'zod';
import { TextId } from '../ids.js';

/** Item 10 of the registration card: what the programme led to (001 Прил.9; several may hold, Q29). */
export const cardResults = [
  'reconciliation',
  'resolvedWithoutMeeting',
  'unchanged',
  'escalated',
  'familyTiesRestored',
] as const;

/** What a reconciliation showed itself in: the words to be underlined in item 10. */
export const reconciliations = [
  'agreementSigned',
  'apology',
  'damageRepaid',
  'criminalCaseClosed',
  'courtCaseClosed',
] as const;

/** Item 11: why the programme had no positive result. */
export const noPositiveReasons = [
  'participantsRefused',
  'guardiansRefused',
  'participantAbsent',
  'cannotCompensate',
] as const;

/** Items 10 and 11 of the card. */
export const CardResult = z.object({
  results: z.array(z.enum(cardResults)).min(1),
  reconciliation: z.array(z.enum(reconciliations)),
  /** How the plan of the family was carried out. */
  familyTies: TextId.nullable(),
  noPositiveReason: z.enum(noPositiveReasons).nullable(),
});
export type CardResult = z.output<typeof CardResult>;
