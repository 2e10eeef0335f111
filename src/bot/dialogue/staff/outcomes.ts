import { MeetingId } from '../../../cases/ids.js';
import { findMeeting, type Meeting, meetings, offerOf } from '../../../cases/meetings.js';
import { type Option } from '../screen.js';
import { cardScreen } from './card.js';
import { choicesOf } from './choices.js';
import { type CaseDesk, labelOf, pairs, say, screenOf, show } from './desk.js';
import { commandOf, type Entry, listOf, valueOf, withValue } from './entry.js';
import { fieldsOf } from '../../../cases/command-fields.js';
import { findOffer } from './offers.js';
import { slotsText, slotText } from './slot-words.js';
import { runEntry } from './stepper.js';
import { type StaffScreen, type StaffStep } from './staff-talk.js';
import { moveButton, votesScreen } from './votes.js';
import { whoAll, whoOf } from './who.js';

/** Commands that say what became of a meeting (I5). */
export const isOutcome = (command: string): boolean => command in firstQuestions;

type Question = (desk: CaseDesk, entry: Entry, meeting: Meeting) => StaffScreen;

const firstQuestions: Readonly<Record<string, Question>> = {
  recordPreMeeting: heldScreen,
  recordJointMeeting: presentScreen,
  confirmJointMeeting: (desk, _entry, meeting) => votesScreen(desk, meeting),
  cancelMeeting: cancelScreen,
};

/** Begins with the meeting it is about; of several it asks which. */
export function beginOutcome(desk: CaseDesk, command: string, known: Entry = {}): StaffStep {
  const entry = { ...known, do: command };
  const id = MeetingId.safeParse(valueOf(entry, 'meeting')).data;
  const meeting = id === undefined ? undefined : findMeeting(desk.kase, id);
  if (meeting !== undefined)
    return show(firstQuestions[command]?.(desk, entry, meeting) ?? cardScreen(desk));
  const field = fieldsOfEntry(desk, entry).find(({ name }) => name === 'meeting');
  const choices = field === undefined ? [] : (choicesOf(desk, entry, field) ?? []);
  const [only, ...others] = choices;
  if (only === undefined) return show(cardScreen(desk));
  if (others.length === 0)
    return beginOutcome(desk, command, withValue(entry, 'meeting', only.value));
  const buttons = choices
    .slice(0, 8)
    .map(({ value, label }) => ({ id: 'ofMeeting', value, label }));
  return show(
    screenOf(desk, 'time.who', [...pairs(buttons), [{ id: 'back' }]], {
      memory: entry,
      text: say(desk, 'q.choice', { label: say(desk, `command.${command}`) }),
    }),
  );
}

const fieldsOfEntry = (desk: CaseDesk, entry: Entry) => {
  const command = commandOf(desk, entry);
  return command === undefined ? [] : fieldsOf(command);
};

/** «Встреча чт 12 мар., 17:30 состоялась?» */
function heldScreen(desk: CaseDesk, entry: Entry, meeting: Meeting): StaffScreen {
  const when = meeting.slot === null ? '' : slotText(meeting.slot);
  const rows: Option[][] = [
    [{ id: 'heldInPerson' }, { id: 'heldVideo' }],
    [{ id: 'heldPhone' }, { id: 'notHeld' }],
    [...moveButton(desk), { id: 'back' }],
  ];
  return screenOf(desk, 'pre.held', rows, { args: { when }, memory: entry });
}

function presentScreen(desk: CaseDesk, entry: Entry, meeting: Meeting): StaffScreen {
  const marked = new Set(listOf(entry['marked'] ?? meeting.persons.join(',')));
  const buttons = meeting.persons.slice(0, 6).map((who) => ({
    id: 'wasThere',
    value: who,
    label: `${marked.has(who) ? '✓ ' : ''}${whoOf(desk, who)}`,
  }));
  const rows: Option[][] = [
    ...pairs(buttons),
    [{ id: 'allMarked', label: say(desk, 'do.ready') }, { id: 'notHeld' }],
    [...moveButton(desk), { id: 'back' }],
  ];
  return screenOf(desk, 'joint.held', rows, {
    memory: { ...entry, marked: [...marked].join(',') },
  });
}

function cancelScreen(desk: CaseDesk, entry: Entry, meeting: Meeting): StaffScreen {
  const [first] = meeting.slot === null ? meeting.slots : [meeting.slot];
  return screenOf(desk, 'time.cancel', [[{ id: 'cancel' }, { id: 'back' }]], {
    args: { when: first === undefined ? '' : slotText(first) },
    memory: entry,
  });
}

/** A meeting and what was answered (I5). */
export function meetingScreen(desk: CaseDesk, id: string): StaffScreen {
  const meeting = meetings(desk.kase).find((m) => m.id === id);
  if (meeting === undefined) return cardScreen(desk);
  const offer = offerOf(meeting);
  if (offer?.kind === 'joint') return votesScreen(desk, offer);
  const buttons = ['moveMeeting', 'cancelMeeting', 'recordPreMeeting', 'recordJointMeeting']
    .filter((name) => findOffer(desk, name) !== undefined)
    .map((name) => ({ id: name, value: meeting.id }));
  return screenOf(desk, 'time.state', [...pairs(buttons), [{ id: 'open' }]], {
    args: {
      who: whoAll(desk, meeting.persons),
      slots: slotsText(meeting.slot === null ? meeting.slots : [meeting.slot]),
      answer: answerOf(desk, meeting),
    },
  });
}

function answerOf(desk: CaseDesk, { id, slot, persons }: Meeting): string {
  if (slot !== null) return slotText(slot);
  const wish = desk.kase.events.findLast(
    (e) =>
      (e.type === 'otherTimeRequested' && e.meeting === id) ||
      (e.type === 'callRequested' && persons.includes(e.person)),
  );
  if (wish === undefined) return say(desk, 'time.answer.waiting');
  return say(desk, wish.type === 'callRequested' ? 'time.answer.call' : 'time.answer.otherTime');
}

/** A button whose words stand under another name. */
const worded = (desk: CaseDesk, id: string, words: string): Option => ({
  id,
  label: labelOf(desk, words),
});

type Meaning = (desk: CaseDesk, entry: Entry, value: string) => StaffStep;

const held =
  (form: string): Meaning =>
  (desk, entry) =>
    show(
      screenOf(
        desk,
        'pre.agenda',
        [
          [worded(desk, 'agendaYes', 'yes'), worded(desk, 'agendaNo', 'noWithReason')],
          [{ id: 'back' }],
        ],
        {
          memory: { ...entry, 'v.outcome': 'held', 'v.form': form },
        },
      ),
    );

const agreesScreen = (desk: CaseDesk, entry: Entry): StaffStep =>
  show(
    screenOf(
      desk,
      'pre.agrees',
      [
        [worded(desk, 'agreesYes', 'yes'), worded(desk, 'agreesNo', 'no')],
        [worded(desk, 'agreesUnsure', 'unsure'), { id: 'back' }],
      ],
      { memory: entry },
    ),
  );

const agrees =
  (value: string): Meaning =>
  (desk, entry) =>
    runEntry(desk, withValue(entry, 'stillAgrees', value), false);

const askReason = (desk: CaseDesk, entry: Entry): StaffStep =>
  show(
    screenOf(desk, 'q.text', [[{ id: 'back' }]], {
      memory: { ...entry, ask: 'why' },
      awaits: 'why',
    }),
  );

const meanings: Readonly<Record<string, Meaning>> = {
  ofMeeting: (desk, entry, value) =>
    beginOutcome(desk, entry['do'] ?? '', withValue(entry, 'meeting', value)),
  heldInPerson: held('inPerson'),
  heldVideo: held('video'),
  heldPhone: held('phone'),
  notHeld: (desk, entry) => askReason(desk, withValue(entry, 'outcome', 'notHeld')),
  agendaYes: (desk, entry) => agreesScreen(desk, withValue(entry, 'tookPartInAgenda', 'yes')),
  agendaNo: (desk, entry) => askReason(desk, withValue(entry, 'tookPartInAgenda', 'no')),
  agreesYes: agrees('yes'),
  agreesNo: agrees('no'),
  agreesUnsure: agrees('unsure'),
  wasThere: (desk, entry, value) => {
    const marked = new Set(listOf(entry['marked']));
    if (!marked.delete(value)) marked.add(value);
    return beginOutcome(desk, entry['do'] ?? '', { ...entry, marked: [...marked].join(',') });
  },
  allMarked: (desk, entry) => {
    const present = entry['marked'] ?? '';
    if (present === '') return beginOutcome(desk, entry['do'] ?? '', entry);
    return runEntry(desk, { ...entry, 'v.outcome': 'held', 'v.present': present }, false);
  },
  yesAt: (desk, entry, value) => runEntry(desk, withValue(entry, 'slot', value), false),
  cancel: (desk, entry) => runEntry(desk, entry, false),
};

/** What a button about a meeting's outcome means; null: it is none of them. */
export function answerOutcome(desk: CaseDesk, entry: Entry, option: Option): StaffStep | null {
  return meanings[option.id]?.(desk, entry, option.value ?? '') ?? null;
}

/** The reason that was typed; then what is still open. */
export function typedReason(
  desk: CaseDesk,
  entry: Entry,
  awaits: string,
  text: string,
): StaffStep | null {
  if (awaits !== 'why') return null;
  return {
    type: 'words',
    text: text.slice(0, 500),
    after: (id) => {
      const known = withValue(entry, 'reason', id);
      return valueOf(known, 'outcome') === 'held'
        ? agreesScreen(desk, known)
        : runEntry(desk, known, false);
    },
  };
}
