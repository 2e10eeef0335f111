import { has, inRound, isCompleted } from '../../../../cases/case.js';
import { agreement, copyAnswers } from '../../../../cases/commands/agreement.js';
import { dayText } from '../../../texts/dates.js';
import { isMember } from '../../../../cases/participants.js';
import { type Screen, type Talk } from '../../screen.js';
import { can } from '../can.js';
import { dueItems, itemScreen, nextDue } from '../items.js';
import { readerOf, rows, type Screens } from '../screens.js';
import { subjectOf } from '../views.js';
import { meetingOf } from './meetings.js';
import { type Situation } from './situation.js';

/** Row 21: may a copy go on? Each alone, before signing (R108, R110). */
export const copyNow: Situation = (talk, s) => {
  const draft = agreement(talk.kase);
  const isOpen =
    draft !== undefined &&
    !has(talk.kase, 'agreementSigned', (e) => e.agreement === draft.agreement);
  const subject = subjectOf(talk);
  if (!isOpen || readerOf(talk) === 'H' || !isMember(talk.kase, subject)) return null;
  if (copyAnswers(talk.kase).has(subject) || !can(talk, 'answerCopyConsent')) return null;
  return copyAsk(talk, s);
};

/** The question about the copy in the words of the procedure. */
export const copyAsk = (talk: Talk, s: Screens): Screen =>
  s.make(
    talk,
    copyKeys[talk.kase.procedure.id] ?? 'copy.ask.vmeste',
    rows('copyYes', 'copyNo', 'call'),
  );

const copyKeys: Readonly<Record<string, string>> = {
  kamchatka: 'copy.ask.kamchatka',
  'krasnoyarsk-borodino': 'copy.ask.borodino',
  vmeste: 'copy.ask.vmeste',
};

/** Rows 24 to 27: an item whose day has come. */
export const itemNow: Situation = (talk, s) => {
  const [item] = dueItems(talk);
  return item === undefined ? null : itemScreen(talk, item, s);
};

/** Row 20: what was agreed, and when the bot writes again. */
export const afterResult: Situation = (talk, s) => {
  const { kase } = talk;
  const due = nextDue(talk);
  if (due !== null) return s.make(talk, 'wait.due', rows('call'), { args: { date: dayText(due) } });
  const isMet = has(inRound(kase), 'jointMeetingHeld');
  if (meetingOf(talk, 'joint')?.state === 'held' || (isMet && isCompleted(kase)))
    return s.make(talk, 'joint.after', rows('call', 'ask'));
  return isCompleted(kase) ? s.make(talk, 'joint.cancelled', rows('call')) : null;
};
