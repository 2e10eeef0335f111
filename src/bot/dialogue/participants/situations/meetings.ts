import { has, inRound, isCompleted, lastOf } from '../../../../cases/case.js';
import { isWishedElse, latestMeeting, type Meeting, offerOf } from '../../../../cases/meetings.js';
import { type Screen, type Talk } from '../../screen.js';
import { can, isLed, optional } from '../can.js';
import { jointOffer, meetingCard, slotOffer } from '../meeting-screens.js';
import { readerOf, rows, type Screens } from '../screens.js';
import { subjectOf, wardOf } from '../views.js';
import { type Situation } from './situation.js';

/** The newest meeting of a kind that the subject, or the teenager one stands for, is asked to. */
export function meetingOf(talk: Talk, kind: Meeting['kind']): Meeting | undefined {
  const ward = wardOf(talk);
  const of = readerOf(talk) === 'H' && ward !== null ? ward : subjectOf(talk);
  return latestMeeting(talk.kase, of, kind);
}

const isOpen = (meeting: Meeting | undefined): boolean =>
  meeting?.state === 'offered' || meeting?.state === 'planned';

/** Rows 11 and 16: a time is asked for, of the joint meeting before a preliminary one. */
export const timeAsked: Situation = (talk, s) => {
  const joint = meetingOf(talk, 'joint');
  const own = meetingOf(talk, 'preliminary');
  const asked = offerOf(isOpen(joint) ? joint : own);
  if (asked === null || readerOf(talk) === 'H' || isAnsweredFor(talk, asked)) return null;
  return asked.kind === 'joint' ? jointOffer(talk, asked, [], s) : slotOffer(talk, asked, s);
};

const isAnsweredFor = (talk: Talk, meeting: Meeting): boolean =>
  meeting.answers.has(subjectOf(talk)) || isWishedElse(talk.kase, meeting.id);

/** Rows 12 and 18: a time is agreed. */
export const timeAgreed: Situation = (talk, s) => {
  const joint = meetingOf(talk, 'joint');
  if (joint?.state === 'planned') return meetingCard(talk, joint, 'joint.confirmed', s);
  const own = meetingOf(talk, 'preliminary');
  if (own?.state !== 'planned' || isWishedElse(talk.kase, own.id)) return null;
  return meetingCard(talk, own, 'meeting.fixed', s);
};

/** Row 15: what one thinks after the preliminary meeting; «no» stays changeable. */
export const afterPreliminary: Situation = (talk, s) => {
  const { kase } = talk;
  const isHeld = meetingOf(talk, 'preliminary')?.state === 'held';
  const joint = meetingOf(talk, 'joint');
  if (!isHeld || joint !== undefined || isCompleted(kase) || !can(talk, 'answerGoOn')) return null;
  const answer = lastOf(inRound(kase), ['goOnAnswered'], (e) => e.person === subjectOf(talk));
  if (answer?.answer === 'yes') return null;
  return answer?.answer === 'no' ? s.make(talk, 'go.no', rows('undo', 'call')) : goOnAsk(talk, s);
};

/** «Что Вам сейчас ближе?» */
export function goOnAsk(talk: Talk, s: Screens): Screen {
  const more = [
    ...optional(isLed(talk) && can(talk, 'addAgendaItem'), { id: 'agenda' }),
    ...optional(can(talk, 'proposeSupporter'), { id: 'bring' }),
  ];
  const options = [
    ...rows('goYes', 'goThink', 'goNo'),
    ...(more.length > 0 ? [more] : []),
    [{ id: 'call' }],
  ];
  return s.make(talk, 'pre.after', options);
}

/** Rows 10 and 15: whoever leads the case looks for a time, or prepares the joint meeting. */
export const waitingForMeetings: Situation = (talk, s) => {
  const { kase } = talk;
  if (isCompleted(kase)) return null;
  if (meetingOf(talk, 'joint')?.state === 'offered') return s.make(talk, 'wait.all');
  const isMet = meetingOf(talk, 'preliminary')?.state === 'held';
  const isJoint = isMet || has(inRound(kase), 'jointMeetingProposed') || readerOf(talk) === 'S';
  return s.make(talk, isJoint ? 'wait.joint' : 'wait.slots');
};
