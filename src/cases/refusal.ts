/** The named reasons for which a command is refused (G2); each has a sentence in the locale files. */
export const refusalCodes = [
  'notAllowed',
  'notNow',
  'caseClosed',
  'stale',
  'wrongInput',
  'futureDate',
  'pastTime',
  'reasonNeeded',
  'pdConsentMissing',
  'notGuardian',
  'guardianIsOtherSide',
  'consentTextMissing',
  'notHerInvitee',
  'noInjured',
  'noHarm',
  'noMinor',
  'minimumInfo',
  'notEligible',
  'decisionNeeded',
  'mentalIllness',
  'noService',
  'sideEmpty',
  'under14',
  'closedInstitution',
  'channelOff',
  'noticeNotConfirmed',
  'badCode',
  'textNotShown',
  'paperMissing',
  'notSigned',
  'dueTooLate',
  'notDecided',
  'facilitatorInactive',
  'ownAnswer',
  'extensionIncomplete',
  'extensionNotLater',
  'participationMissing',
  'guardianConsentMissing',
  'specialistMissing',
  'accessNotAgreed',
  'lawNotInformed',
  'bothSides',
  'slotTaken',
  'slotGone',
  'preMeetingMissing',
  'stepsMissing',
  'notEveryoneCan',
  'itemNotShared',
  'copyNotAsked',
  'copyNotAllowed',
  'resultInfoNotShown',
  'resultMissing',
  'documentIncomplete',
  'choicesConflict',
  'documentsMissing',
  'recipientsNotSeen',
  'actionProgrammeMissing',
  'openSteps',
  'laterSteps',
  'noFacilitatorYet',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An expected "no": which, and what its sentence needs (ids of persons, codes of steps; never names). */
export interface Refusal {
  readonly code: RefusalCode;
  readonly persons?: readonly string[];
  readonly codes?: readonly string[];
}

/** The refusal when the condition holds, else null. */
export function refuseIf(
  condition: boolean,
  code: RefusalCode,
  detail: Omit<Refusal, 'code'> = {},
): Refusal | null {
  return condition ? { code, ...detail } : null;
}

/** The first refusal of several, null when there is none. */
export function firstRefusal(...refusals: readonly (Refusal | null)[]): Refusal | null {
  return refusals.find((r) => r !== null) ?? null;
}
