import { isClosed } from '../../../cases/case.js';
import { signedAgreement } from '../../../cases/commands/result.js';
import { fulfilmentAnswer, settledState } from '../../../cases/commands/fulfilment.js';
import { dayOfTime, findMeeting, type Meeting } from '../../../cases/meetings.js';
import { dayText } from '../../texts/dates.js';
import { MeetingId } from '../../../cases/ids.js';
import { inClosedInstitution, isSilenced, participation } from '../../../cases/participants.js';
import { mayWriteTo } from '../../../cases/pd-consent.js';
import { feedbackKey, participationAsk, present } from './present.js';
import { type Memory, type Screen, type Talk } from '../screen.js';
import { rows, type Screens } from './screens.js';
import { subjectOf, wardOf } from './views.js';

type Maker = (talk: Talk, data: Memory, screens: Screens) => Screen | null;

/** The screen of something a person is told without having asked; null: no longer wanted. */
export function toldScreen(talk: Talk, key: string, data: Memory, screens: Screens): Screen | null {
  const { kase, ctx, person } = talk;
  const silent =
    !mayWriteTo(kase, ctx, person) || inClosedInstitution(kase, person) || isSilenced(kase, person);
  if (silent && key !== 'withdraw.done' && key !== 'pause.over') return null;
  if (isClosed(kase) && !afterClosing.has(key)) return null;
  return told[key]?.(talk, data, screens) ?? null;
}

const afterClosing: ReadonlySet<string> = new Set([
  'closed',
  'programme.none',
  'withdraw.done',
  'question.answer',
  'joint.cancelled',
]);

const meetingOf = ({ kase }: Talk, data: Memory): Meeting | undefined =>
  findMeeting(kase, MeetingId.parse(data['meeting']));

/** A message about a meeting, as long as the meeting is in this state. */
const ofMeeting =
  (
    state: Meeting['state'],
    make: (talk: Talk, meeting: Meeting, s: Screens, data: Memory) => Screen,
  ): Maker =>
  (talk, data, s) => {
    const meeting = meetingOf(talk, data);
    return meeting?.state === state ? make(talk, meeting, s, data) : null;
  };

const plain =
  (key: string, ...options: readonly string[]): Maker =>
  (talk, _data, s) =>
    s.make(talk, key, rows(...options));

const unanswered = (talk: Talk): boolean =>
  wardOf(talk) !== null ||
  ['none', 'talk'].includes(participation(talk.kase, talk.ctx, talk.person));

const feedback: Maker = (talk, data, s) => {
  const item = signedAgreement(talk.kase)?.obligations.find((o) => o.item === data['item']);
  if (
    item === undefined ||
    settledState(talk.kase, item.item) !== null ||
    fulfilmentAnswer(talk.kase, subjectOf(talk), item.item) !== undefined
  )
    return null;
  const key = feedbackKey(talk, item);
  return key === null ? null : s.feedback(talk, item.item, key);
};

const told: Readonly<Record<string, Maker>> = {
  'participation.ask': (talk, _d, s) => (unanswered(talk) ? participationAsk(talk, s) : null),
  'participation.ask.again': (talk, _d, s) =>
    unanswered(talk) ? participationAsk(talk, s, 'participation.ask.again') : null,
  letter: plain('letter', 'next', 'call', 'ask', 'leave'),
  'letter.neutral': plain('letter.neutral', 'next', 'call', 'ask', 'leave'),
  'slot.offer': ofMeeting('offered', (talk, m, s) => s.slotOffer(talk, m)),
  'meeting.fixed': ofMeeting('planned', (talk, m, s) => s.meetingCard(talk, m, 'meeting.fixed')),
  'meeting.moved': ofMeeting('offered', (talk, m, s) => {
    const offer = m.kind === 'joint' ? s.jointOffer(talk, m, []) : s.slotOffer(talk, m);
    return { ...offer, before: [{ key: 'meeting.moved', args: {} }] };
  }),
  'meeting.cancelled': (talk, data, s) => {
    const slot = meetingOf(talk, data)?.slot ?? null;
    const args = { date: slot === null ? '' : dayText(dayOfTime(slot)) };
    return s.make(talk, 'meeting.cancelled', rows('call'), { args });
  },
  'meeting.missed': ofMeeting('notHeld', (talk, m, s) =>
    s.make(talk, 'meeting.missed', rows('slotOther', 'later', 'call'), {
      memory: { meeting: m.id },
    }),
  ),
  'slot.reminder': ofMeeting('planned', (talk, m, s, data) =>
    s.meetingCard(talk, m, 'slot.reminder', data['near'] ?? 'tomorrow'),
  ),
  'pre.after': ofMeeting('held', (talk, _m, s) =>
    s.make(talk, 'pre.after', rows('goYes', 'goThink', 'goNo', 'call')),
  ),
  'joint.offer': ofMeeting('offered', (talk, m, s) => s.jointOffer(talk, m, [])),
  'joint.offer.one': ofMeeting('offered', (talk, m, s) => s.jointOffer(talk, m, [])),
  'joint.confirmed': ofMeeting('planned', (talk, m, s) =>
    s.meetingCard(talk, m, 'joint.confirmed'),
  ),
  'joint.rules': ofMeeting('planned', (talk, _m, s) => s.make(talk, 'joint.rules', rows('call'))),
  'joint.cancelled': plain('joint.cancelled', 'call'),
  'joint.after': plain('joint.after', 'call', 'ask'),
  'copy.ask.kamchatka': (talk, _d, s) => {
    const now = present(talk, s);
    return now.key.startsWith('copy.ask') ? now : null;
  },
  'agreement.signed': (talk, _d, s) => {
    const n = (signedAgreement(talk.kase)?.obligations ?? []).filter(
      (o) => feedbackKey(talk, o) === 'feedback.ask.owes',
    ).length;
    return s.make(talk, 'agreement.signed', rows('call'), { args: { n } });
  },
  'agreement.none': plain('agreement.none', 'call'),
  'feedback.ask.owes': feedback,
  'feedback.ask.owed': feedback,
  'feedback.ask.watches': feedback,
  'question.answer': (talk, data, s) =>
    s.make(talk, 'question.answer', rows('ask', 'call'), {
      args: { text: talk.text(data['text'] ?? '') },
    }),
  'facilitator.changed': plain('facilitator.changed', 'call'),
  'programme.none': plain('programme.none'),
  closed: plain('closed'),
  'pause.over': plain('pause.over', 'resume', 'pause'),
  'withdraw.done': (talk, _d, s) => s.make(talk, 'withdraw.done', [], { withoutClosing: true }),
};
