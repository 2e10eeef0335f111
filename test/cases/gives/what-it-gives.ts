/**
 * What each command gives in each procedure (columns *gives* and *told* of appendix G3): the procedures and the name, with
 * what else was said where it matters; the events; the facts that change; the limits that begin (`+`), move (`~`) and end
 * (`-`); who is told what. Sides are `side1` and `side2`, in «Вместе» the woman and her relatives.
 */
export const whatItGives = `
K openCase | caseOpened | documentsReceived route | +K-D1 |
B openCase | caseOpened | caseReceived | +B-D1 |
AY openCase | caseOpened | | |
V openCase | caseOpened | releaseDate | +V-D1 | RC: caseOpened
K openCase B | caseOpened | commissionDecision commissionMeeting route | +K-D3 +K-D4 +K-D9 |
A openCase F | caseOpened facilitatorAssigned | assigned | |
KBAVY addPerson | personAdded | | |
KBAVY setContactMode | contactModeSet | | |
K agreeAccess | accessAgreed | | |
KBA describeSituation | situationDescribed | | |
KB recordWillingness | willingnessRecorded | | |
KB answerEligibility | eligibilityAnswered | | |
KB decideEligibility | eligibilityDecided | | |
KB chooseService | serviceChosen | | |
K signReferral | referralSigned | referralDue | +K-D9 |
B signReferral | referralSigned | | |
K sendReferral | referralSent | referralSent | -K-D1 | SH: referralSent
B sendReferral | referralSent | referralSent | | SH: referralSent
K sendReferral B | referralSent | referralSent | -K-D3 | SH: referralSent
B sendReferral decree | referralSent | referralSent | | SH: referralSent
K setCommissionMeeting | commissionMeetingSet | commissionMeeting | +K-D2 | SH: hearing.invite
K receiveReferral | referralReceived | serviceReceived | +K-D5 +K-D6 +K-D7 |
B receiveReferral | referralReceived | serviceReceived | +B-D13 +B-D6 +B-D9 |
B receiveReferral decree | referralReceived | serviceReceived | +B-D13 +B-D6 |
K assignFacilitator | facilitatorAssigned | assigned | -K-D5 | F: facilitatorAssigned
B assignFacilitator | facilitatorAssigned | assigned | -B-D7 | F: facilitatorAssigned
A assignFacilitator | facilitatorAssigned | assigned | | F: facilitatorAssigned
V assignFacilitator | facilitatorAssigned | assigned | | F: facilitatorAssigned; side1 side2: facilitator.ask
K takeReferral | referralTaken | facilitatorReceived | ~K-D6 ~K-D7 |
K informLawEnforcement | lawEnforcementInformed | | |
KBAV informParticipant | participantInformed | | | side1: participation.ask
K sendLetter | letterSent | participantsInformed | -K-D6 | side2: letter
B sendLetter | letterSent | | | side2: letter.neutral
AV sendLetter | letterSent | participantsInformed | | side2: letter.neutral
K answerParticipation | participationAgreed | participantsAgreed | +K-D10 | F: participationAgreed
BAV answerParticipation | participationAgreed | | | F: participationAgreed
K answerParticipation refuse | participationRefused | participationRefused | +K-D11 | F: participationRefused
KBAV answerParticipation talkFirst | talkRequested | | | F: talkRequested
K answerGuardianConsent | guardianConsentGiven | | | F: guardianConsentGiven
K answerGuardianConsent refuse | guardianConsentRefused | participationRefused | +K-D11 | F: guardianConsentRefused
K decideGuardianRefusal | guardianRefusalDecided | participationRefused | |
KBA replaceFacilitator | facilitatorReplaced | | | F: facilitatorReplaced; guardian side1 side2: facilitator.changed
V replaceFacilitator | facilitatorReplaced | | | F: facilitatorReplaced; side1 side2: facilitator.changed; side1 side2: facilitator.ask
K acceptCase | caseAccepted | | | CS: caseAccepted
BAV acceptCase | caseAccepted | | |
K acceptCase informed | caseAccepted commissionNotified | acceptanceInformed | -K-D10 | CS: caseAccepted
K notifyCommission | commissionNotified | acceptanceInformed | -K-D10 | CS: commissionNotified
B notifyCommission | commissionNotified | decisionNotified | -B-D8 | CS: commissionNotified
K notifyCommission recommendations | commissionNotified | recommendationsSent | -K-D12 | CS: commissionNotified
K notifyCommission refusal | commissionNotified | refusalInformed | -K-D11 | CS: commissionNotified
KBAVY removePerson | personRemoved | | |
KBAV askQuestion | questionAsked | | | F: questionAsked
Y askQuestion | questionAsked | | | FC: questionAsked
KBAVY answerQuestion | questionAnswered | | | side1: question.answer
KBA askHelp | helpAsked | | | F: safety
V askHelp | helpAsked | | | F RC: safety
Y askHelp | helpAsked | | | FC RC: safety
KBA askHelp slip | helpAsked | | | F: safety.slip
V askHelp slip | helpAsked | | | F RC: safety.slip
Y askHelp slip | helpAsked | | | FC RC: safety.slip
KBAVY recordHelpContact | helpContactRecorded | | |
KBA requestCall | callRequested | | | F: callRequested
V requestCall | callRequested | | | F RC: callRequested
Y requestCall | callRequested | | | FC RC: callRequested
KBA requestCall other | callRequested | | | SH: callRequested
VY requestCall other | callRequested | | | RC: callRequested
KBAVY recordCall | callMade | | |
KBA pauseMessages | messagesPaused | | | F: messagesPaused
V pauseMessages | messagesPaused | | | F RC: messagesPaused
Y pauseMessages | messagesPaused | | | FC RC: messagesPaused
KBA resumeMessages | messagesResumed | | | F: messagesResumed
V resumeMessages | messagesResumed | | | F RC: messagesResumed
Y resumeMessages | messagesResumed | | | FC RC: messagesResumed
KBAVY requestOwnData | ownDataRequested | | | side1: own.data
KBA askSupport | supportAsked | | | CO SH: supportAsked
VY askSupport | supportAsked | | | CO RC: supportAsked
KBAV recordSupport | supportRecorded | | | F: supportRecorded
Y recordSupport | supportRecorded | | | FC: supportRecorded
KBAVY pauseCase | casePaused | | | CO: casePaused
KBAVY resumeCase | caseResumed | | |
KBA markUnreachable | personUnreachable | | | F: personUnreachable
V markUnreachable | personUnreachable | | | F RC: personUnreachable
Y markUnreachable | personUnreachable | | | FC RC: personUnreachable
KBAVY issueInvitation | invitationIssued | | |
KBAVY revokeInvitation | invitationRevoked | | |
KBAVY acceptInvitation | invitationAccepted | | |
KBAV declineInvitation | invitationDeclined | | | F: invitationDeclined
Y declineInvitation | invitationDeclined | | | FC: invitationDeclined
KBAV addNote | noteAdded | | |
KBAV proposeSlots | slotsProposed | | | side1: slot.offer
KBAV requestOtherTime | otherTimeRequested | | | F: otherTimeRequested
KBAV moveMeeting | meetingMoved | | | side1: meeting.moved
KBAV pickSlot | slotPicked | | | F: slotPicked
KBAV confirmAttendance | attendanceConfirmed | | |
KBAV requestOtherPlace | otherPlaceRequested | | | F: otherPlaceRequested
KBAV cancelMeeting | meetingCancelled | | | side1: meeting.cancelled
KBA cancelMeeting joint | meetingCancelled | | | guardian side1 side2: joint.cancelled
V cancelMeeting joint | meetingCancelled | | | side1 side2: joint.cancelled
KBAV fixMeeting | meetingFixed | | | side1: meeting.fixed
KBAV recordPreMeeting | preMeetingHeld | | | side1: pre.after
KBA recordPreMeeting notHeld | preMeetingNotHeld | | | guardian side2: meeting.missed
V recordPreMeeting notHeld | preMeetingNotHeld | | | side2: meeting.missed
KBAV answerGoOn | goOnAnswered | | | F: goOnAnswered
KBAV proposeSupporter | supporterProposed | | | F: supporterProposed
KAV decideSupporter | supporterDecided personAdded | | | side1: supporter.answer.yes
B decideSupporter | supporterDecided personAdded | consentsAnswered | | side1: supporter.answer.yes
KBAV addAgendaItem | agendaItemAdded | | | F: agendaItemAdded
KBAV addAgendaItem F | agendaItemAdded | | |
V addAgendaItem UF | agendaItemAdded | | | F: agendaItemAdded
KBAV shareAgendaItem | agendaItemShared | | |
KBAV shareAgendaItem no | agendaItemKept | | |
KBAV arrangeAgenda | agendaArranged | | |
KB recordJointMeeting | jointMeetingHeld | | | side1 side2: joint.after
A recordJointMeeting | jointMeetingHeld | jointMeetingHeld | | side1 side2: joint.after
V recordJointMeeting | jointMeetingHeld | jointMeetingHeld | +V-D5 | side1 side2: joint.after
KBA recordJointMeeting notHeld | jointMeetingNotHeld | | | guardian side1 side2: meeting.missed
V recordJointMeeting notHeld | jointMeetingNotHeld | | | side1 side2: meeting.missed
KBA proposeJointMeeting | jointMeetingProposed | | | guardian side1 side2: joint.offer
V proposeJointMeeting | jointMeetingProposed | | | side1 side2: joint.offer
KBAV answerJointMeeting | jointMeetingAnswered | | | F: jointMeetingAnswered
KBAV answerJointMeeting first | jointMeetingAnswered | | |
KBA confirmJointMeeting | jointMeetingConfirmed | | | guardian side1 side2: joint.confirmed
V confirmJointMeeting | jointMeetingConfirmed | | | side1 side2: joint.confirmed
KBAV answerMeetingFeedback | meetingFeedbackGiven | | | F: meetingFeedbackGiven
K draftAgreement | agreementDrafted | | | side1 side2: copy.ask.kamchatka
B draftAgreement | agreementDrafted | | | side1 side2: copy.ask.borodino
A draftAgreement | agreementDrafted | | |
V draftAgreement | agreementDrafted | | | side1 side2: copy.ask.vmeste
KBV answerCopyConsent | copyConsentGiven | | | F: copyConsentGiven
K answerCopyConsent no | copyConsentRefused | | | F: copyConsentRefused; CS: copyConsentRefused.cs
BV answerCopyConsent no | copyConsentRefused | | | F: copyConsentRefused
K decideCopy | copyDecided | | | CS F: copyDecided
K signAgreement | agreementSigned | agreementEnds reviewMeeting | +K-D14 +K-D15 | guardian side1 side2: agreement.signed
B signAgreement | agreementSigned | | | guardian side1 side2: agreement.signed
A signAgreement | agreementSigned | agreementEnds reviewMeeting | | guardian side1 side2: agreement.signed
V signAgreement | agreementSigned | agreementEnds reviewMeeting | | side1 side2: agreement.signed
K draftPlan | planDrafted | | | side1 side2: copy.plan
A draftPlan | planDrafted | | |
K signPlan | planSigned | planSigned planTerm | +K-D13 +K-D16 | guardian side2: plan.signed
A signPlan | planSigned | planSigned planTerm | +K-D16 | guardian side2: plan.signed
K attachActionProgramme | actionProgrammeAttached | | |
K explainDelay | delayExplained | | | CO: delayExplained
K completeProgramme | programmeCompleted | programmeCompleted | +K-D12 +K-D8 -K-D7 | SH: programmeCompleted
B completeProgramme | programmeCompleted | programmeCompleted | +B-D12 -B-D9 | SH: programmeCompleted
AV completeProgramme | programmeCompleted | programmeCompleted | | SH: programmeCompleted
B completeProgramme decree | programmeCompleted | programmeCompleted | +B-D12 -B-D3 | SH: programmeCompleted
K completeProgramme noAgreement | programmeCompleted | programmeCompleted | +K-D12 +K-D8 -K-D7 | SH: programmeCompleted; side1 side2: agreement.none
K finishDocument | documentFinished | documentsReady | -K-D8 |
BAVY finishDocument | documentFinished | | |
K sendResults | resultsSent | resultsSent | -K-D19 -K-D2 -K-D9 | CS: resultsSent
B sendResults | resultsSent | resultsSent | -B-D12 | CS: resultsSent
K sendResults B | resultsSent | recommendationsSent resultsSent | -K-D12 -K-D19 -K-D4 -K-D9 | CS: resultsSent
B sendResults decree | resultsSent | resultsSent | -B-D12 -B-D4 | CS: resultsSent
K correctFact | factCorrected | resultsSent | | CS: factCorrected
BAV correctFact | factCorrected | programmeCompleted | | SH: factCorrected
Y correctFact | factCorrected | | |
K recordHearing | hearingRecorded | | | F SH: hearingRecorded
B recordHearing | hearingRecorded | hearingRecorded | -B-D5 | F SH: hearingRecorded
KBAV answerFulfilment | fulfilmentAnswered | | | F: fulfilmentAnswered
KBAV reportSuccess | successReported | | | F: successReported
K recordReviewMeeting | reviewMeetingRecorded | reviewMeetingRecorded | -K-D15 |
BAV recordReviewMeeting | reviewMeetingRecorded | | |
K settleFulfilment | fulfilmentSettled | fulfilmentSettled | -K-D14 -K-D16 |
B settleFulfilment | fulfilmentSettled | | |
A settleFulfilment | fulfilmentSettled | feedbackReceived | -K-D16 |
V settleFulfilment | fulfilmentSettled | feedbackReceived | -V-D5 |
KBAV settleFulfilment one | fulfilmentSettled | | |
K sendPlanResults | planResultsSent | planResultsSent | -K-D13 | CS: planResultsSent
K reopenProgramme | programmeReopened | | | guardian side1 side2: participation.ask.again
BAV reopenProgramme | programmeReopened | | | side1 side2: participation.ask.again
KBAV leaveProgramme | participantLeft | | | F: participantLeft
K leaveProgramme before | participantLeft | participantsAgreed participationRefused | +K-D11 | F: participantLeft
K closeCase | caseClosed | | | CO: caseClosed; addictionSpecialist guardian notifier side1 side2: closed
BA closeCase | caseClosed | | | CO: caseClosed; guardian notifier side1 side2: closed
V closeCase | caseClosed | | | CO: caseClosed; notifier side1 side2: closed
Y closeCase | caseClosed | | | CO: caseClosed; side1: programme.none
KA reopenCase | caseReopened | | | F: caseReopened
B reopenCase | caseReopened | | +B-D13 +B-D14 | F: caseReopened
V reopenCase | caseReopened | | | F RC: caseReopened
Y reopenCase | caseReopened | | | FC RC: caseReopened
KBAVY archiveCase | caseArchived | | | CO: caseArchived
K applySocialRegulations | socialRegulationsApplied | socialServicesRegulations | -K-D6 |
K decideSuspension | suspensionDecided | suspensionDecided | +K-D19 |
K endSuspension | suspensionEnded | | |
K decideAfterWithdrawal | continuationDecided | | +K-D6 +K-D7 |
BAV decideAfterWithdrawal | continuationDecided | | |
K decideAfterWithdrawal stop | continuationDecided | participationRefused | +K-D11 |
K answerPdConsent | pdConsentGiven | | | CS: pdConsentGiven
BA answerPdConsent | pdConsentGiven | | | F: pdConsentGiven
V answerPdConsent | pdConsentGiven | | | F RC: pdConsentGiven
Y answerPdConsent | pdConsentGiven | | | FC RC: pdConsentGiven
B answerPdConsent first | pdConsentGiven | | | CS: pdConsentGiven
K answerPdConsent refused | pdConsentRefused | | | CS: pdConsentRefused
B answerPdConsent refused | pdConsentRefused | consentsAnswered | -B-D14 | F: pdConsentRefused
A answerPdConsent refused | pdConsentRefused | | | F: pdConsentRefused
V answerPdConsent refused | pdConsentRefused | | | F RC: pdConsentRefused
Y answerPdConsent refused | pdConsentRefused | | | FC RC: pdConsentRefused
K withdrawPdConsent | pdConsentWithdrawn | withdrawalReceived | +withdrawal | familyMember: withdraw.done; CO CS: pdConsentWithdrawn
B withdrawPdConsent | pdConsentWithdrawn | withdrawalReceived | +B-D15 | familyMember: withdraw.done; CO F: pdConsentWithdrawn
A withdrawPdConsent | pdConsentWithdrawn | withdrawalReceived | +withdrawal | familyMember: withdraw.done; CO F: pdConsentWithdrawn
V withdrawPdConsent | pdConsentWithdrawn | withdrawalReceived | +withdrawal | side2: withdraw.done; CO F RC: pdConsentWithdrawn
Y withdrawPdConsent | pdConsentWithdrawn | withdrawalReceived | +withdrawal | familyMember: withdraw.done; CO FC RC: pdConsentWithdrawn
KBAVY snoozeReminder | reminderSnoozed | | |
KAVY carryOutWithdrawal | withdrawalCarriedOut | withdrawalCarriedOut | -withdrawal |
B carryOutWithdrawal | withdrawalCarriedOut | withdrawalCarriedOut | -B-D15 |
KB declineCase | caseDeclined | | | side1: programme.none
B considerCase | caseConsidered | considered heardInPerson route | +B-D14 -B-D1 |
B considerCase none | caseConsidered | considered | -B-D1 | guardian side1 side2: programme.none
B considerCase route1 | caseConsidered | considered route | -B-D1 |
B decideReferral | serviceDecided | serviceDecision | +B-D7 -B-D6 |
B decideReferral decline | serviceDecided | decided serviceDecision | +B-D8 -B-D6 | CS: serviceDecided
B decideMediation | mediatorDecided | decided | +B-D8 | CS SH: mediatorDecided
B decideMediation decline | mediatorDecided | decided | +B-D8 | CS SH: mediatorDecided.decline
B extendProgramme | programmeExtended | extendedTo extensionNotified extensionReason programmeExtended | -B-D11 ~B-D9 | CS: programmeExtended
B showResultInfo | resultInfoShown | | | guardian side2: result.info
B recordDecree | decreeRecorded | decree measuresDue programmeDue registerQuestion resultDue | +B-D2 +B-D3 +B-D4 +B-D5 |
B recordMeasures | measuresRecorded | measuresOrganised | -B-D2 |
B returnReferral | referralReturned | returned | +B-D13 +B-D9 -B-D11 -B-D12 -B-D13 -B-D8 -B-D9 | CS: referralReturned; side1: programme.moved
B redirectReferral | referralRedirected | | |
AVY confirmStep | stepConfirmed | | |
V explainPrinciples | principlesExplained | | | side1: invitees.ask
V chooseInvitees | inviteesChosen | | | RC UF: inviteesChosen
V startWork | workStarted | workStarted | -V-D1 | RC: workStarted
V setReleaseDate | releaseDateSet | releaseDate | ~V-D1 | F FC RC: releaseDateSet
Y setReleaseDate | releaseDateSet | releaseDate | | F FC RC: releaseDateSet
V recordParole | paroleRecorded | paroleDecision releaseDate | +V-D2 ~V-D1 |
V informResourceCentre | resourceCentreInformed | paroleInformed | -V-D2 | RC: resourceCentreInformed
VY appointCurator | curatorAppointed | | | FC: curatorAppointed
V answerFacilitator | facilitatorAccepted | | |
V answerFacilitator decline | facilitatorDeclined | | | RC: facilitatorDeclined
V recordHousing | housingRecorded | | |
V recordWorkingMeeting | workingMeetingRecorded | | | FC: workingMeetingRecorded.open
V submitDocuments | documentsSubmitted | documentsComplete | +V-D3 | RC: documentsSubmitted
V passDocuments | documentsPassed | documentsPassed | -V-D3 | F: documentsPassed
V recordDiscussion | discussionRecorded | | |
VY recordAid | aidRecorded | | |
Y reservePlace | placeReserved | | |
`;
