import { type CaseDesk } from './desk.js';
import { nextSteps } from './next-steps.js';
import { findOffer } from './offers.js';

/** What ends each limit, the last step first: the first of them that can be done now is «Сделано» (I6.1). */
const ending: Readonly<Record<string, readonly string[]>> = {
  'K-D1': ['sendReferral', 'signReferral', 'answerPdConsent'],
  'K-D2': ['sendResults', 'finishDocument', 'completeProgramme'],
  'K-D3': ['sendReferral', 'signReferral', 'answerPdConsent'],
  'K-D4': ['sendResults', 'finishDocument', 'completeProgramme'],
  'K-D5': ['assignFacilitator'],
  'K-D6': ['informParticipant', 'sendLetter'],
  'K-D7': ['completeProgramme'],
  'K-D8': ['finishDocument'],
  'K-D9': ['sendResults', 'finishDocument'],
  'K-D10': ['notifyCommission'],
  'K-D11': ['notifyCommission'],
  'K-D12': ['notifyCommission'],
  'K-D13': ['sendPlanResults'],
  'K-D14': ['settleFulfilment'],
  'K-D15': ['recordReviewMeeting'],
  'K-D19': ['endSuspension'],
  'K-D20': ['recordHearing'],
  'B-D1': ['considerCase'],
  'B-D2': ['recordMeasures'],
  'B-D3': ['completeProgramme'],
  'B-D6': ['decideReferral'],
  'B-D7': ['assignFacilitator'],
  'B-D8': ['notifyCommission'],
  'B-D9': ['completeProgramme'],
  'B-D12': ['sendResults'],
  'B-D13': ['returnReferral'],
  'B-D14': ['answerPdConsent'],
  'V-D1': ['startWork'],
  'V-D2': ['submitDocuments', 'informResourceCentre'],
  'V-D3': ['passDocuments'],
  'V-D4': ['recordDiscussion'],
};

/** The command behind «Сделано»; undefined: this reader has nothing to do for the limit now. */
export function endingStep(desk: CaseDesk, limit: string): string | undefined {
  const own = ending[limit]?.find((name) => findOffer(desk, name)?.refusal === null);
  return own ?? nextSteps(desk)[0];
}
