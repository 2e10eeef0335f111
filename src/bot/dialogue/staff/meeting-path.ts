import { isCalendarDay } from '../../../cases/calendar-day.js';
import { metEachSide } from '../../../cases/commands/joint-meetings.js';
import { newId, type PersonId } from '../../../cases/ids.js';
import { LocalTime } from '../../../cases/local-time.js';
import { meetings } from '../../../cases/meetings.js';
import { activeMembers, isInformed, participants } from '../../../cases/participants.js';
import { type Option } from '../screen.js';
import { cardScreen } from './card.js';
import { pageStart } from './days.js';
import { type CaseDesk, labelOf, pairs, screenOf, show } from './desk.js';
import { type Entry, listOf, valueOf, withValue } from './entry.js';
import {
  checkScreen,
  chosenScreen,
  dayScreen,
  hourScreen,
  placeScreen,
  sentScreen,
  slotsOf,
} from './meeting-screens.js';
import { runEntry } from './stepper.js';
import { type StaffStep, type StaffTalk } from './staff-talk.js';
import { localTime, typedDay, typedHour, typedTimes } from './typed-time.js';
import { whoAll, whoOf } from './who.js';

/** Commands that walk the path of times: who, days and hours, form, place, check (I5). */
const paths: ReadonlySet<string> = new Set([
  'proposeSlots',
  'fixMeeting',
  'proposeJointMeeting',
  'moveMeeting',
]);
export const isMeetingPath = (command: string): boolean => paths.has(command);

/** At most five times; a meeting that is recorded has one. */
const most = (entry: Entry): number => (entry['do'] === 'fixMeeting' ? 1 : 5);
/** Begins the path: what is known is skipped, the last form and place come first. */
export function beginMeeting(desk: CaseDesk, command: string, known: Entry = {}): StaffStep {
  const entry: Entry = { 'v.form': 'inPerson', ...known, do: command };
  if (command === 'proposeJointMeeting' && !metEachSide(desk.kase))
    return show(
      screenOf(
        desk,
        'time.bypass',
        [[{ id: 'giveReason' }, { id: 'proposeSlots' }], [{ id: 'back' }]],
        { memory: entry },
      ),
    );
  return nextOf(desk, entry);
}

/** The first thing that is not known yet. */
function nextOf(desk: CaseDesk, entry: Entry): StaffStep {
  if (entry['do'] === 'moveMeeting') {
    if (valueOf(entry, 'meeting') === undefined) return pickMeeting(desk, entry);
    if (valueOf(entry, 'askedBy') === undefined)
      return show(
        screenOf(
          desk,
          'q.choice',
          [[{ id: 'askedByPerson' }, { id: 'askedByMe' }], [{ id: 'back' }]],
          { args: { label: labelOf(desk, 'moveMeeting') }, memory: entry },
        ),
      );
  } else if (valueOf(entry, 'persons') === undefined) return whoStep(desk, entry);
  if (entry['done'] !== 'times') return show(dayScreen(desk, entry));
  if (valueOf(entry, 'place') === undefined && entry['place'] === undefined)
    return show(placeScreen(desk, entry));
  return show(checkScreen(desk, entry));
}

function pickMeeting(desk: CaseDesk, entry: Entry): StaffStep {
  const open = meetings(desk.kase).filter((m) => m.state === 'offered' || m.state === 'planned');
  const [only, ...others] = open;
  if (only === undefined) return show(cardScreen(desk));
  if (others.length === 0) return nextOf(desk, withValue(entry, 'meeting', only.id));
  const buttons = open.map((m) => ({
    id: 'whichMeeting',
    value: m.id,
    label: whoAll(desk, m.persons),
  }));
  return show(
    screenOf(desk, 'q.choice', [...pairs(buttons), [{ id: 'back' }]], {
      args: { label: labelOf(desk, 'moveMeeting') },
      memory: entry,
    }),
  );
}

/** Guardians may come with their children. */
const guardiansOfAll = ({ kase }: CaseDesk): PersonId[] =>
  participants(kase).flatMap(({ role, person }) => (role === 'guardian' ? [person] : []));

/** One side at a time; of a joint meeting everybody is marked from the start. */
function whoStep(desk: CaseDesk, entry: Entry): StaffStep {
  const joint = entry['do'] === 'proposeJointMeeting';
  const all = activeMembers(desk.kase, desk.ctx).map((m) => m.person);
  const marked = entry['marked'] ?? (joint ? all.join(',') : '');
  const known = [...all, ...guardiansOfAll(desk)];
  const candidates = joint ? known : known.filter((who) => isInformed(desk.kase, who));
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0)
    return nextOf(desk, withValue(entry, 'persons', only));
  const isMarked = new Set(listOf(marked));
  const buttons = candidates.slice(0, 8).map((who) => ({
    id: 'markWho',
    value: who,
    label: `${isMarked.has(who) ? '✓ ' : ''}${whoOf(desk, who)}`,
  }));
  const key = joint ? 'time.who.joint' : 'time.who';
  return show(
    screenOf(desk, key, [...pairs(buttons), [{ id: 'ready' }, { id: 'back' }]], {
      memory: { ...entry, marked },
    }),
  );
}

type Meaning = (desk: CaseDesk, entry: Entry, value: string) => StaffStep;

const meanings: Readonly<Record<string, Meaning>> = {
  giveReason: (desk, entry) =>
    show(
      screenOf(desk, 'q.text', [[{ id: 'back' }]], {
        memory: { ...entry, ask: 'bypass' },
        awaits: 'bypass',
      }),
    ),
  whichMeeting: (desk, entry, value) => nextOf(desk, withValue(entry, 'meeting', value)),
  askedByPerson: (desk, entry) => nextOf(desk, withValue(entry, 'askedBy', 'person')),
  askedByMe: (desk, entry) => nextOf(desk, withValue(entry, 'askedBy', 'facilitator')),
  markWho: (desk, entry, value) => {
    const marked = new Set(listOf(entry['marked']));
    if (!marked.delete(value)) marked.add(value);
    return whoStep(desk, { ...entry, marked: [...marked].join(',') });
  },
  ready: (desk, entry) => {
    if (entry['marked'] !== undefined && valueOf(entry, 'persons') === undefined)
      return entry['marked'] === ''
        ? whoStep(desk, entry)
        : nextOf(desk, withValue(without(entry, 'marked'), 'persons', entry['marked']));
    return slotsOf(entry).length === 0
      ? show(dayScreen(desk, entry))
      : nextOf(desk, { ...entry, done: 'times' });
  },
  day: (desk, entry, value) => show(hourScreen(desk, entry, pageStart(value, desk.ctx.today))),
  later: (desk, entry, value) => show(dayScreen(desk, entry, pageStart(value, desk.ctx.today))),
  hour: (desk, entry, value) => addSlots(desk, entry, [LocalTime.parse(value)]),
  addTime: (desk, entry) => show(dayScreen(desk, entry)),
  dropLast: (desk, entry) => {
    const left = slotsOf(entry).slice(0, -1);
    const fewer = { ...entry, slots: left.join(',') };
    return show(left.length === 0 ? dayScreen(desk, fewer) : chosenScreen(desk, fewer));
  },
  form: (desk, entry, value) => show(placeScreen(desk, withValue(entry, 'form', value))),
  placeAt: (desk, entry, value) => nextOf(desk, { ...entry, place: value }),
  otherPlace: (desk, entry) =>
    show(
      screenOf(desk, 'q.text', [[{ id: 'back' }]], {
        memory: { ...entry, ask: 'place' },
        awaits: 'place',
      }),
    ),
  change: (desk, entry) =>
    nextOf(desk, without(without(without(without(entry, 'done'), 'place'), 'v.place'), 'slots')),
  propose: save,
  record: save,
};

/** What a button on the path means; null: it is not one of the path. */
export function answerMeeting(desk: CaseDesk, entry: Entry, option: Option): StaffStep | null {
  return meanings[option.id]?.(desk, entry, option.value ?? '') ?? null;
}

/** Words typed on the path: days with hours, an hour, a place, the reason for no preliminary meeting. */
export function typedForMeeting(
  desk: CaseDesk,
  entry: Entry,
  awaits: string,
  text: string,
): StaffStep | null {
  if (awaits === 'times') {
    const times = typedTimes(text, desk.ctx.today);
    if (times !== null) return addSlots(desk, entry, times);
    const day = typedDay(text, desk.ctx.today, 'ahead');
    return show(day === null ? dayScreen(desk, entry) : hourScreen(desk, entry, day));
  }
  if (awaits === 'hour') {
    const hour = typedHour(text);
    const day = entry['day'];
    if (day === undefined || !isCalendarDay(day)) return show(dayScreen(desk, entry));
    return hour === null
      ? show(hourScreen(desk, entry, day))
      : addSlots(desk, entry, [localTime(day, hour)]);
  }
  if (awaits !== 'place' && awaits !== 'bypass') return null;
  return {
    type: 'words',
    text: text.slice(0, 500),
    after: (id) => nextOf(desk, withValue(without(entry, 'ask'), awaits, id)),
  };
}

function addSlots(desk: CaseDesk, entry: Entry, slots: readonly LocalTime[]): StaffStep {
  const chosen = [...new Set([...slotsOf(entry), ...slots])].sort().slice(0, most(entry));
  const filled = { ...without(entry, 'day'), slots: chosen.join(',') };
  return chosen.length >= most(entry)
    ? nextOf(desk, { ...filled, done: 'times' })
    : show(chosenScreen(desk, filled));
}

/** The place is sealed first, then the command is given. */
function save(desk: CaseDesk, entry: Entry): StaffStep {
  const slots = entry['slots'] ?? '';
  const timed =
    entry['do'] === 'fixMeeting' ? withValue(entry, 'at', slots) : withValue(entry, 'slots', slots);
  const full = entry['do'] === 'moveMeeting' ? timed : withValue(timed, 'meeting', newId());
  const place = desk.talk.places[Number(entry['place'])];
  if (valueOf(full, 'place') !== undefined || place === undefined) return giving(desk, full);
  return {
    type: 'words',
    text: place,
    after: (id) => giving(desk, withValue(full, 'place', id)),
  };
}

/** A time that was agreed is recorded as any step; times that are offered say what happens next. */
function giving(desk: CaseDesk, entry: Entry): StaffStep {
  const step = runEntry(desk, entry, false);
  if (step.type !== 'command' || entry['do'] === 'fixMeeting') return step;
  return { ...step, after: (talk: StaffTalk) => sentScreen(talk, desk.texts, entry) };
}

const without = (entry: Entry, key: string): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
