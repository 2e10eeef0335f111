import { isChild } from '../../../cases/context.js';
import { type LocalTime } from '../../../cases/local-time.js';
import { dayOfTime, type Meeting } from '../../../cases/meetings.js';
import { participants } from '../../../cases/participants.js';
import { slotLabel, whenText } from '../../texts/dates.js';
import { capital } from '../../texts/wording.js';
import { type Option, type Screen, type Talk, type TextArgs } from '../screen.js';
import { can, optional, opening } from './can.js';
import { pairs, readerOf, rows, type Screens } from './screens.js';
import { wardOf } from './views.js';

/** The times on offer to one side, and what else one may wish (R92). */
export function slotOffer(talk: Talk, meeting: Meeting, s: Screens): Screen {
  const slot = (time: LocalTime): Option => ({ id: 'slot', value: time, label: labelOf(time) });
  const options = [
    ...pairs(meeting.slots.map(slot)),
    [{ id: 'slotOther' }, ...placeOther(talk), { id: 'call' }],
  ];
  return s.make(talk, 'slot.offer', options, {
    args: { ...placeOf(talk, meeting, s), attendees: attendees(talk, s) },
    memory: { meeting: meeting.id },
  });
}

/** An agreed meeting; `near` in a reminder. A guardian of a teenager may only ask for a call (H2). */
export function meetingCard(
  talk: Talk,
  meeting: Meeting,
  key: string,
  s: Screens,
  near?: string,
): Screen {
  const args = {
    ...placeOf(talk, meeting, s),
    when: meeting.slot === null ? '' : capital(whenOf(meeting.slot)),
    what: s.say(talk, meeting.kind === 'joint' ? 'what.joint' : 'what.preliminary'),
    ...(near === undefined ? {} : reminding(talk, near, s)),
  };
  const options = readerOf(talk) === 'H' ? rows('call') : cardOptions(talk, meeting, near);
  return s.make(talk, key, options, { args, memory: { meeting: meeting.id } });
}

/** In a reminder the line of who waits for one is a sentence of its own. */
const reminding = (talk: Talk, near: string, s: Screens): TextArgs => ({
  near: s.say(talk, `near.${near}`),
  contact: capital(talk.contact.line),
});

function cardOptions(talk: Talk, meeting: Meeting, near: string | undefined): Option[][] {
  const first = [
    ...optional(meeting.kind === 'joint' && near === undefined, { id: 'rules' }),
    ...optional(near !== undefined, { id: 'willCome' }),
    ...(near === undefined ? opening(talk, { id: 'cal', opens: 'calendar' }) : []),
  ];
  return [...first.map((option) => [option]), [{ id: 'move' }], [{ id: 'cantCome' }]];
}

/** The blind poll: all that suit are marked; with one time on offer a plain question (R101). */
export function jointOffer(
  talk: Talk,
  meeting: Meeting,
  marked: readonly string[],
  s: Screens,
): Screen {
  const [only] = meeting.slots;
  const args = { ...placeOf(talk, meeting, s), when: only === undefined ? '' : whenOf(only) };
  const memory = { meeting: meeting.id, marked: marked.join(',') };
  const other = placeOther(talk);
  if (meeting.slots.length === 1)
    return s.make(
      talk,
      'joint.offer.one',
      [[{ id: 'canCome' }], [{ id: 'slotOther' }, ...other], [{ id: 'call' }]],
      { args, memory },
    );
  const time = (slot: LocalTime): Option => ({
    id: 'time',
    value: slot,
    label: s.say(talk, marked.includes(slot) ? 'mark.on' : 'mark.off', { label: labelOf(slot) }),
  });
  const options = [
    ...pairs(meeting.slots.map(time)),
    [{ id: 'timesDone' }, { id: 'timesNone' }, ...other],
  ];
  return s.make(talk, 'joint.offer', options, { args, memory });
}

const placeOther = (talk: Talk): Option[] =>
  optional(can(talk, 'requestOtherPlace'), { id: 'placeOther' });

const labelOf = (slot: LocalTime): string => slotLabel(dayOfTime(slot), slot.slice(11));
const whenOf = (slot: LocalTime): string => whenText(dayOfTime(slot), slot.slice(11));

function attendees(talk: Talk, s: Screens): string {
  const ward = wardOf(talk);
  if (ward !== null && isChild(talk.ctx, ward)) return s.say(talk, 'attendees.child');
  const specialist = participants(talk.kase).some((p) => p.role === 'addictionSpecialist');
  return s.say(talk, specialist ? 'attendees.specialist' : 'attendees.alone');
}

function placeOf(talk: Talk, { form, place }: Meeting, s: Screens): TextArgs {
  if (form === 'inPerson') return { place: talk.text(place) };
  return { place: s.say(talk, form === 'video' ? 'place.video' : 'place.phone') };
}
