import { addDays } from '../../../../cases/calendar-day.js';
import { fullDayText } from '../../../texts/dates.js';
import { type Meaning, type Meanings, now, show } from '../meaning.js';
import { rows } from '../screens.js';
import { signedOn } from '../signed-on.js';

const menu: Meaning = ({ talk, s }) =>
  show(
    s.make(
      talk,
      'menu',
      [
        [{ id: 'now' }, { id: 'call' }],
        [{ id: 'ask' }, { id: 'about' }],
        [{ id: 'data' }, { id: 'stop' }],
        [{ id: 'help' }],
      ],
      { withoutClosing: true },
    ),
  );

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
  now,
  back: now,
  stay: now,
  yes: now,
  shared: now,
  passNo: now,
};
