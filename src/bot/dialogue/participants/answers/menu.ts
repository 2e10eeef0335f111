import { addDays } from '../../../../cases/calendar-day.js';
import { fullDayText } from '../../../texts/dates.js';
import { type Meaning, type Meanings, now, show, told } from '../meaning.js';
import { facilitators } from '../../../../cases/case.js';
import { unlockRow } from '../lock.js';
import { present } from '../present.js';
import { pairs, rows } from '../screens.js';
import { views } from '../views.js';
import { signedOn } from '../signed-on.js';
import { chosenView } from '../whom.js';

const menu: Meaning = ({ talk, s }) => {
  const { kase, sharedPhone } = talk;
  const hasFacilitator = facilitators(kase).length > 0;
  const several = talk.personsOnAccount > 1 || talk.casesOnAccount > 1 || views(talk).length > 1;
  const ids = [
    'now',
    'call',
    hasFacilitator ? 'ask' : null,
    'about',
    'data',
    sharedPhone ? 'phoneOwn' : 'phone',
    several ? 'whom' : null,
    'stop',
    'help',
  ].filter((id) => id !== null);
  return show(s.make(talk, 'menu', pairs(ids), { withoutClosing: true }));
};

/** «За себя», or a child: the account goes on for whom was chosen (R13). */
const choose: Meaning = ({ memory, option, s }) => {
  const view = chosenView(memory, option.value);
  return view === null
    ? { type: 'whom' }
    : { type: 'turn', ...view, after: (talk) => present(talk, s) };
};

/** «Телефон общий», or no longer: only then the chat shows the messages themselves again (H7). */
const phone: Meaning = ({ talk, s }) =>
  talk.sharedPhone
    ? { type: 'account', change: 'unshare', after: told(s, 'shared.off') }
    : {
        type: 'account',
        change: 'share',
        after: (after) => s.make(after, 'shared.set', unlockRow(after), { withoutClosing: true }),
      };

const ownData: Meaning = ({ talk, s }) => ({
  type: 'command',
  command: 'requestOwnData',
  input: { person: talk.person },
  after: (after) =>
    s.make(after, 'own.data', rows('call', 'withdraw', 'back'), {
      args: {
        dataList: ['data.name', 'data.birth', 'data.phone', 'data.answers', 'data.messages']
          .map((key) => s.say(after, key))
          .join(', '),
        signedOn: signedOn(after),
        date: fullDayText(addDays(after.ctx.today, 3 * 365)),
      },
    }),
});

/** The menu, what is stored about a person, and the way back. */
export const menuMeanings: Meanings = {
  menu,
  data: ownData,
  phone,
  phoneOwn: phone,
  whom: () => ({ type: 'whom' }),
  self: choose,
  child: choose,
  now,
  back: now,
  stay: now,
  yes: now,
  shared: now,
};
