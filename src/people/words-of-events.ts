import { type Resource } from './access-roles.js';

/** An event whose content is not for the chat (I7 ⇗): the resource that it is, and the command whose words its choices have. */
export interface EventWords {
  readonly resource: Resource;
  readonly command: string;
}
const of = (resource: Resource, command: string): EventWords => ({ resource, command });

/** By the type of the event; of others the chat says all there is. */
export const wordsOfEvents: Readonly<Record<string, EventWords>> = {
  otherTimeRequested: of('qu', 'requestOtherTime'),
  otherPlaceRequested: of('qu', 'requestOtherPlace'),
  questionAsked: of('qu', 'askQuestion'),
  agendaItemAdded: of('ae', 'addAgendaItem'),
  supporterProposed: of('na', 'proposeSupporter'),
  resultsSent: of('pr', 'sendResults'),
  hearingRecorded: of('fa', 'recordHearing'),
  planResultsSent: of('pr', 'sendPlanResults'),
  serviceDecided: of('fa', 'decideReferral'),
  mediatorDecided: of('fa', 'decideMediation'),
  delayExplained: of('fa', 'explainDelay'),
  guardianConsentGiven: of('gu', 'answerGuardianConsent'),
  guardianConsentRefused: of('gu', 'answerGuardianConsent'),
  commissionNotified: of('pr', 'notifyCommission'),
  meetingFeedbackGiven: of('fb', 'answerMeetingFeedback'),
  inviteesChosen: of('na', 'chooseInvitees'),
  workingMeetingRecorded: of('wm', 'recordWorkingMeeting'),
  documentsPassed: of('mp', 'passDocuments'),
};
