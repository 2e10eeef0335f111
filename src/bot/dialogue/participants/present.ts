import { has, inRound, isClosed, isCompleted, last, lastOf } from '../../../cases/case.js';
import { isTeen } from '../../../cases/context.js';
import { agreement, copyAnswers, signedAgreement } from '../../../cases/commands/result.js';
import { fulfilmentAnswer, settledState } from '../../../cases/commands/fulfilment.js';
import { asksToTakePart } from '../../../cases/commands/taking-part.js';
import { type Obligation } from '../../../cases/events/result.js';
import { latestMeeting } from '../../../cases/meetings.js';
import {
  findParticipant,
  guardianAnswer,
  isInformed,
  isMember,
  isSilenced,
  participation,
} from '../../../cases/participants.js';
import { pdConsent } from '../../../cases/pd-consent.js';
import { owed, owing } from '../../../cases/wake.js';
import { type Screen, type Talk } from '../screen.js';
import { readerOf, rows, type Screens } from './screens.js';
import { subjectOf, wardOf } from './views.js';

type Situation = (talk: Talk, screens: Screens) => Screen | null;

/** The question a person has now, else what everybody waits for: the first situation that holds (H4). */
export function present(talk: Talk, screens: Screens): Screen {
  for (const situation of situations) {
    const screen = situation(talk, screens);
    if (screen !== null) return screen;
  }
  return screens.make(talk, 'wait.slots');
}

const situations: readonly Situation[] = [
  (talk, s) =>
    pdConsent(talk.kase, talk.person, 'self') === 'withdrawn'
      ? s.make(talk, 'withdraw.done', [], { withoutClosing: true })
      : null,
  (talk, s) => (isClosed(talk.kase) ? s.make(talk, 'closed') : null),
  (talk, s) =>
    isSilenced(talk.kase, talk.person)
      ? s.make(talk, 'pause.on', rows('resume', 'help'), {
          args: { until: s.say(talk, 'until.open') },
          withoutClosing: true,
        })
      : null,
  ownConsent,
  childConsent,
  (talk, s) => (hasLeft(talk) ? s.make(talk, 'leave.done', rows('undo')) : null),
  (talk, s) => (findLead(talk) ? null : s.make(talk, 'wait.lead')),
  takingPart,
  meetingNow,
  copyQuestion,
  feedbackNow,
  (talk, s) =>
    has(talk.kase, 'caseAccepted') && !isCompleted(talk.kase) ? s.make(talk, 'wait.joint') : null,
  (talk, s) => (isCompleted(talk.kase) ? s.make(talk, 'joint.after', rows('call')) : null),
];

const findLead = ({ kase }: Talk): boolean => has(kase, 'facilitatorAssigned');

const hasLeft = ({ kase, person }: Talk): boolean =>
  lastOf(inRound(kase), ['participantLeft', 'participationAgreed'], (e) => e.person === person)
    ?.type === 'participantLeft';

function ownConsent(talk: Talk, s: Screens): Screen | null {
  const state = pdConsent(talk.kase, talk.person, 'self');
  if (state === 'given' || state === 'paper') return null;
  if (state === 'refused')
    return s.make(talk, 'pd.refused', rows('undo', 'help'), { withoutClosing: true });
  const branch =
    last(talk.kase, 'caseOpened')?.branch === 'family' ? 'about.family' : 'about.offence';
  return s.make(talk, branch, rows('next', 'others', 'call'), { memory: { then: 'pd.intro' } });
}

function childConsent(talk: Talk, s: Screens): Screen | null {
  const child = wardOf(talk);
  if (child === null || pdConsent(talk.kase, child, 'guardian') !== 'none') return null;
  return s.make(talk, 'pd.child.intro', rows('pdShow', 'pdPaper', 'call'), { memory: { child } });
}

function takingPart(talk: Talk, s: Screens): Screen | null {
  const { kase, ctx, person } = talk;
  if (!isInformed(kase, person) || !asksToTakePart(kase, ctx, person))
    return isInformed(kase, person) ? null : s.make(talk, 'wait.slots');
  const child = readerOf(talk) === 'G' || readerOf(talk) === 'H' ? wardOf(talk) : null;
  const answer =
    child === null ? participation(kase, ctx, person) : guardianAnswer(kase, person, child);
  if (answer === 'refused') return s.make(talk, 'participation.no', rows('undo'));
  return answer === 'agreed' ? null : participationAsk(talk, s);
}

/** The question about taking part, in the words of who reads it. */
export function participationAsk(talk: Talk, s: Screens, key = 'participation.ask'): Screen {
  return s.make(talk, key, rows('partYes', 'partNo', 'partTalk', 'others'));
}

function meetingNow(talk: Talk, s: Screens): Screen | null {
  const { kase, ctx } = talk;
  const subject = subjectOf(talk);
  if (findParticipant(kase, talk.person)?.role === 'guardian' && !isMember(kase, subject))
    return null;
  const joint = latestMeeting(kase, subject, 'joint');
  if (joint?.state === 'planned') return s.meetingCard(talk, joint, 'joint.confirmed');
  if (joint?.state === 'offered')
    return joint.answers.has(subject) ? s.make(talk, 'wait.all') : s.jointOffer(talk, joint, []);
  const own = latestMeeting(kase, subject, 'preliminary');
  if (own?.state === 'offered') return s.slotOffer(talk, own);
  if (own?.state === 'planned') return s.meetingCard(talk, own, 'meeting.fixed');
  const asked =
    own?.state === 'held' &&
    !isCompleted(kase) &&
    joint === undefined &&
    !has(kase, 'goOnAnswered', (e) => e.person === subject);
  return asked && !(isTeen(ctx, subject) && subject !== talk.person)
    ? s.make(talk, 'pre.after', rows('goYes', 'goThink', 'goNo', 'call'))
    : null;
}

function copyQuestion(talk: Talk, s: Screens): Screen | null {
  const draft = agreement(talk.kase);
  const subject = subjectOf(talk);
  const open =
    draft !== undefined &&
    !has(talk.kase, 'agreementSigned', (e) => e.agreement === draft.agreement);
  if (!open || !isMember(talk.kase, subject) || copyAnswers(talk.kase).has(subject)) return null;
  return s.make(talk, 'copy.ask.kamchatka', rows('copyYes', 'copyNo', 'call'));
}

/** The obligation whose day has come and about which this person has not answered. */
function feedbackNow(talk: Talk, s: Screens): Screen | null {
  const { kase, ctx } = talk;
  const subject = subjectOf(talk);
  const item = (signedAgreement(kase)?.obligations ?? []).find(
    (o) =>
      o.due !== null &&
      o.due <= ctx.today &&
      fulfilmentAnswer(kase, subject, o.item) === undefined &&
      settledState(kase, o.item) === null &&
      feedbackKey(talk, o) !== null,
  );
  const key = item === undefined ? null : feedbackKey(talk, item);
  return item === undefined || key === null ? null : s.feedback(talk, item.item, key);
}

/** Whether the person owes the item, is owed it, or watches over it (R128, R129). */
export function feedbackKey(talk: Talk, obligation: Obligation): string | null {
  const subject = subjectOf(talk);
  if (owing(talk.kase, obligation).includes(subject)) return 'feedback.ask.owes';
  if (owed(talk.kase, obligation).includes(subject)) return 'feedback.ask.owed';
  const { controller, notifier } = signedAgreement(talk.kase) ?? {
    controller: null,
    notifier: null,
  };
  return controller === talk.person || notifier === talk.person ? 'feedback.ask.watches' : null;
}
