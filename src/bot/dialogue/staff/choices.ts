import { type Case, facilitators } from '../../../cases/case.js';
import { findCommand } from '../../../cases/available-commands.js';
import { type CommandField } from '../../../cases/command-fields.js';
import { needed } from '../../../cases/commands/joint-meetings.js';
import { signedAgreement } from '../../../cases/commands/agreement.js';
import { MeetingId, PersonId } from '../../../cases/ids.js';
import { runningLimits } from '../../../cases/limits-of-case.js';
import { commonSlots, findMeeting, type Meeting } from '../../../cases/meetings.js';
import { meetingsOfCommand } from '../../../cases/meetings-of-command.js';
import { guardiansOf, participants } from '../../../cases/participants.js';
import { schoolServices } from '../../../cases/school-services.js';
import { type CaseDesk, choiceOf, say } from './desk.js';
import { type Entry, valueOf } from './entry.js';
import { limitText } from './limit-words.js';
import { findOffer, isAnswerOf } from './offers.js';
import { slotText } from './slot-words.js';
import { whoAll, whoOf } from './who.js';

/** One of the values a field may get, and its words. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a field may be answered with by buttons; null: it is typed. */
export function choicesOf(desk: CaseDesk, entry: Entry, field: CommandField): Choice[] | null {
  const own = ownChoices(desk, entry, field);
  const named = namesOf(desk, entry, field);
  return own === undefined ? named : (named?.filter(({ value }) => own.includes(value)) ?? null);
}

/** The values that the command leaves for the person it is about: what another role does, or the case is not ready for, is no choice. */
function ownChoices({ kase, ctx }: CaseDesk, entry: Entry, { name }: CommandField) {
  const person = PersonId.safeParse(valueOf(entry, 'person')).data;
  const about = person === undefined ? undefined : [person];
  return findCommand(entry['do'] ?? '', kase.procedure.id)?.choices(kase, ctx, about)[name];
}

function namesOf(desk: CaseDesk, entry: Entry, field: CommandField): Choice[] | null {
  const command = entry['do'] ?? '';
  const { kind, name } = field;
  const list = lists[name];
  if (list !== undefined) return list(desk, entry);
  switch (kind.kind) {
    case 'choice':
      return kind.options.map((value) => ({ value, label: wordOf(desk, command, value) }));
    case 'yesNo':
      return ['yes', 'no'].map((value) => ({ value, label: choiceOf(desk, command, value) }));
    case 'person':
      return personsFor(desk, command, name).map((value) => ({ value, label: whoOf(desk, value) }));
    case 'meeting':
      return meetingsFor(desk, entry).map((m) => ({ value: m.id, label: meetingLabel(desk, m) }));
    case 'slot':
      return slotsFor(desk, entry).map((value) => ({ value, label: slotText(value) }));
    case 'staff':
    case 'list':
    case 'day':
    case 'at':
    case 'text':
    case 'code':
    case 'term':
      return null;
  }
}

/** A participant's own answer is offered in the participant's own words (I8). */
function wordOf(desk: CaseDesk, command: string, value: string): string {
  const own = `command.${command}.${value}`;
  return isAnswerOf(desk, command) && desk.texts.has(own)
    ? say(desk, own)
    : choiceOf(desk, command, value);
}

const persons = (desk: CaseDesk): Choice[] =>
  participants(desk.kase).map(({ person }) => ({ value: person, label: whoOf(desk, person) }));

const staff = ({ talk, ...desk }: CaseDesk): Choice[] =>
  talk.colleagues.map(({ id, name, cases }) => ({
    value: id,
    label: say({ talk, ...desk }, 'choice.staff', { staff: name, n: cases }),
  }));

const lists: Readonly<Record<string, (desk: CaseDesk, entry: Entry) => Choice[]>> = {
  persons,
  present: persons,
  signatories: persons,
  facilitators: (desk) =>
    staff(desk).filter(({ value }) => !facilitators(desk.kase).some((id) => id === value)),
  service: servicesFor,
  by: (desk, entry) =>
    guardians(desk.kase, entry).map((value) => ({ value, label: whoOf(desk, value) })),
  item: ({ kase }) =>
    (signedAgreement(kase)?.obligations ?? []).map(({ item }, n) => ({
      value: item,
      label: `${n + 1}`,
    })),
  limit: (desk) =>
    runningLimits(desk.kase, desk.ctx).map(({ id }) => ({ value: id, label: limitText(desk, id) })),
};

/** Services of the sides' schools come first, where these differ (R37). */
function servicesFor({ kase, ctx, talk }: CaseDesk): Choice[] {
  const ofSchools = schoolServices(kase, ctx).flatMap(({ services }) => services);
  const isFirst = (id: string) => ofSchools.some((own) => own === id);
  const all = talk.services.map(({ id, name }) => ({ value: id, label: name }));
  return [...all.filter((s) => isFirst(s.value)), ...all.filter((s) => !isFirst(s.value))];
}

function guardians(kase: Case, entry: Entry): PersonId[] {
  const child = PersonId.safeParse(valueOf(entry, 'person')).data;
  return child === undefined ? [] : guardiansOf(kase, child).map(({ person }) => person);
}

function personsFor(desk: CaseDesk, command: string, field: string): readonly PersonId[] {
  if (field === 'person') return findOffer(desk, command)?.persons ?? [];
  return participants(desk.kase).map(({ person }) => person);
}

/** The meetings that the command can be about. */
function meetingsFor({ kase, ctx }: CaseDesk, entry: Entry): Meeting[] {
  const person = PersonId.safeParse(valueOf(entry, 'person')).data;
  const suited = meetingsOfCommand(entry['do'] ?? '', kase, ctx);
  return suited.filter((m) => person === undefined || m.persons.includes(person));
}

function slotsFor({ kase, ctx }: CaseDesk, entry: Entry): readonly Meeting['slots'][number][] {
  const id = MeetingId.safeParse(valueOf(entry, 'meeting')).data;
  const meeting = id === undefined ? undefined : findMeeting(kase, id);
  if (meeting === undefined) return [];
  return entry['do'] === 'confirmJointMeeting'
    ? commonSlots(meeting, needed(kase, ctx))
    : meeting.slots;
}

/** «сторона 1 · чт 12 мар., 17:30» */
export function meetingLabel(desk: CaseDesk, meeting: Meeting): string {
  const [first] = meeting.slot === null ? meeting.slots : [meeting.slot];
  return [whoAll(desk, meeting.persons), first === undefined ? '' : slotText(first)]
    .filter((part) => part !== '')
    .join(' · ');
}
