import { isClosed } from '../../../cases/case.js';
import { type PersonId } from '../../../cases/ids.js';
import { dayOfTime, type Meeting, offerOf } from '../../../cases/meetings.js';
import { inClosedInstitution } from '../../../cases/participants.js';
import { mayWriteTo } from '../../../cases/pd-consent.js';
import { dayText } from '../../texts/dates.js';
import { type Memory, type Option, type Screen, type Talk } from '../screen.js';
import { ownDataScreen } from './answers/menu.js';
import { meetingIn, rulesScreen } from './answers/meetings.js';
import { can, optional, opening } from './can.js';
import { askedItems, type AskedItem, dueItems, itemScreen } from './items.js';
import { jointOffer, meetingCard, slotOffer } from './meeting-screens.js';
import { ahead } from './meaning.js';
import { present } from './present.js';
import { readerOf, rows, type Screens } from './screens.js';
import { goOnAsk } from './situations/meetings.js';
import { isPausedNow, withdrawnScreen } from './situations/personal.js';
import { copyNow } from './situations/result.js';
import { deciding, facilitatorAsk, inviteesAsk, outOfIt } from './situations/taking-part.js';
import { subjectOf, views, wardOf } from './views.js';

type Maker = (talk: Talk, data: Memory, screens: Screens) => Screen | null;

/** The screen of something a person is told without having asked; null: no longer wanted. */
export function toldScreen(talk: Talk, key: string, data: Memory, screens: Screens): Screen | null {
  const { kase, ctx, person } = talk;
  const isSilent =
    !mayWriteTo(kase, ctx, person) || inClosedInstitution(kase, person) || isPausedNow(talk);
  if (isSilent && key !== 'withdraw.done') return null;
  if (isClosed(kase) && !afterClosing.has(key)) return null;
  return told[key]?.(talk, data, screens) ?? null;
}

const afterClosing: ReadonlySet<string> = new Set([
  'closed',
  'programme.none',
  'programme.moved',
  'withdraw.done',
  'question.answer',
  'joint.cancelled',
  'own.data',
]);

/** What is asked about a meeting, its times or another place, as long as it is. */
const ofOffer =
  (make: (view: Talk, meeting: Meeting, s: Screens) => Screen): Maker =>
  (talk, data, s) => {
    const offer = offerOf(meetingIn(talk, data));
    const view = offer === null ? null : viewOf(talk, offer.persons);
    if (offer === null || view === null || outOfIt(view, s) !== null) return null;
    return readerOf(view) === 'H' ? null : make(view, offer, s);
  };

/** What is told of the one the meeting is about: the person itself, or the minor it stands for. */
function viewOf(talk: Talk, persons: readonly PersonId[]): Talk | null {
  const concerned = (view: Talk) =>
    persons.includes(subjectOf(view)) || (view.about !== null && persons.includes(view.about));
  return views(talk).find(concerned) ?? null;
}

/** A message about a meeting, as long as the meeting is in this state and whoever it is about still takes part. */
const ofMeeting =
  (
    state: Meeting['state'],
    make: (view: Talk, meeting: Meeting, s: Screens, data: Memory) => Screen,
    forGuardiansOfTeens = false,
  ): Maker =>
  (talk, data, s) => {
    const meeting = meetingIn(talk, data);
    const view = meeting === undefined ? null : viewOf(talk, meeting.persons);
    if (meeting?.state !== state || view === null || outOfIt(view, s) !== null) return null;
    if (readerOf(view) === 'H' && !forGuardiansOfTeens) return null;
    return make(view, meeting, s, data);
  };

const plain =
  (key: string, ...options: readonly string[]): Maker =>
  (talk, _data, s) =>
    s.make(talk, key, rows(...options));

/** The first view for which the situation holds. */
const firstView =
  (situation: (talk: Talk, s: Screens) => Screen | null): Maker =>
  (talk, _data, s) => {
    for (const view of views(talk)) {
      const screen = situation(view, s);
      if (screen !== null) return screen;
    }
    return null;
  };

const letter =
  (key: string): Maker =>
  (talk, _data, s) => {
    const open: Option = { id: 'openLetter', opens: 'letter' };
    const options = [
      opening(talk, open),
      [{ id: 'next' }],
      [
        { id: 'call' },
        ...optional(can(talk, 'requestOtherPlace', talk.person), { id: 'placeOther' }),
      ],
      [{ id: 'ask' }, { id: 'leave' }],
    ].filter((row) => row.length > 0);
    return s.make(talk, key, options, { below: onPaper(talk, s) });
  };

/** Where there are no pages, the paper is given by hand (H3). */
const onPaper = (talk: Talk, s: Screens): { key: string; args: Screen['args'] }[] =>
  talk.hasPages ? [] : [{ key: 'paper.note', args: s.make(talk, 'paper.note').args }];

const item: Maker = (talk, data, s) => {
  for (const view of views(talk)) {
    const due = outOfIt(view, s) === null ? dueItems(view) : [];
    const found = due.find((asked) => asked.item === data['item']);
    if (found !== undefined) return severalFirst(view, due, itemScreen(view, found, s), s);
  }
  return null;
};

/** Several items on one day: said once, in front of the first (H4 row 24). */
function severalFirst(view: Talk, due: readonly AskedItem[], screen: Screen, s: Screens): Screen {
  const n = due.length;
  return n > 1 && screen.args['n'] === due[0]?.n
    ? ahead(screen, 'feedback.many', { ...s.make(view, 'feedback.many').args, n })
    : screen;
}

const signed =
  (key: string): Maker =>
  (talk, _data, s) => {
    const view = views(talk).find((one) => wardOf(one) === null || readerOf(one) === 'G') ?? talk;
    const n = askedItems(view).filter((asked) => asked.key === 'feedback.ask.owes').length;
    const options = [
      ...opening(view, { id: 'openDeal', opens: 'deal' }).map((o) => [o]),
      ...rows('call'),
    ];
    return s.make(view, key, options, { args: { n } });
  };

/** The question comes again, as it stands now; nobody is asked twice what is answered (R80). */
const repeat =
  (key: string): Maker =>
  (talk, _data, s) =>
    ahead(present(talk, s), key);

const told: Readonly<Record<string, Maker>> = {
  'participation.ask': firstView(deciding),
  'participation.ask.again': firstView(deciding),
  letter: letter('letter'),
  'letter.neutral': letter('letter.neutral'),
  'facilitator.ask': firstView(facilitatorAsk),
  'invitees.ask': firstView(inviteesAsk),
  'facilitator.changed': plain('facilitator.changed', 'call'),
  'slot.offer': ofOffer((view, m, s) => slotOffer(view, m, s)),
  'meeting.fixed': ofMeeting(
    'planned',
    (view, m, s) => meetingCard(view, m, 'meeting.fixed', s),
    true,
  ),
  'meeting.moved': ofMeeting('offered', (view, m, s) =>
    ahead(m.kind === 'joint' ? jointOffer(view, m, [], s) : slotOffer(view, m, s), 'meeting.moved'),
  ),
  'meeting.cancelled': ofMeeting(
    'cancelled',
    (view, m, s) => {
      const args = { date: m.slot === null ? '' : dayText(dayOfTime(m.slot)) };
      return s.make(view, 'meeting.cancelled', rows('call'), { args });
    },
    true,
  ),
  'meeting.missed': ofMeeting('notHeld', (view, m, s) =>
    s.make(view, 'meeting.missed', rows('slotOther', 'later', 'call'), {
      memory: { meeting: m.id },
    }),
  ),
  'slot.reminder': ofMeeting(
    'planned',
    (view, m, s, data) => meetingCard(view, m, 'slot.reminder', s, data['near'] ?? 'tomorrow'),
    true,
  ),
  'pre.after': ofMeeting('held', (view, _m, s) => goOnAsk(view, s)),
  'joint.offer': ofOffer((view, m, s) => jointOffer(view, m, [], s)),
  'joint.offer.one': ofOffer((view, m, s) => jointOffer(view, m, [], s)),
  'joint.confirmed': ofMeeting(
    'planned',
    (view, m, s) =>
      meetingCard(view, m, readerOf(view) === 'H' ? 'meeting.fixed' : 'joint.confirmed', s),
    true,
  ),
  'joint.rules': ofMeeting('planned', (view, m, s) => rulesScreen(view, s, { meeting: m.id })),
  'joint.cancelled': plain('joint.cancelled', 'call'),
  'joint.after': plain('joint.after', 'call', 'ask'),
  'copy.ask': firstView(copyNow),
  'copy.ask.kamchatka': firstView(copyNow),
  'copy.ask.borodino': firstView(copyNow),
  'copy.ask.vmeste': firstView(copyNow),
  'copy.plan': plain('copy.plan', 'call'),
  'result.info': (talk, _data, s) => {
    const open = opening(talk, { id: 'openInfo', opens: 'info' }).map((option) => [option]);
    return s.make(talk, 'result.info', [...open, ...rows('infoRead', 'call')], {
      below: onPaper(talk, s),
    });
  },
  'agreement.signed': signed('agreement.signed'),
  'plan.signed': signed('plan.signed'),
  'agreement.none': plain('agreement.none', 'call'),
  'feedback.ask.owes': item,
  'feedback.ask.owed': item,
  'feedback.ask.watches': item,
  'plan.again': item,
  'feedback.meeting': (talk, _data, s) =>
    can(talk, 'answerMeetingFeedback')
      ? s.make(talk, 'feedback.meeting', rows('rateGo', 'rateNo'))
      : null,
  'question.answer': (talk, data, s) =>
    s.make(talk, 'question.answer', rows('ask', 'call'), {
      args: { text: talk.text(data['text'] ?? '') },
    }),
  'supporter.answer.yes': plain('supporter.answer.yes'),
  'supporter.answer.no': plain('supporter.answer.no', 'call'),
  'programme.none': plain('programme.none'),
  'programme.moved': plain('programme.moved', 'call'),
  closed: plain('closed'),
  'pause.over': plain('pause.over', 'resume', 'pause'),
  'repeat.first': repeat('repeat.first'),
  'repeat.second': repeat('repeat.second'),
  'own.data': (talk, _data, s) => ownDataScreen(talk, s),
  'withdraw.done': (talk, _d, s) => withdrawnScreen(talk, s),
};
