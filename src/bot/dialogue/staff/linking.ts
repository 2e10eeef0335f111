import { type Memory } from '../screen.js';
import { type Texts } from '../../texts/texts.js';
import { say, screenOf } from './desk.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';

/** «Привязать этот мессенджер?»: the name in front of whoever holds the phone is the reader's own (I9). */
export function linkCheckScreen(talk: StaffTalk, texts: Texts): StaffScreen {
  const desk = { talk, texts };
  const { name, role } = talk.staff;
  return screenOf(desk, 'link.check', [[{ id: 'link' }, { id: 'linkNo' }]], {
    args: { staff: name, role: say(desk, `role.${role}`).toLocaleLowerCase('ru') },
  });
}

/** «Привязан ещё один мессенджер»: told to the other ones; the new one can be taken away at once. */
export function newLinkScreen(talk: StaffTalk, texts: Texts, data: Memory): StaffScreen {
  const desk = { talk, texts };
  const channel = say(desk, `link.other.${data['channel'] ?? 'panel'}`);
  return screenOf(desk, 'link.new', [[{ id: 'unlinkIt' }, { id: 'allRight' }]], {
    args: { channel, time: data['time'] ?? '' },
    memory: { account: data['account'] ?? '' },
  });
}

/** «Готово.» */
export function linkedScreen(talk: StaffTalk, texts: Texts): StaffScreen {
  return screenOf({ talk, texts }, 'link.done', [[{ id: 'today' }, { id: 'menu' }]], {
    args: { time: '8:30' },
  });
}
