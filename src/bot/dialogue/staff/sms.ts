import { addDays } from '../../../cases/calendar-day.js';
import { has, isClosed } from '../../../cases/case.js';
import { PersonId } from '../../../cases/ids.js';
import { dayOfTime, type Meeting, meetings } from '../../../cases/meetings.js';
import { isInformed } from '../../../cases/participants.js';
import { hasPdConsent } from '../../../cases/pd-consent.js';
import { type TextArgs } from '../screen.js';
import { cardScreen } from './card.js';
import { type CaseDesk, linesOf, pairs, say, screenOf } from './desk.js';
import { findOffer } from './offers.js';
import { slotText } from './slot-words.js';
import { type StaffScreen } from './staff-talk.js';
import { whoOf } from './who.js';

/** «Текст для СМС»: what fits the step, without name and number; the page opens the phone's own SMS (I8). */
export function smsScreen(desk: CaseDesk, value: string): StaffScreen {
  const person = PersonId.safeParse(value).data;
  if (person === undefined) return cardScreen(desk);
  const { key, args } = smsOf(desk, person);
  const calls = findOffer(desk, 'recordCall')?.persons.includes(person) === true;
  return screenOf(
    desk,
    key,
    [
      ...pairs([
        ...(desk.talk.hasPages ? [{ id: 'whois', value: person, opens: 'whois' as const }] : []),
        ...(calls ? [{ id: 'recordCall', value: person }] : []),
      ]),
      [{ id: 'open' }],
    ],
    { args, memory: { person }, text: linesOf(`${whoOf(desk, person)}:`, say(desk, key, args)) },
  );
}

interface Sms {
  readonly key: string;
  readonly args: TextArgs;
}

/** The text for where the case stands with this person; a bare request to call back when nothing else fits. */
function smsOf(desk: CaseDesk, person: PersonId): Sms {
  const { kase, ctx, talk } = desk;
  const own = { leadName: talk.sms.leadName, phone: talk.sms.phone };
  if (isClosed(kase)) return { key: 'sms.closed', args: own };
  if (!has(kase, 'caseAccepted') && !isInformed(kase, person))
    return { key: 'sms.first', args: { ...own, svc: talk.sms.service } };
  if (!hasPdConsent(kase, ctx, person)) return { key: 'sms.sign', args: own };
  const meeting = meetings(kase).findLast((m) => m.persons.includes(person));
  return meetingSms(desk, meeting, own) ?? { key: 'sms.call', args: own };
}

function meetingSms(desk: CaseDesk, meeting: Meeting | undefined, own: TextArgs): Sms | null {
  if (meeting === undefined) return null;
  const [first, second] = meeting.slots;
  if (meeting.state === 'offered' && first !== undefined && second !== undefined) {
    const key = meeting.kind === 'joint' ? 'sms.joint' : 'sms.offer';
    return { key, args: { ...own, when1: slotText(first), when2: slotText(second) } };
  }
  if (meeting.state === 'cancelled' && meeting.kind === 'joint')
    return { key: 'sms.cancelled', args: own };
  if (meeting.state !== 'planned' || meeting.slot === null) return null;
  const tomorrow = dayOfTime(meeting.slot) === addDays(desk.ctx.today, 1);
  const args = { ...own, when: slotText(meeting.slot), place: desk.talk.text(meeting.place) };
  return { key: tomorrow ? 'sms.reminder' : meeting.moves > 0 ? 'sms.moved' : 'sms.agreed', args };
}
