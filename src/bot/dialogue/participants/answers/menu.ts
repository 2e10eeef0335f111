import { has } from '../../../../cases/case.js';
import { addMonths } from '../../../../cases/calendar-day.js';
import { fullDayText } from '../../../texts/dates.js';
import { type Option, type Screen, type Talk } from '../../screen.js';
import { can, isLed, optional, opening } from '../can.js';
import { unlockRow } from '../lock.js';
import { type Meaning, type Meanings, now, show, told } from '../meaning.js';
import { present } from '../present.js';
import { pairs, type Screens } from '../screens.js';
import { signedOn } from '../signed-on.js';
import { isSeveral } from '../views.js';
import { chosenView } from '../whom.js';
import { withdrawAsk } from './help-and-exits.js';

/** «Что Вам нужно?»: what can be done now; the messenger's own menu has the most needed of it, too (H1.3). */
const menu: Meaning = ({ talk, s }) => {
  const options: Option[] = [
    { id: 'now' },
    { id: 'call' },
    ...optional(isLed(talk), { id: 'ask' }),
    { id: 'about' },
    ...optional(isBeforeJoint(talk) && can(talk, 'proposeSupporter'), { id: 'bring' }),
    ...optional(can(talk, 'reportSuccess', talk.person), { id: 'report' }),
    { id: 'data' },
    { id: talk.sharedPhone ? 'phoneOwn' : 'phone' },
    ...optional(isSeveral(talk), { id: 'whom' }),
    { id: 'stop' },
    { id: 'help' },
  ];
  return show(s.make(talk, 'menu', pairs(options).slice(0, 5), { withoutClosing: true }));
};

const isBeforeJoint = ({ kase }: Talk): boolean => !has(kase, 'jointMeetingHeld');

/** «За себя», or a child: the account goes on for whom was chosen (R13). */
const choose: Meaning = ({ memory, option, s }) => {
  const view = chosenView(memory, option.value);
  return view === null
    ? { type: 'whom' }
    : {
        type: 'turn',
        ...view,
        after: (talk) => (memory['then'] === 'withdraw' ? withdrawAsk(talk, s) : present(talk, s)),
      };
};

/** «Телефон общий», or no longer: only then the chat shows the messages themselves again (H7). */
const phone: Meaning = (pressed) => {
  if (pressed.talk.sharedPhone)
    return { type: 'account', change: 'unshare', after: told('shared.off')(pressed) };
  return {
    type: 'account',
    change: 'share',
    after: (after) =>
      pressed.s.make(after, 'shared.set', unlockRow(after), { withoutClosing: true }),
  };
};

/** «О Вас записано …»: kinds of data, never the data themselves (R185). */
const ownData: Meaning = ({ talk, s }) => ({
  type: 'command',
  command: 'requestOwnData',
  input: { person: talk.person },
  after: (after) => ownDataScreen(after, s),
});

/** What is kept of the person, and the way to all of it. */
export function ownDataScreen(talk: Talk, s: Screens): Screen {
  const args = {
    dataList: talk.kept.map((key) => s.say(talk, key)).join(', '),
    signedOn: signedOn({ ...talk, about: null }),
    date: fullDayText(addMonths(talk.ctx.today, talk.ctx.settings.retentionMonths)),
  };
  const open = opening(talk, { id: 'openData', opens: 'data' });
  const options = [
    ...open.map((o) => [o]),
    [{ id: 'call' }],
    [{ id: 'withdraw' }],
    [{ id: 'back' }],
  ];
  const note = talk.hasPages ? [] : [{ key: 'paper.note', args: s.make(talk, 'paper.note').args }];
  return s.make(talk, 'own.data', options, { args, below: note });
}

/** The menu, what is stored about a person, for whom one answers, and the way back. */
export const menuMeanings: Meanings = {
  menu,
  data: ownData,
  phone,
  phoneOwn: phone,
  whom: () => ({ type: 'whom' }),
  self: choose,
  child: choose,
  now,
  stay: now,
  yes: now,
  shared: now,
  rateNo: now,
};
