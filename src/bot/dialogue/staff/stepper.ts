import { periodOf } from '../../texts/term-words.js';
import { addDays, type CalendarDay } from '../../../cases/calendar-day.js';
import { type CommandField, fieldsOf } from '../../../cases/command-fields.js';
import { schoolServices } from '../../../cases/school-services.js';
import { type Option } from '../screen.js';
import { type Choice, choicesOf } from './choices.js';
import { refused, saved, warned } from './confirm.js';
import { dayButtons, pageStart } from './days.js';
import { type CaseDesk, labelOf, pairs, say, screenOf, show, wordsOf } from './desk.js';
import { commandOf, type Entry, inputOf, listOf, nextField, withValue } from './entry.js';
import { doorOf } from './offers.js';
import { type StaffScreen, type StaffStep } from './staff-talk.js';
import { typedDay } from './typed-time.js';

/** Choices a screen shows; more lie behind «Дальше». */
const perPage = 8;

/** Begins to enter a command: the first open question, or at once the command (I3.3). */
export function begin(desk: CaseDesk, command: string, known: Entry = {}): StaffStep {
  return proceed(desk, { ...known, do: command });
}

/** The next open question; when nothing is open, the command. What can be answered in one way only is not asked. */
export function proceed(desk: CaseDesk, entry: Entry): StaffStep {
  const field = nextField(desk, entry);
  if (field === null) return runEntry(desk, entry, false);
  const choices = choicesOf(desk, entry, field);
  const [only, ...others] = choices ?? [];
  const obvious = only !== undefined && others.length === 0 && isObvious(field);
  return obvious
    ? proceed(desk, withValue(entry, field.name, only.value))
    : show(questionScreen(desk, { ...entry, ask: field.name }, field));
}

/** Persons, meetings and the like are known when there is but one; a decision is always asked. */
const isObvious = ({ kind }: CommandField): boolean =>
  kind.kind !== 'choice' && kind.kind !== 'yesNo';

/** Gives the command through its door. */
export function runEntry(desk: CaseDesk, entry: Entry, warningsSeen: boolean): StaffStep {
  const command = entry['do'] ?? '';
  return {
    type: 'command',
    command,
    input: inputOf(desk, entry),
    door: doorOf(desk, command),
    warningsSeen,
    after: (talk, before) => saved(talk, desk.texts, entry, before),
    refused: (refusal, talk) => refused(talk, desk.texts, entry, refusal),
    warned: (warnings, talk) => warned(talk, desk.texts, entry, warnings),
  };
}

/** The question about one field. */
export function questionScreen(
  desk: CaseDesk,
  entry: Entry,
  field: CommandField,
  page = 0,
): StaffScreen {
  const choices = choicesOf(desk, entry, field);
  if (choices !== null) return choiceScreen(desk, entry, field, choices, page);
  const { kind } = field;
  if (kind.kind === 'day')
    return kind.future
      ? aheadScreen(desk, entry, addDays(desk.ctx.today, 1))
      : screenOf(desk, 'q.day', dayRows(desk), { memory: entry, awaits: 'day' });
  return screenOf(desk, 'q.text', [[{ id: 'back' }]], { memory: entry, awaits: 'text' });
}

function dayRows(desk: CaseDesk): Option[][] {
  return [
    [
      { id: 'day', value: desk.ctx.today, label: labelOf(desk, 'dayToday') },
      { id: 'day', value: addDays(desk.ctx.today, -1), label: labelOf(desk, 'dayYesterday') },
    ],
    [{ id: 'dayOther' }, { id: 'back' }],
  ];
}

function choiceScreen(
  desk: CaseDesk,
  entry: Entry,
  field: CommandField,
  choices: readonly Choice[],
  page: number,
): StaffScreen {
  const marked = listOf(entry['marked']);
  const shown = choices.slice(page * perPage, (page + 1) * perPage);
  const buttons = shown.map(({ value, label }) => ({
    id: field.many ? 'mark' : 'pick',
    value,
    label: marked.includes(value) ? `✓ ${label}` : label,
  }));
  const rest: Option[] = [
    ...(choices.length > (page + 1) * perPage ? [{ id: 'next', value: `${page + 1}` }] : []),
    ...(field.many ? [{ id: 'ready' }] : []),
    { id: 'back' },
  ];
  const key = field.many ? 'q.many' : field.kind.kind === 'person' ? 'q.who' : 'q.choice';
  const args = { label: labelOf(desk, entry['do'] ?? '') };
  const label = askedLabel(desk, entry, field);
  const question = field.many ? `${label}. ${say(desk, key)}` : say(desk, key, { label });
  const text = [question, noteOf(desk, entry, field)].filter((part) => part !== '').join('\n');
  return screenOf(desk, key, [...pairs(buttons), rest], { args, memory: entry, text });
}

/** What should be known before a service is chosen (001 §4.6, R37). */
function noteOf(desk: CaseDesk, entry: Entry, { name }: CommandField): string {
  const note = `note.schools.${desk.kase.procedure.id}`;
  const isChosen = entry['do'] === 'chooseService' && name === 'service';
  const isNoted = isChosen && schoolServices(desk.kase, desk.ctx).length > 0;
  return isNoted ? say(desk, desk.texts.has(note) ? note : 'note.schools') : '';
}

/** What the question is about: the command, or the field where another answer called for it. */
function askedLabel(desk: CaseDesk, entry: Entry, { name, calledForBy }: CommandField): string {
  const command = entry['do'] ?? '';
  return calledForBy === undefined
    ? labelOf(desk, command)
    : desk.texts.fieldLabel(command, name, wordsOf(desk));
}

function aheadScreen(desk: CaseDesk, entry: Entry, from: CalendarDay): StaffScreen {
  return screenOf(desk, 'q.day.ahead', dayButtons(from, 'ahead'), {
    memory: entry,
    awaits: 'day',
  });
}

type Answer = (desk: CaseDesk, entry: Entry, field: CommandField, value: string) => StaffStep;

const pick: Answer = (desk, entry, field, value) =>
  proceed(desk, without(withValue(entry, field.name, value), 'ask'));

const pastDays: Answer = (desk, entry, _field, value) =>
  show(
    screenOf(
      desk,
      'q.day.other',
      dayButtons(pageStart(value, addDays(desk.ctx.today, -2)), 'past'),
      { memory: entry, awaits: 'day' },
    ),
  );

/** The buttons under a question; whatever is not here leads back to the card. */
const answers: Readonly<Record<string, Answer>> = {
  pick,
  day: pick,
  mark: toggle,
  ready,
  next: (desk, entry, field, value) => show(questionScreen(desk, entry, field, Number(value))),
  dayOther: pastDays,
  earlier: pastDays,
  later: (desk, entry, _field, value) =>
    show(aheadScreen(desk, entry, pageStart(value, addDays(desk.ctx.today, 1)))),
  write: (desk, entry) => proceed(desk, without(entry, 'ask')),
  writeAgain: (desk, entry) =>
    show(screenOf(desk, 'q.text', [[{ id: 'back' }]], { memory: entry, awaits: 'text' })),
};

/** What a button of a question means; null: it is none of them. */
export function answerQuestion(desk: CaseDesk, entry: Entry, option: Option): StaffStep | null {
  const field = fieldAsked(desk, entry);
  const answer = answers[option.id];
  return field === null || answer === undefined
    ? null
    : answer(desk, entry, field, option.value ?? '');
}

function toggle(desk: CaseDesk, entry: Entry, field: CommandField, value: string): StaffStep {
  const marked = new Set(listOf(entry['marked']));
  if (!marked.delete(value)) marked.add(value);
  return show(questionScreen(desk, { ...entry, marked: [...marked].join(',') }, field));
}

/** Nothing marked: the question stays. */
function ready(desk: CaseDesk, entry: Entry, field: CommandField): StaffStep {
  const marked = entry['marked'] ?? '';
  if (marked === '') return show(questionScreen(desk, entry, field));
  const filled = withValue(without(entry, 'marked'), field.name, marked);
  return proceed(desk, without(filled, 'ask'));
}

/** Words typed for a question; null: they are none for it. */
export function typedAnswer(
  desk: CaseDesk,
  entry: Entry,
  awaits: string,
  text: string,
): StaffStep | null {
  const field = fieldAsked(desk, entry);
  if (field === null) return null;
  if (awaits === 'day') return typedDayAnswer(desk, entry, field, text);
  if (awaits !== 'text') return null;
  if (field.kind.kind === 'code')
    return proceed(
      desk,
      without(withValue(entry, field.name, text.slice(0, field.kind.max)), 'ask'),
    );
  if (field.kind.kind === 'term') {
    const period = periodOf(text);
    return period === null
      ? show(questionScreen(desk, entry, field))
      : proceed(desk, without(withValue(entry, field.name, period), 'ask'));
  }
  const max = field.kind.kind === 'text' ? field.kind.max : 1000;
  const words = text.slice(0, max);
  return {
    type: 'words',
    text: words,
    after: (id) =>
      show(
        screenOf(
          desk,
          'q.text.again',
          [[{ id: 'write' }, { id: 'writeAgain' }], [{ id: 'back' }]],
          {
            args: { text: words },
            memory: withValue(entry, field.name, id),
          },
        ),
      ),
  };
}

function typedDayAnswer(
  desk: CaseDesk,
  entry: Entry,
  field: CommandField,
  text: string,
): StaffStep {
  const future = field.kind.kind === 'day' && field.kind.future;
  const day = typedDay(text, desk.ctx.today, future ? 'ahead' : 'past');
  if (day !== null) return proceed(desk, without(withValue(entry, field.name, day), 'ask'));
  return future ? show(questionScreen(desk, entry, field)) : pastDays(desk, entry, field, '');
}

function fieldAsked(desk: CaseDesk, entry: Entry): CommandField | null {
  const command = commandOf(desk, entry);
  const fields = command === undefined ? [] : fieldsOf(command);
  return fields.find(({ name }) => name === entry['ask']) ?? null;
}

const without = (entry: Entry, key: string): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
