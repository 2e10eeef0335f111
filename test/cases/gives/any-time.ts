import { type StaffRole } from '../../../src/cases/actor.js';
import { type PersonId } from '../../../src/cases/ids.js';
import { type By, folk } from '../../support/pure-case.js';
import { type Walk } from './walk.js';

/** Who is meant by what may happen at any time: who leads the case, who reads questions, who helps colleagues. */
export interface Office {
  readonly keeper: StaffRole;
  readonly reader: StaffRole;
  readonly helper: StaffRole;
}

const week = 14 * 86_400_000;

/** Everything of G3.9, for one person of the case. */
export function anyTime(w: Walk, who: PersonId, { keeper, reader, helper }: Office): void {
  const { pure } = w;
  const say = (command: string, input: object = {}, name = command) =>
    w.does(who, command, { person: who, ...input }, name);
  const question = pure.id();
  say('askQuestion', { question, text: pure.text() });
  w.does(reader, 'answerQuestion', { question, text: pure.text() });
  say('askHelp', { kind: 'fear' });
  say('askHelp', { kind: 'slip' }, 'askHelp slip');
  w.does(keeper, 'recordHelpContact', { person: who, way: 'phone' });
  say('requestCall', { part: 'evening' });
  say('requestCall', { otherSpecialist: true }, 'requestCall other');
  w.does(keeper, 'recordCall', { person: who, reached: true });
  say('pauseMessages');
  say('resumeMessages');
  const paper: By = `paper:${keeper}`;
  w.does(paper, 'requestOwnData', { person: who });
  w.does(keeper, 'askSupport', { topic: 'case' });
  w.does(helper, 'recordSupport');
  w.does(keeper, 'pauseCase', { reason: pure.text() });
  w.does(keeper, 'resumeCase');
  w.does('clock', 'markUnreachable', { person: who, message: 'slot.offer' });
  invitations(w, who, keeper);
}

function invitations(w: Walk, person: PersonId, keeper: StaffRole): void {
  const { pure } = w;
  const ends = new Date(pure.context().now.getTime() + week);
  const issue = () => {
    const invitation = pure.id();
    w.quietly(keeper, 'issueInvitation', { person, invitation, ends });
    return invitation;
  };
  w.does(keeper, 'issueInvitation', { person, invitation: pure.id(), ends });
  w.does(keeper, 'revokeInvitation', { person });
  w.does('clock', 'acceptInvitation', { person, invitation: issue() });
  w.does('clock', 'declineInvitation', { person, invitation: issue() });
}

/** A consent is refused, given, withdrawn; the reminder of its limit put off. */
export function consentOf(w: Walk, person: PersonId, keeper: StaffRole, hasFacilitator: boolean) {
  const own = { person, answer: 'given', textVersion: 'consent-v1' };
  w.does(person, 'answerPdConsent', { ...own, answer: 'refused' }, 'answerPdConsent refused');
  w.does(person, 'answerPdConsent', own);
  w.does(`paper:${keeper}`, 'withdrawPdConsent', { person });
  const until = w.pure.context().today;
  const limit = w.pure.kase().procedure.id === 'krasnoyarsk-borodino' ? 'B-D15' : 'withdrawal';
  w.does(keeper, 'snoozeReminder', { limit, until: next(until) });
  if (hasFacilitator)
    w.does('facilitator', 'decideAfterWithdrawal', { person, decision: 'continue' });
  w.does('coordinator', 'carryOutWithdrawal', { person });
}

const next = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The end of a case, and what follows it. */
export function ends(w: Walk, keeper: StaffRole): void {
  const { pure } = w;
  w.does(keeper, 'closeCase', { why: 'stopped', reason: pure.text() });
  w.does('coordinator', 'reopenCase', { reason: pure.text() });
  w.quietly(keeper, 'closeCase', { why: 'stopped', reason: pure.text() });
  pure.at('2029-12-31 09:00');
  w.does('clock', 'archiveCase');
}

/** The person whose consent is withdrawn in every walk. */
export const withdrawing = folk.expert;
