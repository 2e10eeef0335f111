import { type CaseEvent } from '../../../cases/events/event.js';
import { type CaseDesk, labelOf, say } from './desk.js';

/** The command that makes an event, where their names have not the same stem; with the field of its answer. */
const made: Readonly<Record<string, readonly [command: string, answer?: string]>> = {
  participationAgreed: ['answerParticipation', 'agree'],
  participationRefused: ['answerParticipation', 'refuse'],
  talkRequested: ['answerParticipation', 'talkFirst'],
  participantLeft: ['leaveProgramme'],
  participantInformed: ['informParticipant'],
  letterSent: ['sendLetter'],
  pdConsentGiven: ['answerPdConsent', 'given'],
  pdConsentRefused: ['answerPdConsent', 'refused'],
  guardianConsentGiven: ['answerGuardianConsent', 'agree'],
  guardianConsentRefused: ['answerGuardianConsent', 'refuse'],
  guardianRefusalDecided: ['decideGuardianRefusal'],
  copyConsentGiven: ['answerCopyConsent', 'yes'],
  copyConsentRefused: ['answerCopyConsent', 'no'],
  otherTimeRequested: ['requestOtherTime'],
  otherPlaceRequested: ['requestOtherPlace'],
  callRequested: ['requestCall'],
  callMade: ['recordCall'],
  questionAsked: ['askQuestion'],
  questionAnswered: ['answerQuestion'],
  messagesPaused: ['pauseMessages'],
  messagesResumed: ['resumeMessages'],
  successReported: ['reportSuccess'],
  supporterProposed: ['proposeSupporter'],
  agendaItemAdded: ['addAgendaItem'],
  referralTaken: ['takeReferral'],
  referralReceived: ['receiveReferral'],
  facilitatorAssigned: ['assignFacilitator'],
  facilitatorReplaced: ['replaceFacilitator'],
  caseAccepted: ['acceptCase'],
  commissionNotified: ['notifyCommission'],
  programmeCompleted: ['completeProgramme'],
  agreementDrafted: ['draftAgreement'],
  agreementSigned: ['signAgreement'],
  documentFinished: ['finishDocument'],
  resultsSent: ['sendResults'],
  hearingRecorded: ['recordHearing'],
  commissionMeetingSet: ['setCommissionMeeting'],
  lawEnforcementInformed: ['informLawEnforcement'],
  referralSigned: ['signReferral'],
  referralSent: ['sendReferral'],
  serviceChosen: ['chooseService'],
  slotsProposed: ['proposeSlots'],
  meetingFixed: ['fixMeeting'],
  meetingMoved: ['moveMeeting'],
  meetingCancelled: ['cancelMeeting'],
  preMeetingHeld: ['recordPreMeeting'],
  preMeetingNotHeld: ['recordPreMeeting'],
  jointMeetingProposed: ['proposeJointMeeting'],
  jointMeetingConfirmed: ['confirmJointMeeting'],
  jointMeetingHeld: ['recordJointMeeting'],
  jointMeetingNotHeld: ['recordJointMeeting'],
  fulfilmentSettled: ['settleFulfilment'],
  programmeReopened: ['reopenProgramme'],
  caseOpened: ['openCase'],
  caseClosed: ['closeCase'],
  caseReopened: ['reopenCase'],
  casePaused: ['pauseCase'],
  caseResumed: ['resumeCase'],
  helpContactRecorded: ['recordHelpContact'],
  reminderSnoozed: ['snoozeReminder'],
  supportAsked: ['askSupport'],
  supportRecorded: ['recordSupport'],
  personAdded: ['addPerson'],
  personRemoved: ['removePerson'],
  goOnAnswered: ['answerGoOn'],
  fulfilmentAnswered: ['answerFulfilment'],
};

/** What was recorded or pressed: the label of G3 with its answer. */
export function eventLabel(desk: CaseDesk, event: CaseEvent): string {
  const [command, fixed] = made[event.type] ?? [];
  const answer = fixed ?? ('answer' in event ? event.answer : null);
  const own = `command.${command ?? ''}.${answer ?? ''}`;
  if (answer !== null && desk.texts.has(own)) return say(desk, own);
  if (command !== undefined && desk.texts.has(`command.${command}`)) return labelOf(desk, command);
  return event.type;
}
