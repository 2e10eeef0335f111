import { has, isClosed, last, lastOf } from '../../../../cases/case.js';
import { isSilenced } from '../../../../cases/participants.js';
import { hasPdConsent, pdConsent } from '../../../../cases/pd-consent.js';
import { dayText } from '../../../texts/dates.js';
import { type Screen, type Talk } from '../../screen.js';
import { rows, type Screens } from '../screens.js';
import { wards } from '../views.js';
import { type Situation } from './situation.js';

/** Situations of the person as a whole: withdrawn, closed, paused, the own consent (rows 3–6, 29, 30, 32 of H4). */
export const personalSituations: readonly Situation[] = [
  (talk, s) => (isOut(talk, 'withdrawn') ? withdrawnScreen(talk, s) : null),
  (talk, s) => (isClosed(talk.kase) ? s.make(talk, closedKey(talk)) : null),
  (talk, s) => (isPausedNow(talk) ? pausedScreen(talk, s) : null),
  ownConsent,
];

/** The person asked for silence, and its last day has not come yet. */
export function isPausedNow({ kase, ctx, person }: Talk): boolean {
  if (!isSilenced(kase, person)) return false;
  const until = lastOf(kase, ['messagesPaused'], (e) => e.person === person)?.until ?? null;
  return until === null || until > ctx.today;
}

const isOut = ({ kase, person }: Talk, state: 'withdrawn' | 'refused'): boolean =>
  pdConsent(kase, person, 'self') === state;

/** Consent withdrawn: whatever comes later gets the one answer, but for help and the own data (H9.7). */
export const hasWithdrawn = (talk: Talk): boolean => isOut(talk, 'withdrawn');

/** Whoever refused or withdrew reads of help only the numbers, unless it wants the service to know (H9.6, H9.7). */
export const hasSaidNo = (talk: Talk): boolean =>
  isOut(talk, 'withdrawn') || isOut(talk, 'refused');

/** «Заявление передано»: the one answer to whatever is written later. */
export const withdrawnScreen = (talk: Talk, s: Screens): Screen =>
  s.make(talk, 'withdraw.done', [], { withoutClosing: true });

const closedKey = ({ kase }: Talk): string =>
  has(kase, 'caseAccepted') ? 'closed' : 'programme.none';

/** «Хорошо, бот молчит …». */
export function pausedScreen(talk: Talk, s: Screens): Screen {
  const paused = lastOf(talk.kase, ['messagesPaused'], (e) => e.person === talk.person);
  const until = paused?.until ?? null;
  const args =
    until === null
      ? { until: s.say(talk, 'until.open') }
      : { until: s.say(talk, 'until.date', { date: dayText(until) }) };
  return s.make(talk, 'pause.on', rows('resume', 'help'), { args, withoutClosing: true });
}

function ownConsent(talk: Talk, s: Screens): Screen | null {
  const state = pdConsent(talk.kase, talk.person, 'self');
  if (state === 'given' || state === 'paper') return null;
  if (state === 'refused') return refusedScreen(talk, s);
  return aboutScreen(talk, s, 'pd.intro');
}

/** «Спасибо за ответ» to a refused consent. */
export const refusedScreen = (talk: Talk, s: Screens): Screen =>
  s.make(talk, 'pd.refused', rows('undo', 'help'), { withoutClosing: true });

/** What it is (row 3), then the question `then`; the women of «Вместе» read the principles, too (R78). */
export function aboutScreen(talk: Talk, s: Screens, then: string): Screen {
  return s.make(talk, aboutKey(talk), rows('next', 'others', 'call'), { memory: { then } });
}

function aboutKey({ kase, person }: Talk): string {
  const role = kase.events.findLast((e) => e.type === 'personAdded' && e.person === person);
  const isWoman = role?.type === 'personAdded' && role.role === 'woman';
  if (role?.type === 'personAdded' && role.role === 'supporter') return 'about.supporter';
  if (isWoman) return 'about.vmeste';
  const { id } = kase.procedure;
  const isFamily = id === 'vmeste' || last(kase, 'caseOpened')?.branch === 'family';
  return isFamily ? 'about.family' : 'about.offence';
}

/** The first child whose data nobody has signed for in the chat; without a text of its own, on paper only (H9.4). */
export const childConsent: Situation = (talk, s) => {
  if (talk.childConsentText === null) return null;
  const { kase, ctx } = talk;
  const child = wards(talk).find(
    (one) => pdConsent(kase, one, 'guardian') === 'none' && !hasPdConsent(kase, ctx, one),
  );
  return child === undefined ? null : childIntro({ ...talk, about: child }, s);
};

/** «Теперь о ребёнке». */
export const childIntro = (talk: Talk, s: Screens): Screen =>
  s.make(talk, 'pd.child.intro', rows('pdShow', 'pdPaper', 'call'));

/** «Теперь о личных данных». */
export const pdIntro = (talk: Talk, s: Screens): Screen =>
  s.make({ ...talk, about: null }, 'pd.intro', rows('pdShow', 'pdPaper', 'call'));
