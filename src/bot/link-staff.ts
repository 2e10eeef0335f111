import { StaffId } from '../cases/ids.js';
import { plainCode } from '../people/codes.js';
import { type Press } from './show.js';
import { say, showStaff } from './staff.js';
import { stranger, type Writing } from './strangers.js';

/** True for the 16 digits of the panel's «Мой мессенджер» (I9). */
export const isMessengerCode = (code: string): boolean => /^\d{16}$/u.test(plainCode(code));

/** True for the question whether this messenger shall be linked. */
export const isAboutLinking = ({ question }: Press): boolean => question.key === 'link.check';

/** The code is used up at once; whose it was is asked about. Wrong, late, used, tried too often: all alike (J4.12). */
export async function openMessengerCode(writing: Writing, code: string): Promise<void> {
  const { on, id } = writing;
  const staff = await on.staff.openCode(id, plainCode(code));
  const talk =
    staff === null ? null : await on.staff.talk({ staff, account: null, role: null, caseId: null });
  if (talk === null) return say(writing, 'link.bad');
  const screen = on.staff.dialogue.linkCheck(talk);
  await showStaff(writing, screen, talk);
}

/** «Привязать», within the ten minutes of the code; or «Не я», which links nothing. */
export async function answerLinking(writing: Writing, press: Press): Promise<void> {
  const { on, update } = writing;
  const staff = StaffId.parse(press.question.subject.id);
  if (press.option.id !== 'link') return stranger(writing);
  const late = on.domainNow().getTime() - press.question.askedAt.getTime() > tenMinutes;
  if (press.double || late) return say(writing, 'link.bad');
  const account = await on.staff.link(update.channel, update.account, staff);
  const talk = await on.staff.talk({ staff, account, role: null, caseId: null });
  return talk === null
    ? say(writing, 'link.bad')
    : showStaff({ ...writing, account }, on.staff.dialogue.linked(talk), talk);
}

/** In milliseconds. */
const tenMinutes = 10 * 60_000;
