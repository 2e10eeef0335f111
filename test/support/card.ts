/** The registration card of a programme that ended with a signed agreement. */
export const cardOfAgreement = {
  form: 'FK9',
  results: ['reconciliation'],
  reconciliation: ['agreementSigned'],
} as const;
