import { has } from '../../../cases/case.js';
import { type Screen, type Talk } from '../screen.js';
import { type Screens } from './screens.js';
import {
  afterPreliminary,
  timeAgreed,
  timeAsked,
  waitingForMeetings,
} from './situations/meetings.js';
import { childConsent, personalSituations } from './situations/personal.js';
import { afterResult, copyNow, itemNow } from './situations/result.js';
import { type Situation } from './situations/situation.js';
import {
  deciding,
  facilitatorAsk,
  inviteesAsk,
  outOfIt,
  principlesFirst,
} from './situations/taking-part.js';
import { views } from './views.js';

/**
 * *Present*: the open question, else what everybody waits for (H1.8). Of a guardian with several children the question about
 * the child in hand comes first, then those about the others.
 */
export function present(talk: Talk, screens: Screens): Screen {
  const own = first(personalSituations, { ...talk, about: null }, screens);
  const child = own === null ? childConsent(talk, screens) : null;
  if (own !== null || child !== null) return own ?? child ?? screens.make(talk, 'wait.lead');
  const early = first([principlesFirst, inviteesAsk], talk, screens);
  if (early !== null) return early;
  if (!isLedByAnyone(talk)) return screens.make(talk, 'wait.lead');
  const [mine = talk, ...others] = inOrder(talk);
  for (const view of [mine, ...others]) {
    const question = first(questions, view, screens);
    if (question !== null) return question;
  }
  return first(waits, mine, screens) ?? screens.make(mine, 'wait.slots');
}

const isLedByAnyone = ({ kase }: Talk): boolean => has(kase, 'facilitatorAssigned');

const unlessOut =
  (situation: Situation): Situation =>
  (talk, s) =>
    outOfIt(talk, s) === null ? situation(talk, s) : null;

/** What a person or child is asked: the first that holds. */
const questions: readonly Situation[] = [
  facilitatorAsk,
  ...[deciding, copyNow, itemNow, timeAsked, afterPreliminary].map(unlessOut),
];

/** What is shown when nothing is asked. */
const waits: readonly Situation[] = [outOfIt, timeAgreed, afterResult, waitingForMeetings];

function first(situations: readonly Situation[], talk: Talk, screens: Screens): Screen | null {
  for (const situation of situations) {
    const screen = situation(talk, screens);
    if (screen !== null) return screen;
  }
  return null;
}

/** The view in hand first. */
function inOrder(talk: Talk): Talk[] {
  const all = views(talk);
  return [
    ...all.filter((v) => v.about === talk.about),
    ...all.filter((v) => v.about !== talk.about),
  ];
}
