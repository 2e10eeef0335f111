import { noticesDue } from '../../../cases/commands/acceptance.js';
import { type CaseDesk, type Desk, labelOf } from './desk.js';
import { type Option } from '../screen.js';

/** Commands with more than three questions, or with words that never stand in a chat: one-time pages (I3.3). */
const forms: ReadonlySet<string> = new Set([
  'openCase',
  'describeSituation',
  'addPerson',
  'removePerson',
  'answerEligibility',
  'decideEligibility',
  'recordDecree',
  'sendLetter',
  'answerGuardianConsent',
  'decideGuardianRefusal',
  'proposeSupporter',
  'decideSupporter',
  'addAgendaItem',
  'shareAgendaItem',
  'arrangeAgenda',
  'draftAgreement',
  'draftPlan',
  'attachActionProgramme',
  'finishDocument',
  'sendResults',
  'sendPlanResults',
  'chooseInvitees',
  'recordWorkingMeeting',
  'recordAid',
  'reservePlace',
  'askQuestion',
  'answerQuestion',
  'addNote',
]);

/** True when the command is filled in on a page; a refusal and recommendations are told with their reasons. */
export function isForm(desk: Desk, command: string): boolean {
  if (command === 'notifyCommission') return !isAcceptanceDue(desk);
  return forms.has(command);
}

function isAcceptanceDue({ talk: { kase, ctx } }: Desk): boolean {
  return kase === null || ctx === null || noticesDue(kase, ctx).includes('acceptance');
}

/** The button of a command: it opens the page of a form, where pages can be opened. */
export function commandOption(desk: CaseDesk, command: string, value?: string): Option {
  const label = labelOf(desk, command);
  if (!isForm(desk, command))
    return value === undefined ? { id: command, label } : { id: command, value, label };
  const form = { id: command, value: command, label: `${label} ⇗` };
  return desk.talk.hasPages ? { ...form, opens: 'form' } : { ...form, label };
}
