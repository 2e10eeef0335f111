import { addDays, type CalendarDay } from '../../../cases/calendar-day.js';
import { MeetingId, PersonId } from '../../../cases/ids.js';
import { LocalTime } from '../../../cases/local-time.js';
import { dayOfTime, findMeeting, meetings } from '../../../cases/meetings.js';
import { inClosedInstitution } from '../../../cases/participants.js';
import { dayLabel, staffDay } from '../../texts/dates.js';
import { type Texts } from '../../texts/texts.js';
import { type Option } from '../screen.js';
import { dayButtons } from './days.js';
import { type CaseDesk, caseDesk, labelOf, pairs, say, screenOf } from './desk.js';
import { type Entry, listOf, valueOf } from './entry.js';
import { findLimit } from './limit-words.js';
import { menuScreen } from './menu.js';
import { slotsText } from './slot-words.js';
import { type StaffScreen, type StaffTalk } from './staff-talk.js';
import { whoAll } from './who.js';

const hours = ['09:00', '10:00', '11:00', '12:30', '14:00', '15:00', '16:00', '17:30'] as const;

/** Days from tomorrow on (a meeting that was agreed elsewhere: from today), with what is already on them. */
export function dayScreen(desk: CaseDesk, entry: Entry, from?: CalendarDay): StaffScreen {
  const first = from ?? addDays(desk.ctx.today, entry['do'] === 'fixMeeting' ? 0 : 1);
  const chosen = slotsOf(entry);
  return screenOf(
    desk,
    'time.day',
    dayButtons(first, 'ahead', (day) => dayWords(desk, day)),
    {
      args: {
        chosen: chosen.length === 0 ? '' : say(desk, 'time.chosen', { slots: slotsText(chosen) }),
      },
      memory: entry,
      awaits: 'times',
    },
  );
}

function dayWords(desk: CaseDesk, day: CalendarDay): string {
  const busy = meetings(desk.kase).filter((m) => m.slot !== null && dayOfTime(m.slot) === day);
  if (busy.length > 0) return say(desk, 'time.day.busy', { day: dayLabel(day), n: busy.length });
  const last = findLimit(desk, 'K-D7')?.due ?? null;
  return last !== null && day > last
    ? say(desk, 'time.day.late', { day: dayLabel(day) })
    : dayLabel(day);
}

export function hourScreen(desk: CaseDesk, entry: Entry, day: CalendarDay): StaffScreen {
  const buttons = hours.map((hour) => ({
    id: 'hour',
    value: `${day}T${hour}`,
    label: hour.replace(/^0/u, ''),
  }));
  return screenOf(desk, 'time.hour', [...pairs(buttons), [{ id: 'back' }]], {
    args: { date: staffDay(day) },
    memory: { ...entry, day },
    awaits: 'hour',
  });
}

/** The times so far; another one, or on. */
export function chosenScreen(desk: CaseDesk, entry: Entry): StaffScreen {
  return screenOf(
    desk,
    'time.chosen',
    [
      [{ id: 'addTime' }, { id: 'ready' }],
      [{ id: 'dropLast' }, { id: 'back' }],
    ],
    { args: { slots: slotsText(slotsOf(entry)) }, memory: entry },
  );
}

export function placeScreen(desk: CaseDesk, entry: Entry): StaffScreen {
  const known = desk.talk.places
    .slice(0, 3)
    .map((place, n) => ({ id: 'placeAt', value: `${n}`, label: place }));
  const forms =
    entry['do'] === 'proposeJointMeeting' || entry['do'] === 'moveMeeting'
      ? []
      : formRow(desk, entry);
  return screenOf(
    desk,
    'time.place',
    [...known.map((one) => [one]), forms, [{ id: 'otherPlace' }, { id: 'back' }]],
    { memory: entry },
  );
}

/** The form is chosen with the place: in person unless said otherwise. */
function formRow(desk: CaseDesk, entry: Entry): Option[] {
  const form = valueOf(entry, 'form') ?? 'inPerson';
  const ids = { inPerson: 'formInPerson', video: 'formVideo', phone: 'formPhone' } as const;
  return Object.entries(ids).map(([value, id]) => ({
    id: 'form',
    value,
    label: `${value === form ? '✓ ' : ''}${labelOf(desk, id)}`,
  }));
}

export function checkScreen(desk: CaseDesk, entry: Entry): StaffScreen {
  const persons = invitedTo(desk, entry);
  const form = valueOf(entry, 'form') ?? 'inPerson';
  const save = entry['do'] === 'fixMeeting' ? { id: 'record' } : { id: 'propose' };
  return screenOf(desk, 'time.check', [[save, { id: 'change' }], [{ id: 'back' }]], {
    args: {
      who: whoAll(desk, persons),
      form: say(desk, `choice.${form}`).toLocaleLowerCase('ru'),
      place: placeText(desk, entry),
      slots: slotsText(slotsOf(entry)),
    },
    memory: entry,
  });
}

const personsOf = (entry: Entry): PersonId[] =>
  listOf(valueOf(entry, 'persons')).map((id) => PersonId.parse(id));

const placeText = (desk: CaseDesk, entry: Entry): string => {
  const stored = valueOf(entry, 'place');
  return stored === undefined
    ? (desk.talk.places[Number(entry['place'])] ?? '')
    : desk.talk.text(stored);
};

/** The times that are chosen so far. */
export const slotsOf = (entry: Entry): LocalTime[] =>
  listOf(entry['slots']).flatMap((slot) => LocalTime.safeParse(slot).data ?? []);

/** Who of the invited reads no messenger: their times have to be offered by telephone or on paper. */
function unwritten(desk: CaseDesk, persons: readonly PersonId[]): PersonId[] {
  return persons.filter((who) => {
    const linked = desk.ctx.people.get(who)?.linked === true;
    return !linked || inClosedInstitution(desk.kase, who);
  });
}

/** What was proposed; or, where the bot does not write, that the times have to be offered in person (I5). */
export function sentScreen(talk: StaffTalk, texts: Texts, entry: Entry): StaffScreen {
  const desk = caseDesk(talk, texts);
  if (desk === null) return menuScreen({ talk, texts });
  const persons = invitedTo(desk, entry);
  const [first, ...others] = unwritten(desk, persons);
  if (first === undefined || others.length + 1 < persons.length) {
    const event = desk.kase.events.at(-1)?.id ?? '';
    return screenOf(desk, 'time.sent', [[{ id: 'fix', value: event }, { id: 'open' }]], {
      args: { n: slotsOf(entry).length },
    });
  }
  const whois = talk.hasPages ? [{ id: 'whois', value: first, opens: 'whois' as const }] : [];
  return screenOf(
    desk,
    'time.paper',
    [
      [{ id: 'sms', value: first }, ...whois],
      [{ id: 'recordAnswer', value: first }, { id: 'open' }],
    ],
    { args: { who: whoAll(desk, [first, ...others]) }, memory: { person: first } },
  );
}

function invitedTo({ kase }: CaseDesk, entry: Entry): readonly PersonId[] {
  const meeting = MeetingId.safeParse(valueOf(entry, 'meeting')).data;
  const known = meeting === undefined ? undefined : findMeeting(kase, meeting);
  return known?.persons ?? personsOf(entry);
}
