import { describe, expect, it } from '@jest/globals';
import { commands, findCommand } from '../../src/cases/available-commands.js';

/** The rows of appendix G3 by the letters of the procedures that have them (G1.1). */
const rows: Readonly<Record<string, string>> = {
  KBAVY: `openCase addPerson removePerson setContactMode issueInvitation revokeInvitation acceptInvitation declineInvitation answerPdConsent withdrawPdConsent carryOutWithdrawal requestCall recordCall finishDocument askQuestion answerQuestion askHelp recordHelpContact pauseMessages resumeMessages requestOwnData snoozeReminder askSupport recordSupport pauseCase resumeCase correctFact closeCase reopenCase markUnreachable archiveCase`,
  KBA: `describeSituation`,
  KB: `recordWillingness answerEligibility decideEligibility chooseService signReferral sendReferral declineCase receiveReferral answerGuardianConsent notifyCommission sendResults recordHearing`,
  B: `considerCase recordDecree decideReferral decideMediation returnReferral redirectReferral extendProgramme recordMeasures showResultInfo`,
  KBAV: `decideAfterWithdrawal assignFacilitator replaceFacilitator informParticipant sendLetter answerParticipation acceptCase leaveProgramme proposeSlots pickSlot fixMeeting requestOtherTime requestOtherPlace confirmAttendance moveMeeting cancelMeeting recordPreMeeting answerGoOn proposeSupporter decideSupporter addAgendaItem shareAgendaItem arrangeAgenda proposeJointMeeting answerJointMeeting confirmJointMeeting recordJointMeeting draftAgreement signAgreement completeProgramme answerFulfilment reportSuccess answerMeetingFeedback settleFulfilment recordReviewMeeting reopenProgramme addNote`,
  K: `takeReferral explainDelay setCommissionMeeting informLawEnforcement agreeAccess applySocialRegulations decideGuardianRefusal decideSuspension endSuspension decideCopy attachActionProgramme sendPlanResults`,
  KBV: `answerCopyConsent`,
  KA: `draftPlan signPlan`,
  VY: `setReleaseDate appointCurator recordAid`,
  V: `startWork recordParole informResourceCentre explainPrinciples chooseInvitees answerFacilitator recordHousing recordWorkingMeeting submitDocuments passDocuments recordDiscussion`,
  AVY: `confirmStep`,
  Y: `reservePlace`,
};

const procedures = {
  K: 'kamchatka',
  B: 'krasnoyarsk-borodino',
  A: 'altai',
  V: 'vmeste',
  Y: 'yugra',
} as const;

const namesOf = (letter: string): string[] =>
  Object.entries(rows)
    .filter(([letters]) => letters.includes(letter))
    .flatMap(([, names]) => names.split(/\s+/u))
    .sort();

/** The names that the table has for the procedure. */
const tableOf = (procedure: string): string[] =>
  [
    ...new Set(
      commands.filter((c) => c.procedures?.includes(procedure) ?? true).map((c) => c.name),
    ),
  ].sort();

describe('the table of commands', () => {
  it.each(Object.entries(procedures))(
    'has every row of appendix G3 with the letter %s, and no other',
    (letter, procedure) => {
      expect(tableOf(procedure)).toEqual(namesOf(letter));
    },
  );

  it('has one row for each name and procedure, so that who asks for a name gets that of the case', () => {
    for (const procedure of Object.values(procedures)) {
      const names = commands
        .filter((c) => c.procedures?.includes(procedure) ?? true)
        .map((c) => c.name);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      for (const name of names)
        expect(findCommand(name, procedure)?.procedures ?? [procedure]).toContain(procedure);
    }
  });

  it('R5: only Borodino may prolong a programme, only Kamchatka gives a reason for being late', () => {
    const having = (name: string) =>
      Object.values(procedures).filter((id) => tableOf(id).includes(name));
    expect(having('extendProgramme')).toEqual(['krasnoyarsk-borodino']);
    expect(having('explainDelay')).toEqual(['kamchatka']);
  });
});
