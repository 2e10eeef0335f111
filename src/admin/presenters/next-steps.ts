import { type Status } from '../../cases/status.js';

/** What each status wants done, most wanted first (I3.2); who may do what is decided by the offered commands. */
const wanted: Readonly<Record<string, string>> = {
  draft:
    'addPerson describeSituation answerEligibility decideEligibility chooseService issueInvitation signReferral',
  eligibilityCheck:
    'addPerson describeSituation answerEligibility decideEligibility chooseService issueInvitation signReferral',
  consentPending: 'answerPdConsent recordDecree signReferral issueInvitation',
  referralIssued:
    'sendReferral assignFacilitator receiveReferral answerPdConsent setCommissionMeeting',
  serviceReview: 'receiveReferral decideReferral assignFacilitator returnReferral',
  mediatorDecision: 'decideMediation returnReferral',
  mediatorRefused: 'notifyCommission assignFacilitator replaceFacilitator closeCase',
  returned: 'redirectReferral',
  assigned:
    'takeReferral informParticipant sendLetter answerParticipation answerGuardianConsent acceptCase proposeSlots replaceFacilitator',
  informing:
    'takeReferral acceptCase informParticipant sendLetter answerParticipation answerGuardianConsent proposeSlots replaceFacilitator',
  partyRefused:
    'decideGuardianRefusal notifyCommission completeProgramme closeCase answerParticipation',
  accepted:
    'recordPreMeeting notifyCommission proposeJointMeeting proposeSlots fixMeeting decideSuspension',
  preMeetings:
    'recordPreMeeting notifyCommission proposeJointMeeting proposeSlots fixMeeting decideSuspension',
  jointMeetingPlanned: 'recordJointMeeting confirmJointMeeting moveMeeting arrangeAgenda',
  jointMeetingHeld:
    'draftAgreement answerCopyConsent signAgreement completeProgramme signPlan showResultInfo draftPlan',
  agreementReached: 'finishDocument sendResults decideCopy attachActionProgramme',
  planMade: 'finishDocument sendResults decideCopy attachActionProgramme',
  noAgreement: 'finishDocument sendResults',
  resolvedWithoutMeeting: 'finishDocument sendResults',
  withdrawn: 'finishDocument sendResults',
  documenting: 'finishDocument sendResults decideCopy',
  reported: 'recordHearing endSuspension setCommissionMeeting settleFulfilment closeCase',
  heardByCommission: 'recordHearing settleFulfilment closeCase',
  followUp: 'recordReviewMeeting settleFulfilment sendPlanResults closeCase reopenProgramme',
  returnedToProgramme: 'proposeJointMeeting proposeSlots answerParticipation',
  paused: 'resumeCase closeCase',
  consentRefused: 'declineCase',
  notEligible: 'reopenCase',
  closed: 'reopenCase recordHearing',
};

/** Names of commands in the order in which this status wants them; help asked for comes before everything. */
export function nextSteps(status: Status): readonly string[] {
  return ['recordHelpContact', ...(wanted[status] ?? '').split(' ')].filter((name) => name !== '');
}

/** A command as the page offers it. */
export type OfferedItem = {
  readonly label: string;
  readonly who: string;
  readonly href: string;
  readonly blocked: boolean;
};

/** The one primary step and up to two others, of what is offered and can be done now. */
export function chooseSteps(
  groups: readonly { readonly items: readonly OfferedItem[] }[],
  names: readonly string[],
): { readonly primary: OfferedItem | null; readonly secondary: readonly OfferedItem[] } {
  const free = groups.flatMap(({ items }) => items).filter(({ blocked }) => !blocked);
  const found = names.flatMap((name) => {
    const item = free.find(({ href }) => new RegExp(`/do/${name}(?:$|\\?)`, 'u').test(href));
    return item === undefined ? [] : [item];
  });
  return { primary: found[0] ?? null, secondary: found.slice(1, 3) };
}

/** The offers of a group with the people of one command on one line: «Пригласить в бот: сторона 1 · сторона 2». */
export function byCommand(
  items: readonly OfferedItem[],
): readonly { readonly label: string; readonly items: readonly OfferedItem[] }[] {
  const labels = [...new Set(items.map(({ label }) => label))];
  return labels.map((label) => ({ label, items: items.filter((item) => item.label === label) }));
}
