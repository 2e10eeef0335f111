import { staffDay } from '../../../bot/texts/dates.js';
import { capital, wordingArgs } from '../../../bot/texts/wording.js';
import { CalendarDay } from '../../../cases/calendar-day.js';
import { envelope } from '../../../cases/events/envelope.js';
import { type CaseEvent } from '../../../cases/events/event.js';
import { PersonId, TextId } from '../../../cases/ids.js';
import { fullName, shortName } from '../../../people/person.js';
import { type Resource } from '../../../people/access-roles.js';
import { wordsOfEvents } from '../../../people/words-of-events.js';
import { historyLabels } from '../../presenters/history-labels.js';
import { sideWords } from '../../presenters/side-words.js';
import { type Fact } from '../../presenters/section.js';
import { denied, type Shown, type StaffCall } from './page.js';
import { readingOf, type StaffReading } from './staff-rights.js';

/** What an event says in full: of the one named, else of the newest that has something to say. */
export async function wordsPage(call: StaffCall): Promise<Shown> {
  const reading = await readingOf(call);
  const event = reading === null ? undefined : eventOf(call, reading);
  const content = event === undefined ? undefined : wordsOfEvents[event.type];
  if (reading === null || event === undefined || content === undefined) return denied;
  const { resource, command } = content;
  if (!mayRead(reading, event, resource)) return denied;
  const { texts } = call.parts;
  const rows = await rowsOf({ ...reading, call, command }, event);
  const none = { type: 'text', words: texts.say('slip.words.none') } as const;
  const model = {
    title: historyLabels[event.type] ?? texts.say('slip.words'),
    lead: texts.say('slip.words.lead', { no: reading.kase.number, date: staffDay(event.day) }),
    sections: [{ blocks: [rows.length === 0 ? none : ({ type: 'facts', rows } as const)] }],
  };
  return { type: 'page', model, resource };
}

function eventOf({ link }: StaffCall, { kase }: StaffReading): CaseEvent | undefined {
  const asked = link.subject?.['event'];
  return asked === undefined
    ? kase.events.findLast((e) => e.type in wordsOfEvents)
    : kase.events.find((e) => e.id === asked);
}

function mayRead({ levelOf }: StaffReading, event: CaseEvent, resource: Resource): boolean {
  const person = 'person' in event && event.person !== null ? { person: event.person } : {};
  const by = 'id' in event.actor ? { enteredBy: [event.actor.id] } : {};
  const level = levelOf(resource, { ...person, ...by, sent: true, ready: true });
  return level === 'see' || level === 'change';
}

interface Telling extends StaffReading {
  readonly call: StaffCall;
  readonly command: string;
}

/** Every field of the event that has words: texts, people, choices, days; ids are left out. */
async function rowsOf(telling: Telling, event: CaseEvent): Promise<Fact[]> {
  const fields = Object.entries(event).filter(([name]) => name !== 'type' && !(name in envelope));
  const rows = await Promise.all(
    fields.map(async ([name, value]) => {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      const words = await Promise.all(values.map((one) => wordsOf(telling, one)));
      return [labelOf(telling, name), words.filter((w) => w !== '').join('\n')] as const;
    }),
  );
  return rows.filter(([, words]) => words !== '');
}

function labelOf({ call: { parts }, command, ctx }: Telling, field: string): string {
  const { texts } = parts;
  const known = texts.has(`field.${command}.${field}`) || texts.has(`field.${field}`);
  return known ? texts.fieldLabel(command, field, wordingArgs(ctx.procedure.wording)) : '';
}

async function wordsOf(telling: Telling, value: unknown): Promise<string> {
  const { texts, store } = telling.call.parts;
  if (typeof value === 'boolean') return texts.say(value ? 'choice.yes' : 'choice.no');
  if (typeof value !== 'string') return '';
  const day = CalendarDay.safeParse(value);
  if (day.success) return staffDay(day.data);
  const choice = choiceWords(telling, value);
  const id = TextId.safeParse(value);
  if (choice !== null || !id.success) return choice ?? '';
  return (await personWords(telling, value)) ?? (await store.texts.find(id.data)) ?? '';
}

function choiceWords({ call, command, ctx }: Telling, value: string): string | null {
  const { texts } = call.parts;
  const known = texts.has(`choice.${command}.${value}`) || texts.has(`choice.${value}`);
  return known ? texts.choiceLabel(command, value, wordingArgs(ctx.procedure.wording)) : null;
}

/** The person with its name, where the role may see it; null: the id is of no person. */
async function personWords(
  { call, kase, levelOf }: Telling,
  value: string,
): Promise<string | null> {
  const id = PersonId.parse(value);
  const person = await call.parts.store.people.find(id);
  if (person === null) return null;
  const who = capital(sideWords(kase, id));
  const level = levelOf('na', { person: id });
  if (level === 'none') return who;
  return `${who}: ${level === 'masked' ? shortName(person) : fullName(person)}`;
}
