import { addDays } from '../../../../cases/calendar-day.js';
import { dayText, fullDayText } from '../../../texts/dates.js';
import { type Talk } from '../../screen.js';
import { command, type Meaning, type Meanings, own, screen, show, told } from '../meaning.js';
import { rows } from '../screens.js';
import { signedOn } from '../signed-on.js';

function help(
  kind: 'help' | 'fear' | 'life' | 'slip',
  key: string,
  ...options: readonly string[]
): Meaning {
  return own(
    'askHelp',
    () => ({ kind }),
    (s) => (talk) => s.make(talk, key, rows(...options), { withoutClosing: true }),
  );
}

const helpRows = ['helpFear', 'call', 'helpLost', 'helpSlip', 'menu'] as const;

const pauseFor: Meaning = ({ talk, option, s }) => {
  const days: Readonly<Record<string, number>> = { days3: 3, week: 7, month: 30 };
  const count = days[option.value ?? ''];
  const until = count === undefined ? null : addDays(talk.ctx.today, count);
  const words = (after: Talk) =>
    until === null
      ? s.say(after, 'until.open')
      : s.say(after, 'until.date', { date: dayText(until) });
  return {
    type: 'command',
    command: 'pauseMessages',
    input: { person: talk.person, ...(until === null ? {} : { until }) },
    after: (after) =>
      s.make(after, 'pause.on', rows('resume', 'help'), {
        args: { until: words(after) },
        withoutClosing: true,
      }),
  };
};

const withdrawAsk: Meaning = ({ talk, s }) => {
  const today = fullDayText(talk.ctx.today);
  const application = s.say(talk, 'application', { signedOn: signedOn(talk), date: today });
  return show(
    s.make(talk, 'withdraw.ask', rows('withdrawYes', 'stay', 'call'), { args: { application } }),
  );
};

/** Help, pause, leaving, withdrawal (H1.3, H1.4). */
export const helpAndExitMeanings: Meanings = {
  help: help('help', 'help', ...helpRows),
  helpFear: help('fear', 'help.fear', 'callNow', 'callNot'),
  helpLife: help('life', 'help.life', 'callNow', 'callNot'),
  helpSlip: own(
    'askHelp',
    () => ({ kind: 'slip' }),
    (s) => told(s, 'help.slip'),
  ),
  helpLost: screen('help.lost', 'call'),
  stop: screen('stop', 'pause', 'leave', 'withdraw', 'stay', 'call'),
  pause: ({ talk, s }) =>
    show(
      s.make(
        talk,
        'pause.ask',
        [
          ['days3', 'week'],
          ['month', 'open'],
        ].map((row) => row.map((value) => ({ id: 'pauseFor', value }))),
      ),
    ),
  pauseFor,
  resume: own('resumeMessages', () => ({})),
  leave: screen('leave.ask', 'leaveYes', 'stay', 'pause', 'call'),
  leaveYes: command(
    'leaveProgramme',
    () => ({}),
    (s) => told(s, 'leave.done', ['undo']),
  ),
  withdraw: withdrawAsk,
  withdrawYes: own(
    'withdrawPdConsent',
    () => ({}),
    (s) => (talk) => s.make(talk, 'withdraw.done', [], { withoutClosing: true }),
  ),
};
