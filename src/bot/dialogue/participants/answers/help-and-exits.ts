import { last } from '../../../../cases/case.js';
import { addDays } from '../../../../cases/calendar-day.js';
import { pdConsent } from '../../../../cases/pd-consent.js';
import { fullDayText } from '../../../texts/dates.js';
import { type Option, type Screen, type Talk } from '../../screen.js';
import { isLed, optional } from '../can.js';
import {
  ahead,
  command,
  type Meaning,
  type Meanings,
  own,
  type Pressed,
  screen,
  show,
  told,
} from '../meaning.js';
import { present } from '../present.js';
import { pairs, readerOf, rows, type Screens } from '../screens.js';
import { hasSaidNo, pausedScreen, withdrawnScreen } from '../situations/personal.js';
import { signedOn } from '../signed-on.js';
import { isSeveral, wardOf, wards } from '../views.js';

type Kind = 'help' | 'fear' | 'life';

/** Help is told at once to who leads the case; who said no to the bot, or shares the phone, gets the numbers (R186, H7). */
function help(kind: Kind, words: (talk: Talk, s: Screens) => Screen): Meaning {
  return (pressed) => {
    const { talk, s } = pressed;
    if (hasSaidNo(talk)) return show(phonesScreen(talk, s));
    const after = (changed: Talk): Screen =>
      changed.sharedPhone && changed.unlocked !== true
        ? phonesScreen(changed, s)
        : words(changed, s);
    return {
      type: 'command',
      command: 'askHelp',
      input: { person: talk.person, kind },
      after,
      refused: (_code, changed) => phonesScreen(changed, s),
    };
  };
}

/** The numbers; after a refusal the service learns of it only by a press of its own (R186). */
function phonesScreen(talk: Talk, s: Screens): Screen {
  const options = hasSaidNo(talk) ? rows('tellService') : [];
  return s.make(talk, 'help.phones', options, { withoutClosing: true });
}

const helpScreen = (talk: Talk, s: Screens): Screen =>
  s.make(
    talk,
    'help',
    [
      [{ id: 'helpFear' }],
      [{ id: 'call' }, ...optional(isLed(talk), { id: 'ask' })],
      [{ id: 'helpLost' }],
      [{ id: 'helpSlip' }],
      [{ id: 'menu' }],
    ],
    { withoutClosing: true },
  );

const callMe =
  (key: string) =>
  (talk: Talk, s: Screens): Screen =>
    s.make(
      talk,
      key,
      [[{ id: 'callNow' }], optional(isLed(talk), { id: 'callNot' })].filter(isFilled),
    );

const isFilled = (row: readonly Option[]): boolean => row.length > 0;

const helpLost: Meaning = ({ talk, s }) => {
  const next = present(talk, s);
  const hasCall = next.options.flat().some(({ id }) => id === 'call');
  const options = hasCall ? next.options : [...next.options, [{ id: 'call' }]];
  return show(ahead({ ...next, options }, 'help.lost', s.make(talk, 'help.lost').args));
};

/** How long a pause may be, in days; «Пока не вернусь» has no end but the law's 90 days. */
const pauses: Readonly<Record<string, number>> = { days3: 3, week: 7, month: 30 };

const pauseAsk: Meaning = ({ talk, s }) => {
  const choices = ['days3', 'week', 'month', 'open'].map((value) => ({ id: 'pauseFor', value }));
  return show(s.make(talk, 'pause.ask', [...pairs(choices), [{ id: 'back' }]]));
};

const pauseFor: Meaning = own(
  'pauseMessages',
  ({ talk, option }) => {
    const days = pauses[option.value ?? ''];
    return days === undefined ? {} : { until: addDays(talk.ctx.today, days) };
  },
  ({ s }) =>
    (talk) =>
      pausedScreen(talk, s),
);

const leaveYes: Meaning = (pressed) => {
  const after = told('leave.done', 'undo');
  if (readerOf(pressed.talk) !== 'H') return command('leaveProgramme', () => ({}), after)(pressed);
  return {
    type: 'command',
    command: 'answerGuardianConsent',
    input: { person: pressed.talk.person, child: wardOf(pressed.talk), answer: 'refuse' },
    after: after(pressed),
  };
};

/** The application as it will be sent: of the own consent, or of the one given for a child (R52). */
export function withdrawAsk(talk: Talk, s: Screens): Screen {
  const date = fullDayText(talk.ctx.today);
  const key = isForChild(talk) ? 'application.child' : 'application';
  const application = s.say(talk, key, { signedOn: signedOn(talk), date });
  const options = rows('withdrawYes', 'stay', 'call');
  return s.make(talk, 'withdraw.ask', options, { args: { application } });
}

/** Whose consent, where the account speaks for several (H9.7). */
const withdraw: Meaning = ({ talk, s }) =>
  isSeveral(talk) || wards(talk).length > 0
    ? { type: 'whom', then: 'withdraw' }
    : show(withdrawAsk(talk, s));

/** The consent in hand is the one this person gave for the child it was asked about. */
const isForChild = ({ kase, person, about }: Talk): boolean =>
  about !== null &&
  ['given', 'paper'].includes(pdConsent(kase, about, 'guardian')) &&
  last(kase, 'pdConsentGiven', (e) => e.person === about && e.signer === 'guardian')?.by === person;

const withdrawYes: Meaning = (pressed) => {
  const { talk, s } = pressed;
  return {
    type: 'command',
    command: 'withdrawPdConsent',
    input: { person: isForChild(talk) ? talk.about : talk.person },
    after: (after) => withdrawnScreen(after, s),
  };
};

const helpSlip: Meaning = own('askHelp', () => ({ kind: 'slip' }), told('help.slip'));

const tellService: Meaning = ({ talk, s }: Pressed) => ({
  type: 'command',
  command: 'askHelp',
  input: { person: talk.person, kind: 'help' },
  after: (after) => s.make(after, 'help.told', [], { withoutClosing: true }),
});

/** Help, pause, leaving, withdrawal (H1.3, H1.4). */
export const helpAndExitMeanings: Meanings = {
  help: help('help', helpScreen),
  helpFear: help('fear', callMe('help.fear')),
  helpLife: help('life', callMe('help.life')),
  helpSlip,
  helpLost,
  tellService,
  stop: screen('stop', 'pause', 'leave', 'withdraw', 'stay', 'call'),
  pause: pauseAsk,
  pauseFor,
  resume: own(
    'resumeMessages',
    () => ({}),
    ({ s }) =>
      (talk) =>
        present(talk, s),
  ),
  leave: screen('leave.ask', 'leaveYes', 'stay', 'pause', 'call'),
  leaveYes,
  withdraw,
  withdrawYes,
};
