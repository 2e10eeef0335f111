import { type Context } from '../context.js';

/** The question about a copy of the agreement in the words of the procedure; null: nobody gets a copy (J4.6). */
export function copyQuestion({ procedure }: Context): string | null {
  return questions[procedure.agreementCopy.rule];
}

const questions = {
  expected: 'copy.ask.kamchatka',
  bothSides: 'copy.ask.borodino',
  onlyAgreed: 'copy.ask.vmeste',
  none: null,
} as const;

/** Everybody is asked before the signing (R110), or only before something is sent (R108). */
export const isCopyAskedBeforeSigning = ({ procedure }: Context): boolean =>
  procedure.agreementCopy.askedBefore === 'signing';
