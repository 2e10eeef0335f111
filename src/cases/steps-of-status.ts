import { type StaffRole } from './actor.js';
import { type Status } from './status.js';

type Row = Partial<Record<StaffRole, string>>;

const opening: Row = {
  commissionSecretary:
    'addPerson describeSituation answerEligibility decideEligibility chooseService considerCase issueInvitation signReferral',
  serviceHead: 'addPerson describeSituation assignFacilitator',
};
const informing: Row = {
  facilitator:
    'takeReferral acceptCase informParticipant sendLetter answerParticipation proposeSlots',
  serviceHead: 'replaceFacilitator',
};
const accepted: Row = {
  facilitator: 'recordPreMeeting notifyCommission proposeJointMeeting proposeSlots fixMeeting',
  commissionSecretary: 'decideSuspension',
};
const result: Row = {
  facilitator: 'sendResults finishDocument confirmStep attachActionProgramme',
  serviceHead: 'decideCopy sendResults',
};
const heard: Row = {
  commissionSecretary: 'recordHearing endSuspension setCommissionMeeting',
  facilitator: 'settleFulfilment closeCase',
};
const paused = 'resumeCase closeCase';

/** What each status asks of each role, in order (I3.2). */
export const stepsOfStatus: Readonly<Record<Status, Row>> = {
  draft: opening,
  eligibilityCheck: opening,
  consentPending: {
    commissionSecretary: 'answerPdConsent recordDecree signReferral issueInvitation',
  },
  referralIssued: {
    commissionSecretary: 'sendReferral answerPdConsent setCommissionMeeting',
    serviceHead: 'assignFacilitator receiveReferral',
  },
  serviceReview: {
    serviceHead: 'receiveReferral decideReferral assignFacilitator returnReferral',
  },
  mediatorDecision: { facilitator: 'decideMediation returnReferral' },
  mediatorRefused: {
    facilitator: 'notifyCommission closeCase',
    serviceHead: 'notifyCommission assignFacilitator replaceFacilitator closeCase',
  },
  returned: { commissionSecretary: 'redirectReferral' },
  assigned: informing,
  informing,
  partyRefused: {
    facilitator:
      'decideGuardianRefusal notifyCommission completeProgramme closeCase answerParticipation',
  },
  accepted,
  preMeetings: accepted,
  // Moving an agreed meeting is a way out, not the next step: I3.2 has it before the agenda.
  jointMeetingPlanned: {
    facilitator: 'recordJointMeeting confirmJointMeeting arrangeAgenda moveMeeting',
  },
  jointMeetingHeld: {
    facilitator:
      'completeProgramme signAgreement signPlan answerCopyConsent showResultInfo draftAgreement draftPlan',
  },
  agreementReached: result,
  planMade: result,
  noAgreement: result,
  resolvedWithoutMeeting: result,
  withdrawn: result,
  documenting: result,
  reported: heard,
  heardByCommission: heard,
  followUp: {
    facilitator: 'recordReviewMeeting sendPlanResults settleFulfilment closeCase reopenProgramme',
    commissionSecretary: 'recordHearing',
  },
  returnedToProgramme: { facilitator: 'proposeJointMeeting proposeSlots answerParticipation' },
  paused: {
    commissionSecretary: paused,
    serviceHead: paused,
    facilitator: paused,
    coordinator: paused,
  },
  consentRefused: { commissionSecretary: 'declineCase' },
  notEligible: { coordinator: 'reopenCase' },
  closed: { coordinator: 'reopenCase', commissionSecretary: 'recordHearing' },
  archived: {},
};

/** What the stages of the programme of release ask, instead of the status (V; I3.2). */
export const stepsOfStage: Readonly<Record<string, Row>> = {
  V1: {
    ufsinSpecialist:
      'startWork explainPrinciples informResourceCentre finishDocument submitDocuments',
    resourceCentre: 'assignFacilitator appointCurator recordWorkingMeeting passDocuments',
    familyCurator: 'confirmStep finishDocument recordHousing',
    facilitator: 'confirmStep explainPrinciples answerFacilitator finishDocument',
  },
  V2: {
    resourceCentre: 'confirmStep recordDiscussion recordHousing',
    facilitator:
      'confirmStep recordPreMeeting explainPrinciples acceptCase informParticipant proposeSlots',
  },
  V3: { resourceCentre: 'recordDiscussion confirmStep' },
  V4: { resourceCentre: 'recordDiscussion confirmStep' },
  V5: { resourceCentre: 'recordDiscussion confirmStep' },
};

const ofYugra = 'confirmStep reservePlace appointCurator recordAid closeCase';

/** Yugra has one row for all its stages (I3.2). */
export const stepsOfProcedure: Readonly<Record<string, Row>> = {
  yugra: { familyCurator: ofYugra, resourceCentre: ofYugra },
};

/** Beside every row (I3.2). */
export const besideSteps: Row = {
  coordinator: 'replaceFacilitator recordSupport pauseCase closeCase',
  serviceHead: 'decideCopy replaceFacilitator recordSupport',
};
